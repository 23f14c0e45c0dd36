//! Headings inside the body: where they are certain enough.

use std::ops::Range;

use super::convention::Draft;
use super::fold::is_alphanumeric;
use super::lines::Closing;
use super::title::Hint;

/// Columns of a heading at most: 96 of 100 are narrower.
const WIDEST: u32 = 80;

/// Columns from which a neighbour is a paragraph beyond doubt.
const PARAGRAPH: u32 = 100;

/// Marks that quotations, brackets and credits begin with, and no heading.
const NO_HEADING: [char; 9] = ['(', '[', '“', '"', '—', '–', '«', '„', '@'];

/// Marks the headings among the drafts of a body.
///
/// A heading is a short line without a full stop above a paragraph, a list, or
/// another heading. Captions and credits look the same: so the document must
/// show headings, one between two paragraphs or several above them.
pub(super) fn headings(text: &str, drafts: &[Draft], items: &[bool], hints: &[Hint], body: &Range<usize>) -> Vec<bool> {
    /// Lines above paragraphs that make a habit.
    const HABIT: usize = 3;
    let mut headings = vec![false; drafts.len()];
    let can_be = |at: usize| !items[at] && !hints[at].credit && has_shape(text, &drafts[at]);
    let ends = |at: usize| at >= body.start && drafts[at].closing == Closing::Sentence;
    let is_long = |at: usize| at < body.end && drafts[at].width >= PARAGRAPH;
    let (mut between, mut above) = (0, 0);
    for at in body.clone().filter(|&at| can_be(at)) {
        let after = at + 1;
        let before_ends = at > body.start && ends(at - 1);
        let double = after < body.end && can_be(after) && is_long(after + 1);
        headings[at] = is_long(after) || after < body.end && items[after] || double;
        above += usize::from(is_long(after));
        between += usize::from(is_long(after) && before_ends && is_long(at - 1));
    }
    if between == 0 && above < HABIT {
        headings.fill(false);
    }
    headings
}

/// Whether the line looks like a heading by itself.
fn has_shape(text: &str, draft: &Draft) -> bool {
    if draft.width > WIDEST || draft.closing == Closing::Leading {
        return false;
    }
    let written = &text[draft.span];
    let question = || written.ends_with(['?', '!', '？', '！', '؟']);
    if draft.closing == Closing::Sentence && !question() {
        return false;
    }
    let first = written.chars().find(|&c| is_alphanumeric(c));
    first.is_some_and(|c| !c.is_lowercase()) && !written.starts_with(NO_HEADING)
}
