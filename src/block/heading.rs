//! Headings inside the body: where they are certain enough.

use std::ops::Range;

use super::convention::Draft;
use super::fold::{is_alphanumeric, is_small};
use super::furniture::Evidence;
use super::lines::Closing;
use super::title::{self, Hint};
use crate::scratch::bytes;

/// Columns of a heading at most: 96 of 100 are narrower.
const WIDEST: u32 = 80;

/// Columns from which a neighbour is a paragraph beyond doubt.
const PARAGRAPH: u32 = 100;

/// Columns from which a line below is one, too, that ends a sentence where a paragraph stands above.
const SENTENCE: u32 = 45;

/// Columns of the paragraph above then.
const TOLD: u32 = 80;

/// Likewise of one that ends with a colon.
const LEADS: u32 = 24;

/// Marks that quotations, brackets and credits begin with, and no heading.
const NO_HEADING: [char; 9] = ['(', '[', '“', '"', '—', '–', '«', '„', '@'];

/// The working memory of the search for headings.
#[derive(Debug, Default)]
pub(super) struct Lists {
    headings: Vec<bool>,
    /// The lines that look like headings.
    shaped: Vec<usize>,
    sorted: Vec<usize>,
}

impl Lists {
    pub(super) fn bytes(&self) -> usize {
        bytes(&self.headings) + bytes(&self.shaped) + bytes(&self.sorted)
    }
}

/// Marks the headings among the drafts of a body.
///
/// A heading is a short line without a full stop above a paragraph or a list,
/// or, where a sentence ends before it, above another heading. Captions and
/// credits look the same: so the document must show headings, one between two
/// paragraphs or several above them.
pub(super) fn headings<'l>(
    text: &str,
    drafts: &[Draft],
    items: &[bool],
    hints: &[Hint],
    body: &Range<usize>,
    lists: &'l mut Lists,
) -> &'l [bool] {
    /// Lines above paragraphs that make a habit.
    const HABIT: usize = 3;
    /// Questions over paragraphs that do.
    const QUESTIONS: usize = 2;
    let Lists { headings, shaped, sorted } = lists;
    headings.clear();
    headings.resize(drafts.len(), false);
    let can_be = |at: &usize| !items[*at] && can_head(text, &drafts[*at], hints[*at]);
    shaped.clear();
    shaped.extend(body.clone().filter(can_be));
    let repeated = take_repeated(text, drafts, shaped, sorted);
    let is_among = |list: &[usize], at: usize| list.binary_search(&at).is_ok();
    // The picture under a heading has its credit there, too.
    let is_aside = |at: &usize| hints[*at].credit && !is_among(shaped, *at) || is_among(&repeated, *at);
    let after = |at: usize| (at + 1..body.end).find(|at| !is_aside(at));
    let ends = |at: usize| drafts[at].closing == Closing::Sentence;
    let is_long = |at: usize| drafts[at].width >= PARAGRAPH;
    let opens = |at: usize, next: usize| {
        let leads = drafts[next].width >= LEADS && drafts[next].closing == Closing::Leading;
        let told = leads || drafts[next].width >= SENTENCE && ends(next);
        is_long(next) || told && ends(at - 1) && drafts[at - 1].width >= TOLD
    };
    let (mut between, mut above) = (0, 0);
    let is_under_hour = |at: usize| at > 0 && hints[at - 1].hour;
    // What stands first is a deck or the end of the head.
    for &at in shaped.iter().filter(|&&at| at > body.start || is_under_hour(at)) {
        let Some(next) = after(at) else { continue };
        if is_under_hour(at) {
            headings[at] = ends(next);
            between += usize::from(headings[at]);
            continue;
        }
        let double = ends(at - 1) && is_among(shaped, next) && after(next).is_some_and(is_long);
        headings[at] = opens(at, next) || items[next] || double;
        above += usize::from(is_long(next));
        let enough = if is_long(next) { SENTENCE } else { TOLD };
        let follows = opens(at, next) || items[next];
        between += usize::from(follows && ends(at - 1) && drafts[at - 1].width >= enough);
    }
    if between == 0 && above < HABIT {
        headings.fill(false);
    }
    // Where questions head the paragraphs, the first of them does.
    let asks = |at: usize| headings[at] && title::asks(&text[drafts[at].span]);
    let habit = body.clone().filter(|&at| asks(at)).take(QUESTIONS).count() == QUESTIONS;
    if let Some(&first) = shaped.first().filter(|&&first| habit && first == body.start) {
        headings[first] = title::asks(&text[drafts[first].span]) && after(first).is_some_and(ends);
    }
    headings
}

/// Takes out the lines that stand in the body again and again: a credit, the
/// name of one who is asked, a button. A heading stands once.
fn take_repeated(text: &str, drafts: &[Draft], shaped: &mut Vec<usize>, sorted: &mut Vec<usize>) -> Vec<usize> {
    /// Twice may be chance.
    const AGAIN: usize = 3;
    if shaped.len() < AGAIN {
        return Vec::new();
    }
    let line = |at: usize| text.get(drafts[at].span.range()).unwrap_or_default();
    sorted.clone_from(shaped);
    sorted.sort_unstable_by_key(|&at| (line(at), at));
    let repeated = sorted.chunk_by(|&one, &other| line(one) == line(other)).filter(|lines| lines.len() >= AGAIN);
    let mut repeated: Vec<usize> = repeated.flatten().copied().collect();
    repeated.sort_unstable();
    shaped.retain(|at| repeated.binary_search(at).is_err());
    repeated
}

/// Whether nothing but its place keeps a line from being a heading.
pub(super) fn can_head(text: &str, draft: &Draft, hint: Hint) -> bool {
    let leads = hint.furniture == Evidence::Leads || hint.furniture == Evidence::Weak;
    !(hint.credit || hint.byline || hint.timestamp || hint.hour || leads) && has_shape(text, draft)
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
    first.is_some_and(|c| !is_small(c)) && !written.starts_with(NO_HEADING)
}
