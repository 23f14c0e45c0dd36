//! Quotation marks and dialogue dashes into quotations.

use crate::block::{BlockData, BlockKind};
use crate::language::Language;
use crate::quotation::customs::{Customs, Side};
use crate::quotation::dash::{self, Turn};
use crate::quotation::marks::{self, Doubt, Family, Flank, Glyph, Mark};
use crate::quotation::signs::{is_colon, is_dash, is_stop};
use crate::quotation::{QuotationStyle, Spans};
use crate::scan::Landmarks;
use crate::scratch::{bytes, take};
use crate::span::Span;

/// How deep quotations nest before the outermost is taken for a stray mark. The
/// press goes to three; the bound keeps a text of openers alone linear.
const MAX_DEPTH: usize = 8;

/// How many marks of a document outweigh the language's custom.
const CUSTOM_WEIGHT: u32 = 3;

/// Where one side of a glyph is this many times rarer than the other, it is a slip.
const SLIP_RATIO: u32 = 4;

/// In how many paragraphs that reopen with guillemets a story is told, where
/// nobody is announced before them or named right behind: the press names who
/// speaks that long, a novel has its narrator do it.
const STORY: usize = 4;

/// Words set off by marks or a dash, before anyone asked who says them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quoted {
    pub(super) style: QuotationStyle,
    /// In order, marks included, one a block: several where the words run over
    /// paragraphs that reopen, or where a dash turn is broken by its attribution.
    pub(super) parts: Spans,
    /// Whether the mark that closes the last part is there. A part that the next
    /// paragraph takes up never has one; a dash needs none.
    pub(super) closed: bool,
}

/// How the words of a part end, before their closing mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// With a comma: an attribution follows.
    Comma,
    /// With a full stop, question or exclamation mark, or an ellipsis.
    Stop,
    /// With a word.
    Word,
}

impl Ending {
    /// How one part of a quotation ends; looks at a few characters only.
    pub(super) fn of(text: &str, part: Span) -> Self {
        let is_mark = |c: char| Glyph::of(c).is_some() || c.is_whitespace() || matches!(c, ')' | ']');
        match text[part].chars().rev().take(MAX_TAIL).find(|&c| !is_mark(c)) {
            Some(',' | '，' | '、' | '،') => Self::Comma,
            Some(c) if is_stop(c) => Self::Stop,
            _ => Self::Word,
        }
    }
}

/// How many marks, brackets and blanks stand between the last word of a part and its end at most.
const MAX_TAIL: usize = 8;

/// The working memory of pairing; see [`scratch`](crate::scratch).
#[derive(Debug, Default)]
pub(super) struct Scratch {
    marks: Vec<Mark>,
    open: Vec<Opener>,
    pairs: Vec<Pair>,
    /// What was found.
    pub(super) quoted: Vec<Quoted>,
}

impl Scratch {
    pub(super) fn bytes(&self) -> usize {
        bytes(&self.marks) + bytes(&self.open) + bytes(&self.pairs) + bytes(&self.quoted)
    }
}

/// Finds what is quoted, in order of the first parts. A quotation inside
/// another is part of the outer one. Words on both sides of an attribution in
/// marks of their own (“A,” X said, “b”) are two here: `attribution` joins them.
///
/// # Complexity
/// Linear in the number of marks and blocks.
pub(super) fn pair(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    language: Option<Language>,
    scratch: &mut Scratch,
) {
    /// Bytes of text to a quotation, seldom fewer: room for more is made when it is needed.
    const QUOTED: usize = 64;
    let customs = Customs::of(language);
    marks::read(text, &landmarks.marks, &customs, &mut scratch.marks);
    let marks = std::mem::take(&mut scratch.marks);
    let sides = Sides::vote(&marks, &customs);
    let mut pairing = Pairing::new(text, sides, scratch);
    pairing.found.reserve((marks.len() / 2).min(text.len() / QUOTED));
    let mut turns = dash::turns(text, blocks, language).into_iter().peekable();
    let mut rest = marks.as_slice();
    for (index, block) in blocks.iter().enumerate() {
        let skipped = rest.iter().take_while(|mark| mark.start() < block.span.start()).count();
        let inside = rest[skipped..].iter().take_while(|mark| mark.end() <= block.span.end()).count();
        let (here, tail) = rest[skipped..].split_at(inside);
        rest = tail;
        let next = blocks.get(index + 1).filter(|next| is_running_text(next.kind));
        let reopener = next.and_then(|next| rest.first().filter(|mark| mark.start() == next.span.start()));
        let turn = turns.next_if(|turn| turn.block == index);
        pairing.block(block, here, reopener, turn);
    }
    pairing.finish(scratch);
    scratch.marks = marks;
}

