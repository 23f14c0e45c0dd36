//! What is in this article? Prints it typed, a line a block, with prices,
//! quotations and speakers indented below.
//!
//! `cargo run --release --example article -- FILE`; `-` reads standard input;
//! without FILE it reads the article bundled in `examples/data/`.

#[path = "common/describe.rs"]
mod describe;

use std::fmt::Write as _;
use std::io::{self, Read, Write as _};
use std::process::ExitCode;

use newsprint::{Article, Block, Parser, Quotation};

/// Longer texts are cut to this many characters in print.
const WIDTH: usize = 96;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next();
    if arguments.next().is_some() {
        return fail("usage: article [FILE | -]");
    }
    let (name, bytes) = match name.as_deref() {
        None => ("the bundled sample", Ok(include_bytes!("data/article.txt").to_vec())),
        Some("-") => ("standard input", read_standard_input()),
        Some(file) => (file, std::fs::read(file)),
    };
    let bytes = match bytes {
        Ok(bytes) if bytes.trim_ascii().is_empty() => return fail(&format!("{name}: there is no text in it")),
        Ok(bytes) => bytes,
        Err(error) => return fail(&format!("{name}: {error}")),
    };
    let article = match Parser::new().parse_bytes(&bytes) {
        Ok(article) => article,
        Err(error) => return fail(&format!("{name}: {error}")),
    };
    // A reader that leaves early, as `head` does, is no fault of ours.
    let _ = io::stdout().write_all(report(&article).as_bytes());
    ExitCode::SUCCESS
}

fn fail(message: &str) -> ExitCode {
    eprintln!("article: {message}");
    ExitCode::from(2)
}

fn read_standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The whole article for a person to read.
fn report(article: &Article) -> String {
    let mut out = String::new();
    for block in article.blocks() {
        describe_block(&mut out, article, &block);
    }
    let speakers = article.speakers();
    if !speakers.is_empty() {
        out.push_str("\nspeakers\n");
    }
    for speaker in speakers {
        let _ = writeln!(out, "  {} ({})", speaker.name(), speaker.quotations().len());
    }
    let language = article.language().map_or("none".into(), |found| found.language().to_string());
    let published = article.published().map(|when| when.date().unwrap_or(article.text()[when.span()].to_owned()));
    let _ = writeln!(out, "\nlanguage {language}, published {}", published.as_deref().unwrap_or("not said"));
    out
}

fn describe_block(out: &mut String, article: &Article, block: &Block) {
    let _ = writeln!(out, "{:<12} {}", block.kind().name(), shorten(&block.text()));
    for price in block.prices() {
        let _ = writeln!(out, "{:14}price {}", "", describe::money(article.text(), price));
    }
    for quotation in block.quotations() {
        let _ = writeln!(out, "{:14}{}", "", describe_quotation(article, &quotation));
    }
}

fn describe_quotation(article: &Article, quotation: &Quotation) -> String {
    let mut line = format!("{} “{}”", describe::kind(quotation), shorten(&quotation.text()));
    if let Some(speaker) = quotation.speaker() {
        let _ = write!(line, " by {}", speaker.name());
    }
    if let Some(role) = quotation.role() {
        let _ = write!(line, ", {}", &article.text()[role]);
    }
    if let Some(cue) = quotation.cue() {
        let _ = write!(line, " ({})", &article.text()[cue]);
    }
    line
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}
