//! What the short lines outside the body run, and at its edges, show by themselves.

use std::ops::Range;

use super::{EDGE, NARROW, Page};
use crate::block::furniture::{self, Evidence};
use crate::block::lines::Closing;
use crate::block::title::Hint;
use crate::block::words::Senses;
use crate::block::{body, byline, list};
use crate::span::Span;

impl Page<'_> {
    /// Looks at the short lines outside the body run and at its edges.
    pub(super) fn look(&mut self) {
        let edge = |at: usize, run: &Range<usize>| at < run.start + EDGE || at + EDGE >= run.end;
        for at in 0..self.drafts.len() {
            let draft = self.drafts[at];
            if draft.span.len() > 2 * furniture::LONGEST || !edge(at, &self.run) {
                continue;
            }
            let hint = &mut self.hints[at];
            if draft.width >= NARROW || draft.closing == Closing::Sentence {
                hint.note(furniture::look(&self.text[draft.span], draft.figures > 0, &mut self.words));
            }
            let marker = list::marker(&self.text[draft.span]).map_or(0, |(_, len)| len);
            let unmarked = Span::new(draft.span.start() + marker, draft.span.end());
            let may_name = marker > 0 || hint.heads.any(Senses::BYLINE);
            hint.byline = may_name && byline::introduced(self.text, unmarked, &mut self.words).is_some();
            if draft.figures > 0 {
                let reading = self.reader.read(self.text, draft.span, &mut self.words, self.language);
                hint.timestamp = reading.whole;
                hint.dated = reading.date.is_some();
                self.dates[at] = reading.date;
            }
            if hint.timestamp {
                hint.furniture = Evidence::None;
            }
        }
        self.price_lines();
        // A long list can part an article in two. Without furniture above the
        // run, what stands there is the article, too.
        let is_furniture = |hint: &Hint| hint.furniture >= Evidence::Strong;
        if !self.hints[..self.run.start].iter().any(is_furniture) {
            let first = (0..self.run.start).find(|&at| body::is_prose(&self.drafts[at]));
            self.run.start = first.unwrap_or(self.run.start);
        }
    }
}
