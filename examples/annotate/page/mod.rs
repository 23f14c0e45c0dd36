//! Articles as one HTML page that needs neither script nor network.

#[path = "../../common/describe.rs"]
mod describe;
mod html;
mod marks;
mod panels;
mod reading;

use std::fmt::Write as _;

use newsprint::Article;

use html::{Direction, escape};
use reading::Reading;

/// What a browser may do with the page: show it. Even markup that slipped through
/// could neither run nor load anything.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const LEGEND: &str = "<p class=\"legend\"><span class=\"statement c0\">statement</span> \
    <span class=\"fragment c0\">fragment</span> <span class=\"phrase\">phrase</span> \
    <span class=\"speaker c0\">speaker</span> <span class=\"role c0\">role</span> <span class=\"cue c0\">cue</span> \
    <span class=\"amount\">price</span></p>\n";

/// The whole page, of articles with the names they go by where they have no title.
pub fn render(articles: &[(&str, Article)]) -> String {
    let first = articles.first().map_or("newsprint", |(name, article)| heading(name, article));
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = write!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        escape(first),
        include_str!("style.css")
    );
    out.push_str(LEGEND);
    if articles.len() > 1 {
        write_index(&mut out, articles);
    }
    for (place, (name, article)) in articles.iter().enumerate() {
        Reading::new(article, place).write(&mut out, name);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn heading<'a>(name: &'a str, article: &'a Article) -> &'a str {
    article.title().map_or(name, |title| title.raw())
}

fn write_index(out: &mut String, articles: &[(&str, Article)]) {
    out.push_str("<nav aria-label=\"Articles\"><ol>\n");
    for (place, (name, article)) in articles.iter().enumerate() {
        let title = heading(name, article);
        let language = article.language().map_or("no language", |found| found.language().own_name());
        let _ = writeln!(
            out,
            "<li><a href=\"#a{place}\" dir=\"{}\">{}</a> <small><bdi>{}</bdi> · {}</small></li>",
            Direction::of(title).unwrap_or_default(),
            escape(title),
            escape(language),
            counts(article)
        );
    }
    out.push_str("</ol></nav>\n");
}

/// `2 prices · 5 quotations · 3 speakers`.
fn counts(article: &Article) -> String {
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    [
        count(article.prices().len(), "price"),
        count(article.quotations().len(), "quotation"),
        count(article.speakers().len(), "speaker"),
    ]
    .join(" · ")
}