/// On which side of a quotation each glyph stands in this document.
struct Sides([Side; Glyph::COUNT]);

impl Sides {
    /// Lets the marks whose neighbours are clear decide, the language's custom
    /// counting as a few of them.
    fn vote(marks: &[Mark], customs: &Customs) -> Self {
        let mut votes = [[0u32; 2]; Glyph::COUNT];
        for mark in marks {
            match mark.flank {
                Flank::Opens => votes[mark.glyph.index()][0] += 1,
                Flank::Closes => votes[mark.glyph.index()][1] += 1,
                Flank::Unclear | Flank::Inside => {}
            }
        }
        let mut sides = [Side::Either; Glyph::COUNT];
        for glyph in Glyph::ALL {
            if glyph.is_bracket() {
                votes[glyph.index()] = [0, 0];
            }
            sides[glyph.index()] = settle(votes[glyph.index()], customs.side(glyph));
        }
        // An apostrophe at the head or end of a word must not turn ’ into an
        // opener where the language has no such custom.
        sides[Glyph::RightSingle.index()] = customs.side(Glyph::RightSingle);
        Self(sides)
    }

    fn of(&self, glyph: Glyph) -> Side {
        self.0[glyph.index()]
    }
}

/// Weighs the marks seen to open and to close against the custom.
fn settle([mut opens, mut closes]: [u32; 2], custom: Side) -> Side {
    match custom {
        Side::Opens => opens += CUSTOM_WEIGHT,
        Side::Closes => closes += CUSTOM_WEIGHT,
        Side::Either => return Side::Either,
    }
    if opens > SLIP_RATIO * closes {
        Side::Opens
    } else if closes > SLIP_RATIO * opens {
        Side::Closes
    } else {
        Side::Either
    }
}

/// A mark that opened and waits for its closer.
#[derive(Clone, Copy, Debug)]
struct Opener {
    mark: Mark,
    /// How many pairs of the block were complete before it; those after stand inside it.
    pairs_before: usize,
    /// A closer that may as well be an inch or an apostrophe: its end, and how
    /// many pairs were complete at it.
    doubtful: Option<(usize, usize)>,
    /// Whether it takes up a quotation left open in the block before.
    reopens: bool,
}

/// A complete pair of one block.
#[derive(Clone, Copy, Debug)]
struct Pair {
    span: Span,
    /// That opened it.
    glyph: Glyph,
    reopens: bool,
}

impl Pair {
    fn new(opener: &Opener, end: usize) -> Self {
        Self { span: Span::new(opener.mark.start(), end), glyph: opener.mark.glyph, reopens: opener.reopens }
    }
}

/// Pairs the marks of a document block by block.
struct Pairing<'t> {
    text: &'t str,
    sides: Sides,
    found: Vec<Quoted>,
    /// The open marks of the block, outermost first.
    open: Vec<Opener>,
    /// The complete pairs of the block, none inside another.
    pairs: Vec<Pair>,
    carried: Option<Carried>,
}

/// What the block before left open.
#[derive(Clone, Copy)]
struct Carried {
    /// Of the opener.
    glyph: Glyph,
    /// Whether it is a story told in reopened paragraphs, which quotes people
    /// itself; a quotation that runs on is the last one found.
    story: bool,
}

