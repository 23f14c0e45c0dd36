//! The choice of the body run among the stretches of prose, and where it ends.

use std::ops::Range;

use super::Page;
use crate::block::furniture::{self, Evidence};
use crate::block::lines::Closing;
use crate::block::{body, byline, list, title};

/// Lines of known furniture around the run of a page with teasers or comments;
/// an article with a menu and a share row has fewer.
const FRAMED: usize = 12;

impl Page<'_> {
    /// The body among the stretches of prose: the longest, unless a shorter one
    /// stands under a date or byline, as articles do and legal notes do not.
    pub(super) fn choose(&mut self, runs: &[body::Run]) -> Range<usize> {
        /// Lines above a run, and at its head, that may be dated.
        const ABOVE: usize = 6;
        const HEAD: usize = 2;
        let longest = runs.first().cloned().unwrap_or_default();
        let mut best = (longest.clone(), 0);
        for run in runs.iter().filter(|run| run.sum * 4 >= longest.sum && runs[1].sum * 4 >= longest.sum) {
            let near = run.range.start.saturating_sub(ABOVE)..(run.range.start + HEAD).min(run.range.end);
            let dated = near.into_iter().any(|at| {
                let draft = self.drafts[at];
                let span = draft.span;
                draft.span.len() <= furniture::LONGEST
                    && (draft.figures > 0
                        && self.reader.read(self.text, span, &mut self.words, self.language).date.is_some()
                        || byline::introduced(self.text, span, &mut self.words).is_some())
            });
            let score = run.sum * if dated { 2 } else { 1 };
            if score > best.1 {
                best = (run.clone(), score);
            }
        }
        self.joined(best.0, runs)
    }

    /// The run with those beside it from which no furniture parts it: a list or
    /// a table inside the article.
    fn joined(&self, run: body::Run, runs: &[body::Run]) -> Range<usize> {
        /// Lines of such a list or table.
        const APART: usize = 80;
        /// Figures in a row of a table.
        const FIGURES: u16 = 3;
        /// Lines between two halves.
        const HALVES: usize = 10;
        let parts = |at: usize| {
            let evidence = self.hints[at].furniture;
            let is_row = evidence == Evidence::Weak && self.drafts[at].figures >= FIGURES;
            evidence > Evidence::None && !is_row
        };
        let open = |between: Range<usize>| between.len() <= APART && !between.into_iter().any(parts);
        // A few messages of a network that were set in part an article in two halves.
        let joins = |between: Range<usize>, sum: i32| {
            between.len() <= HALVES && sum * 2 >= run.sum && run.sum * 2 >= sum || open(between)
        };
        let mut joined = run.range.clone();
        // Each of the others may join once the one between has.
        for _ in runs {
            for body::Run { range: other, sum } in runs.iter().filter(|other| !other.range.is_empty()) {
                if other.start >= joined.end && joins(joined.end..other.start, *sum) {
                    joined.end = other.end;
                } else if other.end <= joined.start && joins(other.end..joined.start, *sum) {
                    joined.start = other.start;
                }
            }
        }
        joined
    }

    /// The run with the paragraphs behind it that a picture's words or the way to another
    /// article part from it: where paragraphs are short, its sum does not come back over these.
    pub(super) fn resumed(&self, mut run: Range<usize>) -> Range<usize> {
        /// Columns of a sentence at least.
        const WIDTH: u32 = 30;
        /// Sentences behind a label with a headline under it, which a teaser follows, too.
        const SEVERAL: u16 = 2;
        /// Lines that part two paragraphs.
        const BETWEEN: usize = 3;
        let count = self.drafts.len();
        let is_sentence = |at: usize| {
            let draft = &self.drafts[at];
            draft.closing == Closing::Sentence
                && draft.width >= WIDTH
                && !self.items[at]
                && self.hints[at].furniture == Evidence::None
        };
        let leads = |at: usize| self.hints[at].furniture == Evidence::Leads;
        let is_known = |at: usize| leads(at) || self.hints[at].credit;
        while !run.is_empty() {
            run.end = self.counted_on(&run);
            let (mut from, mut least) = (self.short_sentences(&run), 1);
            let short = from;
            while from < count.min(short + BETWEEN) && is_known(from) {
                let label = leads(from) && from + 1 < count && !is_sentence(from + 1) && !is_known(from + 1);
                least = if label { SEVERAL } else { least };
                from += 1 + usize::from(label);
            }
            let (mut end, mut sentences) = (from, 0);
            // Short ones follow, and what an advertisement parts goes on.
            let goes_on = |at: usize| {
                let parted = leads(at) && at + 1 < count && is_sentence(at + 1);
                is_sentence(at) || at > from && (self.is_statement(at) || parted)
            };
            for at in (from..count).take_while(|&at| goes_on(at) || self.hints[at].credit) {
                if self.drafts[at].closing == Closing::Sentence {
                    (end, sentences) = (at + 1, sentences + self.drafts[at].terminators.max(1));
                }
            }
            if from == short || sentences < least {
                run.end = short;
                break;
            }
            let rest = (end..count).take_while(|&at| self.hints[at].furniture == Evidence::None);
            end += body::best_head(rest.map(|at| body::weight(&self.drafts[at], self.items[at], Evidence::None))).0;
            run.end = end;
        }
        run
    }

    /// A line of prose, however short, that neither asks nor calls out to the reader.
    pub(super) fn is_statement(&self, at: usize) -> bool {
        self.drafts[at].closing == Closing::Sentence
            && !self.items[at]
            && !self.hints[at].is_other()
            && !title::asks(self.written(at))
    }

    /// Where the short sentences end that stand right below a paragraph: their few words
    /// count against the run. Where the article writes no stops, its short lines end above
    /// the label of other articles.
    fn short_sentences(&self, run: &Range<usize>) -> usize {
        /// Sentences on end.
        const SEVERAL: usize = 3;
        /// Columns of one that holds a figure; a narrower one is an entry of a list.
        const FIGURE: u32 = 20;
        /// Columns of a line without its stop.
        const OPEN: u32 = 24;
        let from = run.end;
        let is_stopless = !run.clone().any(|at| self.drafts[at].closing == Closing::Sentence);
        let is_short = |at: &usize| {
            let draft = &self.drafts[*at];
            if is_stopless {
                return draft.width >= OPEN && !self.items[*at] && !self.hints[*at].is_other();
            }
            let is_prose = draft.figures == 0 || draft.width >= FIGURE;
            self.is_statement(*at) && is_prose && !self.written(*at).ends_with("..")
        };
        let after_sentence = is_stopless || self.drafts[from - 1].closing == Closing::Sentence;
        let count = (from..self.drafts.len()).take_while(is_short).take(SEVERAL + 1).count();
        let is_labelled = || self.hints.get(from + count).is_some_and(|hint| hint.furniture >= Evidence::Strong);
        let ends = after_sentence && count <= SEVERAL && (!is_stopless || is_labelled());
        if ends { from + count } else { from }
    }

    /// Where an article ends whose headings are counted: below the paragraphs under the
    /// one that has the next number.
    fn counted_on(&self, run: &Range<usize>) -> usize {
        /// Lines between a paragraph and the next heading, and under the heading before.
        const BETWEEN: usize = 2;
        const UNDER: usize = 24;
        let number = |at: usize| self.number(at);
        let is_open = |at: usize| self.drafts[at].closing != Closing::Sentence;
        let is_sentence = |at: &usize| self.drafts[*at].closing == Closing::Sentence;
        let mut end = run.end;
        let mut last = run.clone().rev().take(UNDER).filter(|&at| is_open(at)).find_map(number);
        while let Some(number_before) = last {
            let near = end..self.drafts.len().min(end + BETWEEN + 1);
            let Some(next) = near.into_iter().find(|&at| number(at) == number_before.checked_add(1)) else { break };
            let sentences = (next + 1..self.drafts.len()).take_while(is_sentence).count();
            if sentences == 0 {
                break;
            }
            (end, last) = (next + 1 + sentences, number(next));
        }
        end
    }

    /// The number of a heading that is counted.
    fn number(&self, at: usize) -> Option<u16> {
        match list::marker(self.written(at)) {
            Some((list::Marker::Number(number), _)) if !self.items[at] => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.number(at).is_some()
    }

    /// The run, trimmed where the lines around it show a page.
    pub(super) fn trimmed(&mut self, run: Range<usize>) -> Range<usize> {
        let around = self.hints[..run.start].iter().chain(&self.hints[run.end..]);
        if around.filter(|hint| hint.furniture > Evidence::None).count() < FRAMED {
            return run;
        }
        let run = body::trimmed(&self.drafts, &self.items, &self.hints, run);
        run.start..self.undated(&run)
    }

    /// Where the run ends above comments or teasers: short lines, each with its date.
    fn undated(&mut self, run: &Range<usize>) -> usize {
        /// So many on end are a habit.
        const LEAST: usize = 3;
        /// Lines of a comment or teaser.
        const APART: usize = 12;
        /// Columns of a name with a date and an hour.
        const DATED: u32 = 80;
        /// Lines above the first date that belong to it: a headline, a section, an author.
        const ABOVE: usize = 4;
        let mut first = None;
        let (mut count, mut last, mut value) = (0, run.start, None);
        for at in run.clone().skip(1) {
            let draft = self.drafts[at];
            if draft.figures == 0 || draft.width >= DATED || draft.closing == Closing::Sentence {
                continue;
            }
            let reading = self.reader.read(self.text, draft.span, &mut self.words, self.language);
            let Some(found) = reading.date else { continue };
            // Dates alone that differ are the headings of a chronicle.
            if reading.whole && value.is_some_and(|value| value != found.value) {
                continue;
            }
            if count == 0 || at - last > APART {
                (first, count) = (Some(at), 0);
            }
            (count, last, value) = (count + 1, at, Some(found.value));
            if count >= LEAST {
                break;
            }
        }
        let Some(first) = first.filter(|_| count >= LEAST) else { return run.end };
        let open = |at: &usize| self.drafts[*at].closing != Closing::Sentence && self.drafts[*at].width < body::LONG;
        let above = (run.start + 1..first).rev().take(ABOVE).take_while(open).count();
        first - above
    }
}
