//! How far the article reaches: below its head, down to the furniture under it.

use std::ops::Range;

use super::{EDGE, NARROW, Page};
use crate::block::convention::Draft;
use crate::block::furniture::{self, Evidence};
use crate::block::lines::Closing;
use crate::block::shared::WordSet;
use crate::block::{body, heading, title};

/// Blank lines that set the head off stand within this many drafts of the top.
const HEAD_DRAFTS: usize = 80;

/// Blank lines inside and under a head that is set off: price lines, title,
/// byline, each with one.
const HEAD_GAPS: usize = 6;

/// Points from which a text is a page and no article: furniture stands on both
/// sides of the body, with or without words that tell it.
const PAGE: usize = 5;

/// Columns of a title that a single blank line sets off.
const TITLE: u32 = 160;

/// Lines of furniture that close an article that is no page.
const CLOSING: usize = 3;

/// Lines between title and body that no article has.
const PAGE_HEAD: usize = 6;

impl Page<'_> {
    /// Where the body begins, when blank lines stand around the head and nowhere
    /// below: then they were put to set it off.
    pub(super) fn set_off(&self) -> Option<usize> {
        let count = self.drafts.len();
        // A last line of furniture may be set off again.
        let last = (1..count).rev().find(|&at| self.drafts[at].gap > 0 && at + 2 < count)?;
        let ends =
            |draft: &Draft| draft.width >= body::LONG && draft.closing == Closing::Sentence || draft.width >= 2 * TITLE;
        let above_run = !self.drafts[self.run.start.min(last)..last].iter().any(ends);
        let gaps = self.drafts[1..=last].iter().filter(|draft| draft.gap > 0).count();
        // A single blank line in the whole text stands under the title.
        let above = &self.drafts[last - 1];
        let single = gaps == 1 && above.width <= TITLE && above.closing == Closing::Open;
        let above_run = above_run || single;
        let plain = last <= HEAD_DRAFTS && gaps <= HEAD_GAPS && count - last > 2 && above_run && !self.is_menu(last);
        (plain && self.run.end > last).then_some(last)
    }

    /// Whether the lines above a blank one are a menu, and a headline stands below it.
    fn is_menu(&self, last: usize) -> bool {
        /// Entries of a menu, and the columns of its widest.
        const ENTRIES: usize = 4;
        const ENTRY: u32 = 24;
        let headline = &self.drafts[last];
        let is_entry = |at: usize| self.drafts[at].width < ENTRY || self.hints[at].is_other();
        last >= ENTRIES
            && (ENTRY..TITLE).contains(&headline.width)
            && headline.closing == Closing::Open
            && (0..last).all(is_entry)
    }

    /// The drafts of the article below its head.
    pub(super) fn body(&self, title: Option<usize>, set_off: Option<usize>, is_page: bool) -> Range<usize> {
        let count = self.drafts.len();
        if let Some(mut from) = set_off.filter(|_| !is_page) {
            // Below a title with furniture above it, some may stand, too.
            let says_what = |at: usize| self.is_head_line(at) || self.hints[at].furniture >= Evidence::Strong;
            while title.is_some_and(|title| title > 0) && from < self.run.start && says_what(from) {
                from += 1;
            }
            if title.is_some() {
                from = self.below_head(from);
            }
            return from..self.end(from, false);
        }
        let mut from = match title {
            Some(title) => title + 1,
            None if is_page => self.run.start,
            None => (0..self.run.start).take_while(|&at| self.is_head_line(at)).count(),
        };
        while from < count && (from < self.run.start || from <= title.map_or(0, |title| title + EDGE)) {
            let kept = if is_page { self.stays_in_page(from) } else { !self.is_head_line(from) };
            if kept && (!is_page || from >= self.run.start || self.drafts[from].closing == Closing::Sentence) {
                break;
            }
            if from >= self.run.start && !self.is_head_line(from) {
                break;
            }
            from += 1;
        }
        if !is_page && title.is_some() {
            from = self.below_head(from);
        }
        if is_page {
            from = self.first_heading(from, title);
            from = self.deck(from, title);
        }
        from..self.end(from, is_page)
    }

    /// Where the body begins with the heading over its first paragraph: a question, in an
    /// article that has more of them, or what stands under an hour.
    fn first_heading(&self, from: usize, title: Option<usize>) -> usize {
        /// Further questions.
        const HABIT: usize = 2;
        let asks = |at: usize| {
            let (draft, hint) = (&self.drafts[at], self.hints[at]);
            let is_free = !self.items[at] && !hint.is_other();
            is_free && title::asks(self.written(at)) && heading::can_head(self.text, draft, hint)
        };
        let below_title = from.checked_sub(1).filter(|&at| title.is_some_and(|title| at > title));
        // The first entry of a report has its heading under the hour.
        let is_under_hour = |at: usize| self.hints[at - 1].hour && !self.hints[at].is_other();
        if let Some(at) = below_title.filter(|&at| is_under_hour(at)) {
            return at;
        }
        let first = below_title.filter(|&at| asks(at));
        let Some(at) = first.filter(|_| self.run.contains(&from) && self.is_statement(from)) else { return from };
        let last = self.run.end.min(self.drafts.len() - 1);
        let heads = |at: &usize| asks(*at) && self.is_statement(at - 1) && self.is_statement(at + 1);
        if (from + 1..last).filter(heads).take(HABIT).count() == HABIT { at } else { from }
    }

    /// Where the body begins with the line right above that sums it up, in the
    /// article's own words.
    fn deck(&self, from: usize, title: Option<usize>) -> usize {
        /// Columns of such a line at least.
        const DECK: u32 = 30;
        /// Paragraphs whose words are read.
        const PARAGRAPHS: usize = 12;
        let Some(at) = from.checked_sub(1).filter(|&at| title.is_none_or(|title| at > title)) else { return from };
        let draft = &self.drafts[at];
        if draft.width < DECK || self.items[at] || self.hints[at].is_other() || self.hints[at].dated {
            return from;
        }
        let mut article = WordSet::new();
        let prose = (from..self.run.end).filter(|&at| body::is_prose(&self.drafts[at]));
        prose.take(PARAGRAPHS).for_each(|at| article.insert_all(self.written(at)));
        let (words, shared) = article.count(self.written(at));
        if 3 * shared >= 2 * (words + 1) { at } else { from }
    }

    /// Where the body begins below a head that names the author or says when in
    /// its midst: what short lines stand above that are the head's, if several.
    /// Nor does an article begin with a menu, in words that no table knows.
    fn below_head(&self, from: usize) -> usize {
        /// Lines of a head.
        const HEAD: usize = 8;
        /// A single one may be a kicker.
        const SEVERAL: usize = 2;
        /// Columns of the entries of a menu, and how many on end are one.
        const ENTRY: u32 = 20;
        const MENU: usize = 4;
        let is_short = |at: usize| {
            let draft = &self.drafts[at];
            draft.width < NARROW && draft.closing == Closing::Open && !self.items[at]
        };
        let is_entry = |at: usize| is_short(at) && self.drafts[at].width < ENTRY && self.drafts[at].figures == 0;
        let (mut others, mut body) = (0, from);
        if self.run.start >= from + MENU && (from..self.run.start).all(is_entry) {
            return self.run.start;
        }
        for at in from..self.run.start.min(from + HEAD) {
            if self.is_head_line(at) {
                body = if others >= SEVERAL { at + 1 } else { body };
            } else if is_short(at) {
                others += 1;
            } else {
                break;
            }
        }
        body
    }

    /// A line of the head that says what it is.
    fn is_head_line(&self, at: usize) -> bool {
        let hint = self.hints[at];
        hint.price || hint.timestamp || hint.byline
    }

    /// In a page, lines between title and body stay when they are prose.
    fn stays_in_page(&self, at: usize) -> bool {
        let draft = &self.drafts[at];
        !self.is_head_line(at)
            && self.hints[at].furniture == Evidence::None
            && draft.closing == Closing::Sentence
            && draft.width >= 30
    }

    /// Whether the lines around the body show a page, with menus and lists of
    /// other articles.
    pub(super) fn is_page(&self, title: Option<usize>, set_off: Option<usize>) -> bool {
        let top = title.unwrap_or(0);
        let unexplained = |at: &usize| !self.is_head_line(*at);
        let known = |at: &usize| self.hints[*at].furniture > Evidence::None;
        let above = (0..top).filter(unexplained).count();
        if set_off.is_some() {
            // A path or a share row may be kept above a title that is set off.
            let plain = (0..top).filter(|at| unexplained(at) && !known(at)).count();
            let below = (self.run.end..self.drafts.len()).filter(|at| known(at) && !self.items[*at]).count();
            return plain >= 2 || above >= 4 || above >= 1 && below >= 2;
        }
        if self.run.start > top + PAGE_HEAD {
            return true;
        }
        let between = (top + 1..self.run.start).filter(known).count();
        let below = (self.run.end..self.drafts.len()).filter(known).count();
        let around = self.run.start.saturating_sub(top + 1) + self.drafts.len() - self.run.end;
        above >= 1 && above + around >= 3 || 2 * between + below >= PAGE
    }

    /// A line that says whose the page is: *© 2025 Agency*.
    fn is_imprint(&self, at: usize) -> bool {
        let draft = &self.drafts[at];
        draft.width < body::LONG && draft.closing == Closing::Open && self.written(at).starts_with(['©', 'ⓒ'])
    }

    /// Where the table or the references end that the last line, or one right
    /// below it under a picture's words, introduces.
    fn below_rows(&self, last: usize) -> Option<usize> {
        /// Lines below that may introduce them.
        const APART: usize = 2;
        if let Some(references) = self.references(last + 1) {
            return Some(references.end);
        }
        let near = last..self.drafts.len().min(last + APART + 1);
        let table = near.take_while(|&at| at == last || !self.is_known(at)).find_map(|at| self.table(at))?;
        Some(table.end)
    }

    /// Which drafts of the body are rows that a line introduces with a colon.
    pub(super) fn rows(&self, body: &Range<usize>) -> Vec<bool> {
        let mut rows = vec![false; self.drafts.len()];
        let mut at = body.start;
        while at < body.end {
            let below = self.table(at).or_else(|| self.references(at));
            let end = below.as_ref().map_or(at, |below| below.end);
            if let Some(below) = below {
                rows[below].fill(true);
            }
            at = end.max(at + 1);
        }
        rows
    }

    /// Numbered addresses below a line that introduces them: the article's sources.
    pub(super) fn references(&self, lead: usize) -> Option<Range<usize>> {
        /// Lines of a list.
        const LEAST: usize = 2;
        if self.drafts.get(lead)?.closing != Closing::Leading {
            return None;
        }
        let is_reference = |at: &usize| {
            let line = self.written(*at);
            let bare = line.trim_start_matches(|c: char| matches!(c, '0'..='9' | '[' | ']' | '(' | ')' | '.' | ' '));
            bare.len() < line.len() && furniture::is_long_address(bare)
        };
        let count = (lead + 1..self.drafts.len()).take_while(is_reference).count();
        (count >= LEAST).then_some(lead..lead + 1 + count)
    }

    /// The table that a line introduces with a colon, down to the notes marked
    /// with asterisks under it.
    fn table(&self, lead: usize) -> Option<Range<usize>> {
        /// Columns of a line that introduces; a narrower one is a label.
        const LEADS: u32 = 40;
        /// Figures in a row, and rows of a table.
        const FIGURES: u16 = 3;
        const ROWS: usize = 5;
        let draft = &self.drafts[lead];
        if draft.closing != Closing::Leading || draft.width < LEADS || self.is_known(lead) {
            return None;
        }
        let is_row = |draft: &&Draft| draft.figures >= FIGURES && draft.closing == Closing::Open;
        // Above the rows may stand what the columns are.
        let rows = self.drafts.iter().skip(lead + 2).take_while(is_row).count();
        if rows < ROWS {
            return None;
        }
        let end = lead + 2 + rows;
        let is_note = |at: &usize| self.written(*at).starts_with(['*', '＊', '※']);
        let notes = (end..self.drafts.len()).take_while(is_note).count();
        Some(lead + 1..end + notes)
    }

    fn is_known(&self, at: usize) -> bool {
        self.hints[at].furniture > Evidence::None
    }

    /// Where the body ends.
    fn end(&self, from: usize, is_page: bool) -> usize {
        let count = self.drafts.len();
        let mut end = if is_page { self.run.end.max(from) } else { count };
        if !is_page && from > self.run.start.saturating_sub(1) {
            let tail = self.run.end.max(from)..count;
            let known = tail.clone().filter(|&at| self.hints[at].furniture > Evidence::None).count();
            let first = tail.clone().find(|&at| self.hints[at].furniture >= Evidence::Strong);
            if known >= 3 && known * 3 >= tail.len() {
                end = first.unwrap_or(end);
            }
        }
        if is_page && end > from {
            end = self.below_rows(end - 1).unwrap_or(end);
        }
        // A phrase that closes a plain article may be a heading of its own.
        let least = if is_page { Evidence::Strong } else { Evidence::Leads };
        let closes = |at: usize| {
            let evidence = self.hints[at].furniture;
            // A paragraph may invite its reader.
            let invites = evidence == Evidence::Invites && self.drafts[at].width < body::LONG;
            (evidence >= least || invites) && !self.items[at]
        };
        while end > from + 1 && (count - end) < CLOSING && closes(end - 1) {
            end -= 1;
        }
        // So does the line that says whose the page is, with what stands right above.
        if !is_page && end > from + 1 && self.is_imprint(end - 1) {
            let is_foot = |at: usize| self.hints[at].furniture > Evidence::None || self.hints[at].timestamp;
            end -= 1;
            while end > from + 1 && is_foot(end - 1) {
                end -= 1;
            }
        }
        end
    }
}
