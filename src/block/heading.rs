//! Headings inside the body: where they are certain enough.

use std::ops::Range;

use super::convention::Draft;
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
/// A heading is a short line without a full stop above a paragraph, or above
/// another heading. Captions and credits look the same: so the document must
/// show at least one heading that stands between two paragraphs, as captions
/// do more seldom.
pub(super) fn headings(text: &str, drafts: &[Draft], items: &[bool], hints: &[Hint], body: &Range<usize>) -> Vec<bool> {
    let mut headings = vec![false; drafts.len()];
    let can_be = |at: usize| !items[at] && !hints[at].credit && has_shape(text, &drafts[at]);
    let mut is_shown = false;
    // From the end, so that a heading above a heading is known by the lower one.
    for at in body.clone().rev() {
        let Some(after) = drafts.get(at + 1).filter(|_| at + 1 < body.end) else { continue };
        if !can_be(at) {
            continue;
        }
        let above_heading = at + 2 < body.end && headings[at + 1] && drafts[at + 2].width >= PARAGRAPH;
        headings[at] = after.width >= PARAGRAPH || above_heading;
        let below = at > body.start && drafts[at - 1].width >= PARAGRAPH && drafts[at - 1].closing == Closing::Sentence;
        is_shown |= headings[at] && below && after.width >= PARAGRAPH;
    }
    if !is_shown {
        headings.fill(false);
    }
    headings
}

/// Whether the line looks like a heading by itself.
fn has_shape(text: &str, draft: &Draft) -> bool {
    let written = &text[draft.span];
    let question = written.ends_with(['?', '!', '？', '！', '؟']);
    if draft.width > WIDEST || draft.closing == Closing::Leading || draft.closing == Closing::Sentence && !question {
        return false;
    }
    let first = written.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_lowercase()) && !written.starts_with(NO_HEADING)
}
