//! Whole articles: one snapshot a fixture, showing every item with its span and slice.
//!
//! `cargo insta review`, or `INSTA_UPDATE=always cargo test`, takes a change in.

use std::fmt::Write as _;

use newsprint::{Article, Span, parse};

use crate::fixtures;

#[test]
fn articles() {
    for (name, text) in fixtures::articles() {
        let shown = show(&parse(&text));
        insta::with_settings!({ snapshot_suffix => name, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("article", shown);
        });
    }
}

/// The article as text: head, blocks with what they hold, speakers.
fn show(article: &Article) -> String {
    let slice = |span: Span| format!("{span} {:?}", &article.text()[span]);
    let mut out = String::new();
    let language = article.language().map(|found| format!("{} {}", found.language(), found.script().code()));
    let _ = writeln!(out, "language {}", language.as_deref().unwrap_or("none"));
    for (what, span) in [("byline", article.byline()), ("dateline", article.dateline())] {
        if let Some(span) = span {
            let _ = writeln!(out, "{what} {}", slice(span));
        }
    }
    if let Some(when) = article.published() {
        let _ = writeln!(out, "published {} {}", when.date().as_deref().unwrap_or("undated"), slice(when.span()));
    }
    for block in article.blocks() {
        let language = block.language().map_or("none".to_owned(), |language| language.to_string());
        let _ = writeln!(out, "\n{} {language} {}", block.kind().name(), slice(block.span()));
        if block.sentences().len() > 1 {
            for &span in block.sentences() {
                let _ = writeln!(out, "  sentence {}", slice(span));
            }
        }
        for price in block.prices() {
            let _ = writeln!(out, "  price {} = {}", slice(price.span()), worth(price));
        }
        for quotation in block.quotations() {
            let _ = writeln!(out, "  {:?} {:?}", quotation.kind(), quotation.style());
            for &part in quotation.parts() {
                let _ = writeln!(out, "    part {}", slice(part));
            }
            if let Some(speaker) = quotation.speaker() {
                let _ = writeln!(out, "    speaker {} as {:?}", slice(speaker.span()), speaker.name());
            }
            for (what, span) in [("role", quotation.role()), ("cue", quotation.cue())] {
                if let Some(span) = span {
                    let _ = writeln!(out, "    {what} {}", slice(span));
                }
            }
        }
    }
    out
}

fn worth(price: &newsprint::Price) -> String {
    let mut worth = price.amount().to_string();
    if let Some(top) = price.amount_max() {
        let _ = write!(worth, "..{top}");
    }
    if let Some(currency) = price.currency() {
        let candidates: Vec<_> = currency.candidates().collect();
        let _ = write!(worth, " {}", currency.code().map_or(format!("{candidates:?}"), str::to_owned));
    }
    worth
}
