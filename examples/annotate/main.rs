//! What did it find? One self-contained HTML page of an article, or of several
//! with an index: blocks, prices and quotations in colour, who speaks in the margin.
//!
//! `cargo run --release --example annotate -- [-o PAGE.html] [FILE …]`
//!
//! Without FILE it takes the article bundled in `examples/data/`; without `-o` the
//! page goes to standard output. The page needs no script and no network.

mod page;

use std::io::{self, Write};
use std::process::ExitCode;

use newsprint::Parser;

const SAMPLE: &str = include_str!("../data/article.txt");
const USAGE: &str = "usage: annotate [-o PAGE.html] [FILE …]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("annotate: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut output = None;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-o" => output = Some(arguments.next().ok_or(USAGE)?),
            "-h" | "--help" => return Err(USAGE.to_owned()),
            _ => files.push(argument),
        }
    }
    let mut sources = Vec::new();
    for file in &files {
        sources.push((file.as_str(), std::fs::read(file).map_err(|error| format!("{file}: {error}"))?));
    }
    if sources.is_empty() {
        sources.push(("the bundled sample", SAMPLE.as_bytes().to_vec()));
    }
    let mut articles = Vec::new();
    for (name, bytes) in &sources {
        articles.push((*name, Parser::new().parse_bytes(bytes).map_err(|error| format!("{name}: {error}"))?));
    }
    let page = page::render(&articles);
    match output {
        Some(file) => std::fs::write(&file, page).map_err(|error| format!("{file}: {error}")),
        // A reader that leaves early, as `head` does, is no fault of ours.
        None => io::stdout().write_all(page.as_bytes()).or(Ok(())),
    }
}
