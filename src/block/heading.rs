//! Headings inside the body: where they are certain enough.

use super::convention::Draft;
use super::lines::Closing;

/// Columns of a heading at most: 96 of 100 are narrower.
const WIDEST: u32 = 80;

/// Columns from which the neighbours are paragraphs beyond doubt.
const PARAGRAPH: u32 = 100;

/// Whether the draft is a heading: a short line without a terminator between
/// two paragraphs. What stands beside another short line may as well be a
/// caption, a credit or an unmarked list, and stays a paragraph.
pub(super) fn is_heading(text: &str, before: Option<&Draft>, draft: &Draft, after: Option<&Draft>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let written = &text[draft.span];
    let question = written.ends_with(['?', '!', '？', '！']);
    if draft.width > WIDEST || draft.closing == Closing::Leading || draft.closing == Closing::Sentence && !question {
        return false;
    }
    let starts = written.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let between = before.width >= PARAGRAPH && before.closing == Closing::Sentence && after.width >= PARAGRAPH;
    starts && between && !written.starts_with(['(', '[', '“', '"', '—', '–', '«', '„', '©', '@'])
}
