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

/// Columns up to which a longer paragraph counts more: teasers are shorter.
const LONGEST: u32 = 400;

/// Figures in a row of a table.
const FIGURES: u16 = 3;

/// Stretches that are compared.
const RUNS: usize = 3;

/// A stretch that may be the body.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    pub(super) sum: i32,
}

/// The stretches of drafts with the largest sums, long and terminated ones
/// counting for it, short ones against; the largest first. Neutral to language:
/// the terminators of all scripts count, and length where a script has none.
pub(super) fn runs(drafts: &[Draft], items: &[bool], hints: &[Hint]) -> [Run; RUNS] {
    let mut best: [Run; RUNS] = Default::default();
    let (mut from, mut sum) = (0, 0);
    let mut top = Run::default();
    let (mut led, mut below_row, mut below_hour) = (false, false, false);
    for (at, ((draft, &item), hint)) in drafts.iter().zip(items).zip(hints).enumerate() {
        // Nothing but the entries of a report speaks for it or against it.
        let is_over_entry = hint.hour || below_hour && draft.closing == Closing::Open && draft.width < PROSE;
        below_hour = hint.hour;
        let weight = if is_over_entry { 0 } else { weight(draft, item, hint.furniture) };
        // A list that a line of the article introduces speaks neither for prose nor against it.
        // Nor do the rows of a table below its first.
        let is_row = hint.furniture == Evidence::Weak && draft.figures >= FIGURES;
        let is_led = (item && led && hint.furniture == Evidence::None || is_row && below_row) && sum > 0;
        below_row = is_row;
        led = is_led && item || draft.closing == Closing::Leading && hint.furniture == Evidence::None;
        sum += if is_led { weight.max(0) } else { weight };
        if sum <= 0 || sum + FALL < top.sum {
            keep(&mut best, std::mem::take(&mut top));
            (from, sum) = (at + 1, 0);
        } else if sum > top.sum {
            top = Run { range: from..at + 1, sum };
        }
    }
    keep(&mut best, top);
    best
}

/// The run of a page without the teasers and comments at its ends.
///
/// Teasers mix headlines, sections and a sentence each: against prose as dense
/// as an article's, their short lines count for more.
pub(super) fn trimmed(drafts: &[Draft], items: &[bool], hints: &[Hint], run: Range<usize>) -> Range<usize> {
    let strict = |at: usize| {
        let below_hour = at > 0 && hints[at - 1].hour && drafts[at].closing == Closing::Open;
        if hints[at].hour || below_hour {
            return 0;
        }
        let weight = weight(&drafts[at], items[at], hints[at].furniture);
        if weight < 0 { STRICT.0 * weight / STRICT.1 } else { weight }
    };
    let end = run.start + best_head(run.clone().map(strict)).0;
    let (len, sum) = best_head((run.start..end).rev().map(strict));
    // What stands above is a menu or a note where the sum never comes back to it.
    let (densest, top) = densest(run.clone(), strict);
    if sum * NOTE < top {
        densest
    } else if len > 0 {
        end - len..end
    } else {
        run
    }
}

/// Times that a stretch's sum is below the largest if it is no article.
const NOTE: i32 = 8;

/// The stretch of a run with the largest sum.
fn densest(run: Range<usize>, weight: impl Fn(usize) -> i32) -> (Range<usize>, i32) {
    let (mut from, mut sum) = (run.start, 0);
    let mut best = (run.start..run.start, 0);
    for at in run {
        sum += weight(at);
        if sum <= 0 {
            (from, sum) = (at + 1, 0);
        } else if sum > best.1 {
            best = (from..at + 1, sum);
        }
    }
    best
}

/// How much more a short line counts against a page's run: three halves.
const STRICT: (i32, i32) = (3, 2);

/// How many of the weights have the largest sum, and the sum.
pub(super) fn best_head(weights: impl Iterator<Item = i32>) -> (usize, i32) {
    let (mut sum, mut best, mut len) = (0, 0, 0);
    for (at, weight) in weights.enumerate() {
        sum += weight;
        if sum > best {
            (best, len) = (sum, at + 1);
        }
    }
    (len, best)
}

fn keep(best: &mut [Run; RUNS], run: Run) {
    if let Some(at) = best.iter().position(|kept| run.sum > kept.sum) {
        best[at..].rotate_right(1);
        best[at] = run;
    }
}

/// How much a draft speaks for prose; a menu entry counts −2.
pub(super) fn weight(draft: &Draft, item: bool, furniture: Evidence) -> i32 {
    match furniture {
        Evidence::None => {}
        Evidence::Weak | Evidence::Invites => return -2,
        Evidence::Leads => return -3,
        Evidence::Strong => return -5,
    }
    let prose = match (draft.closing, draft.width) {
        (Closing::Sentence, LONG..) => 6 + i32::try_from(draft.width.min(LONGEST) / 40).unwrap_or(0),
        (Closing::Sentence, PROSE..) => 4,
        (Closing::Sentence, 30..) | (Closing::Leading, 40..) | (_, LONG..) => 2,
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
