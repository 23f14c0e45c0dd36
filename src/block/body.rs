//! The body run: where, among the lines, the article itself stands.

use std::ops::Range;

use super::convention::Draft;
use super::furniture::Evidence;
use super::lines::Closing;
use super::title::Hint;

/// Columns from which a line is prose whatever its end.
pub(super) const LONG: u32 = 100;

/// Columns from which a line with a full stop is prose.
pub(super) const PROSE: u32 = 60;

/// How far the sum may fall inside a run: behind so many menu entries and
/// teasers stands another text.
const FALL: i32 = 24;

/// The stretch of drafts with the largest sum, long and terminated ones counting
/// for it, short ones against. Neutral to language: the terminators of all
/// scripts count, and length where a script has none.
pub(super) fn run(drafts: &[Draft], items: &[bool], hints: &[Hint]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut from, mut sum, mut top) = (0, 0, 0);
    for (at, ((draft, &item), hint)) in drafts.iter().zip(items).zip(hints).enumerate() {
        sum += weight(draft, item, hint.furniture);
        if sum <= 0 || sum + FALL < top {
            (from, sum, top) = (at + 1, 0, 0);
        } else if sum > top {
            top = sum;
            if sum > best_sum {
                (best, best_sum) = (from..at + 1, sum);
            }
        }
    }
    best
}

/// How much a draft speaks for prose; a menu entry counts −2.
fn weight(draft: &Draft, item: bool, furniture: Evidence) -> i32 {
    match furniture {
        Evidence::None => {}
        Evidence::Weak | Evidence::Invites => return -2,
        Evidence::Strong | Evidence::Leads => return -4,
    }
    let prose = match (draft.closing, draft.width) {
        (Closing::Sentence, LONG..) => 8,
        (Closing::Sentence, PROSE..) => 5,
        (Closing::Sentence, 30..) => 2,
        (Closing::Leading, 40..) => 2,
        (Closing::Open, 150..) => 5,
        (_, LONG..) => 3,
        (Closing::Sentence | Closing::Leading, _) => -1,
        (Closing::Open, _) => -2,
    };
    // Menus and teasers are items that end no sentence.
    let item = if item && draft.closing == Closing::Open { -1 } else { 0 };
    prose + item + i32::from(draft.terminators >= 3)
}

/// Whether a draft is prose by its shape alone.
pub(super) fn is_prose(draft: &Draft) -> bool {
    draft.width >= LONG || draft.width >= PROSE && draft.closing == Closing::Sentence
}