impl<'t> Pairing<'t> {
    fn new(text: &'t str, sides: Sides, scratch: &mut Scratch) -> Self {
        let (found, open, pairs) = (take(&mut scratch.quoted), take(&mut scratch.open), take(&mut scratch.pairs));
        Self { text, sides, found, open, pairs, carried: None }
    }

    fn finish(self, scratch: &mut Scratch) {
        let Self { text, mut found, open, pairs, .. } = self;
        found.retain(|quoted| quoted.parts.len() < STORY || !is_story(text, &quoted.parts));
        (scratch.quoted, scratch.open, scratch.pairs) = (found, open, pairs);
    }

    /// Pairs the marks of one block; `reopener` is the mark that the next begins with.
    fn block(&mut self, block: &BlockData, marks: &[Mark], reopener: Option<&Mark>, turn: Option<Turn>) {
        let spoken = self.found.len();
        if let Some(turn) = turn {
            self.found.push(Quoted { style: QuotationStyle::Dash, parts: turn.parts, closed: true });
        }
        if marks.is_empty() {
            self.carried = None;
            return;
        }
        self.open.clear();
        self.pairs.clear();
        let carried = self.carried.take();
        for (index, mark) in marks.iter().enumerate() {
            let reopens = index == 0
                && mark.start() == block.span.start()
                && carried.is_some_and(|carried| carried.glyph.family() == mark.glyph.family());
            if reopens {
                self.push(*mark, true);
            } else {
                self.mark(*mark, block.span);
            }
        }
        let story = carried.is_some_and(|carried| carried.story);
        self.close_block(block, reopener, spoken, story);
    }

    fn mark(&mut self, mark: Mark, block: Span) {
        match self.side(mark, block) {
            Side::Opens => self.open(mark),
            Side::Closes => self.close(mark),
            Side::Either => {}
        }
    }

    /// On which side a mark stands here; [`Side::Either`] where it is no mark.
    fn side(&self, mark: Mark, block: Span) -> Side {
        let open = self.open_index(mark).is_some();
        let edge = match mark.flank {
            _ if mark.start() == block.start() => Flank::Opens,
            Flank::Unclear if mark.end() == block.end() => Flank::Closes,
            flank => flank,
        };
        let low = self.open.last().is_some_and(|opener| opener.mark.glyph == Glyph::Low);
        if low && mark.glyph == Glyph::Left && edge != Flank::Opens {
            return Side::Closes;
        }
        match (self.sides.of(mark.glyph), edge) {
            (Side::Opens, Flank::Closes) | (Side::Either, Flank::Inside | Flank::Unclear) if open => Side::Closes,
            (Side::Closes, Flank::Opens | Flank::Unclear) if !open && mark.glyph != Glyph::RightSingle => Side::Opens,
            (Side::Closes, _) | (Side::Either, Flank::Closes) => Side::Closes,
            (Side::Opens | Side::Either, _) => Side::Opens,
        }
    }

    /// The index of the open mark that `mark` could close. A double mark closes
    /// over single ones left open, since those may be apostrophes; never the
    /// other way round.
    fn open_index(&self, mark: Mark) -> Option<usize> {
        let family = mark.glyph.family();
        let at = self.open.iter().rposition(|opener| opener.mark.glyph.family() == family)?;
        let is_top = at + 1 == self.open.len();
        (is_top || family != Family::Single).then_some(at)
    }

    fn push(&mut self, mark: Mark, reopens: bool) {
        if self.open.len() == MAX_DEPTH {
            self.open.remove(0);
        }
        self.open.push(Opener { mark, pairs_before: self.pairs.len(), doubtful: None, reopens });
    }

    fn open(&mut self, mark: Mark) {
        if let Some(top) = self.open.last() {
            if top.mark.glyph.family() == mark.glyph.family() && top.doubtful.is_some() {
                self.settle_top();
            }
        }
        self.push(mark, false);
    }

