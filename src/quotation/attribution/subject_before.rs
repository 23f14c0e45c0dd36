//! The subject before a cue: *X said*.

use super::class::Class;
use super::customs::Order;
use super::speaker::{ADVERBS, DESCRIPTION, NOUN_PHRASE, PHRASE, Voice};
use super::token::Kind;
use super::words::Words;
use crate::span::Span;

impl Words<'_> {
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
            if adverbs > 0 && self.genitive_end(head, end) == Some(end) {
                return self.noun(head, end);
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
        let full = comma - at > 2 && self.is_name(comma - 1);
        let run = if full { self.run_start(at + 1, comma) } else { comma };
        // “the director, former postman Tom Hill, said”
        let full = comma - run > 1 && (at + 1..run).all(|at| self.is_plain(at) && !self.is(at, Class::VERB));
        let common = || voice.tokens.0 == from && self.is_plain(at - 1) && !self.is_name(from + 1);
        if full && !voice.pronoun && (self.is(voice.tokens.0, Class::DETERMINER | Class::ROLE) || common()) {
            let first = voice.tokens.0 + usize::from(self.is(voice.tokens.0, Class::DETERMINER));
            let mut named = self.split_run(run, comma)?;
            named.role = self.span(first, at);
            named.tokens = (voice.tokens.0, comma + 1);
            return Some(named);
        }
        // مدیر موزه، نرگس صادقی، گفت: the same without capitals.
        let roles = |from: usize, to: usize| (from..to).any(|at| self.is(at, Class::ROLE));
        let (first, words) = (voice.tokens.0, comma - at - 1);
        if self.is_caseless(at + 1) && self.is(first, Class::ROLE) && words <= 3 && !roles(at + 1, comma) {
            let name = at + 1 + usize::from(words > 1 && self.is(at + 1, Class::HONORIFIC));
            voice.role = self.span(first, at);
            voice.speaker = self.span(name, comma)?;
            voice.tokens.1 = comma + 1;
            return Some(voice);
        }
        let described = self.behind_age(at + 1, comma);
        voice.role = voice.role.or(if described < comma { self.span(described, comma) } else { None });
        voice.tokens.1 = comma + 1;
        Some(voice)
    }

    /// Whether nothing but what may stand before a subject (its description, a
    /// conjunction) parts token `at` from the head of its clause.
    pub(super) fn opens_clause(&self, from: usize, at: usize) -> bool {
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
    pub(super) fn phrase_before(&self, from: usize, end: usize) -> Option<Voice> {
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
            return self.one_among(head, head + 1).or_else(|| self.pronoun(head));
        }
        if self.is_caseless(head) {
            return self.caseless_phrase(from, end);
        }
        if self.is_name(head) {
            return self.name_before(from, end);
        }
        self.noun_before(from, end)
    }

    /// *Köylülerden biri*, Խանութպաններից մեկը: where verbs stand last, *one* stands behind those it
    /// is of, whose noun is the word before it.
    pub(super) fn one_among(&self, one: usize, end: usize) -> Option<Voice> {
        let noun = one.checked_sub(1)?;
        let counts = self.is(one, Class::OTHER_PRONOUN) && !self.is(one, Class::COMPLEMENTIZER | Class::DETERMINER);
        let noun_before = self.is_plain(noun) && !self.is(noun, Class::VERB | Class::ADVERB) || self.is_name(noun);
        let opens = noun == 0 || !self.is_word(noun - 1);
        (counts && noun_before && opens && self.customs.order != Order::After).then(|| self.noun(noun, end))?
    }

    /// The first token of the run of name words that ends before `end`.
    pub(super) fn run_start(&self, from: usize, end: usize) -> usize {
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
    pub(super) fn is_particle(&self, name: usize, at: usize) -> bool {
        let article = self.is(at, Class::DETERMINER) && name > 0 && self.is(name - 1, Class::DETERMINER);
        self.is(at, Class::NAME_PARTICLE)
            && !article
            && !self.is_capital(at)
            && self.is_name(name)
            && !self.is_role(name)
    }

    /// A preposition that is not also an article (*des* is both).
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        self.is(at, Class::PREPOSITION)
            && !self.is(at, Class::DETERMINER)
            && !(self.is_capital(at) && self.is_capital_particle(at))
    }

    pub(super) fn name_before(&self, from: usize, end: usize) -> Option<Voice> {
        let start = self.run_start(from, end);
        let mut voice = self.split_run(start, end)?;
        let lone_role = voice.role.is_none() && start + 1 == end && self.is_role(start);
        let before = start.checked_sub(1).filter(|&before| before >= from);
        let Some(before) = before else { return Some(voice) };
        // *Il geometra del* Comune: an article that a preposition has taken up.
        let contracted = start + 1 == end && self.has_head(from, before);
        let genitive = self.is(before, Class::DETERMINER) && self.is_genitive(from, before);
        if self.is_preposition(before) || genitive || contracted {
            // “a spokeswoman for the mayor said”: the head stands before the preposition.
            let mut at = before;
            while at > from && self.is(at, Class::DETERMINER | Class::PREPOSITION) && !self.is_role(at) {
                at -= 1;
            }
            let named = self.is_name(at) && self.is_preposition(before);
            if self.is_role(at) || self.is(at, Class::SOURCE) || named || contracted {
                if let Some(found) = self.phrase_before(from, at + 1) {
                    return Some(self.with_complement(found, end));
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

    /// Whether the preposition with its article at `link` hangs on a noun that has an article, too.
    fn has_head(&self, from: usize, link: usize) -> bool {
        let both = self.is(link, Class::PREPOSITION) && self.is(link, Class::DETERMINER);
        both && link >= from + 2 && self.is_plain(link - 1) && self.is(link - 2, Class::DETERMINER)
    }

    /// Whether the article at `det` opens a genitive that belongs to the noun before it.
    pub(super) fn is_genitive(&self, from: usize, det: usize) -> bool {
        det > from && (self.is_role(det - 1) || self.is(det - 1, Class::SOURCE))
    }

    /// The small-letter description in front of a name: *political analyst* X.
    pub(super) fn description_before(&self, from: usize, name: usize) -> Option<Span> {
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
    pub(super) fn noun_before(&self, from: usize, end: usize) -> Option<Voice> {
        let mut start = end;
        let mut flagged = false;
        while start > from && end - start < NOUN_PHRASE {
            let before = start - 1;
            if self.is(before, Class::DETERMINER) {
                // Of two articles in a row the outer one is the head's: “der Sprecher der Polizei”.
                if before > from && (self.is_role(before - 1) || self.is(before - 1, Class::SOURCE)) {
                    return self.phrase_before(from, before).map(|head| self.with_complement(head, end));
                }
                return self.head_with_place(from, before).or_else(|| self.noun(before, end));
            }
            if self.is_preposition(before) && start < end {
                // One of the workers.
                if before > from && self.is(before - 1, Class::DETERMINER | Class::OTHER_PRONOUN) {
                    return self.noun(before - 1, end);
                }
                if before > from && (self.is_plain(before - 1) || self.is_name(before - 1)) {
                    if let Some(found) = self.phrase_before(from, before) {
                        return Some(self.with_complement(found, end));
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
        if start == end || !(flagged || at_edge && end - start <= 3) {
            return None;
        }
        self.name_with_role_behind(start, end).or_else(|| self.noun(start, end))
    }

    /// *A sign at the gate* reads: the noun that opens the clause, where a preposition hangs the
    /// one behind the article at `det` on it.
    fn head_with_place(&self, from: usize, det: usize) -> Option<Voice> {
        let noun = det.checked_sub(2).filter(|&noun| noun > from && self.is_preposition(det - 1))?;
        let article = noun - 1;
        let opens = article == from || !self.is_word(article - 1);
        let plain = self.is_plain(noun) && !self.is(noun, Class::VERB | Class::ADVERB | Class::PARTICIPLE);
        let sole = opens && self.is(article, Class::DETERMINER) && !self.is(article, Class::PREPOSITION);
        if plain && sole { self.noun(article, noun + 1) } else { None }
    }

    /// *A spokesman for the buyer*: whoever has no name goes by all that is said of them up to `end`.
    fn with_complement(&self, mut head: Voice, end: usize) -> Voice {
        let (first, last) = head.tokens;
        let known = last > first && (self.is_role(last - 1) || self.is(last - 1, Class::SOURCE));
        let short = end - first <= DESCRIPTION && (last..end).all(|at| self.is_word(at) && !self.is(at, Class::VERB));
        if head.role.is_none() && known && short {
            head.speaker = self.span(first, end).unwrap_or(head.speaker);
            head.tokens.1 = end;
        }
        head
    }

    /// *Orbán Balázs polgármester*, where the press writes roles so.
    fn name_with_role_behind(&self, start: usize, end: usize) -> Option<Voice> {
        let name = (start..end).take_while(|&at| self.is_name(at)).count();
        let role = (start + name..end).any(|at| self.is_role(at));
        if !self.customs.roles_behind || name < 2 || !role {
            return None;
        }
        let mut voice = self.split_run(start, start + name)?;
        voice.role = self.span(start + name, end);
        voice.tokens.1 = end;
        Some(voice)
    }

    pub(super) fn noun(&self, start: usize, end: usize) -> Option<Voice> {
        Some(Voice { speaker: self.span(start, end)?, role: None, pronoun: false, tokens: (start, end) })
    }
}
