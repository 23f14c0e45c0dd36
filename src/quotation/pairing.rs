//! Quotation marks and dialogue dashes into quotations.

use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::QuotationStyle;
use crate::scan::Landmarks;
use crate::span::Span;

/// Words set off by marks or a dash, before anyone asked who says them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quoted {
    pub(super) style: QuotationStyle,
    /// In order, marks included, one a block: several where the words run over
    /// paragraphs that reopen, or where a dash turn is broken by its attribution.
    pub(super) parts: Vec<Span>,
}

/// Finds what is quoted, in order of the first parts. A quotation inside
/// another is part of the outer one. Words on both sides of an attribution in
/// marks of their own (“A,” X said, “b”) are two here: `attribution` joins them.
pub(super) fn pair(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    _language: Option<Language>,
) -> Vec<Quoted> {
    let mut found = Vec::new();
    for block in blocks {
        let marks = Landmarks::within(&landmarks.marks, block.span);
        let double: Vec<_> =
            marks.iter().map(|&at| at as usize).filter(|&at| text[at..].starts_with(['"', '“', '”'])).collect();
        for pair in double.chunks_exact(2) {
            let end = pair[1] + text[pair[1]..].chars().next().map_or(1, char::len_utf8);
            found.push(Quoted { style: QuotationStyle::Marks, parts: vec![Span::new(pair[0], end)] });
        }
    }
    found
}
