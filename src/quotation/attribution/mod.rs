//! Who says it: cue, speaker, role; and what kind of quotation it is.
//!
//! Every block with quotations is read once, near them only: words are looked
//! up in the rows of the block's language, and each quoted part is one token
//! among them. Then each part looks behind itself, ahead of itself, to the line
//! above, and to the part before it.

mod class;
mod cue;
mod customs;
mod incise;
mod kind;
mod resolve;
mod speaker;
mod token;

pub(crate) use customs::{Customs, Order};

use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::pairing::Quoted;
use crate::quotation::{Mention, QuotationData, QuotationKind, QuotationStyle};
use crate::scan::Landmarks;
use crate::span::Span;
use class::Class;
use cue::{Found, Shape};
use kind::{End, Looks, Setting};
use resolve::Names;
use speaker::{Voice, Words};
use token::{Kind, Token};

/// How far from a quotation its attribution is looked for, in bytes: the
/// longest introductions of the press (name, full title, adverbial, cue) stay
/// under 60 words.
const REACH: usize = 480;

/// A quoted part on its way to a quotation.
#[derive(Clone, Copy, Debug)]
struct Part {
    span: Span,
    /// Which of what pairing found it belongs to.
    quoted: usize,
    looks: Looks,
}

/// What one quoted item came to.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    kind: QuotationKind,
    found: Option<Found>,
    /// Goes on from the quotation before: the same speaker, the same cue.
    joins: bool,
    speaker: Option<Mention>,
}

/// Attributes what was quoted. Consumes the pairs in order; joins parts that
/// one attribution breaks.
///
/// # Complexity
/// Linear in the quotations: [`REACH`] bytes on each side of a part are read, once.
pub(super) fn attribute(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    quoted: Vec<Quoted>,
    language: Option<Language>,
) -> Vec<QuotationData> {
    if quoted.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<Part> = Vec::with_capacity(quoted.len());
    for (index, one) in quoted.iter().enumerate() {
        parts.extend(one.parts.iter().map(|&span| Part { span, quoted: index, looks: Looks::default() }));
    }
    parts.sort_by_key(|part| part.span.start());
    let mut desk = Desk::new(text, landmarks, quoted);
    let mut rest = parts.as_mut_slice();
    for (index, block) in blocks.iter().enumerate() {
        let here = rest.partition_point(|part| part.span.start() < block.span.end());
        let (mine, later) = rest.split_at_mut(here);
        rest = later;
        if !mine.is_empty() {
            let above = index.checked_sub(1).and_then(|above| blocks.get(above));
            desk.read_block(block, above, mine, index, language);
        }
    }
    desk.file()
}

/// Works through the blocks; keeps what one quotation leaves to the next.
struct Desk<'a> {
    text: &'a str,
    landmarks: &'a Landmarks,
    quoted: Vec<Quoted>,
    verdicts: Vec<Option<Verdict>>,
    names: Names<'a>,
    tokens: Vec<Token>,
    above: Vec<Token>,
    inside: Vec<Token>,
    /// Block and index of the last quotation with a speaker.
    last: Option<(usize, usize)>,
}

impl<'a> Desk<'a> {
    fn new(text: &'a str, landmarks: &'a Landmarks, quoted: Vec<Quoted>) -> Self {
        Self {
            text,
            landmarks,
            verdicts: vec![None; quoted.len()],
            quoted,
            names: Names::new(text),
            tokens: Vec::new(),
            above: Vec::new(),
            inside: Vec::new(),
            last: None,
        }
    }

    fn read_block(
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
        let mut tokens = std::mem::take(&mut self.tokens);
        let mut above_tokens = std::mem::take(&mut self.above);
        tokens.clear();
        above_tokens.clear();
        read_around(self.text, self.landmarks, block.span, parts, customs, &mut tokens);
        let words = Words { text: self.text, tokens: &tokens, customs };
        let line_above = above.filter(|_| starts_block(self.text, block.span, parts)).map(|above| {
            let from = ceil(self.text, above.span.end().saturating_sub(REACH).max(above.span.start()));
            above_tokens.push(Token::mark(Kind::Cut, from, from));
            token::read(self.text, Span::new(from, above.span.end()), customs, &mut above_tokens);
            Words { text: self.text, tokens: &above_tokens, customs }
        });
        for (at, token) in tokens.iter().enumerate() {
            let Kind::Quote(part) = token.kind else { continue };
            let Some(part) = parts.get(part as usize) else { continue };
            self.read_part(words, at, part, parts, line_above, index);
        }
        self.tokens = tokens;
        self.above = above_tokens;
    }

