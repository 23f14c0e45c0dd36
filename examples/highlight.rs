//! Where does it stand? The article as it is, in the terminal, what was found in colour.
//!
//! `cargo run --release --example highlight -- FILE`; without FILE, the bundled
//! article. Colours are left out for pipes and where `NO_COLOR` is set.

use std::io::Write;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use newsprint::{Article, BlockKind, Parser, QuotationKind, Span};

const TITLE: Style = Style::new().bold().underline();
const FURNITURE: Style = Style::new().dimmed();
const PRICE: Style = AnsiColor::Green.on_default();
const STATEMENT: Style = AnsiColor::Cyan.on_default();
const PHRASE: Style = Style::new().italic();
const SPEAKER: Style = AnsiColor::Yellow.on_default().bold();
const ROLE: Style = AnsiColor::Yellow.on_default();
const CUE: Style = AnsiColor::Magenta.on_default();

fn main() -> ExitCode {
    let bytes = match std::env::args().nth(1) {
        Some(file) => match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => return fail(&format!("{file}: {error}")),
        },
        None => include_bytes!("data/article.txt").to_vec(),
    };
    match Parser::new().parse_bytes(&bytes) {
        Ok(article) => {
            // A reader that leaves early, as `head` does, is no fault of ours.
            let _ = anstream::stdout().write_all(paint(&article).as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("highlight: {message}");
    ExitCode::from(2)
}

/// What to paint how; where spans lie in each other, the later row wins.
fn layers(article: &Article) -> Vec<(Span, Style)> {
    let mut layers = Vec::new();
    for block in article.blocks() {
        match block.kind() {
            BlockKind::Title | BlockKind::Heading => layers.push((block.span(), TITLE)),
            BlockKind::Boilerplate | BlockKind::Caption => layers.push((block.span(), FURNITURE)),
            _ => {}
        }
    }
    for quotation in article.quotations() {
        let style = if quotation.kind() == QuotationKind::Phrase { PHRASE } else { STATEMENT };
        layers.extend(quotation.parts().iter().map(|&part| (part, style)));
    }
    for quotation in article.quotations() {
        layers.extend(quotation.speaker().map(|mention| (mention.span(), SPEAKER)));
        layers.extend(quotation.role().map(|span| (span, ROLE)));
        layers.extend(quotation.cue().map(|span| (span, CUE)));
    }
    layers.extend(article.prices().iter().map(|price| (price.span(), PRICE)));
    layers
}

fn paint(article: &Article) -> String {
    let text = article.text();
    let mut styles: Vec<Option<Style>> = vec![None; text.len()];
    for (span, style) in layers(article) {
        styles[span.range()].fill(Some(style));
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut current = None;
    for (at, c) in text.char_indices() {
        // A style does not run over a line's end: pagers cut there.
        let next = if c == '\n' { None } else { styles[at] };
        if next != current {
            out.extend(current.map(|style: Style| style.render_reset().to_string()));
            out.extend(next.map(|style| style.render().to_string()));
            current = next;
        }
        // Controls in the text must not steer the terminal.
        out.push(if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c });
    }
    out.extend(current.map(|style| style.render_reset().to_string()));
    out
}
