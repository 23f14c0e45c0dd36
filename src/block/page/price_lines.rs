//! Which lines list prices.

use super::{NARROW, Page};
use crate::block::furniture::Evidence;
use crate::price;

/// A price line is narrower; a longer line with prices is prose.
const PRICE_LINE: u32 = 100;

impl Page<'_> {
    /// Price lines: above the body each for itself, elsewhere in runs.
    pub(super) fn price_lines(&mut self) {
        let mut at = 0;
        while at < self.drafts.len() {
            let above = at < self.run.start;
            let first = at;
            let (mut prices, mut alone) = (0, false);
            while let Some(by_itself) = self.price_line(at) {
                prices += 1;
                alone |= by_itself;
                at += 1;
            }
            if prices == 0 {
                at += 1;
                continue;
            }
            // A board of rates: rows of figures beside prices.
            let is_rate = |at: usize| {
                let draft = &self.drafts[at];
                draft.figures > 0
                    && draft.width < NARROW
                    && self.hints[at].furniture == Evidence::Weak
                    && !self.hints[at].timestamp
            };
            let rates = usize::from(above && first > 0 && is_rate(first - 1));
            let enough = if above { 2 } else { 3 };
            let is_run = prices + rates >= enough;
            // A price alone stands at the very top; below a title it may be its deck.
            let tops = (0..first).all(|at| self.hints[at].is_other());
            if !(is_run || alone && above && tops) {
                continue;
            }
            for hint in &mut self.hints[first - rates..at] {
                hint.price = true;
                hint.timestamp = false;
            }
        }
    }

    /// Whether the draft is a price line, and whether by itself.
    fn price_line(&self, at: usize) -> Option<bool> {
        let draft = self.drafts.get(at)?;
        // `¥3.50` reads as an hour, too, but a calendar date is no price.
        let is_date = self.hints[at].timestamp && self.dates[at].is_some();
        if draft.figures == 0 || draft.width > PRICE_LINE || is_date {
            return None;
        }
        price::price_line(self.text, draft.span, self.landmarks, self.prices).map(|line| line.alone)
    }
}
