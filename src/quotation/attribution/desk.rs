//! Works through the parts of an article in order; keeps what one quotation
//! leaves to the next.

use super::alternate::{Turn, alternate};
use super::class::Class;
use super::cue::{Found, Shape};
use super::key::class_of;
use super::kind::{self, End, Setting};
use super::place::{Place, closes_sentence, introduced_by};
use super::resolve::{Names, Person};
use super::speaker::Voice;
use super::token::{self, Kind, Token};
use super::window::{REACH, Window, ceil};
use super::words::Words;
use super::{Customs, Order, Part, incise};
use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::pairing::Quoted;
use crate::quotation::{Mention, QuotationData, QuotationKind, QuotationStyle};
use crate::scan::Landmarks;
use crate::scratch::{bytes, take};
use crate::span::Span;

/// What one quoted item came to.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    kind: QuotationKind,
    found: Option<Found>,
    /// Goes on from the quotation before: the same speaker, the same cue.
    joins: bool,
    speaker: Option<Mention>,
    /// The words around it say who speaks: it is not taken over from another quotation.
    told: bool,
}

/// Room for the tokens of an ordinary block, and of a sentence.
const TOKENS: usize = 128;
const SENTENCE: usize = 32;

/// The lists that the desk works with, empty or not; they are kept from one article to the next.
#[derive(Debug, Default)]
pub(super) struct Lists {
    verdicts: Vec<Option<Verdict>>,
    persons: Vec<Person>,
    /// Of the block at hand, of the line above it, inside a part, and of sentences before it.
    tokens: Vec<Token>,
    above: Vec<Token>,
    inside: Vec<Token>,
    past: Vec<Token>,
    /// The quotations so far that are somebody's words.
    turns: Vec<Turn>,
}

impl Lists {
    pub(super) fn bytes(&self) -> usize {
        let tokens = [&self.tokens, &self.above, &self.inside, &self.past].map(bytes);
        bytes(&self.verdicts) + bytes(&self.persons) + tokens.iter().sum::<usize>() + bytes(&self.turns)
    }
}

