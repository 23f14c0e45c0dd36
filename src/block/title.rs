//! The title: candidates above the body run and at its head, scored.

use std::ops::Range;

use super::body::is_prose;
use super::convention::Draft;
use super::furniture::{Evidence, Look};
use super::lines::Closing;
use super::repeats::Repeats;
use super::shared::WordSet;
use crate::scratch::bytes;

/// How far above the body run the title is looked for: 95 % of pages have it
/// within 177 lines of the top, most within ten of the body.
const ABOVE: usize = 80;

/// Drafts of the run's head that may hold the title.
const INSIDE: usize = 3;

/// Drafts of the run's head that may hold a title with author and date below
/// it: captions and teasers can stand above.
pub(super) const DEEP: usize = 14;

/// Lines below a title in which author and date follow.
const SIGNATURE: usize = 4;

/// Bytes of the body that a title's words are looked for in.
const BODY_HEAD: usize = 3000;

/// Columns of titles: 1 in 100 is outside.
const NARROWEST: u32 = 6;
const WIDEST: u32 = 200;

/// What is already known of a draft near the head.
#[allow(clippy::struct_excessive_bools)] // Independent facts; a line can show several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hint {
    pub(super) furniture: Evidence,
    pub(super) timestamp: bool,
    /// Holds a date beside other words.
    pub(super) dated: bool,
    pub(super) byline: bool,
    pub(super) price: bool,
    /// Names a picture's maker.
    pub(super) credit: bool,
    /// Says the hour of an entry below.
    pub(super) hour: bool,
}

impl Hint {
    pub(super) const NONE: Self = Self {
        furniture: Evidence::None,
        timestamp: false,
        dated: false,
        byline: false,
        price: false,
        credit: false,
        hour: false,
    };

    /// Takes over what a look at the line alone shows.
    pub(super) fn note(&mut self, look: Look) {
        (self.furniture, self.credit) = (look.evidence, look.credit);
    }

    /// Whether the line is something, and no title.
    pub(super) fn is_other(self) -> bool {
        self.furniture > Evidence::None || self.timestamp || self.byline || self.price || self.credit || self.hour
    }
}

/// The working memory of the choice.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) compounds: Vec<usize>,
    pub(super) candidates: Vec<(usize, i32)>,
}

impl Lists {
    pub(super) fn bytes(&self) -> usize {
        bytes(&self.compounds) + bytes(&self.candidates)
    }
}

/// The lines of a document, and what is known of each.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) drafts: &'a [Draft],
    pub(super) items: &'a [bool],
    pub(super) hints: &'a [Hint],
    pub(super) repeats: &'a Repeats,
}

/// What the choice rests on.
pub(super) struct Head<'a> {
    pub(super) text: &'a str,
    pub(super) drafts: &'a [Draft],
    pub(super) items: &'a [bool],
    pub(super) hints: &'a [Hint],
    repeats: &'a Repeats,
    pub(super) run: Range<usize>,
    /// Where the body begins, when blank lines stand around the head and nowhere else.
    pub(super) set_off: Option<usize>,
    /// Whether some lines of the head follow blank lines and others do not.
    pub(super) is_mixed: bool,
    /// Whether the head is an article's, not a page's.
    is_plain: bool,
    /// Lines that may name the title beside other things: the page's title, paths.
    pub(super) compounds: &'a [usize],
}

/// Columns of a title from which a line that says the same is no chance.
const SHORTEST_AGAIN: u32 = 16;

/// Compound lines that are remembered.
const COMPOUNDS: usize = 12;

/// Whether a line has parts, as the page's title and paths have.
fn is_compound(line: &str) -> bool {
    line.contains(PATHS)
        || line.contains(['|', '·'])
        || line.contains(" - ")
        || line.contains(" – ")
        || line.contains(" — ")
}

