//! Which lines list prices.

use super::{NARROW, Page};
use crate::block::furniture::Evidence;
use crate::price;

/// A price line is narrower; a longer line with prices is prose.
const PRICE_LINE: u32 = 100;

/// Price lines that stand on end at least, above the body and from its head on.
const ABOVE: usize = 2;
const BELOW: usize = 3;

impl Page<'_> {
    /// Price lines: above the body each for itself, elsewhere in runs.
    pub(super) fn price_lines(&mut self) {
        let mut at = 0;
        while at < self.drafts.len() {
            let above = at < self.run.start;
            let enough = if above { ABOVE } else { BELOW };
            let first = at;
            // Where too few lines on end can list prices, none is read for them.
            let narrow = (at..).take_while(|&at| self.may_list(at)).take(enough).count();
            if !above && narrow < enough {
                at += narrow + 1;
                continue;
            }
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

    /// Whether the draft is narrow enough. `¥3.50` reads as an hour, too, but a calendar date is no price.
    fn may_list(&self, at: usize) -> bool {
        let Some(draft) = self.drafts.get(at) else { return false };
        draft.width <= PRICE_LINE && !(self.hints[at].timestamp && self.dates[at].is_some())
    }

    /// Whether the draft is a price line, and whether by itself.
    fn price_line(&self, at: usize) -> Option<bool> {
        let draft = self.drafts.get(at).filter(|_| self.may_list(at))?;
        price::price_line(self.text, draft.span, self.landmarks, self.prices).map(|line| line.alone)
    }
}