    /// Takes the doubtful closer of the innermost open mark for its closer.
    fn settle_top(&mut self) {
        let Some(top) = self.open.pop() else { return };
        if let Some((end, pairs_inside)) = top.doubtful {
            let pair = Pair::new(&top, end);
            let pairs_inside = pairs_inside.clamp(top.pairs_before, self.pairs.len());
            self.pairs.splice(top.pairs_before..pairs_inside, [pair]);
        }
    }

    fn close(&mut self, mark: Mark) {
        let Some(at) = self.open_index(mark) else { return };
        let Some(opener) = self.open.get_mut(at) else { return };
        // A curly mark waits for its curly fellow: 'hab' in ‚ich hab' Zeit‘.
        let is_other = match (opener.mark.glyph, mark.glyph) {
            (Glyph::LowSingle | Glyph::LeftSingle, Glyph::Apostrophe) => true,
            (Glyph::LowSingle, Glyph::RightSingle) => self.sides.0[Glyph::LeftSingle.index()] == Side::Closes,
            _ => false,
        };
        if mark.doubt != Doubt::None || is_other {
            opener.doubtful = Some((mark.end(), self.pairs.len()));
            return;
        }
        let opener = *opener;
        self.open.truncate(at);
        self.pairs.truncate(opener.pairs_before);
        let inside = Span::new(opener.mark.end(), mark.start());
        if self.text[inside].trim().is_empty() {
            return;
        }
        self.pairs.push(Pair::new(&opener, mark.end()));
    }

    /// Settles what is still open at the end of a block and hands over its pairs.
    /// `spoken` is how many quotations were found before the block, `story`
    /// whether the block takes up a story.
    fn close_block(&mut self, block: &BlockData, reopener: Option<&Mark>, spoken: usize, story: bool) {
        while self.open.last().is_some_and(|top| top.doubtful.is_some()) {
            self.settle_top();
        }
        let outermost = self.open.first().copied();
        let next = reopener.filter(|_| is_running_text(block.kind) && self.found.len() == spoken);
        let runs_on =
            |opener: &Opener| next.map_or(opener.reopens && reopener.is_none(), |mark| takes_up(opener.mark, *mark));
        // Stories reopen with guillemets; a double mark that stays open before
        // sentences in the same marks has lost its closer.
        let tells = outermost.is_some_and(|opener| self.holds_sentences(&opener));
        let forgotten = |opener: &Opener| tells && opener.mark.glyph.family() != Family::Guillemet;
        let Some(opener) = outermost.filter(runs_on).filter(|opener| !forgotten(opener)) else {
            if let Some(opener) = outermost {
                self.share_closer(&opener, block.span);
            }
            self.hand_over_pairs(spoken, story);
            return;
        };
        let carried = Carried { glyph: opener.mark.glyph, story: tells || opener.reopens && story };
        if carried.story {
            // What seemed one quotation so far was the beginning of the story.
            if opener.reopens && !story {
                self.found.pop();
            }
            let spoken = self.found.len();
            self.hand_over_pairs(spoken, true);
        } else {
            self.pairs.truncate(opener.pairs_before);
            self.hand_over_pairs(spoken, story);
            self.hand_over(Span::new(opener.mark.start(), block.span.end()), opener.reopens, false);
        }
        self.carried = next.map(|_| carried);
    }

    /// Hands over the pairs of a block, but for those inside a turn of dialogue,
    /// which is the one at `spoken`, the end of a story, and what crosses the pair
    /// before it: of “a ‘b” c’ the first that closes stays.
    fn hand_over_pairs(&mut self, spoken: usize, story: bool) {
        let mut taken = 0;
        for index in 0..self.pairs.len() {
            let pair = self.pairs[index];
            let turn = self.found.get(spoken).filter(|turn| turn.style == QuotationStyle::Dash);
            if turn.is_some_and(|turn| is_inside(pair.span, &turn.parts)) || pair.reopens && story {
                continue;
            }
            if pair.span.start() < taken {
                continue;
            }
            taken = pair.span.end();
            self.hand_over(pair.span, pair.reopens, true);
        }
    }