    fn read_part(
        &mut self,
        words: Words<'_>,
        at: usize,
        part: &Part,
        parts: &[Part],
        line_above: Option<Words<'_>>,
        block: usize,
    ) {
        let style = self.quoted[part.quoted].style;
        let closes = |at: usize| closes_sentence(words, parts, at);
        let from = words.sentence_start(at, closes);
        let setting = setting(words, at, from, part);
        let opens = setting.opens || style == QuotationStyle::Dash;
        let behind = || words.behind(at, part.looks.end, opens);
        let ahead = || if from < at { words.ahead(from, at) } else { None };
        let comma_inside = part.looks.end == End::Comma;
        let mut found = if opens { behind().or_else(ahead) } else { ahead_first(ahead(), behind, comma_inside) };
        let first = at == 0 || (0..at).all(|at| !matches!(words.kind(at), Kind::Word | Kind::Quote(_) | Kind::Number));
        if found.is_none() && first {
            found = line_above.and_then(|above| introduced_by(above));
        }
        if let Some(found) = &mut found {
            if found.voice.is_none() && found.shape == Shape::After && from < at {
                // 首相は「検討する」と述べた: the subject before, the cue behind.
                found.voice = words.head_of(from, at);
            }
        }
        let mut kind = kind::of(style, part.looks, setting, found.as_ref());
        let mut joins = false;
        let before = self.before(words, at, parts);
        if before.is_some() {
            // What stands before it may be the attribution of the part before that.
            let shared = before
                .and_then(|before| self.verdicts[before])
                .and_then(|before| before.found)
                .and_then(|found| found.cue);
            let own =
                found.is_some_and(|found| found.shape != Shape::Inside && found.cue.is_some() && found.cue != shared);
            if !own && self.resumes(words, at, before, part) {
                joins = true;
                kind = QuotationKind::Statement;
                found = None;
            }
        }
        if !joins && found.is_none_or(|found| found.voice.is_none() && found.shape != Shape::Before) {
            if let Some(incise) = incise::find(self.text, part.span, words.customs, &mut self.inside) {
                let voice = incise.voice;
                let pronoun = voice.is_some_and(|voice| voice.pronoun);
                let nearby = if pronoun { Self::nearby(words, from) } else { None };
                let inner = Words { text: self.text, tokens: &self.inside, customs: words.customs };
                let speaker = voice.map(|voice| self.names.mention(inner, &voice, nearby));
                self.verdicts[part.quoted] =
                    Some(Verdict { kind: QuotationKind::Statement, found: Some(incise), joins, speaker });
                self.last = Some((block, part.quoted));
                return;
            }
        }
        if kind == QuotationKind::Phrase {
            found = None;
        }
        let mut speaker = found.and_then(|found| found.voice).map(|voice| self.mention(words, from, &voice));
        if found.is_none()
            && !joins
            && kind == QuotationKind::Statement
            && style == QuotationStyle::Marks
            && speaker.is_none()
        {
            speaker = self.sentence_before(words, parts, at, from);
        }
        if joins {
            speaker = before.and_then(|before| self.verdicts[before]).and_then(|before| before.speaker);
        } else if kind != QuotationKind::Phrase && speaker.is_none() {
            let turn = style == QuotationStyle::Dash || at > 0 && matches!(words.kind(at - 1), Kind::Quote(_));
            speaker = self.carried(block, setting, found.as_ref(), turn);
        }
        let slot = &mut self.verdicts[part.quoted];
        let better = match slot {
            None => true,
            Some(verdict) => verdict.found.is_none() && found.is_some(),
        };
        if better {
            *slot = Some(Verdict { kind, found, joins, speaker });
        }
        if speaker.is_some() && kind != QuotationKind::Phrase {
            self.last = Some((block, part.quoted));
        }
    }

    /// The mention of a speaker whose sentence starts at `from`; what a pronoun
    /// stands for is looked up in the sentences before.
    fn mention(&mut self, words: Words<'_>, from: usize, voice: &Voice) -> Mention {
        let nearby = if voice.pronoun { Self::nearby(words, from) } else { None };
        self.names.mention(words, voice, nearby)
    }

    /// Who the sentences before token `from` are about, back to the part before
    /// or the head of the paragraph.
    fn nearby(words: Words<'_>, from: usize) -> Option<Voice> {
        /// Sentences that a pronoun looks back over.
        const SENTENCES: usize = 3;
        let before = (0..from).rev().find(|&at| matches!(words.kind(at), Kind::Quote(_))).unwrap_or(0);
        let past = Words { tokens: words.tokens.get(before..from)?, ..words };
        let mut end = past.tokens.len();
        for _ in 0..SENTENCES {
            let stop = end.checked_sub(1)?;
            let start = past.sentence_start(stop, |_| false);
            let voice = past
                .trailing(start, stop)
                .or_else(|| past.head_of(start, stop))
                .filter(|voice| !voice.pronoun && past.is_name(voice.tokens.1 - 1));
            if voice.is_some() || start == end {
                return voice;
            }
            end = start;
        }
        None
    }

