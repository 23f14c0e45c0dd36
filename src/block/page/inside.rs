//! Furniture inside the body of a page: teasers, captions, share rows.

use std::ops::Range;

use super::{NARROW, Page};
use crate::block::body;
use crate::block::furniture::{self, Evidence};
use crate::block::lines::Closing;
use crate::block::shared::WordSet;

/// Lines on end that end no sentence are no headings from here on, even if
/// nothing tells what they are.
const TEASERS: usize = 12;

/// Columns of a teaser that was cut with an ellipsis.
const CUT: u32 = 80;

/// Lines of furniture above a lone paragraph at the end that make it a note.
const APART: usize = 2;

/// Columns of an article's longest stretch from which what stands behind it can be told from it:
/// in a shorter one a teaser parts single paragraphs.
const LENGTH: u64 = 600;

/// Lines of a note, and of a box on something else.
const NOTE: usize = 3;
const BOX: usize = 4;

impl Page<'_> {
    /// Which drafts of a page's body are furniture.
    ///
    /// A line by itself is where a word tells it; prose is where the page repeats
    /// it. Headings stand alone or in twos over prose: among lines on end that end
    /// no sentence, one of furniture makes teasers of all, and so do many.
    pub(super) fn inside(&self, body: &Range<usize>) -> Vec<bool> {
        let mut furniture = vec![false; self.drafts.len()];
        let is_repeated = self.repeated(body);
        let told = |at: usize| {
            let (hint, draft) = (self.hints[at], &self.drafts[at]);
            // A paragraph may invite its reader, or name a picture's maker, too.
            let is_short = draft.width < body::LONG;
            let is_caption = hint.credit && (is_short || draft.closing == Closing::Open);
            let least = if is_short { Evidence::Weak } else { Evidence::Strong };
            // Author and date stand below a deck, too.
            let is_head = hint.byline || hint.timestamp && at < self.run.start;
            hint.furniture >= least && !hint.hour || is_caption || is_head || self.is_bar(at)
        };
        let rows = self.rows(body);
        let mut at = body.start;
        while at < body.end {
            let from = at;
            let (mut known, mut weak, mut figures) = (false, false, 0);
            while at < body.end && !rows[at] && (told(at) || is_repeated(at) || self.is_open(at)) {
                let hint = self.hints[at];
                let is_figure = hint.furniture == Evidence::Weak && self.drafts[at].figures > 0 && !hint.hour;
                known |= told(at) && !is_figure;
                weak |= is_figure;
                figures += usize::from(self.drafts[at].figures > 0);
                at += 1;
            }
            // A heading may stand below the way to another article.
            let is_heading = at < body.end && at - from > 1 && !told(at - 1) && self.heads_on(at, body.end);
            at -= usize::from(is_heading);
            // Ingredients, results and dates stand in long rows of an article.
            let len = at - from;
            let list = len >= TEASERS && figures * 2 >= len;
            let all = known || weak && !list || len >= TEASERS && figures * 3 < len;
            for (line, told) in furniture[from..at].iter_mut().enumerate() {
                *told = all || is_repeated(from + line);
            }
            at += 1 + usize::from(is_heading);
        }
        self.notes(body, &mut furniture);
        furniture
    }

    /// Whether the line above heads a paragraph: what stands above that names the other
    /// article behind its colon, and has no headline below it.
    fn heads_on(&self, at: usize, end: usize) -> bool {
        let leads = |at: usize| {
            self.hints[at].furniture == Evidence::Leads
                && self
                    .written(at)
                    .split_once([':', '：', '|', '-', '–'])
                    .is_some_and(|(_, rest)| !rest.trim().is_empty())
        };
        let draft = &self.drafts[at - 1];
        let goes_on = at + 1 < end || self.is_counted(at - 1);
        goes_on && draft.width < NARROW && draft.closing == Closing::Open && leads(at - 2) && self.is_statement(at)
    }

    /// A short line that the page sets under each of its entries: it comes again
    /// and again, and half of its words are furniture's.
    fn is_bar(&self, at: usize) -> bool {
        /// Twice may be chance.
        const AGAIN: usize = 3;
        let draft = &self.drafts[at];
        draft.width < NARROW
            && draft.closing == Closing::Open
            && self.repeats.count(at) >= AGAIN
            && furniture::is_half_known(self.written(at), &mut self.words.clone())
    }

    /// A line that ends no sentence, a teaser cut short among them; marked
    /// lists are the article's.
    fn is_open(&self, at: usize) -> bool {
        let draft = &self.drafts[at];
        let cut = || {
            let line = self.written(at);
            draft.width < CUT && (line.ends_with('…') || line.ends_with(".."))
        };
        draft.closing == Closing::Open && draft.width < body::LONG && !self.items[at] || cut()
    }

    /// Prose that comes again is a caption or a teaser, unless most of the body
    /// does: then the page prints it twice. Short lines come again in lists.
    fn repeated(&self, body: &Range<usize>) -> impl Fn(usize) -> bool {
        let prose = || body.clone().filter(|&at| body::is_prose(&self.drafts[at]));
        let again = prose().filter(|&at| self.repeats.count(at) > 1).count();
        let is_twice = 2 * again > prose().count();
        move |at| !is_twice && body::is_prose(&self.drafts[at]) && self.repeats.count(at) > 1
    }

    /// Whether a few lines behind the article share hardly a word with it: they
    /// praise a newsletter, or tell of something else.
    fn is_other(&self, stretch: &Range<usize>, article: &WordSet) -> bool {
        /// Words that can be told by, and those of an article that is not too short for it.
        const WORDS: i32 = 8;
        const ARTICLE: usize = 80;
        let (mut words, mut shared) = (0, 0);
        for at in stretch.clone() {
            let (count, common) = article.count(self.written(at));
            (words, shared) = (words + count, shared + common);
        }
        // A lone paragraph must share more.
        let share = if stretch.len() == 1 { 4 } else { 6 };
        article.len() >= ARTICLE && words >= WORDS && shared * share < words
    }

    /// Whether lines are what a page puts between two paragraphs: a picture's words, or
    /// the way to another article.
    fn leads_away(&self, between: Range<usize>) -> bool {
        /// A label and a headline.
        const LINES: usize = 2;
        let first = self.hints[between.start];
        between.len() <= LINES && (first.furniture == Evidence::Leads || first.credit)
    }

    /// What stands behind the article's longest stretch: a few lines without
    /// prose, a lone paragraph apart from the rest, and what has other words, are
    /// notes of the page.
    fn notes(&self, body: &Range<usize>, furniture: &mut [bool]) {
        let prose = |at: &usize| body::is_prose(&self.drafts[*at]);
        let mut longest = (0, body.end);
        for stretch in stretches(body, furniture) {
            let width = stretch.clone().filter(prose).map(|at| u64::from(self.drafts[at].width)).sum();
            if width > longest.0 {
                longest = (width, stretch.end);
            }
        }
        let mut end = longest.1;
        let behind = stretches(&(end..body.end), furniture);
        if behind.is_empty() {
            return;
        }
        let mut words = WordSet::new();
        let mut article = body.start..end;
        for stretch in behind {
            let kept = |at: &usize| !furniture[*at] && prose(at);
            article.filter(kept).for_each(|at| words.insert_all(self.written(at)));
            let paragraphs = stretch.clone().filter(prose).count();
            let apart = paragraphs == 0 || paragraphs == 1 && stretch.start - end >= APART;
            let apart = apart && !(longest.0 < LENGTH && self.leads_away(end..stretch.start));
            if stretch.len() <= NOTE && apart || stretch.len() <= BOX && self.is_other(&stretch, &words) {
                article = 0..0;
                furniture[stretch].fill(true);
            } else {
                end = stretch.end;
                article = stretch;
            }
        }
    }
}

/// The stretches of the body between its furniture.
fn stretches(body: &Range<usize>, furniture: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in body.clone().filter(|&at| !furniture[at]) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
