//! Sentences inside a block.

use crate::language::Language;
use crate::scan::Landmarks;
use crate::span::Span;

/// Splits one block into sentences, trimmed of blanks, in order.
pub(crate) fn split(
    text: &str,
    block: Span,
    landmarks: &Landmarks,
    _language: Option<Language>,
    found: &mut Vec<Span>,
) {
    let mut start = block.start();
    for &at in Landmarks::within(&landmarks.terminators, block) {
        let end = at as usize + text[at as usize..].chars().next().map_or(1, char::len_utf8);
        if end < block.end() && text[end..].starts_with(' ') {
            found.push(Span::new(start, end));
            start = end + 1;
        }
    }
    if start < block.end() {
        found.push(Span::new(start, block.end()));
    }
}
