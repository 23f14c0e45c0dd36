//! From drafts to blocks: the head, the body, and the furniture around them.

use std::ops::Range;

use super::convention::Draft;
use super::date::{self, Order};
use super::furniture::{self, Evidence};
use super::lines::Closing;
use super::title::{Head, Hint};
use super::words::Words;
use super::{BlockData, BlockKind, DateData, Layout, body, byline, dateline, heading, list};
use crate::language::Language;
use crate::price;
use crate::scan::Landmarks;
use crate::span::Span;

/// Blank lines that set the head off stand within this many drafts of the top.
const HEAD_DRAFTS: usize = 80;

/// Blank lines inside and under a head that is set off: price lines, title,
/// byline, each with one.
const HEAD_GAPS: usize = 6;

/// Points from which a text is a page and no article: furniture stands on both
/// sides of the body, with or without words that tell it.
const PAGE: usize = 5;

/// Lines of known furniture around the run of a page with teasers or comments;
/// an article with a menu and a share row has fewer.
const FRAMED: usize = 12;

/// Columns of a title that a single blank line sets off.
const TITLE: u32 = 160;

/// Lines of furniture that close an article that is no page.
const CLOSING: usize = 3;

/// Lines between title and body that no article has.
const PAGE_HEAD: usize = 6;

/// Lines at the edges of the body run that are looked at like those outside it.
const EDGE: usize = 3;

/// A price line is narrower; a longer line with prices is prose.
const PRICE_LINE: u32 = 100;

/// Furniture inside the body is narrower.
const NARROW: u32 = 60;

pub(super) struct Page<'t> {
    text: &'t str,
    landmarks: &'t Landmarks,
    language: Option<Language>,
    prices: price::Context<'t>,
    drafts: Vec<Draft>,
    items: Vec<bool>,
    hints: Vec<Hint>,
    dates: Vec<Option<date::Found>>,
    run: Range<usize>,
    words: Words,
    reader: date::Reader,
}

impl<'t> Page<'t> {
    pub(super) fn new(
        text: &'t str,
        landmarks: &'t Landmarks,
        language: Option<Language>,
        prices: price::Context<'t>,
        drafts: Vec<Draft>,
    ) -> Self {
        let items = list::items(text, &drafts);
        let (mut hints, dates) = (vec![Hint::NONE; drafts.len()], vec![None; drafts.len()]);
        let (mut words, reader) = (Words::default(), date::Reader::default());
        for (draft, hint) in drafts.iter().zip(&mut hints) {
            if draft.width < NARROW && draft.closing != Closing::Sentence {
                hint.furniture = furniture::evidence(&text[draft.span], &mut words);
                hint.credit = furniture::is_credit(&text[draft.span], &mut words);
            }
        }
        let runs = body::runs(&drafts, &items, &hints);
        let run = 0..0;
        let mut page = Self { text, landmarks, language, prices, drafts, items, hints, dates, run, words, reader };
        let run = page.choose(&runs);
        page.run = page.trimmed(run);
        page
    }