impl<'a> Head<'a> {
    pub(super) fn new(
        lines: Lines<'a>,
        run: Range<usize>,
        set_off: Option<usize>,
        compounds: &'a mut Vec<usize>,
    ) -> Self {
        let Lines { text, drafts, items, hints, repeats } = lines;
        let near = &drafts[run.start.saturating_sub(ABOVE)..run.start];
        let follow = near.iter().filter(|draft| draft.gap > 0).count();
        let is_mixed = follow > 0 && follow < near.len();
        let named = (0..run.start).filter(|&at| {
            let draft = &drafts[at];
            (NARROWEST..2 * WIDEST).contains(&draft.width) && (at < 2 || is_compound(&text[draft.span]))
        });
        compounds.clear();
        compounds.extend(named.take(COMPOUNDS));
        let is_plain = is_plain(hints, run.start, set_off);
        Self { text, drafts, items, hints, repeats, run, set_off, is_mixed, is_plain, compounds }
    }

    /// The index of the title's draft; `None` where no candidate is good enough.
    pub(super) fn title(&self, found: &mut Vec<(usize, i32)>) -> Option<usize> {
        found.clear();
        found.extend(self.candidates());
        if let [(at, score)] = found[..] {
            if score >= GOOD_ENOUGH - NO_WORDS {
                return Some(at);
            }
        }
        for (at, score) in &mut *found {
            *score += self.repetition(*at);
        }
        // The text is read only for those that can still win.
        let top = found.iter().map(|&(_, score)| score).max()?;
        found.retain(|&(_, score)| score + MOST_SHARED >= top + NO_WORDS);
        if let [(at, score)] = found[..] {
            if score >= GOOD_ENOUGH - NO_WORDS {
                return Some(at);
            }
        }
        let words = self.body_words(found);
        let mut best: Option<(usize, i32)> = None;
        let mut above: Option<(usize, i32)> = None;
        for &mut (at, score) in found {
            let mut score = score + self.overlap(at, &words);
            if let Some((_, points)) =
                above.filter(|&(title, points)| self.sums_up(at, title) && points + DECK >= score)
            {
                score = score.min(points);
            }
            above = Some((at, score));
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((at, score));
            }
        }
        let (at, score) = best?;
        (score >= GOOD_ENOUGH).then_some(at)
    }

    /// Whether a line may be the deck right under a title, which is shorter; a
    /// kicker above a title has few words.
    fn sums_up(&self, at: usize, title: usize) -> bool {
        /// Columns and words of the title.
        const TITLE: u32 = 24;
        const WORDS: usize = 4;
        let line = self.line(title);
        let width = self.drafts[title].width;
        title + 1 == at
            && (TITLE..self.drafts[at].width).contains(&width)
            && line.split_whitespace().nth(WORDS - 1).is_some()
            && !is_compound(line)
            && !self.is_kicker(title)
    }

    /// The lines that can be the title, with the points for look and place.
    fn candidates(&self) -> impl Iterator<Item = (usize, i32)> {
        let near = match self.set_off {
            Some(body) => 0..body,
            None => self.run.start.saturating_sub(ABOVE)..(self.run.start + INSIDE).min(self.run.end),
        };
        let is_free = |at: usize| !self.hints[at].is_other() && !self.items[at];
        let first_free = (0..self.drafts.len()).find(|&at| is_free(at) && !self.is_kicker(at));
        let first_free = first_free.filter(|&at| !self.is_entry(at));
        let is_below_prose = move |at: usize| {
            let in_prose = at > self.run.start && self.set_off.is_none();
            in_prose && self.drafts[self.run.start..at].iter().any(is_prose) && !self.is_signed(at)
        };
        let first = (near.start > 0).then_some(0);
        // Below prose stands a title that author and date follow.
        let run = if self.set_off.is_none() { self.run.clone() } else { 0..0 };
        let deep = (run.start + INSIDE..(run.start + DEEP).min(run.end)).filter(|&at| self.is_signed(at));
        let lines = first.into_iter().chain(near).filter(move |&at| !is_below_prose(at)).chain(deep);
        lines.filter_map(move |at| Some((at, self.shape(at)? + self.place(at, first_free))))
    }

    /// The last line below the title that says the same over the larger part of
    /// the body: the page's title stands far above the article's.
    pub(super) fn again(&self, title: usize) -> Option<usize> {
        if self.is_plain || self.set_off.is_some() || self.drafts[title].width < SHORTEST_AGAIN {
            return None;
        }
        let (mut above, mut below) = (0, self.drafts[self.run.clone()].iter().filter(|draft| is_prose(draft)).count());
        let mut found = None;
        for at in title + 1..self.run.end {
            if at >= self.run.start && is_prose(&self.drafts[at]) {
                (above, below) = (above + 1, below - 1);
            }
            if above >= below {
                break;
            }
            if self.repeats.are_same(title, at) || names(self.line(title), self.line(at)) {
                found = Some(at);
            }
        }
        found
    }

    /// The look of the line; `None` where it can be no title.
    fn shape(&self, at: usize) -> Option<i32> {
        let draft = &self.drafts[at];
        let hint = self.hints[at];
        let set_off = self.set_off.is_some();
        let widest = if set_off { 2 * WIDEST } else { WIDEST };
        if self.is_label(at) || self.is_path_to(at) {
            return None;
        }
        if hint.is_other() || self.items[at] && !set_off || draft.width < NARROWEST && !set_off || draft.width > widest
        {
            return None;
        }
        let text = &self.text[draft.span];
        let stop = draft.closing == Closing::Sentence && !asks(text);
        if !set_off
            && (draft.closing == Closing::Leading
                || stop && (draft.width > LONG_SENTENCE || !self.is_followed_by_blank(at)))
        {
            return None;
        }
        let mut score = match draft.width {
            0..10 => -10,
            10..16 => 0,
            16..30 => 6,
            30..120 => 10,
            120..160 => 4,
            _ => -6,
        };
        score += match draft.closing {
            Closing::Leading => -25,
            Closing::Sentence if stop => -8,
            _ => 0,
        };
        if draft.terminators >= 2 && draft.width > LONG_SENTENCE {
            score -= 25;
        }
        if hint.dated {
            score -= 6;
        }
        if !set_off && text.starts_with(BULLETS) || text.starts_with(['…', '.']) {
            score -= 10;
        }
        Some(score)
    }

    /// A word by itself right above the text: the place, the section, a kicker.
    /// A title of one word stands apart.
    fn is_label(&self, at: usize) -> bool {
        /// Columns of a label.
        const LABEL: u32 = 20;
        let draft = &self.drafts[at];
        let right_above = at == 0 && self.set_off.is_none() && self.drafts.get(1).is_some_and(|next| next.gap == 0);
        right_above
            && draft.width < LABEL
            && draft.closing == Closing::Open
            && !self.line(at).contains(char::is_whitespace)
    }

    /// A few words in capitals right above a longer line that is not.
    fn is_kicker(&self, at: usize) -> bool {
        /// Columns of a kicker.
        const KICKER: u32 = 30;
        let has_small = |at: usize| self.line(at).chars().any(char::is_lowercase);
        let has_capital = |at: usize| self.line(at).chars().any(char::is_uppercase);
        let Some(next) = self.drafts.get(at + 1) else { return false };
        self.drafts[at].width < KICKER
            && next.gap == 0
            && next.width > self.drafts[at].width
            && next.closing == Closing::Open
            && !self.hints[at + 1].is_other()
            && has_capital(at)
            && !has_small(at)
            && has_small(at + 1)
    }

    /// A narrow line amid the entries of a menu, in words that no table knows.
    fn is_entry(&self, at: usize) -> bool {
        let is_known = |at: usize| self.hints.get(at).is_some_and(|hint| hint.furniture > Evidence::None);
        let above = at > 0 && is_known(at - 1);
        self.drafts[at].width < ENTRY && above && is_known(at + 1) && (is_known(at + 2) || at > 1 && is_known(at - 2))
    }

    /// A path of sections that ends with the headline below, or with its beginning.
    fn is_path_to(&self, at: usize) -> bool {
        let Some((sections, last)) = self.line(at).rsplit_once(PATHS) else { return false };
        let next = (at + 1..self.drafts.len().min(at + 1 + PATH_ABOVE)).map(|at| self.line(at));
        let last = last.trim();
        sections.contains(PATHS) && last.len() >= LEAST_NAMED && next.into_iter().any(|line| line.starts_with(last))
    }

    /// Whether the line stands in the run, and is what author and date say it is.
    fn is_deep(&self, at: usize) -> bool {
        at >= self.run.start && self.set_off.is_none() && self.is_signed(at)
    }

    /// Whether author and date stand right below.
    fn is_signed(&self, at: usize) -> bool {
        let below = self.hints.get(at + 1..).unwrap_or_default().iter().take(SIGNATURE);
        below.clone().any(|hint| hint.byline) && below.clone().any(|hint| hint.timestamp)
    }

    /// Whether blank lines stand on both sides, in a head where not all lines have them.
    fn stands_alone(&self, at: usize) -> bool {
        let before = at == 0 || self.drafts[at].gap > 0;
        before && self.is_followed_by_blank(at) && self.is_mixed
    }

    /// Whether author or date stand above the line: what follows these is no title as a rule.
    fn is_below_imprint(&self, at: usize) -> bool {
        self.hints[..at].iter().any(|hint| hint.byline || hint.timestamp)
    }

    fn is_followed_by_blank(&self, at: usize) -> bool {
        self.drafts.get(at + 1).is_some_and(|next| next.gap > 0)
    }

    /// Where the line stands.
    fn place(&self, at: usize, first_free: Option<usize>) -> i32 {
        let mut score = 0;
        let near = if self.drafts[at].width < ENTRY { NEAR_ENTRY } else { NEAR };
        let below = self.hints.get(at + 1..).unwrap_or_default().iter().take(near);
        if below.clone().any(|hint| hint.byline) {
            score += SIGNED;
        }
        if below.clone().any(|hint| hint.timestamp || hint.dated) {
            score += SIGNED;
        }
        let is_undated = score == 0;
        if is_undated && at > 0 && self.hints[at - 1].timestamp && self.drafts[at].width >= ENTRY {
            score += DATED_ABOVE;
        }
        if first_free == Some(at) {
            score += if self.is_plain { 40 } else { 12 };
        }
        match self.set_off {
            Some(body) if at + 1 == body => score += if self.is_below_imprint(at) { 9 } else { 20 },
            _ if self.stands_alone(at) => score += 6,
            _ => {}
        }
        if self.is_deep(at) {
            score
        } else if at < self.run.start || self.set_off.is_some() {
            score - i32::try_from(self.run.start.saturating_sub(at).min(FAR)).unwrap_or(0) / 3
        } else {
            // Inside the run stands the title only where nothing tells it from prose.
            score - 6 * i32::try_from(at - self.run.start).unwrap_or(0)
        }
    }

    /// Words that the line shares with the first paragraphs: a headline sums
    /// them up, furniture does not.
    fn overlap(&self, at: usize, body: &WordSet) -> i32 {
        let (words, shared) = body.count(self.line(at));
        // Two shared words of two say less than four of six.
        if words == 0 { NO_WORDS } else { (40 * shared / (words + 1)).min(MOST_SHARED) }
    }

    /// A title stands twice, in the page's title and over the article.
    fn repetition(&self, at: usize) -> i32 {
        let text = self.line(at);
        let twice = self.set_off.is_none() && (2..=4).contains(&self.repeats.count(at));
        let named = self.compounds.iter().any(|&other| other != at && names(self.line(other), text));
        // The page's title, cut before the site's name; and a path that was
        // pasted into one word ends with the headline under it.
        let by_page = at > 0 && !self.is_plain && cuts(self.line(0), text);
        let by_path = at > 0 && text.len() >= LEAST_NAMED && self.line(at - 1).ends_with(text);
        let mut score = 0;
        if twice && self.drafts[at].width >= 20 {
            score += 10;
        }
        if by_page {
            score += 30;
        } else if named || by_path {
            score += 15;
        }
        if at == 0 && !self.is_plain && (twice || is_compound(text)) {
            // The page's title, which names the headline.
            score += 8;
        }
        score
    }

    fn line(&self, at: usize) -> &str {
        &self.text[self.drafts[at].span]
    }

    /// The words of the first paragraphs; a line in the body that may be the title
    /// shares all words with itself.
    fn body_words(&self, found: &[(usize, i32)]) -> WordSet {
        let mut words = WordSet::new();
        let mut read = 0;
        let from = self.set_off.unwrap_or(self.run.start);
        let is_found = |at: usize| found.iter().any(|&(line, _)| line == at);
        for at in (from..self.drafts.len()).filter(|&at| self.drafts[at].width >= SHORT && !is_found(at)) {
            if read >= BODY_HEAD {
                break;
            }
            let text = head(self.line(at), BODY_HEAD);
            words.insert_all(text);
            read += text.len();
        }
        words
    }
}

