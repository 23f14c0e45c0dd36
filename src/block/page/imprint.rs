//! Who wrote the article and when: the byline and the date of publication.

use std::ops::Range;

use super::{EDGE, NARROW, Page};
use crate::block::date::{self, Order};
use crate::block::fold::is_small;
use crate::block::furniture::{self, Evidence};
use crate::block::lines::Closing;
use crate::block::repeats::bare;
use crate::block::{BlockData, BlockKind, DateData, body, byline, dateline, list};
use crate::span::Span;

impl Page<'_> {
    /// The byline, and the kind of its line.
    pub(super) fn byline(
        &mut self,
        title: Option<usize>,
        set_off: Option<usize>,
        is_page: bool,
        body: &Range<usize>,
        blocks: &mut [BlockData],
    ) -> Option<Span> {
        /// Lines above a title that may name its author.
        const ABOVE: usize = 3;
        let below = title.map_or(0, |title| title + 1)..body.start.min(self.drafts.len());
        let above = title.map_or(0..0, |title| title.saturating_sub(ABOVE)..title);
        let edge = body.start..body.end.min(body.start + EDGE);
        let named = below.clone().find_map(|at| self.named(at, below.end, true));
        // A single word beside the date is as likely the place.
        let sure = named.clone().filter(|(name, _)| self.text[*name].contains(char::is_whitespace));
        let found = sure
            .or_else(|| self.sandwiched(title, set_off, is_page, &below))
            .or_else(|| edge.clone().filter(|_| named.is_some()).find_map(|at| self.named(at, edge.end, false)))
            .or(named)
            .or_else(|| above.rev().find_map(|at| self.named(at, at + 1, true)))
            .or_else(|| edge.clone().find_map(|at| self.named(at, edge.end, false)))
            .or_else(|| self.signed(body));
        let (name, lines) = found?;
        for at in lines {
            // Below a deck, which begins a page's body, the author stands on a line alone.
            let draft = &self.drafts[at];
            let alone = is_page && at < edge.end && draft.width < NARROW && draft.closing == Closing::Open;
            if !body.contains(&at) || alone || blocks[at].kind == BlockKind::Boilerplate {
                blocks[at].kind = BlockKind::Byline;
            }
        }
        Some(name)
    }

    /// The author whom a line at the foot of the article names: *Text: Ann Bell*.
    fn signed(&mut self, body: &Range<usize>) -> Option<(Span, Range<usize>)> {
        /// Lines below the body.
        const FOOT: usize = 4;
        let last = body.end.checked_sub(1).filter(|&last| last > body.start)?;
        let short = |page: &Self, at: usize| page.drafts[at].width < body::LONG && page.hints[at].byline;
        let at = (last..self.drafts.len().min(body.end + FOOT)).find(|&at| short(self, at))?;
        let name = byline::introduced(self.text, self.unmarked(at), &mut self.words)?;
        Some((name, at..at + 1))
    }

    /// Marks what stands at the foot from a line on that tells who the author is: one
    /// that is headed so, or, in a page, one that begins with the name.
    pub(super) fn about_author(&self, names: Span, body: &Range<usize>, is_page: bool, blocks: &mut [BlockData]) {
        /// Lines at the foot.
        const FOOT: usize = 6;
        let name = self.text[names].split([',', ';', '&', '/', '|']).next().unwrap_or_default().trim();
        if !name.contains(' ') {
            return;
        }
        let tells = |at: usize| is_page && begins_with(self.written(at), name) || self.heads_author(at, name);
        let foot = body.end.saturating_sub(FOOT).max(body.start + body.len() / 2 + 1);
        // An interview has the name before each answer.
        let found = (foot..body.end).find(|&at| tells(at)).filter(|_| !(body.start..foot).any(tells));
        if let Some(from) = found {
            blocks[from..body.end].iter_mut().for_each(|block| block.kind = BlockKind::Boilerplate);
        }
    }

    /// Whether a short line leads up to the author's name: *About Ann Bell*.
    fn heads_author(&self, at: usize, name: &str) -> bool {
        /// Words before the name.
        const WORDS: usize = 2;
        let draft = &self.drafts[at];
        let before = || bare(self.written(at)).strip_suffix(name).map(|before| before.split_whitespace().count());
        let is_short = draft.width < NARROW && draft.closing == Closing::Open;
        is_short && before().is_some_and(|words| (1..=WORDS).contains(&words))
    }

    /// The author that a line of the head names, and the lines it takes.
    /// `bare` allows names that a date beside them alone makes authors.
    fn named(&mut self, at: usize, end: usize, bare: bool) -> Option<(Span, Range<usize>)> {
        let line = self.unmarked(at);
        let words = &mut self.words;
        if self.hints[at].byline {
            return Some((byline::named(self.text, line, words)?, at..at + 1));
        }
        if at + 1 < end && byline::is_introduction(&self.text[line], words) {
            let next = self.unmarked(at + 1);
            if let Some(name) = byline::bare(self.text, next, &mut self.words) {
                return Some((name, at..at + 2));
            }
        }
        // A picture's words name what it shows.
        let date = self.dates[at].filter(|_| !self.hints[at].credit)?.span;
        let name = byline::beside_date(self.text, line, date, bare && !self.hints[at].timestamp, &mut self.words)?;
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
        is_page: bool,
        below: &Range<usize>,
    ) -> Option<(Span, Range<usize>)> {
        /// Columns of a source that no table knows.
        const SOURCE: u32 = 40;
        let title = title?;
        // A deck that is a sentence begins the body.
        let edge = below.end..self.drafts.len().min(below.end + EDGE);
        for at in below.clone().chain(edge) {
            let dated = self.is_above_date(at);
            if at >= below.end
                && (self.hints[at].byline
                    || !dated
                    || !(is_full_name(self.written(at)) || self.before_source(self.unmarked(at)).is_some()))
            {
                continue;
            }
            let first = at == title + 1;
            let alone = first && set_off.is_some() && below.len() == 1;
            if self.says_else(at) || !(dated || alone || self.is_below_date(at, title)) {
                continue;
            }
            let line = self.unmarked(at);
            let name = byline::bare(self.text, line, &mut self.words);
            let written = &self.text[line];
            let several = written.contains([' ', '、']) && written.chars().any(char::is_lowercase);
            let full = is_full_name(written) && !furniture::is_half_known(written, &mut self.words);
            if let Some(name) = name.filter(|_| dated && several || full || first && !is_page) {
                return Some((name, at..at + 1));
            }
            if let Some(name) = self.before_source(line).filter(|_| dated) {
                return Some((name, at..at + 1));
            }
            let draft = &self.drafts[at];
            let is_source = draft.width <= SOURCE && draft.closing == Closing::Open;
            if first && !is_page && dated && is_source && self.hints[at].furniture == Evidence::None {
                return Some((line, at..at + 1));
            }
        }
        None
    }

    /// The full name before a mark and the source that the author works for: `Ann Bell - Agency`.
    fn before_source(&self, line: Span) -> Option<Span> {
        const MARKS: [&str; 4] = [" - ", " – ", " | ", " • "];
        let written = &self.text[line];
        let (name, source) = MARKS.iter().find_map(|mark| written.split_once(mark))?;
        let is_name = name.chars().any(char::is_lowercase) && is_full_name(name) && is_full_name_or_word(source);
        let known = furniture::is_half_known(written, &mut self.words.clone());
        (is_name && !known).then(|| Span::new(line.start(), line.start() + name.len()))
    }

    /// Whether a line of the head is something else than a name.
    fn says_else(&self, at: usize) -> bool {
        let hint = self.hints[at];
        hint.timestamp || hint.price || hint.furniture > Evidence::Weak || hint.credit
    }

    /// Whether a date stands right below a line; beside a place, below a full name.
    fn is_above_date(&self, at: usize) -> bool {
        let Some(next) = self.hints.get(at + 1) else { return false };
        let placed = || self.is_place_above_date(at + 1) && is_full_name(self.written(at));
        next.timestamp || placed() || next.dated && self.drafts[at + 1].width < NARROW && is_full_name(self.written(at))
    }

    /// Whether a line may be the place between the author and the date.
    fn is_place_above_date(&self, at: usize) -> bool {
        /// Columns of a place.
        const PLACE: u32 = 24;
        let draft = &self.drafts[at];
        let is_place = draft.width < PLACE && draft.closing == Closing::Open && draft.figures == 0;
        is_place && !self.hints[at].is_other() && self.hints.get(at + 1).is_some_and(|next| next.timestamp)
    }

    /// Whether a date stands right above a line below the title, or above the title itself. A
    /// section, which is often in capitals, may stand there, too.
    fn is_below_date(&self, at: usize, title: usize) -> bool {
        if at <= title {
            return false;
        }
        let stamped = |at: usize| self.hints[at].timestamp;
        // How often the page was read may stand between.
        let counted = || self.hints[at - 1].furniture == Evidence::Weak && at > title + 2 && stamped(at - 2);
        let above = if at == title + 1 { title > 0 && stamped(title - 1) } else { stamped(at - 1) || counted() };
        above && self.written(at).chars().any(char::is_lowercase)
    }

    /// The date of publication: below the title, above it, at the body's edges.
    pub(super) fn published(&self, title: Option<usize>, body: &Range<usize>) -> Option<DateData> {
        /// Lines above the title, and below the body, that may be dated.
        const NEAR: usize = 8;
        /// Lines below a deck, which begins the body, that may be dated.
        const DECK: usize = 6;
        let top = title.unwrap_or(0);
        let order = self.reader.order().or(Order::of(self.language));
        let places = [
            top..body.start,
            top.saturating_sub(NEAR)..top,
            body.start..(body.start + DECK).min(body.end),
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

    /// The line of a date beside the author's, where a deck above both begins the body.
    pub(super) fn below_author(&self, date: Span, blocks: &[BlockData]) -> Option<usize> {
        let at = self.drafts.partition_point(|draft| draft.span.end() <= date.start());
        let is_author = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Byline);
        let beside = at > 0 && is_author(at - 1) || is_author(at + 1);
        (self.hints.get(at)?.timestamp && beside).then_some(at)
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

/// Whether each of a few words is written as a name's: with a capital, or in a script without.
fn is_full_name(line: &str) -> bool {
    /// Words of a full name.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let capitals = line.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let caseless = !line.chars().any(|c| c.is_uppercase() || is_small(c));
    WORDS.contains(&line.split_whitespace().count()) && (caseless || capitals)
}

/// The same of one word or several.
fn is_full_name_or_word(line: &str) -> bool {
    is_full_name(line) || line.chars().all(char::is_alphanumeric)
}

/// Whether a line begins with a name, in any case, and goes on about it.
fn begins_with(line: &str, name: &str) -> bool {
    let mut written = line.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().flat_map(char::to_lowercase);
    name.chars().flat_map(char::to_lowercase).all(|c| written.next() == Some(c))
        && !matches!(written.next(), Some(':' | '：'))
}