    /// The run, trimmed where the lines around it show a page.
    fn trimmed(&mut self, run: Range<usize>) -> Range<usize> {
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

    /// The body among the stretches of prose: the longest, unless a shorter one
    /// stands under a date or byline, as articles do and legal notes do not.
    fn choose(&mut self, runs: &[body::Run]) -> Range<usize> {
        /// Lines above a run, and at its head, that may be dated.
        const ABOVE: usize = 6;
        const HEAD: usize = 2;
        let longest = runs.first().cloned().unwrap_or_default();
        let mut best = (longest.range.clone(), 0);
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
                best = (run.range.clone(), score);
            }
        }
        self.joined(best.0, runs)
    }

    /// The run with those beside it from which no furniture parts it: a list or
    /// a table inside the article.
    fn joined(&self, run: Range<usize>, runs: &[body::Run]) -> Range<usize> {
        /// Lines of such a list.
        const APART: usize = 40;
        let open = |between: Range<usize>| {
            between.len() <= APART && !self.hints[between].iter().any(|hint| hint.furniture > Evidence::None)
        };
        let mut joined = run;
        // Each of the others may join once the one between has.
        for _ in runs {
            for other in runs.iter().map(|run| &run.range).filter(|other| !other.is_empty()) {
                if other.start >= joined.end && open(joined.end..other.start) {
                    joined.end = other.end;
                } else if other.end <= joined.start && open(other.end..joined.start) {
                    joined.start = other.start;
                }
            }
        }
        joined
    }

    pub(super) fn layout(mut self) -> Layout {
        self.look();
        let set_off = self.set_off();
        let head = Head::new(self.text, &self.drafts, &self.items, &self.hints, self.run.clone(), set_off);
        let title = head.title();
        let body = self.body(title, set_off);
        let mut kinds = self.kinds(title, set_off, &body);
        let byline = self.byline(title, set_off, &body, &mut kinds);
        let published = self.published(title, &body);
        let dateline = body
            .clone()
            .find(|&at| kinds[at] == BlockKind::Paragraph && body::is_prose(&self.drafts[at]))
            .and_then(|at| dateline::find(self.text, self.drafts[at].span));
        let block = |(draft, kind): (&Draft, BlockKind)| BlockData { kind, span: draft.span, language: None };
        Layout {
            blocks: self.drafts.iter().zip(kinds).map(block).collect(),
            title: title.map(|at| at as u32),
            byline,
            published,
            dateline,
        }
    }

    fn written(&self, at: usize) -> &'t str {
        &self.text[self.drafts[at].span]
    }

    /// Looks at the short lines outside the body run and at its edges.
    fn look(&mut self) {
        let edge = |at: usize, run: &Range<usize>| at < run.start + EDGE || at + EDGE >= run.end;
        for at in 0..self.drafts.len() {
            let draft = self.drafts[at];
            if draft.span.len() > 2 * furniture::LONGEST || !edge(at, &self.run) {
                continue;
            }
            let hint = &mut self.hints[at];
            if draft.width >= NARROW || draft.closing == Closing::Sentence {
                hint.furniture = furniture::evidence(&self.text[draft.span], &mut self.words);
            }
            hint.credit = furniture::is_credit(&self.text[draft.span], &mut self.words);
            let marker = list::marker(&self.text[draft.span]).map_or(0, |(_, len)| len);
            let unmarked = Span::new(draft.span.start() + marker, draft.span.end());
            hint.byline = byline::introduced(self.text, unmarked, &mut self.words).is_some();
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

    /// Price lines: above the body each for itself, elsewhere in runs.
    fn price_lines(&mut self) {
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
        if draft.width > PRICE_LINE || is_date {
            return None;
        }
        price::price_line(self.text, draft.span, self.landmarks, self.prices).map(|line| line.alone)
    }

    /// Where the body begins, when blank lines stand around the head and nowhere
    /// below: then they were put to set it off.
    fn set_off(&self) -> Option<usize> {
        let count = self.drafts.len();
        // A last line of furniture may be set off again.
        let last = (1..count).rev().find(|&at| self.drafts[at].gap > 0 && at + 2 < count)?;
        let ends = |draft: &Draft| draft.width >= body::LONG && draft.closing == Closing::Sentence;
        let above_run = !self.drafts[self.run.start.min(last)..last].iter().any(ends);
        let gaps = self.drafts[1..=last].iter().filter(|draft| draft.gap > 0).count();
        // A single blank line in the whole text stands under the title.
        let above = &self.drafts[last - 1];
        let single = gaps == 1 && above.width <= TITLE && above.closing == Closing::Open;
        let above_run = above_run || single;
        let plain = last <= HEAD_DRAFTS && gaps <= HEAD_GAPS && count - last > 2 && above_run;
        (plain && self.run.end > last).then_some(last)
    }

    /// The drafts of the article below its head.
    fn body(&self, title: Option<usize>, set_off: Option<usize>) -> Range<usize> {
        let count = self.drafts.len();
        let is_page = self.is_page(title, set_off);
        if let Some(mut from) = set_off.filter(|_| !is_page) {
            // Below a title with furniture above it, some may stand, too.
            let says_what = |at: usize| self.is_head_line(at) || self.hints[at].furniture >= Evidence::Strong;
            while title.is_some_and(|title| title > 0) && from < self.run.start && says_what(from) {
                from += 1;
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
        from..self.end(from, is_page)
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
    fn is_page(&self, title: Option<usize>, set_off: Option<usize>) -> bool {
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
        // A phrase that closes a plain article may be a heading of its own.
        let least = if is_page { Evidence::Invites } else { Evidence::Leads };
        let closes = |at: usize| {
            let evidence = self.hints[at].furniture;
            (evidence >= least || evidence == Evidence::Invites) && !self.items[at]
        };
        while end > from + 1 && (count - end) < CLOSING && closes(end - 1) {
            end -= 1;
        }
        end
    }

    /// Teasers inside a page's body: lines on end that end no sentence, furniture among them.
    fn teasers(&self, body: &Range<usize>) -> Vec<bool> {
        /// So many on end are no headings.
        const LEAST: usize = 4;
        let mut teasers = vec![false; self.drafts.len()];
        let mut from = body.start;
        for at in body.start..=body.end {
            let draft = self.drafts.get(at).filter(|_| at < body.end);
            if draft.is_some_and(|draft| draft.closing == Closing::Open && draft.width < body::LONG && !self.items[at])
            {
                continue;
            }
            let shown = |at: usize| self.hints[at].furniture > Evidence::None;
            if at - from >= LEAST && (from..at).any(shown) {
                teasers[from..at].fill(true);
            }
            from = at + 1;
        }
        teasers
    }

    fn kinds(&self, title: Option<usize>, set_off: Option<usize>, body: &Range<usize>) -> Vec<BlockKind> {
        let is_page = self.is_page(title, set_off);
        let headings = heading::headings(self.text, &self.drafts, &self.items, &self.hints, body);
        let teasers = if is_page { self.teasers(body) } else { Vec::new() };
        let kind = |(at, &heading): (usize, &bool)| {
            if Some(at) == title {
                BlockKind::Title
            } else if teasers.get(at) == Some(&true) {
                BlockKind::Boilerplate
            } else if body.contains(&at) {
                self.body_kind(at, is_page, heading)
            } else {
                self.outer_kind(at, title)
            }
        };
        headings.iter().enumerate().map(kind).collect()
    }

    fn outer_kind(&self, at: usize, title: Option<usize>) -> BlockKind {
        let hint = self.hints[at];
        if hint.price {
            return BlockKind::Price;
        }
        if hint.timestamp {
            return BlockKind::Timestamp;
        }
        match title {
            Some(title) if at < title && self.written(at) == self.written(title) => BlockKind::Title,
            Some(title) if at > title && self.written(at) == self.written(title) => BlockKind::Title,
            _ => BlockKind::Boilerplate,
        }
    }

    fn body_kind(&self, at: usize, is_page: bool, heading: bool) -> BlockKind {
        if self.hints[at].price {
            return BlockKind::Price;
        }
        if is_page && self.hints[at].furniture >= Evidence::Strong {
            return BlockKind::Boilerplate;
        }
        if self.items[at] {
            return BlockKind::ListItem;
        }
        if heading {
            return BlockKind::Heading;
        }
        BlockKind::Paragraph
    }

    /// The byline, and the kind of its line.
    fn byline(
        &mut self,
        title: Option<usize>,
        set_off: Option<usize>,
        body: &Range<usize>,
        kinds: &mut [BlockKind],
    ) -> Option<Span> {
        /// Lines above a title that may name its author.
        const ABOVE: usize = 3;
        let below = title.map_or(0, |title| title + 1)..body.start.min(self.drafts.len());
        let above = title.map_or(0..0, |title| title.saturating_sub(ABOVE)..title);
        let edge = body.start..body.end.min(body.start + EDGE);
        let found = below
            .clone()
            .find_map(|at| self.named(at, below.end, true))
            .or_else(|| self.sandwiched(title, set_off, &below))
            .or_else(|| above.rev().find_map(|at| self.named(at, at + 1, true)))
            .or_else(|| edge.clone().find_map(|at| self.named(at, edge.end, false)));
        let (name, lines) = found?;
        for at in lines.filter(|&at| !body.contains(&at)) {
            kinds[at] = BlockKind::Byline;
        }
        Some(name)
    }

    /// The author that a line of the head names, and the lines it takes.
    /// `bare` allows names that a date beside them alone makes authors.
    fn named(&mut self, at: usize, end: usize, bare: bool) -> Option<(Span, Range<usize>)> {
        let line = self.unmarked(at);
        let words = &mut self.words;
        if self.hints[at].byline {
            return Some((byline::introduced(self.text, line, words)?, at..at + 1));
        }
        if at + 1 < end && byline::is_introduction(&self.text[line], words) {
            let next = self.unmarked(at + 1);
            if let Some(name) = byline::bare(self.text, next, &mut self.words) {
                return Some((name, at..at + 2));
            }
        }
        let date = self.dates[at]?.span;
        let name = byline::beside_date(self.text, line, date, bare, &mut self.words)?;
        Some((name, at..at + 1))
    }

    /// A line's span without the marker of a list.
    fn unmarked(&self, at: usize) -> Span {
        let span = self.drafts[at].span;
        let marker = list::marker(&self.text[span]).map_or(0, |(_, len)| len);
        Span::new(span.start() + marker, span.end())
    }

    /// A bare name: between the title and a date, or alone in a head that is set off.
    fn sandwiched(
        &mut self,
        title: Option<usize>,
        set_off: Option<usize>,
        below: &Range<usize>,
    ) -> Option<(Span, Range<usize>)> {
        /// Columns of a source that no table knows.
        const SOURCE: u32 = 40;
        let is_page = self.is_page(title, set_off);
        let title = title?;
        for at in below.clone() {
            let hint = self.hints[at];
            if hint.timestamp || hint.price || hint.furniture > Evidence::Weak || hint.credit {
                continue;
            }
            let dated = at + 1 < below.end && self.hints[at + 1].timestamp;
            let first = at == title + 1;
            if !(dated || first && set_off.is_some() && below.len() == 1) {
                continue;
            }
            let line = self.unmarked(at);
            let name = byline::bare(self.text, line, &mut self.words);
            let written = &self.text[line];
            let several = written.contains([' ', '、']) && written.chars().any(char::is_lowercase);
            if let Some(name) = name.filter(|_| several || first && !is_page) {
                return Some((name, at..at + 1));
            }
            let draft = &self.drafts[at];
            if first
                && !is_page
                && dated
                && draft.width <= SOURCE
                && draft.closing == Closing::Open
                && hint.furniture == Evidence::None
            {
                return Some((line, at..at + 1));
            }
        }
        None
    }

    /// The date of publication: below the title, above it, at the body's edges.
    fn published(&self, title: Option<usize>, body: &Range<usize>) -> Option<DateData> {
        /// Lines above the title, and below the body, that may be dated.
        const NEAR: usize = 8;
        let top = title.unwrap_or(0);
        let order = self.reader.order().or(Order::of(self.language));
        let places = [
            top..body.start,
            top.saturating_sub(NEAR)..top,
            body.start..(body.start + EDGE).min(body.end),
            body.end.saturating_sub(EDGE).max(body.start)..(body.end + NEAR).min(self.drafts.len()),
        ];
        for whole in [true, false] {
            for place in places.clone() {
                let mut first: Option<DateData> = None;
                for at in place {
                    let Some(found) = self.dates[at].filter(|found| self.may_publish(at, body, found)) else {
                        continue;
                    };
                    let date = found.resolve(order);
                    // In a line of other words, only a whole date is one of publication.
                    let fits = self.hints[at].timestamp || !whole && date.is_some() && Some(at) != title;
                    // What was updated later was published before.
                    let earlier = first.is_none_or(|first| whole && date.is_some() && date < first.date);
                    if fits && earlier {
                        first = Some(DateData { span: found.span, date });
                    }
                }
                if first.is_some() {
                    return first;
                }
            }
        }
        None
    }

    /// Whether a date stands where articles are dated: anywhere around the body,
    /// inside it on lines that are no running text, or in the dateline.
    fn may_publish(&self, at: usize, body: &Range<usize>, found: &date::Found) -> bool {
        /// Bytes before a date in a dateline: the city, the agency.
        const DATELINE: usize = 60;
        let (draft, hint) = (&self.drafts[at], self.hints[at]);
        if hint.timestamp || hint.byline {
            return true;
        }
        if !body.contains(&at) {
            return draft.width < body::LONG || draft.closing != Closing::Sentence;
        }
        let dateline = || {
            let near = found.span.start() - draft.span.start() <= DATELINE;
            near && dateline::find(self.text, draft.span).is_some()
        };
        draft.width < NARROW && draft.closing == Closing::Open && !self.items[at] || dateline()
    }
}