/// Lines above the body run up to which a text is an article and no page: then
/// its first line that can be a title is the title.
const SHORT_HEAD: usize = 2;

/// The same where none of the lines is furniture.
const PLAIN_HEAD: usize = 4;

/// Lines under a title that may say who wrote the article and when.
const NEAR: usize = 5;

/// The same under a line that is as likely the entry of a menu, and its columns.
const NEAR_ENTRY: usize = 3;
const ENTRY: u32 = 24;

/// What each of the two counts.
const SIGNED: i32 = 12;

/// What a date right above counts where none stands below: less, since a deck stands so, too.
const DATED_ABOVE: i32 = 4;

/// Points that a candidate needs. A plain first line has them; a lone short
/// line under furniture does not.
const GOOD_ENOUGH: i32 = 12;

/// What words shared with the text can add, and what a line without words loses.
const MOST_SHARED: i32 = 30;
const NO_WORDS: i32 = -4;

/// Points that a deck may be ahead of its title: it shares more words with the text.
const DECK: i32 = 20;

/// A sentence longer than this with a full stop is the first paragraph.
const LONG_SENTENCE: u32 = 80;

/// Lines above the body beyond which it does not matter how many they are.
const FAR: usize = 40;

/// Narrower lines hold captions and menus, not the body's words.
const SHORT: u32 = 60;

