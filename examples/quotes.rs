//! Who said what? Prints an article's quotations under the name of whoever is
//! quoted, each with the role and the reporting verb as written.
//!
//! `cargo run --release --example quotes -- FILE`; without FILE, standard input.

use std::fmt::Write as _;
use std::io::{self, Read, Write as _};
use std::process::ExitCode;

use newsprint::{Article, Parser, Quotation, QuotationKind};

fn main() -> ExitCode {
    let bytes = match std::env::args().nth(1) {
        Some(file) => std::fs::read(file),
        None => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let report = bytes
        .map_err(|error| error.to_string())
        .and_then(|bytes| Ok(describe(&Parser::new().parse_bytes(&bytes).map_err(|error| error.to_string())?)));
    match report {
        Ok(report) => {
            // A reader that leaves early, as `head` does, is no fault of ours.
            let _ = io::stdout().write_all(report.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("quotes: {error}");
            ExitCode::from(2)
        }
    }
}

/// The speakers in order of appearance; what nobody is named for comes last.
fn describe(article: &Article) -> String {
    let mut out = String::new();
    for speaker in article.speakers() {
        let _ = writeln!(out, "{}", speaker.name());
        for quotation in speaker.quotations() {
            describe_quotation(&mut out, article.text(), quotation);
        }
    }
    let nobody: Vec<_> = article
        .quotations()
        .filter(|quotation| quotation.speaker().is_none() && quotation.kind() != QuotationKind::Phrase)
        .collect();
    if !nobody.is_empty() {
        out.push_str("(not named)\n");
        nobody.iter().for_each(|quotation| describe_quotation(&mut out, article.text(), quotation));
    }
    out
}

fn describe_quotation(out: &mut String, text: &str, quotation: &Quotation) {
    let _ = write!(out, "  {}", quotation.text());
    let role = quotation.role().map(|role| &text[role.range()]);
    let cue = quotation.cue().map(|cue| &text[cue.range()]);
    let beside: Vec<_> = role.into_iter().chain(cue).collect();
    if !beside.is_empty() {
        let _ = write!(out, "  [{}]", beside.join("; "));
    }
    out.push('\n');
}
