//! Below an article: everyone who speaks with all they say, and every price.

use std::fmt::Write as _;

use newsprint::{Article, Span};

use super::describe;
use super::html::escape;
use super::marks::Colours;

/// What a block is called on the page.
pub fn anchor(place: usize, block: usize) -> String {
    format!("a{place}b{block}")
}

/// The way back to the blocks.
pub struct Anchors {
    place: usize,
    /// Where each block starts.
    starts: Vec<usize>,
}

impl Anchors {
    pub fn new(article: &Article, place: usize) -> Self {
        Self { place, starts: article.blocks().map(|block| block.span().start()).collect() }
    }

    /// The anchor of the block that a span begins in.
    fn of(&self, span: Span) -> String {
        anchor(self.place, self.starts.partition_point(|&start| start <= span.start()).saturating_sub(1))
    }
}

pub fn speakers(out: &mut String, article: &Article, colours: &Colours, anchors: &Anchors) {
    let speakers = article.speakers();
    if speakers.is_empty() {
        return;
    }
    out.push_str("<section class=\"speakers\"><h3>Who speaks</h3>\n<div class=\"cards\">\n");
    for speaker in speakers {
        let colour = colours.class(speaker.name());
        let _ = writeln!(out, "<div class=\"card{colour}\"><h4 dir=\"auto\">{}</h4>", escape(speaker.name()));
        let role = speaker.quotations().iter().find_map(newsprint::Quotation::role);
        if let Some(role) = role {
            let _ = writeln!(out, "<p class=\"as\" dir=\"auto\">{}</p>", escape(&article.text()[role]));
        }
        for quotation in speaker.quotations() {
            let first = quotation.parts().first().copied().unwrap_or_default();
            let _ = writeln!(
                out,
                "<blockquote dir=\"auto\"><a href=\"#{}\">{}</a></blockquote>",
                anchors.of(first),
                escape(&quotation.text())
            );
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div></section>\n");
}

pub fn prices(out: &mut String, article: &Article, anchors: &Anchors) {
    if article.prices().is_empty() {
        return;
    }
    out.push_str(
        "<section class=\"prices\"><h3>Prices</h3>\n<table dir=\"ltr\">\n\
         <tr><th>as written</th><th>read as</th><th>bytes</th></tr>\n",
    );
    for price in article.prices() {
        let _ = writeln!(
            out,
            "<tr><td><a href=\"#{}\"><bdi>{}</bdi></a></td><td><bdi>{}</bdi></td><td>{}</td></tr>",
            anchors.of(price.span()),
            escape(&article.text()[price.span()]),
            escape(&describe::money(article.text(), price)),
            price.span()
        );
    }
    out.push_str("</table></section>\n");
}
