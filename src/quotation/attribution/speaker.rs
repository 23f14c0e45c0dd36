//! The speaker: the shortest name or noun phrase beside a cue, and the role
//! written next to it.

use super::class::Class;
use super::customs::{Customs, Order};
use super::key::class_of;
use super::token::{Kind, Token};
use crate::span::Span;

/// The most tokens between a cue and the far end of its subject; the longest
/// official titles that the press writes out run to some 25 words.
const PHRASE: usize = 32;
/// The most words of a description before a name (*political analyst* X).
const DESCRIPTION: usize = 10;
/// The most words of a noun phrase without a name.
const NOUN_PHRASE: usize = 5;
/// The most adverbs between a subject and its verb.
const ADVERBS: usize = 3;

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Voice {
    pub(super) speaker: Span,
    pub(super) role: Option<Span>,
    pub(super) pronoun: bool,
    /// The first token of the whole phrase, and the one behind it.
    pub(super) tokens: (usize, usize),
}

/// The words around a quotation, with the customs of their language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) customs: &'static Customs,
}

impl<'a> Words<'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        self.get(at).map_or(Kind::Cut, |token| token.kind)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Kind::Word
    }

    /// From the first byte of token `from` to the last of the one before `to`;
    /// `None` where no token stands between.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        if from >= to {
            return None;
        }
        let (first, last) = (self.get(from)?, self.get(to.checked_sub(1)?)?);
        Some(Span::new(first.start as usize, last.end as usize))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.capital)
    }

    /// Whether the script at this place tells names by capitals.
    pub(super) fn is_caseless(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.caseless)
    }

    /// A word that can be part of a name: a capital, and nothing that only
    /// stands at the head of its sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            let opens = || at == 0 || !self.is_word(at - 1);
            token.is_word() && token.capital && !token.is(Class::FUNCTION) && !(token.is(Class::ADVERB) && opens())
        })
    }

    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        // A capital inside a sentence makes a name of it, but for English I, German Sie
        // and whatever opens a sentence; names that are written like pronouns are rarer.
        self.is_word(at) && self.is(at, Class::PRONOUN)
    }

    /// Opens a relative clause: *who*, *that*; articles that do so, too (*der*), are articles.
    fn is_relative(&self, at: usize) -> bool {
        self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::DETERMINER)
    }

    /// A word of small letters that has no row: an adverb, a noun, a verb.
    fn is_plain(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_word() && !token.capital && !token.is(Class::FUNCTION))
    }

    fn is_role(&self, at: usize) -> bool {
        self.is(at, Class::ROLE) || self.is_compound_role(at)
    }

    /// Compounds end in their role: *Innenminister*, *justitieminister*.
    fn is_compound_role(&self, at: usize) -> bool {
        /// A shorter tail is no evidence.
        const TAIL: usize = 5;
        /// Where the tail of a compound can start, in characters from the front.
        const HEAD: std::ops::Range<usize> = 3..14;
        let Some(token) = self.get(at).filter(|token| token.is_word() && token.class == Class::default()) else {
            return false;
        };
        let word = &self.text[token.span()];
        if token.caseless || word.len() < TAIL + HEAD.start {
            return false;
        }
        word.char_indices()
            .skip(HEAD.start)
            .take(HEAD.len())
            .filter(|&(from, _)| word.len() - from >= TAIL)
            .any(|(from, _)| class_of(&word[from..], self.customs).is(Class::ROLE))
    }

    /// Ends a search for the subject.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Stop | Kind::Semicolon | Kind::Cut)
    }

    fn pronoun(&self, at: usize) -> Option<Voice> {
        Some(Voice { speaker: self.get(at)?.span(), role: None, pronoun: true, tokens: (at, at + 1) })
    }

    // ---- before the cue ----

    /// The subject that ends right before token `cue`, not reaching before `from`.
    pub(super) fn subject_before(&self, from: usize, cue: usize) -> Option<Voice> {
        let from = from.max(cue.saturating_sub(PHRASE));
        let mut end = cue;
        while end > from && self.is(end - 1, Class::AUXILIARY | Class::NEGATION) && !self.is_capital(end - 1) {
            end -= 1;
        }
        for adverbs in 0..=ADVERBS {
            let Some(head) = end.checked_sub(adverbs + 1).filter(|&head| head >= from) else { break };
            if self.kind(head) == Kind::Comma {
                return self.subject_with_apposition(from, head).or_else(|| self.phrase_before(from, head));
            }
            if self.is_caseless(head) {
                return self.caseless_phrase(from, head + 1);
            }
            if self.is(head, Class::ADVERB) && !self.is_name(head) && head > from {
                continue;
            }
            let article = adverbs > 0 && self.is(head, Class::DETERMINER) && !self.is(head + 1, Class::ADVERB);
            if self.is_name(head) || self.is_pronoun(head) && !article || self.is_relative(head) {
                return self.phrase_before(from, head + 1);
            }
            if self.is(head, Class::SOURCE | Class::ROLE) {
                return self.phrase_before(from, head + 1);
            }
            if !self.is_plain(head)
                && !self.is(head, Class::AUXILIARY | Class::NEGATION | Class::CALENDAR | Class::ADVERB)
            {
                break;
            }
        }
        self.phrase_before(from, end)
    }

    /// *Anna Kurz, head of the agency, said*: `comma` is the one before the cue.
    pub(super) fn subject_with_apposition(&self, from: usize, comma: usize) -> Option<Voice> {
        let mut best: Option<(usize, Voice)> = None;
        let mut at = comma;
        while at > from + 1 {
            at -= 1;
            if self.is_edge(at) || self.kind(at) == Kind::Colon {
                break;
            }
            if self.kind(at) != Kind::Comma {
                continue;
            }
            let named = self.is_name(at - 1) || self.is_caseless(at - 1);
            let described = !named && best.is_none();
            if !named && !described {
                continue;
            }
            let Some(voice) = self.phrase_before(from, at) else { continue };
            // The first comma behind the head of the clause opens the apposition; what
            // stands between later commas is part of it (“Brown, 45, of Dover, Ohio, said”).
            if self.opens_clause(from, voice.tokens.0) {
                best = Some((at, voice));
            }
        }
        let (at, mut voice) = best?;
        // “the head of the agency, Anna Kurz, said”: the name is the apposition.
        let full = comma - at > 2 && self.run_start(at + 1, comma) == at + 1 && self.is_name(comma - 1);
        if full && !voice.pronoun && self.is(voice.tokens.0, Class::DETERMINER | Class::ROLE) {
            let first = voice.tokens.0 + usize::from(self.is(voice.tokens.0, Class::DETERMINER));
            let mut named = self.split_run(at + 1, comma)?;
            named.role = self.span(first, at);
            named.tokens = (voice.tokens.0, comma + 1);
            return Some(named);
        }
        voice.role = voice.role.or(self.span(at + 1, comma));
        voice.tokens.1 = comma + 1;
        Some(voice)
    }

    /// Whether nothing but what may stand before a subject (its description, a
    /// conjunction) parts token `at` from the head of its clause.
    fn opens_clause(&self, from: usize, at: usize) -> bool {
        let mut before = at;
        while before > from && at - before < DESCRIPTION {
            let link = before - 1;
            if !self.is_word(link) || self.is_relative(link) {
                return true;
            }
            if self.is(link, Class::VERB | Class::AUXILIARY | Class::PREPOSITION | Class::COMPLEMENTIZER)
                && !self.is_role(link)
            {
                return false;
            }
            before = link;
        }
        before == from
    }

    /// The noun phrase whose last word stands before `end`.
    fn phrase_before(&self, from: usize, end: usize) -> Option<Voice> {
        let head = end.checked_sub(1).filter(|&head| head >= from)?;
        if self.is_relative(head) && head > from {
            // “a video that said”, “Ann Lee, who said”: the antecedent.
            let to = if self.kind(head - 1) == Kind::Comma { head - 1 } else { head };
            return if to > from && self.is_word(to - 1) && !self.is_relative(to - 1) {
                self.phrase_before(from, to)
            } else {
                None
            };
        }
        if self.is_pronoun(head) {
            return self.pronoun(head);
        }
        if self.is_caseless(head) {
            return self.caseless_phrase(from, end);
        }
        if self.is_name(head) {
            return self.name_before(from, end);
        }
        self.noun_before(from, end)
    }

    /// The first token of the run of name words that ends before `end`.
    fn run_start(&self, from: usize, end: usize) -> usize {
        let mut start = end - 1;
        while start > from {
            let before = start - 1;
            let joined = self.is_name(before) && !self.is(before, Class::VERB | Class::CALLING)
                || before > from && self.is_particle(before - 1, before)
                || before > from + 1
                    && self.is(before, Class::NAME_PARTICLE)
                    && self.is_particle(before - 2, before - 1);
            if !joined || self.get(before).is_some_and(|token| token.possessive) {
                break;
            }
            start = before;
        }
        start
    }

    /// Whether `at` is a particle inside the name that has a word at `name`: *van*
    /// behind a given name, not the *of* behind a role.
    fn is_particle(&self, name: usize, at: usize) -> bool {
        let article = self.is(at, Class::DETERMINER) && name > 0 && self.is(name - 1, Class::DETERMINER);
        self.is(at, Class::NAME_PARTICLE)
            && !article
            && !self.is_capital(at)
            && self.is_name(name)
            && !self.is_role(name)
    }

    /// A preposition that is not also an article (*des* is both).
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        self.is(at, Class::PREPOSITION) && !self.is(at, Class::DETERMINER)
    }

    fn name_before(&self, from: usize, end: usize) -> Option<Voice> {
        let start = self.run_start(from, end);
        let mut voice = self.split_run(start, end)?;
        let lone_role = voice.role.is_none() && start + 1 == end && self.is_role(start);
        let before = start.checked_sub(1).filter(|&before| before >= from);
        let Some(before) = before else { return Some(voice) };
        if self.is_preposition(before) || (self.is(before, Class::DETERMINER) && self.is_genitive(from, before)) {
            // “a spokeswoman for the mayor said”: the head stands before the preposition.
            let mut at = before;
            while at > from && self.is(at, Class::DETERMINER | Class::PREPOSITION) && !self.is_role(at) {
                at -= 1;
            }
            if self.is_role(at) || self.is(at, Class::SOURCE) || (self.is_name(at) && self.is_preposition(before)) {
                if let Some(found) = self.phrase_before(from, at + 1) {
                    return Some(found);
                }
            }
        }
        if self.is(before, Class::DETERMINER) {
            if lone_role || start + 1 == end {
                voice.speaker = self.span(before, end)?;
                voice.tokens.0 = before;
            }
            return Some(voice);
        }
        if self.is(before, Class::CONJUNCTION) && before > from && self.is_name(before - 1) && voice.role.is_none() {
            let first = self.run_start(from, before);
            if let (Some(both), Some(lead)) = (self.span(first, end), self.split_run(first, before)) {
                voice.speaker = Span::new(lead.speaker.start(), both.end());
                voice.role = lead.role;
                voice.tokens.0 = first;
            }
            return Some(voice);
        }
        if voice.role.is_none() {
            voice.role = self.description_before(from, start);
        }
        Some(voice)
    }

    /// Whether the article at `det` opens a genitive that belongs to the noun before it.
    fn is_genitive(&self, from: usize, det: usize) -> bool {
        det > from && (self.is_role(det - 1) || self.is(det - 1, Class::SOURCE))
    }

    /// The small-letter description in front of a name: *political analyst* X.
    fn description_before(&self, from: usize, name: usize) -> Option<Span> {
        let mut end = name;
        if end > from && self.kind(end - 1) == Kind::Comma {
            end -= 1;
        }
        let mut start = end;
        let mut role = None;
        while start > from && end - start < DESCRIPTION {
            let before = start - 1;
            if !self.is_word(before)
                || self.is(
                    before,
                    Class::DETERMINER | Class::PRONOUN | Class::COMPLEMENTIZER | Class::VERB | Class::AUXILIARY,
                ) && !self.is_role(before)
            {
                break;
            }
            start = before;
            if self.is_role(start) {
                role = Some(start);
            }
        }
        while start < end && self.is(start, Class::CONJUNCTION | Class::PREPOSITION) {
            start += 1;
        }
        // Small letters all the way from the head of the clause are a description, too.
        let bare = start == from
            && end - start <= 3
            && (start..end).all(|at| self.is_plain(at) && !self.is(at, Class::ADVERB));
        if role.is_none() && !(bare && start < end) {
            return None;
        }
        self.span(start, end)
    }

    /// A noun phrase without a name: *the council*, *police*, *one of the workers*.
    fn noun_before(&self, from: usize, end: usize) -> Option<Voice> {
        let mut start = end;
        let mut flagged = false;
        while start > from && end - start < NOUN_PHRASE {
            let before = start - 1;
            if self.is(before, Class::DETERMINER) {
                // Of two articles in a row the outer one is the head's: “der Sprecher der Polizei”.
                if before > from && (self.is_role(before - 1) || self.is(before - 1, Class::SOURCE)) {
                    return self.phrase_before(from, before);
                }
                return self.noun(before, end);
            }
            if self.is_preposition(before) && start < end {
                // One of the workers.
                if before > from && self.is(before - 1, Class::DETERMINER | Class::OTHER_PRONOUN) {
                    return self.noun(before - 1, end);
                }
                if before > from && (self.is_plain(before - 1) || self.is_name(before - 1)) {
                    if let Some(found) = self.phrase_before(from, before) {
                        return Some(found);
                    }
                }
                break;
            }
            if !(self.is_plain(before) || self.is_name(before)) || self.is(before, Class::VERB) && start < end {
                break;
            }
            flagged |= self.is(before, Class::SOURCE) || self.is_role(before);
            start = before;
        }
        let at_edge = start == from || !self.is_word(start - 1) || self.is(start - 1, Class::CONJUNCTION);
        (start < end && (flagged || at_edge && end - start <= 3)).then(|| self.noun(start, end))?
    }

    fn noun(&self, start: usize, end: usize) -> Option<Voice> {
        Some(Voice { speaker: self.span(start, end)?, role: None, pronoun: false, tokens: (start, end) })
    }

    // ---- names ----

    /// Parts a run of capitals into role and name: *President* Ann Lee,
    /// *Sinema Kooperatifi Başkanı* Nermin Uzungöl. Honorifics belong to neither.
    pub(super) fn split_run(&self, start: usize, end: usize) -> Option<Voice> {
        let last = end.checked_sub(1)?;
        let mut name = start;
        let mut role = None;
        for at in start..last {
            if self.is(at, Class::HONORIFIC) {
                name = at + 1;
            } else if self.is_role(at) {
                role = Some(start);
                name = at + 1;
            }
        }
        let role = role.and_then(|from| {
            let mut to = name;
            while to > from && self.is(to - 1, Class::HONORIFIC) && !self.is_role(to - 1) {
                to -= 1;
            }
            self.span(from, to)
        });
        let mut to = end;
        while to > name + 1 && self.is(to - 1, Class::HONORIFIC_SUFFIX) {
            to -= 1;
        }
        Some(Voice { speaker: self.span(name, to)?, role, pronoun: false, tokens: (start, end) })
    }

    // ---- after the cue ----

    /// The subject that starts at `from`, right behind a cue.
    pub(super) fn subject_after(&self, from: usize) -> Option<Voice> {
        let limit = from + PHRASE;
        let mut at = from;
        while at < limit
            && (self.is_passed_over(at)
                || self.is(at, Class::AUXILIARY)
                    && !self.is(at, Class::PRONOUN | Class::DETERMINER | Class::PREPOSITION))
        {
            at += 1;
        }
        if self.is_pronoun(at) && !self.followed_by_noun(at) {
            return self.pronoun(at);
        }
        if self.is_preposition(at) {
            // *am Montag* X; what else hangs on a preposition is not told from the subject.
            at += 1;
            let dated = at;
            while self.is(at, Class::CALENDAR) || self.kind(at) == Kind::Number {
                at += 1;
            }
            if at == dated {
                return None;
            }
        }
        if self.is_caseless(at) {
            return self.caseless_after(at, limit);
        }
        let run = self.next_run(at, limit);
        let (start, end) = match run {
            Some((start, _)) if self.is_object(at, start) => return self.noun_after(at),
            Some(run) => run,
            None => return self.noun_after(at),
        };
        let mut voice = self.split_run(start, end)?;
        let single = end - start == 1;
        let det = self.is(at, Class::DETERMINER) && at + 1 == start;
        if single && (self.is_role(start) || det) {
            if let Some(named) = self.named_by_apposition(at, end) {
                return Some(named);
            }
            if det {
                voice.speaker = self.span(at, end)?;
                voice.tokens.0 = at;
            }
            return Some(voice);
        }
        voice.tokens.0 = at;
        if voice.role.is_none() {
            let mut first = at;
            while first < start && self.is(first, Class::DETERMINER) {
                first += 1;
            }
            let flagged = (first..start).any(|at| self.is_role(at));
            let mut last = start;
            while last > first && !self.is_word(last - 1) {
                last -= 1;
            }
            // Small letters right between the verb and a full name describe it, too.
            let bare = first == at && first == from && last - first <= 2 && end - start >= 2;
            let described =
                bare && (first..last).all(|at| self.get(at).is_some_and(|token| token.class == Class::default()));
            voice.role = if flagged || described { self.span(first, last) } else { None };
        }
        self.add_apposition(&mut voice, end);
        Some(voice)
    }

    /// Words between a verb and its subject that are neither: *sagte ihm leise* X.
    fn is_passed_over(&self, at: usize) -> bool {
        let article = self.is(at, Class::DETERMINER) && self.is_word(at + 1);
        let subject = self.is(at, Class::HE | Class::SHE | Class::THEY) || self.is_name(at) || self.is_role(at);
        let passing = self.is(at, Class::NEGATION | Class::PARTICLE | Class::ADVERB);
        passing && !article && !subject && !self.is_preposition(at)
    }

    /// Possessives look like pronouns where a noun follows: *her brother*.
    fn followed_by_noun(&self, at: usize) -> bool {
        self.is(at, Class::DETERMINER)
            && (self.is_plain(at + 1) && !self.is(at + 1, Class::VERB)
                || self.is_name(at + 1)
                // *der eine*, *l’un*: the second article stands for the noun.
                || self.is(at + 1, Class::DETERMINER) && !self.is_word(at + 2))
    }

    /// The first run of name words at or after `at`, over small-letter words only.
    fn next_run(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        let mut start = at;
        while !self.is_name(start) {
            let comma = self.kind(start) == Kind::Comma && start > at && self.is_role(start - 1);
            let clause = Class::COMPLEMENTIZER | Class::PRONOUN | Class::VERB;
            let article = self.is(start, Class::DETERMINER);
            let ends_phrase = self.is(start, Class::CONJUNCTION) && !(start > at && self.is_plain(start - 1));
            let word = self.is_word(start) && (article || !self.is(start, clause)) && !ends_phrase;
            let passable = word || comma || self.kind(start) == Kind::Number;
            if !passable || start >= limit.min(at + DESCRIPTION) {
                return None;
            }
            start += 1;
        }
        let mut end = start + 1;
        while end < limit {
            let particle = self.is_particle(end - 1, end)
                && (self.is_name(end + 1) || self.is(end + 1, Class::NAME_PARTICLE) && self.is_name(end + 2));
            let pair = self.is(end, Class::CONJUNCTION) && self.is_name(end + 1) && end - start <= 3;
            if !(self.is_name(end) || particle || pair) {
                break;
            }
            end += 1;
        }
        Some((start, end))
    }

    /// Whether the name at `name` hangs on a preposition or genitive article
    /// behind the head noun: *a spokesman for Ann Lee*.
    fn is_object(&self, at: usize, name: usize) -> bool {
        let mut before = name;
        while before > at && self.is(before - 1, Class::HONORIFIC) {
            before -= 1;
        }
        if before == at {
            return false;
        }
        let link = before - 1;
        if link == at {
            return self.is_preposition(link);
        }
        // An adjective may part them (*vor dem Berliner Konzert*); behind a noun of small
        // letters a full name stands in apposition (*la directrice de l’école Anne Petit*).
        let single = !self.is_name(name + 1);
        let linked = (at..before)
            .rev()
            .take_while(|&at| self.is_word(at) && !self.is_role(at))
            .any(|at| self.is_preposition(at));
        self.is_preposition(link)
            || linked && (single || self.is(link, Class::DETERMINER))
            || self.is(link, Class::DETERMINER) && (self.is_role(link - 1) || self.is(link - 1, Class::SOURCE))
    }

    /// *the minister, Ann Lee,*: the name behind the comma is the speaker, the noun phrase its role.
    fn named_by_apposition(&self, at: usize, end: usize) -> Option<Voice> {
        let mut comma = end;
        while self.is_word(comma)
            && comma < end + DESCRIPTION
            && !self.is(comma, Class::VERB | Class::COMPLEMENTIZER | Class::CONJUNCTION)
        {
            comma += 1;
        }
        if self.kind(comma) != Kind::Comma || !self.is_name(comma + 1) {
            return None;
        }
        let (start, to) = self.next_run(comma + 1, comma + PHRASE)?;
        if to - start < 2 || start != comma + 1 {
            return None;
        }
        let mut voice = self.split_run(start, to)?;
        let first = if self.is(at, Class::DETERMINER) { at + 1 } else { at };
        voice.role = voice.role.or(self.span(first, comma));
        voice.tokens.0 = at;
        Some(voice)
    }

    fn noun_after(&self, at: usize) -> Option<Voice> {
        let mut end = at;
        while self.is(end, Class::DETERMINER) && end < at + 2 {
            end += 1;
        }
        let opened = end > at;
        while end < at + NOUN_PHRASE + 1
            && (self.is_plain(end) || self.is_name(end) && end > at)
            && (!self.is(end, Class::VERB | Class::CALLING | Class::MANNER) || self.is_role(end))
        {
            end += 1;
        }
        if end == at || opened && !self.is_word(end - 1) {
            return None;
        }
        let flagged = (at..end).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        let closed = !self.is_word(end);
        if !(opened || flagged || closed && end - at <= 2) {
            return None;
        }
        if flagged {
            if let Some(named) = self.named_by_apposition(at, end) {
                return Some(named);
            }
        }
        self.noun(at, end)
    }

    /// The apposition behind a name: *, head of the agency*.
    pub(super) fn add_apposition(&self, voice: &mut Voice, end: usize) {
        if voice.role.is_some() || self.kind(end) != Kind::Comma {
            return;
        }
        let from = end + 1;
        let opens = self.is(from, Class::DETERMINER)
            || self.is_role(from)
            || self.is_plain(from)
            || self.is(from, Class::COMPLEMENTIZER);
        if !opens
            || self.is(from, Class::VERB | Class::MANNER | Class::CALLING | Class::PARTICIPLE) && !self.is_role(from)
        {
            return;
        }
        let mut to = from;
        while to < from + PHRASE && (self.is_word(to) || self.kind(to) == Kind::Number) {
            to += 1;
        }
        let flagged = (from..to).any(|at| self.is_role(at));
        if flagged || self.is(from, Class::DETERMINER | Class::COMPLEMENTIZER) {
            voice.role = self.span(from, to);
            voice.tokens.1 = to;
        }
    }

    // ---- scripts without capitals ----

    /// The noun phrase that ends before `end` in a script without capitals.
    fn caseless_phrase(&self, from: usize, end: usize) -> Option<Voice> {
        let mut start = end;
        while start > from {
            let before = start - 1;
            if !(self.is_word(before) || self.kind(before) == Kind::Number)
                || self.is(before, Class::COMPLEMENTIZER | Class::VERB)
            {
                break;
            }
            start = before;
        }
        self.caseless_split(start, end)
    }

    /// The noun phrase that starts at `at` behind a cue.
    fn caseless_after(&self, at: usize, limit: usize) -> Option<Voice> {
        let mut end = at;
        while end < limit && self.is_word(end) && !self.is(end, Class::COMPLEMENTIZER | Class::VERB) {
            end += 1;
        }
        let mut voice = self.caseless_split(at, end)?;
        self.add_apposition(&mut voice, end);
        Some(voice)
    }

    /// Parts a phrase without capitals into role and name by the role words.
    ///
    /// In front of the name stands its role (馆长孟小橡, سائق العربة رمضان) or behind
    /// it (樫村美緒館長); then particles and honorifics end it.
    fn caseless_split(&self, mut start: usize, mut end: usize) -> Option<Voice> {
        while start < end
            && self.is(start, Class::CONJUNCTION | Class::PREPOSITION | Class::NEGATION)
            && !self.is_role(start)
        {
            start += 1;
        }
        if let Some(marker) = (start..end)
            .find(|&at| self.is(at, Class::SUBJECT_MARKER) && !self.is(at, Class::PREPOSITION) && at > start)
        {
            end = marker;
        } else if self.customs.unspaced {
            // 孟小橡在会上说: the subject ends where the adverbial starts.
            let adverbial = |&at: &usize| self.is(at, Class::PREPOSITION | Class::ADVERB) && !self.is_role(at);
            end = (start + 1..end).find(adverbial).unwrap_or(end);
        }
        while end > start + 1
            && self
                .is(end - 1, Class::HONORIFIC_SUFFIX | Class::SUBJECT_MARKER | Class::QUOTE_PARTICLE | Class::AUXILIARY)
            && !self.is(end - 1, Class::ROLE)
        {
            end -= 1;
        }
        if start + 1 == end && self.is(start, Class::PRONOUN) {
            return self.pronoun(start);
        }
        if start >= end {
            return None;
        }
        let whole = (start, end);
        let roles = (start..end).rev().find(|&at| self.is(at, Class::ROLE));
        let (name, role) = match roles {
            Some(last) if last + 1 < end => {
                let first = self.after_definite(last + 1, end);
                ((first, end), self.span(start, first))
            }
            Some(last) if self.customs.order == Order::Before && last > start && !self.is(last - 1, Class::ROLE) => {
                let first = (start..last).rev().find(|&at| self.is(at, Class::PREPOSITION)).map_or(start, |at| at + 1);
                if first < last { ((first, last), self.span(last, end)) } else { (whole, None) }
            }
            _ => (whole, None),
        };
        Some(Voice { speaker: self.span(name.0, name.1)?, role, pronoun: false, tokens: whole })
    }

    /// Past the words that the role's genitive chain goes on with: those that
    /// carry the same article prefix, as in مديرة المركز الثقافي ميسون.
    fn after_definite(&self, from: usize, end: usize) -> usize {
        let article = |at: usize| self.get(at).is_some_and(|token| self.text[token.span()].starts_with(['ا', 'ה']));
        let mut at = from;
        while at + 1 < end && article(at) && !self.customs.unspaced {
            at += 1;
        }
        at
    }
}