    /// Whether quotations stand after an opener without a closer that are
    /// sentences of their own, stops before and inside: then its closer was
    /// forgotten, or a story that one paragraph mark opened quotes people itself.
    fn holds_sentences(&self, opener: &Opener) -> bool {
        self.pairs_after(opener).iter().any(|pair| pair.glyph == opener.mark.glyph && self.is_sentence(pair))
    }

    fn pairs_after(&self, opener: &Opener) -> &[Pair] {
        self.pairs.get(opener.pairs_before..).unwrap_or_default()
    }

    fn is_sentence(&self, pair: &Pair) -> bool {
        let lead = self.text[..pair.span.start()].trim_end();
        stops_inside(self.text, pair.span) && lead.ends_with(|c| is_stop(c) || is_colon(c))
    }

    /// Gives an opener without a closer the closer of the pair inside it that
    /// ends where a statement would: «We met at the “Anchor”, said Anna, is
    /// printed with one closing mark for the two.
    fn share_closer(&mut self, opener: &Opener, block: Span) {
        let family = opener.mark.glyph.family();
        let lead = self.text[block.start()..opener.mark.start()].trim_end();
        let leads = lead.is_empty() || lead.ends_with(|c| is_colon(c) || is_dash(c) || c == ',');
        if !leads || family == Family::Single {
            return;
        }
        // Announced inside what was announced, both end at the one mark.
        let announced = lead.ends_with(is_colon);
        let joins = |pair: &Pair| {
            announced && family == Family::Guillemet && self.text[..pair.span.start()].trim_end().ends_with(is_colon)
        };
        let ends = |pair: &Pair| {
            pair.glyph.family() == family
                && (!self.is_sentence(pair) || joins(pair))
                && ends_statement(self.text, pair.span, block.end())
        };
        let Some(inside) = self.pairs_after(opener).iter().position(ends) else { return };
        let last = opener.pairs_before + inside;
        let whole = Pair::new(opener, self.pairs[last].span.end());
        self.pairs.splice(opener.pairs_before..=last, [whole]);
    }

    fn hand_over(&mut self, span: Span, continues: bool, closed: bool) {
        match self.found.last_mut() {
            Some(last) if continues => {
                last.parts.extend(&[span]);
                last.closed = closed;
            }
            _ => self.found.push(Quoted { style: QuotationStyle::Marks, parts: Spans::One(span), closed }),
        }
    }
}

/// Whether paragraphs in guillemets are a story that nobody announces: no colon
/// leads to them, no comma, dash or small letter leads on to a speaker.
fn is_story(text: &str, parts: &[Span]) -> bool {
    let Some((first, last)) = parts.first().zip(parts.last()) else { return false };
    // The parts of a dialogue turn have no marks.
    let guillemets = text[*first].chars().next().and_then(Glyph::of).map(Glyph::family) == Some(Family::Guillemet);
    let next = text[last.end()..].chars().find(|c| !c.is_whitespace());
    guillemets
        && !text[..first.start()].trim_end().ends_with(is_colon)
        && next.is_none_or(|c| c.is_uppercase() || Glyph::of(c).is_some())
}

/// Whether a quotation can run on from such a block, or into it.
const fn is_running_text(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Heading | BlockKind::Title | BlockKind::Byline | BlockKind::Timestamp | BlockKind::Price)
}

/// Whether a mark at the head of a paragraph takes up what `opener` left open
/// in the one before. English repeats the opener; French may repeat « or ».
fn takes_up(opener: Mark, mark: Mark) -> bool {
    let family = opener.glyph.family();
    family == mark.glyph.family()
        && match family {
            Family::Guillemet => true,
            Family::Single => opener.glyph == mark.glyph && mark.flank == Flank::Opens,
            _ => mark.flank != Flank::Closes,
        }
}