pub(super) struct Desk<'a> {
    text: &'a str,
    landmarks: &'a Landmarks,
    quoted: &'a mut Vec<Quoted>,
    names: Names<'a>,
    lists: Lists,
    /// The block at hand.
    block: usize,
    /// Block and index of the last quotation with a speaker.
    last: Option<(usize, usize)>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        text: &'a str,
        blocks: &'a [BlockData],
        landmarks: &'a Landmarks,
        quoted: &'a mut Vec<Quoted>,
        mut lists: Lists,
    ) -> Self {
        lists.verdicts.clear();
        lists.verdicts.resize(quoted.len(), None);
        lists.turns.clear();
        lists.tokens.reserve(TOKENS);
        lists.past.reserve(SENTENCE);
        let names = Names::new(text, blocks, take(&mut lists.persons));
        Self { text, landmarks, quoted, names, lists, block: 0, last: None }
    }

    /// Reads the parts of one block, which is the `index`th.
    pub(super) fn read_block(
        &mut self,
        block: &BlockData,
        above: Option<&BlockData>,
        parts: &mut [Part],
        index: usize,
        language: Option<Language>,
    ) {
        let customs = Customs::of(block.language.or(language));
        for part in &mut *parts {
            part.looks = kind::look(self.text, part.span, customs);
        }
        let parts = &*parts;
        self.block = index;
        let line_above = above.map(|above| above.span).filter(|_| starts_block(self.text, block.span, parts));
        let mut tokens = std::mem::take(&mut self.lists.tokens);
        tokens.clear();
        let mut window = Window::open(self.text, self.landmarks, block.span, parts, customs, &mut tokens);
        for (nth, part) in parts.iter().enumerate() {
            let Some(at) = window.take_up(nth, &mut tokens) else { break };
            let Some(quoted) = self.quoted.get(part.quoted) else { break };
            let words = Words { text: self.text, tokens: &tokens, customs };
            let place = Place::new(words, &window, (parts, part), quoted.style, at);
            self.read_part(place, index, line_above);
        }
        self.lists.tokens = tokens;
    }

    fn read_part(&mut self, place: Place<'_>, block: usize, line_above: Option<Span>) {
        let mut found = place.attribution();
        let mut above = None;
        if found.is_none() && place.is_first() {
            (found, above) = line_above.map(|line| self.introduced(place, line)).unwrap_or_default();
        }
        if let Some(found) = found.as_mut().filter(|found| found.shape == Shape::After && place.from < place.at) {
            // What follows a verb that calls is what it calls so.
            let called = found.calling && found.voice.is_some_and(|voice| !voice.pronoun);
            // 국토교통부는 “…”며 … 강조했다: what carries a particle there is the subject.
            let words = place.words;
            let topic = words.customs.order == Order::Before
                && (place.from..place.at).any(|at| words.is(at, Class::SUBJECT_MARKER));
            if found.voice.is_none() || called || topic {
                // 首相は「検討する」と述べた: the subject before, the cue behind.
                let marked = words.marked_subject(place.from, place.at);
                let head = marked.or_else(|| words.head_of(place.from, place.at)).or(found.voice);
                found.voice =
                    if found.calling { head.and_then(|head| words.without_object(head, place.at)) } else { head };
            }
        }
        if let Some(found) = found.as_mut().filter(|found| found.shape == Shape::After && !found.direct) {
            build_in(place, found);
        }
        let mut kind = kind::of(place.style, place.part.looks, place.setting, found.as_ref());
        if kind == QuotationKind::Fragment && found.as_ref().is_some_and(|found| gives_a_name(place, found)) {
            kind = QuotationKind::Phrase;
        }
        let before = self.before(place);
        let joins = before.is_some_and(|(_, before)| joins(place, &before, found.as_ref()));
        if joins {
            kind = QuotationKind::Statement;
            found = None;
        } else if found.is_none_or(|found| found.voice.is_none() && found.shape != Shape::Before) {
            if let Some(verdict) = self.incise(place) {
                self.settle(place, verdict, block);
                return;
            }
        }
        if kind == QuotationKind::Phrase {
            found = None;
        }
        let (speaker, told) = if joins {
            (before.and_then(|(before, _)| self.verdict(before)).and_then(|before| before.speaker), true)
        } else {
            self.speaker(place, kind, found.as_ref(), above, block)
        };
        self.settle(place, Verdict { kind, found, joins, speaker, told }, block);
    }

    /// Files what a part came to, unless an earlier part of its quotation has done better.
    fn settle(&mut self, place: Place<'_>, verdict: Verdict, block: usize) {
        let index = place.part.quoted;
        if let Some(slot) = self.lists.verdicts.get_mut(index) {
            if slot.is_none_or(|slot| slot.found.is_none() && verdict.found.is_some()) {
                *slot = Some(verdict);
            }
        }
        if verdict.kind == QuotationKind::Phrase {
            return;
        }
        self.share(place, verdict);
        self.note_turn(place, &verdict, block);
        if verdict.speaker.is_some() {
            self.last = Some((block, index));
        }
    }

    /// “…”며 “…”고 말했다: a part that a particle alone parts from the next one shares
    /// the verb behind that.
    fn share(&mut self, place: Place<'_>, verdict: Verdict) {
        let words = place.words;
        let Some(link) = place.at.checked_sub(2) else { return };
        let handed = words.is(link + 1, Class::QUOTE_PARTICLE) && !words.is(link + 1, Class::VERB);
        let (true, Kind::Quote(part)) = (handed, words.kind(link)) else { return };
        let Some(index) = place.parts.get(part as usize).map(|part| part.quoted) else { return };
        let behind = verdict.found.is_some_and(|found| found.shape == Shape::After);
        if let Some(Some(before)) = self.lists.verdicts.get_mut(index).filter(|_| behind) {
            if before.found.is_none() && before.kind == QuotationKind::Phrase {
                *before = verdict;
            }
        }
    }

    /// Notes a quotation among the turns, once; what joins the one before it is no turn.
    fn note_turn(&mut self, place: Place<'_>, verdict: &Verdict, block: usize) {
        let quoted = place.part.quoted;
        let told = verdict.told && verdict.speaker.is_some();
        if let Some(last) = self.lists.turns.last_mut().filter(|last| last.quoted == quoted) {
            // A later part may say it.
            if told && !last.told {
                (last.told, last.speaker) = (told, verdict.speaker);
            }
            return;
        }
        if verdict.joins {
            return;
        }
        let dash = place.style == QuotationStyle::Dash;
        let follows = self.lists.turns.last().is_some_and(|last| {
            let beside = place.at > 0 && matches!(place.words.kind(place.at - 1), Kind::Quote(_));
            let next = dash && self.quoted.get(last.quoted).is_some_and(|last| last.style == place.style);
            beside && last.block == block || next && last.block + 1 >= block
        });
        self.lists.turns.push(Turn { quoted, block, follows, told, speaker: verdict.speaker });
    }

    fn verdict(&self, index: usize) -> Option<Verdict> {
        self.lists.verdicts.get(index).copied().flatten()
    }

    /// Who says a part that does not join the one before it.
    fn speaker(
        &mut self,
        place: Place<'_>,
        kind: QuotationKind,
        found: Option<&Found>,
        above: Option<Mention>,
        block: usize,
    ) -> (Option<Mention>, bool) {
        let voice = found.and_then(|found| found.voice);
        let mut speaker =
            above.filter(|_| voice.is_some()).or_else(|| voice.map(|voice| self.mention(place, place.from, &voice)));
        let marked = kind == QuotationKind::Statement && place.style == QuotationStyle::Marks;
        if found.is_none() && marked {
            speaker = self.sentence_before(place);
        }
        if let Some(found) = found.filter(|found| found.voice.is_none() && found.cue.is_some()) {
            speaker = self.dropped(place, found);
        }
        let told = speaker.is_some() || found.is_some_and(|found| found.cue.is_some());
        if kind != QuotationKind::Phrase && speaker.is_none() {
            let follows = place.at > 0 && matches!(place.words.kind(place.at - 1), Kind::Quote(_));
            let turn = place.style == QuotationStyle::Dash || follows;
            speaker = self.carried(block, place.setting, found, turn);
        }
        (speaker, told)
    }

    /// *Menurut* X, … “…,” *katanya*; *Y añadió:*, وأضافت: a cue without a subject has that of the
    /// sentence before.
    #[inline(never)]
    fn dropped(&mut self, place: Place<'_>, found: &Found) -> Option<Mention> {
        let words = place.words;
        let subjectless = match found.shape {
            Shape::After => true,
            // The verb opens the sentence.
            Shape::Before => {
                let head = words.span(place.from, (place.from + 2).min(place.at));
                !found.calling && found.cue.is_some_and(|cue| head.is_some_and(|head| cue.start() < head.end()))
            }
            _ => false,
        };
        let nearby = if subjectless { self.nearby(place, place.from) } else { None };
        nearby.map(|nearby| self.names.written(nearby.speaker, words.customs))
    }

    /// What the line above says of the part that opens its block, and who that is.
    fn introduced(&mut self, place: Place<'_>, line: Span) -> (Option<Found>, Option<Mention>) {
        let from = ceil(self.text, line.end().saturating_sub(REACH).max(line.start()));
        if !self.text.get(from..line.end()).is_some_and(ends_with_colon) {
            return (None, None);
        }
        let mut tokens = std::mem::take(&mut self.lists.above);
        tokens.clear();
        tokens.push(Token::mark(Kind::Cut, from, from));
        token::read(self.text, Span::new(from, line.end()), place.words.customs, &mut tokens);
        let words = Words { tokens: &tokens, ..place.words };
        let found = introduced_by(words);
        let speaker = found.and_then(|found| found.voice).map(|voice| self.names.mention(words, &voice, None));
        self.lists.above = tokens;
        (found, speaker)
    }

    /// The attribution inside the marks of a part.
    fn incise(&mut self, place: Place<'_>) -> Option<Verdict> {
        let mut tokens = std::mem::take(&mut self.lists.inside);
        let customs = place.words.customs;
        let found = incise::find(self.text, place.part.span, customs, &mut tokens);
        let speaker = found.and_then(|found| found.voice).map(|voice| {
            let words = Words { tokens: &tokens, ..place.words };
            let nearby = if words.stands_for_person(&voice) { self.nearby(place, place.from) } else { None };
            self.names.mention(words, &voice, nearby)
        });
        self.lists.inside = tokens;
        found.map(|found| Verdict {
            kind: QuotationKind::Statement,
            found: Some(found),
            joins: false,
            speaker,
            told: true,
        })
    }

    /// The mention of a speaker whose sentence starts at token `from`; what a
    /// pronoun stands for is looked up in the sentences before.
    fn mention(&mut self, place: Place<'_>, from: usize, voice: &Voice) -> Mention {
        let person = place.words.stands_for_person(voice);
        let nearby = if person { self.nearby(place, from) } else { None };
        let nearby = nearby.or_else(|| if person { self.named_above(place, from) } else { None });
        self.names.mention(place.words, voice, nearby)
    }

    /// Who the sentences before token `from` are about, back to the part before
    /// or the head of the paragraph.
    fn nearby(&mut self, place: Place<'_>, from: usize) -> Option<Voice> {
        let words = place.words;
        let before = (0..from).rev().find(|&at| matches!(words.kind(at), Kind::Quote(_))).unwrap_or(0);
        let (start, end) = (words.get(before)?.end as usize, words.get(from)?.start as usize);
        let known = words.tokens.get(before..from).unwrap_or_default();
        let mut tokens = std::mem::take(&mut self.lists.past);
        // The sentence before says it nearly always.
        let found = [false, true].into_iter().find_map(|all| {
            place.window.read_back(start, end.max(start), all, known, &mut tokens);
            last_named(Words { tokens: &tokens, ..words }, |name| self.names.has_fuller(name, words.customs))
        });
        self.lists.past = tokens;
        found
    }

    /// Who the end of the paragraph above is about, if nobody is quoted there or before token
    /// `from` of this one.
    #[inline(never)]
    fn named_above(&mut self, place: Place<'_>, from: usize) -> Option<Voice> {
        let above = self.block.checked_sub(1)?;
        let quoted = self.last.is_some_and(|(block, _)| block == above)
            || (0..from).any(|at| matches!(place.words.kind(at), Kind::Quote(_)));
        let block = self.names.paragraph(above).filter(|_| !quoted)?;
        let start = ceil(self.text, block.end().saturating_sub(REACH).max(block.start()));
        let mut tokens = std::mem::take(&mut self.lists.past);
        tokens.clear();
        tokens.push(Token::mark(Kind::Cut, start, start));
        token::read(self.text, Span::new(start, block.end()), place.words.customs, &mut tokens);
        let words = Words { tokens: &tokens, ..place.words };
        let voice = last_named(words, |name| self.names.has_fuller(name, words.customs));
        let person = |voice: &Voice| !(voice.tokens.0..voice.tokens.1).any(|at| words.is(at, Class::SOURCE));
        let voice = voice.filter(person);
        self.lists.past = tokens;
        voice
    }

    /// “X shook her head. “No.””: who acts in the sentence before, in the same paragraph.
    fn sentence_before(&mut self, place: Place<'_>) -> Option<Mention> {
        let (words, from) = (place.words, place.from);
        let stop = from.checked_sub(1).filter(|&stop| from == place.at && words.kind(stop) == Kind::Stop)?;
        let start = words.sentence_start(stop, |at| closes_sentence(words, place.parts, at));
        let voice = words.head_of(start, stop)?;
        // *The captain* struck the table.
        let told = words.is(voice.tokens.0, Class::DETERMINER) && words.is(voice.tokens.1 - 1, Class::ROLE);
        let person = voice.pronoun && !words.is(voice.tokens.0, Class::OTHER_PRONOUN)
            || words.is_name(voice.tokens.1 - 1)
            || told;
        // Where every noun has a capital, a thing has an article, too.
        let (first, last) = voice.tokens;
        let thing = words.customs.capital_nouns
            && words.is(first, Class::DETERMINER)
            && !voice.pronoun
            && !(first..last).any(|at| words.is(at, Class::SOURCE) || words.is_role(at));
        (person && !thing).then(|| self.mention(place, start, &voice))
    }

    /// The quoted item whose attribution stands between it and a part.
    fn before(&self, place: Place<'_>) -> Option<(usize, Found)> {
        let index = place.before()?.quoted;
        let found = self.verdict(index)?.found?;
        (found.shape == Shape::After && found.last <= place.at).then_some((index, found))
    }

    /// The speaker that a quotation without attribution takes over: that of the
    /// quotation before, as does a cue without a subject. Turns of a dialogue alternate.
    fn carried(&self, block: usize, setting: Setting, found: Option<&Found>, turn: bool) -> Option<Mention> {
        /// Blocks that may lie between: none but the next.
        const BLOCKS: usize = 1;
        let (last_block, last) = self.last?;
        let subjectless = found.is_some_and(|found| found.cue.is_some());
        let floating = found.is_none() && setting.opens && setting.ends;
        if !(subjectless || floating) || block - last_block > BLOCKS {
            return None;
        }
        let before = self.verdict(last)?.speaker;
        if !turn || subjectless {
            return before;
        }
        let other = last.checked_sub(1).and_then(|other| self.verdict(other))?.speaker?;
        before.is_some_and(|before| self.text[before.span] != self.text[other.span]).then_some(other)
    }

    /// Makes the quotations; a part that joins goes to the one before it.
    pub(super) fn file(self) -> (Vec<QuotationData>, Lists) {
        let Self { text, quoted, mut lists, names, .. } = self;
        lists.persons = names.into_persons();
        let Lists { verdicts, turns, .. } = &mut lists;
        alternate(text, turns);
        for turn in turns.iter().filter(|turn| !turn.told) {
            if let Some(Some(verdict)) = verdicts.get_mut(turn.quoted) {
                verdict.speaker = turn.speaker;
            }
        }
        let count = verdicts.iter().flatten().filter(|verdict| !verdict.joins).count();
        let mut filed: Vec<QuotationData> = Vec::with_capacity(count);
        for (one, verdict) in quoted.drain(..).zip(verdicts) {
            let Some(verdict) = verdict else { continue };
            if verdict.joins {
                // A title inside the role may stand between: “A,” said X of “Y”, “b”.
                if let Some(whole) = filed.iter_mut().rev().take(3).find(|whole| whole.kind != QuotationKind::Phrase) {
                    whole.parts.extend(&one.parts);
                    continue;
                }
            }
            let voice = verdict.found.and_then(|found| found.voice);
            filed.push(QuotationData {
                kind: verdict.kind,
                style: one.style,
                parts: one.parts,
                speaker: verdict.speaker,
                role: voice.and_then(|voice: Voice| voice.role),
                cue: verdict.found.and_then(|found| found.cue),
            });
        }
        // Text without balance may open a later mark first.
        filed.iter_mut().for_each(|one| one.parts.sort());
        (filed, lists)
    }
}

