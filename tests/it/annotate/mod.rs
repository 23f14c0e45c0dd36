//! The `annotate` example's page, from inside and in a browser.

#[path = "../../../examples/annotate/page/mod.rs"]
mod page;

mod browser;

use newsprint::parse;
use page::render;

/// Markup, handlers, controls and bidi overrides wherever an article shows: title,
/// words, speaker, role, price, and the name of the file.
const HOSTILE: &str = "<script>alert(1)</script><svg onload=alert(2)>\n\n\
    “</p><img src=x onerror='alert(3)'>,” said Anna \"><b>Kurz, head of </style><script>alert(4)</script>.\n\
    The \u{202e}<iframe srcdoc='x'> costs $5 per <a href=javascript:alert(5)>\u{0}\u{1b}[31m &amp; more.\r\n\
    <!-- “It is closed,” said <Zoe & Co's> spokeswoman. --> ]]> {{7*7}}\n";

#[test]
fn a_hostile_article_cannot_inject() {
    let page = render(&[("\"><script>", parse(HOSTILE)), ("two", parse(HOSTILE))]);
    for forbidden in ["<script", "<img", "<svg", "<iframe", "<!--", "<b>K", "\0", "\u{1b}", "\r"] {
        assert!(!page.contains(forbidden), "{forbidden:?} came through");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn several_articles_get_an_index_and_everything_found_is_marked() {
    let text = "Tram reaches the lake\n\nThe line cost $2 million. “It rings,” said Anna Kurz, driver.\n";
    let articles = [("a.txt", parse(text)), ("b.txt", parse("42"))];
    let page = render(&articles);
    assert!(page.contains("href=\"#a1\"") && page.contains("id=\"a1\""));
    assert!(page.contains("class=\"amount\""), "{page}");
    assert!(page.contains("class=\"statement c0\""));
    assert!(page.contains(">Anna Kurz</span>") && page.contains("Who speaks"));
}

#[test]
fn a_speaker_keeps_one_colour_whatever_the_letter_case() {
    let text = "ANNA KURZ drives the tram.\n\n“It rings,” said Anna Kurz. “It stops,” said ANNA KURZ.\n";
    let page = render(&[("a", parse(text))]);
    assert!(!page.contains("c1\""), "{page}");
}

#[test]
fn a_paragraph_runs_the_way_most_of_its_letters_do() {
    let page = render(&[("a", parse("IBM فتحت مكتبا جديدا في المدينة القديمة يوم الأحد الماضي.\n"))]);
    assert!(page.contains("<p class=\"text\" lang=\"ar\" dir=\"rtl\">"), "{page}");
}

#[test]
fn furniture_is_folded_and_time_is_linear_in_marks() {
    let page = render(&[("a", parse(&crate::fixtures::read("eng-page")))]);
    assert!(page.contains("lines of page furniture</summary>"));
    let crowded = format!("Tea\n\n{}\n", "It costs $5, “so be it,” said Ann Poe. ".repeat(4000));
    let start = std::time::Instant::now();
    render(&[("a", parse(&crowded))]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