/// Whether the words of a pair end with a stop or comma inside its marks.
fn stops_inside(text: &str, pair: Span) -> bool {
    Ending::of(text, pair) != Ending::Word
}

/// Whether a closing mark stands where a statement ends: after a stop, or
/// before a comma or dash, or with nothing but a stop to the end of its block.
fn ends_statement(text: &str, pair: Span, block_end: usize) -> bool {
    let rest = &text[pair.end()..block_end.max(pair.end())];
    let tail = rest.trim_start_matches([',', '.', '!', '?', '…']);
    let dash = tail.trim_start().starts_with(is_dash);
    stops_inside(text, pair) || tail.trim().is_empty() || dash && tail.starts_with(char::is_whitespace)
}

/// Whether a pair stands in what is spoken: then it is quoted inside a turn.
fn is_inside(pair: Span, spoken: &[Span]) -> bool {
    let next = spoken.partition_point(|part| part.end() <= pair.start());
    spoken.get(next).is_some_and(|part| part.overlaps(pair))
}

#[cfg(test)]
mod tests {
    use super::{Ending, Quoted, Scratch, Side, pair, settle};
    use crate::block::{BlockData, BlockKind};
    use crate::language::Language;
    use crate::scan::Landmarks;
    use crate::span::Span;

    /// Pairs a text whose lines are its paragraphs.
    fn pairs(text: &str) -> Vec<Quoted> {
        let mut start = 0;
        let blocks: Vec<_> = text
            .split_inclusive('\n')
            .map(|line| {
                let span = Span::new(start, start + line.trim_end().len());
                start += line.len();
                BlockData { kind: BlockKind::Paragraph, span, language: None }
            })
            .collect();
        let mut scratch = Scratch::default();
        pair(text, &blocks, &Landmarks::of(text), Some(Language::literal(b"eng")), &mut scratch);
        scratch.quoted
    }

    fn parts(text: &str) -> Vec<Vec<&str>> {
        pairs(text).iter().map(|quoted| quoted.parts.iter().map(|&part| &text[part]).collect()).collect()
    }

    #[test]
    fn a_paragraph_taken_up_is_a_part_of_one_quotation() {
        let text = "“One.\n“Two,” he said. “Three.”";
        assert_eq!(parts(text), [vec!["“One.", "“Two,”"], vec!["“Three.”"]]);
        assert!(pairs(text)[0].closed);
    }

    #[test]
    fn a_quotation_that_never_closes_runs_to_the_last_paragraph_it_opens() {
        let text = "“One.\n“Two.\nHe left.";
        assert_eq!(parts(text), [["“One.", "“Two."]]);
        assert!(!pairs(text)[0].closed);
    }

    #[test]
    fn a_missing_closer_costs_its_paragraph_only() {
        assert_eq!(parts("“One, he said.\nHe left.\n“Two.”"), [["“Two.”"]]);
    }

    #[test]
    fn marks_of_another_block_do_not_close() {
        assert_eq!(parts("He said \"one\ntwo\" and left."), [[""; 0]; 0]);
    }

    #[test]
    fn an_empty_pair_is_none() {
        assert_eq!(parts("He said \"\" and “ ” twice."), [[""; 0]; 0]);
    }

    #[test]
    fn a_few_slips_do_not_change_the_custom() {
        assert_eq!(settle([0, 0], Side::Closes), Side::Closes);
        assert_eq!(settle([1, 40], Side::Closes), Side::Closes);
        assert_eq!(settle([40, 0], Side::Closes), Side::Opens);
        assert_eq!(settle([20, 20], Side::Closes), Side::Either);
    }

    #[test]
    fn parts_say_how_they_end() {
        let ending = |text: &str| Ending::of(text, Span::new(0, text.len()));
        assert_eq!(ending("“So it is,”"), Ending::Comma);
        assert_eq!(ending("« C'est dit ! »"), Ending::Stop);
        assert_eq!(ending("「好。」"), Ending::Stop);
        assert_eq!(ending("„so“"), Ending::Word);
    }
}
