//! What the short lines outside the body run, and at its edges, show by themselves.

use std::ops::Range;

use super::{EDGE, NARROW, Page};
use crate::block::convention::Draft;
use crate::block::furniture::{self, Evidence, Look};
use crate::block::lines::Closing;
use crate::block::title::{self, Hint};
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
            // A paragraph names neither its author nor a picture's maker.
            let is_paragraph = draft.width >= body::LONG && draft.closing == Closing::Sentence;
            let line = &self.text[draft.span];
            if draft.width >= NARROW || draft.closing == Closing::Sentence {
                let look = furniture::look(line, draft.figures > 0, &mut self.words);
                hint.note(Look { credit: look.credit && !is_paragraph, ..look });
            }
            if !is_paragraph {
                let marker = list::marker(line).map_or(0, |(_, len)| len);
                let unmarked = Span::new(draft.span.start() + marker, draft.span.end());
                hint.byline = byline::named(self.text, unmarked, &mut self.words).is_some();
            }
            if draft.figures > 0 {
                let reading = self.reader.read(self.text, draft.span, &mut self.words, self.language);
                hint.timestamp = reading.whole && !hint.hour;
                hint.dated = reading.date.is_some();
                self.dates[at] = reading.date;
            }
            if hint.timestamp {
                hint.furniture = Evidence::None;
            }
        }
        self.look_below();
        self.price_lines();
        // A long list can part an article in two. Without furniture above the
        // run, what stands there is the article, too.
        let is_furniture = |hint: &Hint| hint.furniture >= Evidence::Strong;
        if !self.hints[..self.run.start].iter().any(is_furniture) {
            let first = (0..self.run.start).find(|&at| body::is_prose(&self.drafts[at]));
            self.run.start = first.unwrap_or(self.run.start);
        }
    }

    /// Looks for author and date among the short lines a little below the run's
    /// head: captions and teasers can stand above the article's own head.
    fn look_below(&mut self) {
        let from = self.run.start + EDGE;
        let below = from..(from + title::DEEP).min(self.run.end.saturating_sub(EDGE));
        let is_short = |draft: &Draft| draft.width < NARROW && draft.closing == Closing::Open;
        let mut signed = self.hints.iter().take(from).skip(self.run.start).any(|hint| hint.byline);
        for at in below.clone().filter(|&at| is_short(&self.drafts[at])) {
            let named = byline::named(self.text, self.drafts[at].span, &mut self.words).is_some();
            self.hints[at].byline = named;
            signed |= named;
        }
        // A date alone may be the heading of a chronicle.
        for at in below.filter(|&at| signed && is_short(&self.drafts[at]) && self.drafts[at].figures > 0) {
            let reading = self.reader.read(self.text, self.drafts[at].span, &mut self.words, self.language);
            self.dates[at] = reading.date;
            let hint = &mut self.hints[at];
            (hint.timestamp, hint.dated) = (reading.whole, reading.date.is_some());
            if hint.timestamp {
                hint.furniture = Evidence::None;
            }
        }
    }
}