    /// “X shook her head. “No.””: who acts in the sentence before, in the same paragraph.
    fn sentence_before(&mut self, words: Words<'_>, parts: &[Part], at: usize, from: usize) -> Option<Mention> {
        let stop = from.checked_sub(1).filter(|&stop| from == at && words.kind(stop) == Kind::Stop)?;
        let start = words.sentence_start(stop, |at| closes_sentence(words, parts, at));
        let voice = words.head_of(start, stop)?;
        let person =
            voice.pronoun && !words.is(voice.tokens.0, Class::OTHER_PRONOUN) || words.is_name(voice.tokens.1 - 1);
        person.then(|| self.mention(words, start, &voice))
    }

    /// The quoted item whose attribution stands between it and token `at`.
    fn before(&self, words: Words<'_>, at: usize, parts: &[Part]) -> Option<usize> {
        let previous = (0..at).rev().find_map(|at| match words.kind(at) {
            Kind::Quote(part) => Some(part),
            _ => None,
        })?;
        let index = parts.get(previous as usize)?.quoted;
        let verdict = self.verdicts[index]?;
        verdict.found.is_some_and(|found| found.shape == Shape::After && found.last <= at).then_some(index)
    }

    /// Whether the part at token `at` goes on from the attribution of the part
    /// before it: “A,” X said, “b.” or “A,” X said. “B.”
    fn resumes(&self, words: Words<'_>, at: usize, before: Option<usize>, part: &Part) -> bool {
        let Some(found) = before.and_then(|before| self.verdicts[before]).and_then(|before| before.found) else {
            return false;
        };
        let Some(link) = at.checked_sub(1) else { return false };
        match words.kind(link) {
            Kind::Comma | Kind::Dash => {
                (found.last.min(link)..link).all(|at| !words.is_edge(at) && words.kind(at) != Kind::Colon)
            }
            Kind::Stop => {
                let one_sentence = (found.last..link).all(|at| !words.is_edge(at));
                one_sentence
                    && found.last <= link
                    && (part.looks.capital || part.looks.end == End::Stop)
                    && part.looks.words > 1
            }
            _ => false,
        }
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
        let before = self.verdicts[last]?.speaker;
        if !turn || subjectless {
            return before;
        }
        let other = last.checked_sub(1).and_then(|other| self.verdicts[other])?.speaker?;
        before.is_some_and(|before| self.text[before.span] != self.text[other.span]).then_some(other)
    }