/// *Akça, çalışmaların* “…” *sürdüğünü belirtti*, 館長は、本は「…」借りられると話した: words built into
/// a clause that the verb behind it closes. Who speaks stands before them.
#[inline(never)]
fn build_in(place: Place<'_>, found: &mut Found) {
    let Place { words, at, from, .. } = place;
    let Some(voice) = found.voice.filter(|_| place.setting.word_before && words.is_edge(found.last)) else { return };
    // … *otobüs için* “…” *ifadesini kullandı*
    let beside = words.get(at + 1).zip(found.cue).is_some_and(|(next, cue)| next.start as usize == cue.start());
    let sole = beside && !words.customs.capital_nouns && words.is_full_name(&voice);
    let marked = voice.tokens.1 <= at && (words.customs.order == Order::Before || sole);
    let head = if marked { Some(voice) } else { words.head_of(from, at).filter(|_| words.is_bare(&voice)) };
    let named = |head: &Voice| head.pronoun || head.role.is_some() || words.is_name(head.tokens.1 - 1) || marked;
    if let Some(head) = head.filter(|head| named(head) && !found.calling) {
        (found.voice, found.shape) = (Some(head), Shape::Inside);
    }
}

/// Whether people who have no name give a thing one in the part: *Зрители прозвали арену*
/// «…», 「…」と呼んでいる. What one person calls it are that person's words.
#[inline(never)]
fn gives_a_name(place: Place<'_>, found: &Found) -> bool {
    /// The most words of a nickname.
    const WORDS: u32 = 3;
    let (words, looks) = (place.words, place.part.looks);
    let Some(cue) = found.cue.filter(|_| looks.words <= WORDS && looks.end == End::Open) else { return false };
    let person = |voice: Voice| {
        let (first, last) = voice.tokens;
        let one = words.is(first, Class::DETERMINER) || voice.role.is_some() || voice.pronoun;
        one || last - first > 1 && words.is_name(last - 1)
    };
    class_of(&words.text[cue], words.customs).is(Class::NAMING) && !found.voice.is_some_and(person)
}

