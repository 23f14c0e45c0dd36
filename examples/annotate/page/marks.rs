//! Stretches of text to be set off, and the text cut along them.

use std::collections::HashMap;
use std::fmt::Write as _;

use newsprint::{Article, Quotation, Span};

use super::describe;
use super::html::escape;

/// Speakers take these many colours in turn; see `style.css`.
const COLOURS: usize = 6;

/// The colour of each speaker.
pub struct Colours(HashMap<String, usize>);

impl Colours {
    pub fn of(article: &Article) -> Self {
        let speakers = article.speakers();
        // Two mentions are one speaker whatever their letter case: so they are here.
        Self(speakers.iter().enumerate().map(|(at, speaker)| (speaker.name().to_lowercase(), at % COLOURS)).collect())
    }

    /// The class of a speaker's colour, with the space before it.
    pub fn class(&self, name: &str) -> String {
        self.0.get(&name.to_lowercase()).map_or(String::new(), |colour| format!(" c{colour}"))
    }

    /// The class of whoever is quoted; none where nobody is named.
    pub fn class_of(&self, quotation: &Quotation) -> String {
        quotation.speaker().map_or(String::new(), |mention| self.class(&mention.name()))
    }
}

/// A stretch to be set off: its classes, and what hovering over it says.
pub struct Mark {
    pub span: Span,
    class: String,
    hint: String,
}

/// Everything in an article that is set off, sorted by place.
pub fn all(article: &Article, colours: &Colours) -> Vec<Mark> {
    let text = article.text();
    let price = |price| Mark {
        span: newsprint::Price::span(price),
        class: "amount".into(),
        hint: describe::money(text, price),
    };
    let mut marks: Vec<Mark> = article.prices().iter().map(price).collect();
    marks.extend(article.quotations().flat_map(|quotation| of_quotation(text, &quotation, colours)));
    marks.sort_by_key(|mark| mark.span);
    marks
}

fn of_quotation(text: &str, quotation: &Quotation, colours: &Colours) -> Vec<Mark> {
    let kind = describe::kind(quotation);
    let colour = colours.class_of(quotation);
    let hint = attribution(text, quotation).map_or(kind.to_owned(), |who| format!("{kind}: {who}"));
    let mark = |span, class: &str| Mark { span, class: format!("{class}{colour}"), hint: hint.clone() };
    let mut marks: Vec<Mark> = quotation.parts().iter().map(|&part| mark(part, kind)).collect();
    marks.extend(quotation.speaker().map(|mention| mark(mention.span(), "speaker")));
    marks.extend(quotation.role().map(|span| mark(span, "role")));
    marks.extend(quotation.cue().map(|span| mark(span, "cue")));
    marks
}

/// `Anna Kurz, head of the depot`.
fn attribution(text: &str, quotation: &Quotation) -> Option<String> {
    let name = quotation.speaker()?.name();
    let role = quotation.role().map(|span| &text[span]);
    Some(role.map_or(name.to_string(), |role| format!("{name}, {role}")))
}

/// Writes a block's text, cut wherever a mark begins or ends; each piece carries
/// the classes of all marks over it, so that marks may overlap in any way.
pub fn write(out: &mut String, text: &str, marks: &[Mark], block: Span) {
    let from = marks.partition_point(|mark| mark.span.start() < block.start());
    let marks = &marks[from..];
    let marks = &marks[..marks.partition_point(|mark| mark.span.start() < block.end())];
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]).collect();
    cuts.extend([block.start(), block.end()]);
    cuts.retain(|&cut| cut <= block.end());
    cuts.sort_unstable();
    cuts.dedup();
    let mut ahead = marks.iter().peekable();
    let mut over: Vec<&Mark> = Vec::new();
    for ends in cuts.windows(2) {
        let piece = Span::new(ends[0], ends[1]);
        over.retain(|mark| mark.span.end() > piece.start());
        while let Some(mark) = ahead.next_if(|mark| mark.span.start() <= piece.start()) {
            over.push(mark);
        }
        write_piece(out, &text[piece], &over);
    }
}

fn write_piece(out: &mut String, piece: &str, over: &[&Mark]) {
    if over.is_empty() {
        out.push_str(&escape(piece));
        return;
    }
    let classes: Vec<_> = over.iter().map(|mark| mark.class.as_str()).collect();
    let mut hints: Vec<_> = over.iter().map(|mark| mark.hint.as_str()).collect();
    hints.dedup();
    let (class, hint) = (classes.join(" "), escape(&hints.join(" · ")));
    let _ = write!(out, "<span class=\"{class}\" title=\"{hint}\">{}</span>", escape(piece));
}