    /// Makes the quotations; a part that joins goes to the one before it.
    fn file(self) -> Vec<QuotationData> {
        let mut filed: Vec<QuotationData> = Vec::with_capacity(self.quoted.len());
        for (one, verdict) in self.quoted.into_iter().zip(self.verdicts) {
            let Some(verdict) = verdict else { continue };
            if verdict.joins {
                // A title inside the role may stand between: “A,” said X of “Y”, “b”.
                if let Some(whole) = filed.iter_mut().rev().take(3).find(|whole| whole.kind != QuotationKind::Phrase) {
                    whole.parts.extend(one.parts);
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
        filed
    }
}

/// A quotation inside its sentence: what leads up to it counts before what
/// follows, unless that only mentions a cue. A comma inside the marks promises
/// an attribution behind them.
fn ahead_first(ahead: Option<Found>, behind: impl Fn() -> Option<Found>, comma_inside: bool) -> Option<Found> {
    match ahead {
        Some(found) if found.beside || found.calling && !comma_inside => Some(found),
        Some(found) if found.shape == Shape::Before => match behind() {
            Some(after) if after.beside => Some(after),
            _ => Some(found),
        },
        Some(found) => match behind() {
            Some(after) if after.voice.is_some() => Some(after),
            _ => Some(found),
        },
        None => behind(),
    }
}

/// X, head of the agency, commented: ⏎ “…”
fn introduced_by(above: Words<'_>) -> Option<Found> {
    let end = above.tokens.len();
    if above.kind(end.checked_sub(1)?) != Kind::Colon {
        return None;
    }
    let from = above.sentence_start(end, |_| false);
    above.ahead(from, end)
}

/// Whether the quoted part at token `at` ends its sentence: a stop inside the
/// marks and a capital, another quotation, or nothing behind them.
fn closes_sentence(words: Words<'_>, parts: &[Part], at: usize) -> bool {
    let Kind::Quote(part) = words.kind(at) else { return false };
    let Some(part) = parts.get(part as usize) else { return false };
    match part.looks.end {
        End::Stop | End::Question => {
            words.is_capital(at + 1)
                || words.is_caseless(at + 1) && part.looks.end == End::Stop
                || !matches!(words.kind(at + 1), Kind::Word | Kind::Comma | Kind::Dash)
                // “Here?” – “Here.”: a dash parts two turns.
                || words.kind(at + 1) == Kind::Dash && matches!(words.kind(at + 2), Kind::Quote(_))
        }
        _ => false,
    }
}

fn setting(words: Words<'_>, at: usize, from: usize, part: &Part) -> Setting {
    let before = at.checked_sub(1).map_or(Kind::Cut, |before| words.kind(before));
    let behind = words.kind(at + 1);
    let cue_behind = words.is(
        at + 1,
        Class::VERB
            | Class::MANNER
            | Class::AUXILIARY
            | Class::SEPARABLE
            | Class::ACCORDING_BEFORE
            | Class::QUOTE_PARTICLE
            | Class::PRONOUN
            | Class::DETERMINER,
    ) || words.is_name(at + 1);
    let closed = matches!(part.looks.end, End::Stop | End::Question | End::Comma);
    let opens = from == at || (from..at).all(|at| matches!(words.kind(at), Kind::Dash | Kind::Cut | Kind::Quote(_)));
    Setting {
        preposition: at > from + 1 && words.is_preposition(at - 1) && !words.is(at - 2, Class::VERB | Class::CALLING),
        article: at > from && words.is(at - 1, Class::DETERMINER),
        so_called: at > from && words.is(at - 1, Class::SO_CALLED),
        word_before: matches!(before, Kind::Word | Kind::Number),
        word_behind: matches!(behind, Kind::Word | Kind::Number) && !cue_behind && !closed,
        opens,
        ends: words.is_edge(at + 1)
            || matches!(behind, Kind::Quote(_))
            || closed
                && (words.is_capital(at + 1)
                    || words.is_caseless(at + 1)
                    || behind == Kind::Dash && matches!(words.kind(at + 2), Kind::Quote(_))),
    }
}

fn starts_block(text: &str, block: Span, parts: &[Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    let lead = text.get(block.start()..first.span.start()).unwrap_or_default();
    lead.len() < 16 && !lead.contains(char::is_alphanumeric)
}

/// The next character boundary at or after `at`.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Reads what stands around the parts, each part one token: the sentences that
/// touch a part, and the one before, all within [`REACH`].
fn read_around(
    text: &str,
    landmarks: &Landmarks,
    block: Span,
    parts: &[Part],
    customs: &'static Customs,
    out: &mut Vec<Token>,
) {
    let stops = Landmarks::within(&landmarks.terminators, block);
    let mut at = block.start();
    out.push(Token::mark(Kind::Cut, at, at));
    for (index, part) in parts.iter().enumerate() {
        let gap = Span::new(at, part.span.start().max(at));
        read_gap(text, stops, gap, index > 0, true, customs, out);
        out.push(Token::mark(Kind::Quote(index as u32), part.span.start(), part.span.end()));
        at = part.span.end().max(at);
    }
    read_gap(text, stops, Span::new(at, block.end()), true, false, customs, out);
    out.push(Token::mark(Kind::Cut, block.end(), block.end()));
}

/// Reads a gap between quoted parts: whole, or only its ends where it is long.
/// `stops` are the block's terminators.
fn read_gap(
    text: &str,
    stops: &[u32],
    gap: Span,
    head: bool,
    tail: bool,
    customs: &'static Customs,
    out: &mut Vec<Token>,
) {
    /// Full stops that are read past on either side: an abbreviation's, and one.
    const STOPS: usize = 2;
    let from = stops.partition_point(|&stop| (stop as usize) < gap.start());
    let to = stops.partition_point(|&stop| (stop as usize) < gap.end());
    let stop = |index: usize| stops.get(index).map_or(gap.end(), |&stop| stop as usize + 1);
    let mut head_end = gap.start();
    if head {
        let end = if from + STOPS < to { stop(from + STOPS) } else { gap.end() };
        head_end = ceil(text, end.min(gap.start() + REACH).min(gap.end()));
    }
    let mut tail_start = gap.end();
    if tail {
        // The stop right before a part, the one that ends the sentence before, one more.
        let start = if from + STOPS < to { stop(to - STOPS - 1) } else { gap.start() };
        tail_start = ceil(text, start.max(gap.end().saturating_sub(REACH)).max(gap.start()));
    }
    if head_end >= tail_start {
        return token::read(text, gap, customs, out);
    }
    token::read(text, Span::new(gap.start(), head_end), customs, out);
    out.push(Token::mark(Kind::Cut, tail_start, tail_start));
    token::read(text, Span::new(tail_start, gap.end()), customs, out);
}
