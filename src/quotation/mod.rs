//! Quoted statements: who said what.

pub(crate) mod attribution;
mod customs;
mod dash;
mod marks;
mod pairing;
mod signs;
mod spans;

use crate::block::BlockData;
use crate::language::Language;
use crate::scan::Landmarks;
use crate::span::Span;
pub(crate) use spans::Spans;

/// What a quotation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum QuotationKind {
    /// Someone's words, a clause or more.
    Statement,
    /// A part-quotation built into the writer's own sentence: called it “a disgrace”.
    Fragment,
    /// Scare quotes, names, titles, slogans: nobody's words.
    Phrase,
}

/// How a quotation is set off from the text around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum QuotationStyle {
    /// Between quotation marks.
    Marks,
    /// Introduced by a dash, as dialogue is in many languages.
    Dash,
}

/// The speaker of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(crate) struct Mention {
    /// The shortest name or noun phrase as written beside the cue.
    pub(crate) span: Span,
    /// Where the fullest form of the name stands; the same as `span` where none does.
    pub(crate) name: Span,
}

/// A quotation as the article keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub(crate) struct QuotationData {
    pub(crate) kind: QuotationKind,
    pub(crate) style: QuotationStyle,
    /// In order, marks included; more than one where the attribution breaks it or it runs over paragraphs.
    pub(crate) parts: Spans,
    pub(crate) speaker: Option<Mention>,
    pub(crate) role: Option<Span>,
    pub(crate) cue: Option<Span>,
}

/// The working memory of this room; see [`scratch`](crate::scratch).
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pairing: pairing::Scratch,
    attribution: attribution::Scratch,
}

impl Scratch {
    pub(crate) fn bytes(&self) -> usize {
        self.pairing.bytes() + self.attribution.bytes()
    }
}

/// Finds the quotations of a whole article, in order of their first parts.
///
/// `blocks` are all blocks in order; `language` is the document's, each block
/// carries its own.
pub(crate) fn find(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    language: Option<Language>,
    scratch: &mut Scratch,
) -> Vec<QuotationData> {
    let Scratch { pairing, attribution } = scratch;
    pairing::pair(text, blocks, landmarks, language, pairing);
    attribution::attribute(text, blocks, landmarks, language, &mut pairing.quoted, attribution)
}

/// The words of one part, its marks and the blanks inside them taken off. A part
/// that runs on in the next paragraph has no closing mark to take.
pub(crate) fn words(text: &str, part: Span, style: QuotationStyle) -> Span {
    if style == QuotationStyle::Dash {
        return part;
    }
    let slice = &text[part];
    let head = marks::opening_len(slice);
    let tail = marks::closing_len(&slice[head..], slice);
    let inside = &slice[head..slice.len() - tail];
    let start = part.start() + head + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}