/// Whether a part goes on from the attribution `before` it and has none of its own.
fn joins(place: Place<'_>, before: &Found, found: Option<&Found>) -> bool {
    // What stands before it may be the attribution of the part before that.
    let own = found.is_some_and(|found| {
        !matches!(found.shape, Shape::Inside | Shape::Sourced) && found.cue.is_some() && found.cue != before.cue
    });
    !own && place.resumes(before)
}

/// Who the last sentences of `past` that name anyone are about. A word with a capital
/// that is a name by no other sign gives way to a name written out behind it: *Byens
/// gartner hedder* Sofie Lund.
#[inline(never)]
fn last_named(past: Words<'_>, mut is_known: impl FnMut(Span) -> bool) -> Option<Voice> {
    /// Sentences that a pronoun looks back over.
    const SENTENCES: usize = 3;
    let mut end = past.tokens.len();
    for _ in 0..SENTENCES {
        let stop = end.checked_sub(1)?;
        let start = past.sentence_start(stop, |_| false);
        if let Some(voice) = past.told_by(start, stop) {
            return Some(voice);
        }
        let head = past.trailing(start, stop).or_else(|| past.head_of(start, stop));
        let voice = head
            .filter(|voice| !voice.pronoun && past.is_name(past.last_word(voice)))
            // Where every noun has a capital, a single word may be any.
            .filter(|voice| !past.customs.capital_nouns || past.is_full_name(voice));
        if let Some(voice) = voice {
            let (first, last) = (voice.tokens.0, past.last_word(&voice) + 1);
            let role = voice.role.is_none() && (first..last).any(|at| past.is_role(at));
            let sure = past.customs.capital_nouns
                || last - first > 1 && !past.is(first, Class::DETERMINER) && !role
                || is_known(voice.speaker) && !role;
            // *Repairing the mechanism would cost more*: a capital that opens its sentence before an
            // article names nobody.
            if !sure && first == start && last - first == 1 && past.is(last, Class::DETERMINER | Class::PREPOSITION) {
                end = start;
                continue;
            }
            return if sure {
                Some(voice)
            } else {
                past.written_out(voice.tokens.1, stop, past.is_role(last - 1)).or(Some(voice))
            };
        }
        // *Every spring, before the first visitors arrive*, Ann Reed climbs up.
        let behind = |voice: &Voice| voice.tokens.0 > start && past.kind(voice.tokens.0 - 1) == Kind::Comma;
        if head.is_some_and(|voice| !voice.pronoun) && !past.customs.capital_nouns {
            if let Some(named) = past.written_out(start + 1, stop, false).filter(behind) {
                return Some(named);
            }
        }
        // *Byens gartner hedder* Sofie Lund: whoever the sentence gives that role.
        let role = |voice: &Voice| (voice.tokens.0..voice.tokens.1).any(|at| past.is_role(at));
        if let Some(voice) = head.filter(|voice| !voice.pronoun && role(voice)) {
            if let Some(named) = past.written_out(voice.tokens.1, stop, true) {
                return Some(named);
            }
        }
        if start == end {
            return None;
        }
        end = start;
    }
    None
}

/// Whether a line ends with a colon, a mark or blank behind it or not.
fn ends_with_colon(line: &str) -> bool {
    line.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '：' | '﹕' | '︰' | '՝' | '៖' | '፦'))
        .ends_with([':', '：', '﹕', '︰', '՝', '៖', '፦'])
}

fn starts_block(text: &str, block: Span, parts: &[Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    let lead = text.get(block.start()..first.span.start()).unwrap_or_default();
    lead.len() < 16 && !lead.contains(char::is_alphanumeric)
}
