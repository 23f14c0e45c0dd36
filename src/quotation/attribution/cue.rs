//! The cue: the reporting verb or phrase beside a quotation, and on which side
//! its subject stands.

use super::class::Class;
use super::customs::Order;
use super::kind::End;
use super::speaker::{Voice, Words};
use super::token::Kind;
use crate::span::Span;

/// The most tokens from a quotation to its cue inside the sentence.
const REACH: usize = 40;
/// The most words between a cue and the comma or colon that opens its quotation.
const OBJECTS: usize = 12;
/// The most tokens of a line that introduces a quotation by a bare colon.
const LABEL: usize = 12;

/// How a cue and its quotation stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// “…,” X said.
    After,
    /// X said: “…”, with only punctuation or *that* between.
    Before,
    /// X called it “…”: the quotation is part of the clause.
    Inside,
    /// X: “…”
    Colon,
    /// A sentence with a colon, but no cue: X took his hat: “…”
    Announced,
    /// “…” — X
    Signature,
}

/// What was found beside one quoted part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) cue: Option<Span>,
    pub(super) voice: Option<Voice>,
    pub(super) shape: Shape,
    /// The cue names rather than reports: *called*.
    pub(super) calling: bool,
    /// The cue stands right beside the quotation.
    pub(super) beside: bool,
    /// Punctuation parts the quotation from its attribution.
    pub(super) direct: bool,
    /// The last token that belongs to the attribution.
    pub(super) last: usize,
}

/// A cue among the tokens.
#[derive(Clone, Copy, Debug)]
struct Cue {
    from: usize,
    to: usize,
    calling: bool,
    according: bool,
}

