//! The `annotate` example's page, from inside.

#[path = "../../examples/annotate/page.rs"]
mod page;

use page::render;

#[test]
fn a_hostile_article_cannot_inject() {
    let text =
        "<script>alert(1)</script>\n\n“</p><img src=x onerror='alert(2)'>,” said Anna \"><b>Kurz.\u{0}\u{1b}[31m\n";
    let page = render(&[("\"><script>", newsprint::parse(text))]);
    for forbidden in ["<script", "<img", "<b>", "\0", "\u{1b}"] {
        assert!(!page.contains(forbidden), "{forbidden:?} came through");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn several_articles_get_an_index_and_everything_found_is_marked() {
    let text = "Tram reaches the lake\n\nThe line cost $2 million. “It rings,” said Anna Kurz, driver.\n";
    let articles = [("a.txt", newsprint::parse(text)), ("b.txt", newsprint::parse("42"))];
    let page = render(&articles);
    assert!(page.contains("href=\"#article-1\"") && page.contains("id=\"article-1\""));
    assert!(page.contains("class=\"amount\""), "{page}");
    assert!(page.contains("class=\"statement c0\""));
    assert!(page.contains(">Anna Kurz</span>") && page.contains("Who speaks"));
}