/// Whether a line asks or exclaims, as headlines do.
pub(super) fn asks(line: &str) -> bool {
    line.ends_with(['?', '!', '？', '！', '؟'])
}

/// Whether the head is an article's, not a page's: set off, or short, with
/// nothing in it that is furniture.
pub(super) fn is_plain(hints: &[Hint], start: usize, set_off: Option<usize>) -> bool {
    if let Some(body) = set_off {
        return hints[..body].iter().filter(|hint| !hint.is_other()).count() <= SHORT_HEAD + 1;
    }
    let clean = || !hints[..start].iter().any(|hint| hint.furniture > Evidence::None);
    start <= SHORT_HEAD || start <= PLAIN_HEAD && clean()
}

/// Whether a line names this headline beside other things: `Headline | Site`,
/// `Home > Sport > Headline`.
fn names(compound: &str, line: &str) -> bool {
    if line.len() < LEAST_NAMED || compound.len() <= line.len() {
        return false;
    }
    // What stands last in the page's title is the site.
    compound.starts_with(line) || compound.ends_with(line) && compound.contains(PATHS)
}

/// Whether the page's title is this headline with a site's name behind it.
fn cuts(page: &str, line: &str) -> bool {
    let behind = page.strip_prefix(line).map(str::trim_start);
    line.len() >= LEAST_NAMED
        && behind.is_some_and(|behind| behind.starts_with(['|', '-', '–', '—', '·', '•', ':', '»']))
}

/// Bytes of a line that another can name; shorter ones are in many.
const LEAST_NAMED: usize = 16;

/// Lines below a path that may be the headline it ends with.
const PATH_ABOVE: usize = 3;

/// Signs before the entries of menus.
const BULLETS: [char; 4] = ['*', '•', '·', '+'];

/// Signs of paths.
const PATHS: [char; 6] = ['>', '›', '»', '→', '/', '❯'];

/// The first bytes of a text, to a character boundary.
pub(super) fn head(text: &str, len: usize) -> &str {
    let mut end = text.len().min(len);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