impl Words<'_> {
    /// The cue at token `at`: a finite verb, or a participle with an auxiliary
    /// in `from..` before it or right behind it.
    fn cue_at(&self, from: usize, at: usize, quoting: bool) -> Option<Cue> {
        let token = self.get(at)?;
        if !token.is_word() {
            return None;
        }
        let according = token.is(Class::ACCORDING_BEFORE | Class::ACCORDING_AFTER);
        let verb = token.is(Class::VERB)
            || token.is(Class::SEPARABLE) && self.has_particle(at)
            || token.is(Class::CALLING)
            || quoting && token.is(Class::MANNER);
        if verb && !self.is_noun(from, at) {
            let (mut first, mut last) = (at, at + 1);
            while first > from
                && self.is(first - 1, Class::AUXILIARY)
                && !self.is(first - 1, Class::PRONOUN | Class::DETERMINER | Class::PREPOSITION)
            {
                first -= 1;
            }
            let article = self.is(last, Class::DETERMINER) && self.is_word(last + 1);
            if self.is(last, Class::PARTICLE) && !token.is(Class::VERB) && !article {
                last += 1;
            }
            let calling = token.is(Class::CALLING) && !token.is(Class::VERB);
            return Some(Cue { from: first, to: last, calling, according: false });
        }
        if token.is(Class::PARTICIPLE) {
            let helped = (from..at).rev().take(REACH).any(|at| self.is(at, Class::AUXILIARY))
                || self.is(at + 1, Class::AUXILIARY);
            if helped {
                let mut first = at;
                while first > from && self.is(first - 1, Class::AUXILIARY) {
                    first -= 1;
                }
                return Some(Cue { from: first, to: at + 1, calling: token.is(Class::CALLING), according: false });
            }
        }
        according.then_some(Cue { from: at, to: at + 1, calling: false, according: true })
    }

    /// Whether the particle of the separable verb at `at` follows in its clause.
    fn has_particle(&self, at: usize) -> bool {
        (at + 1..at + REACH).take_while(|&at| self.is_word(at)).any(|at| self.is(at, Class::PARTICLE))
    }

    /// A capital inside the sentence, or an article or preposition before it,
    /// makes a noun of what looks like a verb (*the reports*).
    fn is_noun(&self, from: usize, at: usize) -> bool {
        let Some(token) = self.get(at) else { return false };
        let opens = at == 0 || !matches!(self.kind(at - 1), Kind::Word | Kind::Number);
        if token.capital && !opens {
            return true;
        }
        if at <= from {
            return false;
        }
        self.get(at - 1).is_some_and(|before| {
            before.is_word()
                && (before.possessive
                    || before.is(Class::DETERMINER | Class::PREPOSITION)
                        && !before.is(Class::PRONOUN | Class::AUXILIARY | Class::COMPLEMENTIZER | Class::CONJUNCTION))
        })
    }

    /// Where the sentence that holds token `at` starts.
    pub(super) fn sentence_start(&self, at: usize, closes: impl Fn(usize) -> bool) -> usize {
        let lowest = at.saturating_sub(REACH);
        let mut start = at;
        while start > lowest && !self.is_edge(start - 1) && !closes(start - 1) {
            start -= 1;
        }
        start
    }

    // ---- behind the quotation ----

    /// Looks behind the quotation at token `quote`, whose last words end so. A
    /// full stop inside the marks means that a capital behind them opens the next
    /// sentence. Only a quotation that `opens` its sentence makes a cue of a verb
    /// that no row knows.
    pub(super) fn behind(&self, quote: usize, end: End, opens: bool) -> Option<Found> {
        let mut at = quote + 1;
        let closed = end == End::Stop;
        let (mut comma, mut dash) = (end == End::Comma, false);
        let mut particle = false;
        loop {
            match self.kind(at) {
                Kind::Comma => comma = true,
                Kind::Dash => dash = true,
                Kind::Word if self.is(at, Class::QUOTE_PARTICLE) && !self.is(at, Class::VERB) => particle = true,
                _ => break,
            }
            at += 1;
        }
        if self.kind(at) != Kind::Word {
            return None;
        }
        let new_sentence =
            closed && !comma && !dash && (self.is_capital(at) || self.is_caseless(at) && !self.customs.unspaced);
        if self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::ACCORDING_BEFORE | Class::DETERMINER) {
            return None;
        }
        if self.is(at, Class::CONJUNCTION) && !self.is(at, Class::VERB | Class::ACCORDING_BEFORE) {
            return None;
        }
        let clause_end = self.clause_end(at);
        if dash {
            if let Some(found) = self.signature(at, clause_end) {
                return Some(found);
            }
        }
        let direct = comma || dash || particle || closed || end == End::Question;
        let found = self.clause_behind(at, clause_end, direct, opens)?;
        if new_sentence && !self.is_short_attribution(&found, at, clause_end) {
            return None;
        }
        Some(found)
    }

    /// Whether a sentence behind a closed quotation holds nothing but its attribution.
    fn is_short_attribution(&self, found: &Found, at: usize, end: usize) -> bool {
        const WORDS: usize = 4;
        end - at <= WORDS && found.voice.is_some() && matches!(self.kind(end), Kind::Stop | Kind::Cut)
    }

    fn clause_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + REACH && !self.is_edge(end) && !matches!(self.kind(end), Kind::Quote(_) | Kind::Colon) {
            end += 1;
        }
        end
    }

    /// An attribution inside the marks, which starts at `at`.
    pub(super) fn behind_incise(&self, at: usize) -> Option<Found> {
        self.clause_behind(at, self.clause_end(at), true, true).filter(|found| found.voice.is_some())
    }

    fn clause_behind(&self, at: usize, end: usize, direct: bool, opens: bool) -> Option<Found> {
        let behind = |cue: Option<Cue>, voice: Option<Voice>, last: usize| {
            let last = voice.map_or(last, |voice: Voice| voice.tokens.1.max(last));
            Some(Found {
                cue: cue.and_then(|cue| self.span(cue.from, cue.to)),
                voice,
                shape: Shape::After,
                calling: cue.is_some_and(|cue| cue.calling),
                beside: cue.is_some_and(|cue| cue.from == at && voice.is_some_and(|voice| voice.tokens.0 <= cue.to)),
                direct,
                last,
            })
        };
        // said X; according to X; hat X gesagt
        let verb = if self.customs.order == Order::After { self.past_adverbs(at, end) } else { at };
        if let Some(cue) = self.cue_at(at, verb, true).filter(|cue| verb == at || !cue.according) {
            if self.is(at, Class::ACCORDING_AFTER) && cue.according && !self.is(at, Class::ACCORDING_BEFORE) {
                return None;
            }
            // Where the subject stands before its verb, what follows a bare verb is its object.
            let voice = if self.customs.order == Order::Before && !cue.according {
                None
            } else {
                self.subject_after(cue.to).or_else(|| self.quoted_name(cue.to))
            };
            if voice.is_some() || !cue.according {
                return behind(Some(cue), voice, cue.to);
            }
        }
        if self.is(at, Class::AUXILIARY) {
            let last = (at + 1..end).find(|&at| self.is(at, Class::PARTICIPLE));
            if let Some(cue) = last.and_then(|last| self.cue_at(at, last, true)) {
                let voice = if cue.from == at { self.subject_after(cue.to) } else { self.subject_after(at + 1) };
                return behind(Some(cue), voice, cue.to);
            }
        }
        // X said
        let unknown = || if direct && opens { self.unknown_cue(at, end) } else { None };
        let mut words = 0;
        for verb in at + 1..end {
            words += 1;
            let Some(cue) = self.cue_at(at, verb, true) else { continue };
            if cue.according {
                let follows = self.is(verb, Class::ACCORDING_AFTER);
                let voice = if follows { self.subject_before(at, verb) } else { self.subject_after(cue.to) };
                // What stands between the quotation and a late “according to” is the writer's.
                if voice.is_some() && (direct || words <= 3) {
                    return behind(Some(cue), voice, cue.to);
                }
                continue;
            }
            let voice = self.subject_before(at, cue.from);
            let Some(voice) = voice else {
                return if direct && self.customs.order != Order::Before {
                    behind(Some(cue), None, cue.to)
                } else {
                    None
                };
            };
            let adjacent = voice.tokens.0 == at || self.lead_in(at, voice.tokens.0);
            if !adjacent || !direct && (voice.tokens.0 != at || words > 4) {
                return None;
            }
            return behind(Some(cue), Some(voice), cue.to);
        }
        unknown()
    }

    /// Past the adverbs that may stand between a quotation and its verb: «…», هكذا ردت X.
    fn past_adverbs(&self, at: usize, end: usize) -> usize {
        (at..end)
            .find(|&at| !self.is(at, Class::ADVERB) || self.is(at, Class::VERB | Class::AUXILIARY) || self.is_name(at))
            .filter(|&verb| self.is(verb, Class::VERB | Class::MANNER))
            .unwrap_or(at)
    }

    /// wrote “The Star”: the name of a paper in marks of its own, if the part at
    /// token `at` is one.
    fn quoted_name(&self, at: usize) -> Option<Voice> {
        /// The longest name of a paper, marks included, in bytes.
        const NAME: usize = 40;
        let Kind::Quote(_) = self.kind(at) else { return None };
        let span = self.get(at)?.span();
        let name = self.text[span].trim_matches(|c: char| !c.is_alphanumeric());
        let titled = name.chars().next().is_some_and(char::is_uppercase);
        (titled && span.len() <= NAME && !matches!(self.kind(at + 1), Kind::Quote(_) | Kind::Comma | Kind::Colon))
            .then_some(Voice { speaker: span, role: None, pronoun: false, tokens: (at, at + 1) })
    }

    /// A verb that no row knows, told by its place alone: “…,” muttered X, or
    /// “…,” X muttered, with nothing else before the clause ends.
    fn unknown_cue(&self, at: usize, end: usize) -> Option<Found> {
        let direct = true;
        let found = |verb: usize, voice: Voice| {
            let last = voice.tokens.1.max(verb + 1);
            Some(Found {
                cue: self.span(verb, verb + 1),
                voice: Some(voice),
                shape: Shape::After,
                calling: false,
                beside: verb == at,
                direct,
                last,
            })
        };
        if self.is_unknown(at) {
            let rowless = self.customs.is_empty();
            let subject = rowless
                || self.is(at + 1, Class::DETERMINER | Class::PRONOUN | Class::HONORIFIC)
                || self.is_name(at + 1);
            return self
                .subject_after(at + 1)
                .filter(|voice| subject && voice.tokens.0 == at + 1)
                .and_then(|voice| found(at, voice));
        }
        let verb = (at + 1..end.min(at + 6))
            .find(|&verb| self.is_unknown(verb) && self.is_name(verb - 1) || self.is_pronoun(verb - 1))?;
        let voice = self.subject_before(at, verb).filter(|voice| voice.tokens.0 == at)?;
        (self.is_unknown(verb) && voice.tokens.1 == verb).then(|| found(verb, voice))?
    }

    fn is_unknown(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.is_word() && !token.capital && !token.caseless && token.class == Class::default()
        })
    }

    /// Whether only words that may open an attribution stand in `at..voice`: articles,
    /// roles, a description; not a clause of its own.
    fn lead_in(&self, at: usize, voice: usize) -> bool {
        (at..voice).all(|at| !matches!(self.kind(at), Kind::Quote(_) | Kind::Colon | Kind::Dash)) && voice - at <= 12
    }

    /// “…” — Commissioner T. Reed: a dash, a name, nothing else.
    fn signature(&self, at: usize, end: usize) -> Option<Found> {
        let stop = usize::from(self.kind(end) == Kind::Stop);
        if self.kind(end + stop) != Kind::Cut || end - at > LABEL {
            return None;
        }
        if (at..end).any(|at| self.cue_at(at, at, true).is_some()) || !self.is_capital(at) {
            return None;
        }
        let voice = self.subject_after(at)?;
        Some(Found {
            cue: None,
            voice: Some(voice),
            shape: Shape::Signature,
            calling: false,
            beside: true,
            direct: true,
            last: end,
        })
    }

    // ---- before the quotation ----

    /// Looks before token `quote` inside its sentence, which starts at `from`.
    pub(super) fn ahead(&self, from: usize, quote: usize) -> Option<Found> {
        let mut end = quote;
        let mut colon = false;
        while end > from && matches!(self.kind(end - 1), Kind::Comma | Kind::Dash | Kind::Colon) {
            colon |= self.kind(end - 1) == Kind::Colon;
            end -= 1;
        }
        let pause = end < quote;
        let mut at = end;
        while at > from {
            at -= 1;
            let Some(cue) = self.cue_at(from, at, pause) else { continue };
            let adjacent = self.is_introduction(cue.to, end, pause);
            let shape = if adjacent { Shape::Before } else { Shape::Inside };
            let voice = self.subject_of(from, &cue, end);
            if cue.according {
                if let Some(voice) = voice {
                    return Some(Found {
                        cue: self.span(cue.from, cue.to),
                        voice: Some(voice),
                        shape,
                        calling: false,
                        beside: cue.to == end,
                        direct: true,
                        last: quote,
                    });
                }
                continue;
            }
            return Some(Found {
                cue: self.span(cue.from, cue.to),
                voice,
                shape,
                calling: cue.calling,
                beside: adjacent && cue.to == end,
                direct: true,
                last: quote,
            });
        }
        if colon {
            return self.label(from, end, quote);
        }
        None
    }

    /// Whether `from..to`, between cue and quotation, holds only what may stand
    /// there when the quotation is the whole object: nothing, *that*, or, before a
    /// comma or colon, whom and where (*told reporters on Monday:*).
    fn is_introduction(&self, from: usize, to: usize, pause: bool) -> bool {
        let told = to - from <= OBJECTS && !(from..to).any(|at| self.is(at, Class::COMPLEMENTIZER));
        pause && told
            || from == to
            || to - from <= 3
                && (from..to).any(|at| self.is(at, Class::COMPLEMENTIZER))
                && self.is(to - 1, Class::COMPLEMENTIZER)
    }

    /// The subject of a cue before the quotation: on its left, on its right in
    /// verb-second order, or that of an earlier verb (*X smiled and said*).
    fn subject_of(&self, from: usize, cue: &Cue, end: usize) -> Option<Voice> {
        if cue.according {
            if self.is(cue.from, Class::ACCORDING_BEFORE) {
                return self.subject_after(cue.to).filter(|voice| voice.tokens.1 <= end + 1);
            }
            return self.subject_before(from, cue.from);
        }
        let right = || self.subject_after(cue.to).filter(|voice| voice.tokens.1 <= end && cue.to < end);
        let joined = cue.from > from && self.is(cue.from - 1, Class::CONJUNCTION);
        let paused = cue.from > from && self.kind(cue.from - 1) == Kind::Comma;
        if cue.from > from && !joined && !paused {
            let left = self.subject_before(from, cue.from);
            // What follows a verb that calls is what it calls so.
            let Some(voice) = left else { return if cue.calling { None } else { right() } };
            let second = self.customs.order == Order::After && !cue.calling;
            if self.hangs_on_preposition(from, &voice) && !cue.calling {
                // What opens with an article behind the verb is its subject then.
                let articled = |voice: &Voice| second && self.is(voice.tokens.0, Class::DETERMINER);
                return right().filter(|voice| self.is_firm(voice) || articled(voice)).or(left);
            }
            if second && (self.is_opening(from, &voice) || self.is_bare(&voice)) {
                return right().filter(|voice| self.is_firm(voice)).or(left);
            }
            if second && self.is_thing(from, &voice) {
                return right().filter(|voice| self.is_full_name(voice)).or(left);
            }
            return left;
        }
        if cue.from == from {
            return right();
        }
        if paused {
            // “Als er kam, fragte sie: …”: the verb stands second behind the clause.
            if self.customs.order == Order::After {
                if let Some(voice) = right().filter(|voice| self.is_firm(voice)) {
                    return Some(voice);
                }
            }
            if let Some(voice) = self.subject_with_apposition(from, cue.from - 1) {
                return Some(voice);
            }
            // “X left the room, adding: “…””: a participle has the subject of its sentence.
            if let Some(voice) = self.head_of(from, cue.from - 1) {
                return Some(voice);
            }
        }
        // “X smiled and said: …”
        self.head_of(from, cue.from - 1).or_else(right)
    }

    /// Whether a subject before the verb is but the first word of the sentence:
    /// where verbs stand second it is as likely an adverb (*Dann sagte sie*).
    fn is_opening(&self, from: usize, voice: &Voice) -> bool {
        voice.tokens == (from, from + 1) && !voice.pronoun && !self.is(from, Class::ROLE | Class::SOURCE)
    }

    /// Small letters without an article: an adverb as likely as a subject (*und leise sagte sie*).
    fn is_bare(&self, voice: &Voice) -> bool {
        let capital = (voice.tokens.0..voice.tokens.1).any(|at| self.is_capital(at) || self.is_caseless(at));
        !voice.pronoun
            && !capital
            && !self.is(voice.tokens.0, Class::DETERMINER)
            && !(voice.tokens.0..voice.tokens.1).any(|at| self.is(at, Class::ROLE | Class::SOURCE))
    }

    /// A noun phrase at the head of the sentence that names no person or office:
    /// it may be whom one tells (*Der Zeitung sagte* X).
    fn is_thing(&self, from: usize, voice: &Voice) -> bool {
        self.is(from, Class::DETERMINER)
            && !voice.pronoun
            && voice.role.is_none()
            && !(from..voice.tokens.1).any(|at| self.is(at, Class::ROLE | Class::VERB))
    }

    /// Two words of a name or more, right where the phrase starts.
    fn is_full_name(&self, voice: &Voice) -> bool {
        let (start, end) = voice.tokens;
        end - start >= 2 && self.is_name(start) && self.is_name(start + 1)
    }

    /// Whether a phrase behind the verb can be nothing but its subject, or nearly.
    fn is_firm(&self, voice: &Voice) -> bool {
        let mut tokens = voice.tokens.0..voice.tokens.1;
        // Without an article or a capital a noun is as likely the one who is told.
        let marked = self.is(tokens.start, Class::DETERMINER) || self.is_capital(tokens.start);
        voice.pronoun
            || self.is_name(tokens.start)
            || marked && tokens.any(|at| self.is(at, Class::ROLE | Class::SOURCE))
    }

    /// Whether the phrase is the object of a preposition: *vor dem Berliner Konzert*.
    fn hangs_on_preposition(&self, from: usize, voice: &Voice) -> bool {
        /// The most words between a preposition and its noun.
        const WORDS: usize = 4;
        let mut at = voice.tokens.0;
        for _ in 0..WORDS {
            if at <= from || self.kind(at - 1) != Kind::Word {
                return false;
            }
            at -= 1;
            if self.is_preposition(at) || self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::DETERMINER) {
                return true;
            }
            if self.is(at, Class::VERB | Class::AUXILIARY | Class::ROLE | Class::SOURCE) || self.is_name(at) {
                return false;
            }
        }
        false
    }

    /// Who speaks in a sentence of reported speech whose attribution ends it:
    /// *The mill opens in May, Hale added.*
    pub(super) fn trailing(&self, from: usize, end: usize) -> Option<Voice> {
        let verb = end.checked_sub(1).filter(|&verb| verb > from)?;
        let cue = self.cue_at(from, verb, false).filter(|cue| !cue.according)?;
        let voice = self.subject_before(from, cue.from)?;
        let comma = voice.tokens.0.checked_sub(1).filter(|&comma| comma > from)?;
        (self.kind(comma) == Kind::Comma).then_some(voice)
    }

    /// The noun phrase at the head of a sentence, whatever its verb.
    pub(super) fn head_of(&self, from: usize, end: usize) -> Option<Voice> {
        let mut at = from;
        while at < end {
            if self.is(at, Class::ACCORDING_BEFORE) {
                let according = self.subject_after(at + 1).filter(|voice| voice.tokens.1 <= end);
                if according.is_some_and(|voice| self.is_name(voice.tokens.1 - 1)) {
                    return according;
                }
            }
            if self.is_preposition(at) && !self.is(at, Class::PRONOUN) {
                // Over the adverbial, to where a subject can stand: behind its comma or the verb.
                at = (at + 1..end).find(|&at| {
                    self.kind(at) == Kind::Comma || self.is(at, Class::VERB | Class::AUXILIARY) || self.is_pronoun(at)
                })?;
                at += usize::from(!self.is_pronoun(at));
                continue;
            }
            let skipped = Class::CONJUNCTION
                | Class::COMPLEMENTIZER
                | Class::ADVERB
                | Class::CALENDAR
                | Class::VERB
                | Class::AUXILIARY
                | Class::NEGATION;
            if self.kind(at) != Kind::Word
                || self.is(at, skipped) && !self.is(at, Class::DETERMINER | Class::PRONOUN) && !self.is_name(at)
            {
                at += 1;
                continue;
            }
            if let Some(voice) = self.subject_after(at).filter(|voice| voice.tokens.1 <= end) {
                return Some(voice);
            }
            at += 1;
        }
        None
    }

    /// X, baker, expounds: “…”: the word before the colon is a verb that no row knows.
    fn introduced_by_unknown(&self, from: usize, end: usize, quote: usize) -> Option<Found> {
        let verb = end.checked_sub(1).filter(|&verb| verb > from && self.is_unknown(verb))?;
        if !self.is_name(verb - 1) && self.kind(verb - 1) != Kind::Comma {
            return None;
        }
        let voice =
            self.subject_before(from, verb).filter(|voice| self.is_name(voice.tokens.0) || voice.role.is_some())?;
        let cue = self.span(verb, end);
        Some(Found {
            cue,
            voice: Some(voice),
            shape: Shape::Before,
            calling: false,
            beside: true,
            direct: true,
            last: quote,
        })
    }

    /// X: “…”; SMITH: “…”; Hale on the ferry: “…”
    fn label(&self, from: usize, end: usize, quote: usize) -> Option<Found> {
        if end == from {
            return None;
        }
        let known = self.introduced_by_unknown(from, end, quote);
        if known.is_some() {
            return known;
        }
        // البنهاوي عن الشتاء: who, and on what.
        let caseless = |&at: &usize| self.is_caseless(at) && self.is_preposition(at);
        let plain = !(from..end).any(|at| self.is(at, Class::ROLE));
        let until = (from + 1..end).find(caseless).filter(|_| plain).unwrap_or(end);
        let named = Words { tokens: self.tokens.get(..until).unwrap_or(self.tokens), ..*self };
        let voice = named.head_of(from, until);
        let label = end - from <= LABEL
            && voice.is_some_and(|voice| {
                let last = voice.tokens.1 - 1;
                let sourced =
                    (voice.tokens.0..=last).any(|at| self.is(at, Class::SOURCE | Class::ROLE | Class::SPEECH_NOUN));
                self.is_name(last) || self.is_caseless(last) || voice.pronoun || voice.role.is_some() || sourced
            });
        let shape = if label { Shape::Colon } else { Shape::Announced };
        Some(Found { cue: None, voice, shape, calling: false, beside: false, direct: true, last: quote })
    }
}
