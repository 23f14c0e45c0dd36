//! The subject behind a cue: *said X*.

use super::class::Class;
use super::customs::Order;
use super::speaker::{DESCRIPTION, NOUN_PHRASE, PHRASE, Voice};
use super::token::{Kind, Token};
use super::words::Words;

impl Words<'_> {
    /// The subject that starts at `from`, right behind a cue.
    pub(super) fn subject_after(&self, from: usize) -> Option<Voice> {
        let limit = from + PHRASE;
        let mut at = from;
        while at < limit
            && (self.is_passed_over(at)
                || self.is(at, Class::AUXILIARY)
                    && !self.is_capital(at)
                    && !self.is(at, Class::PRONOUN | Class::DETERMINER | Class::PREPOSITION))
        {
            at += 1;
        }
        if self.is_relative(at) && !self.is(at, Class::HE | Class::SHE | Class::THEY) && !self.is_name(at) {
            return None;
        }
        if self.is(at, Class::NAME_PARTICLE) && at == from {
            if let Some(voice) = self.behind_particle(at, limit) {
                return Some(voice);
            }
        }
        if self.is_pronoun(at) && self.is_ordinal(at) {
            return self.noun(at, at + 2);
        }
        // *Theo ông* Trần Quốc Bảo: forms of address are pronouns where no name follows.
        at += usize::from(self.is_pronoun(at) && self.is(at, Class::HONORIFIC) && self.is_name(at + 1));
        if self.is_pronoun(at) && !self.followed_by_noun(at) {
            // *lyder det fra politiet*: the pronoun stands for what is said.
            let source = if self.is(at, Class::HE | Class::SHE | Class::THEY) || !self.is_preposition(at + 1) {
                None
            } else {
                self.source_behind(at + 1, at + 2).or_else(|| self.name_from(at + 2, limit))
            };
            return source.or_else(|| self.one_of(at)).or_else(|| self.pronoun(at));
        }
        if self.is_named_like_a_month(at) {
            return self.noun(at, at + 1);
        }
        if self.is_preposition(at) {
            // *am Montag* X; what else hangs on a preposition is not told from the subject.
            at += 1;
            let dated = at;
            while self.is(at, Class::CALENDAR) || self.kind(at) == Kind::Number {
                at += 1;
            }
            if at == dated {
                return self.source_behind(from, at).or_else(|| self.subject_past_phrase(from, at));
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
        if let Some(voice) = self.with_role_behind(at, (start, end), limit) {
            return Some(voice);
        }
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
            while first < start && self.is(first, Class::DETERMINER | Class::HONORIFIC) && !self.is_role(first) {
                first += 1;
            }
            let flagged = (first..start).any(|at| self.is_role(at));
            let mut last = start;
            // *o barqueiro, o seu* Dedé: what opens the name is no part of its role.
            let opens = |at: usize| self.is(at, Class::DETERMINER | Class::HONORIFIC) && !self.is_role(at);
            while last > first && (!self.is_word(last - 1) || opens(last - 1)) {
                last -= 1;
            }
            // Small letters right between the verb and a full name describe it, too.
            let led = first == at || self.customs.order == Order::After && !self.customs.capital_nouns;
            let bare = led && at == from && last - first <= 2 && end - start >= 2;
            let described =
                bare && (first..last).all(|at| self.get(at).is_some_and(|token| token.class == Class::default()));
            voice.role = if flagged || described { self.span(first, last) } else { None };
        }
        self.add_apposition(&mut voice, end);
        Some(voice)
    }

    /// *laut* von der Au, *sagte* van Dijk: small particles that open a surname alone, right behind
    /// the cue. Behind a verb nothing may follow the name.
    #[inline(never)]
    fn behind_particle(&self, at: usize, limit: usize) -> Option<Voice> {
        /// The most particles of a name.
        const PARTICLES: usize = 3;
        let name = (at..=at + PARTICLES).find(|&at| !self.is(at, Class::NAME_PARTICLE) || self.is_capital(at))?;
        let sourced = at.checked_sub(1).is_some_and(|cue| self.is(cue, Class::ACCORDING_BEFORE));
        if name == at || !self.is_name(name) || self.is_role(name) {
            return None;
        }
        let (_, end) = self.next_run(name, limit)?;
        let ends = matches!(self.kind(end), Kind::Stop | Kind::Comma | Kind::Quote(_) | Kind::Cut | Kind::Dash);
        let particle = !self.is(at, Class::DETERMINER) && (sourced || !self.is(at, Class::PREPOSITION));
        let several = name > at + 1 && !self.customs.capital_nouns || self.customs.capital_nouns && name > at;
        if !(sourced && particle || ends && (particle || several)) {
            return None;
        }
        let mut voice = self.noun(at, end)?;
        self.add_apposition(&mut voice, end);
        Some(voice)
    }

    /// *il primo* cittadino: an article and a number that may stand alone, before a noun.
    fn is_ordinal(&self, at: usize) -> bool {
        let several = self.get(at).is_some_and(|token| self.text[token.span()].contains(' '));
        let noun = self.is_plain(at + 1) && !self.is(at + 1, Class::VERB | Class::ADVERB | Class::PARTICIPLE);
        several && noun && !self.is(at, Class::HE | Class::SHE | Class::THEY)
            || several && self.is_role(at + 1) && !self.is_capital(at + 1)
    }

    /// *said one of the pupils.*: with nothing behind it, a preposition's noun belongs to the pronoun.
    fn one_of(&self, at: usize) -> Option<Voice> {
        let noun = at + 2 + usize::from(self.is(at + 2, Class::DETERMINER));
        let counted = self.is(at, Class::DETERMINER | Class::OTHER_PRONOUN) && self.is_preposition(at + 1);
        let ends = self.is_edge(noun + 1) || self.kind(noun + 1) == Kind::Comma;
        (counted && (self.is_plain(noun) || self.is_role(noun)) && ends).then(|| self.noun(at, noun + 1))?
    }

    /// *said April*, *sagte August*: right behind the cue and with nothing behind it, a
    /// month is somebody's name.
    fn is_named_like_a_month(&self, at: usize) -> bool {
        self.is(at, Class::CALENDAR)
            && self.is_capital(at)
            && matches!(self.kind(at + 1), Kind::Comma | Kind::Stop | Kind::Dash | Kind::Quote(_))
    }

    /// *declarou á Efe o alcalde*, *a dit à l’AFP le ministre*: whom or where parts the
    /// verb from a subject that an article or a role opens.
    fn subject_past_phrase(&self, from: usize, at: usize) -> Option<Voice> {
        /// The most words between the preposition and the subject.
        const WORDS: usize = 4;
        if self.customs.order != Order::After || at != from + 1 {
            return None;
        }
        let opens = |at: usize| {
            let linked = self.is(at - 1, Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION);
            let role = self.is(at, Class::ROLE) || self.is(at, Class::DETERMINER) && self.is(at + 1, Class::ROLE);
            role && !linked
        };
        let Some(start) = (at + 1..at + 1 + WORDS).take_while(|&at| self.is_word(at)).find(|&at| opens(at)) else {
            return self.name_past_place(at);
        };
        let voice = self.subject_after(start)?;
        let named = (voice.tokens.0..voice.tokens.1).any(|at| self.is_name(at));
        // *кинула із зали* пенсіонерка, яка …
        let ends = start == at + 1
            && self.is_plain(at)
            && !self.is(at, Class::SPEECH_NOUN | Class::ROLE | Class::SOURCE)
            && self.kind(voice.tokens.1) == Kind::Comma
            && voice.tokens.1 == start + 1;
        (named && voice.role.is_some() || ends).then_some(voice)
    }

    /// *mówił na korytarzu* Pawlak: the name that ends the clause behind where it was said.
    fn name_past_place(&self, at: usize) -> Option<Voice> {
        let place = self.is_plain(at) && !self.is(at, Class::ADVERB | Class::VERB | Class::ROLE | Class::SPEECH_NOUN);
        if !place || self.customs.capital_nouns || !self.is_name(at + 1) {
            return None;
        }
        let (start, end) = self.next_run(at + 1, at + 1 + NOUN_PHRASE)?;
        self.split_run(start, end).filter(|_| !self.is_word(end) && self.kind(end) != Kind::Number)
    }

    /// *сообщили в полиции*, *lyder det fra politiet*: a verb without a subject has its
    /// source behind a preposition.
    fn source_behind(&self, from: usize, at: usize) -> Option<Voice> {
        if self.customs.order != Order::After || at != from + 1 || self.customs.capital_nouns {
            return None;
        }
        let mut end = at;
        let skip = usize::from(self.is(at, Class::DETERMINER));
        let at = at + skip;
        end += skip;
        while end < at + NOUN_PHRASE && self.is_word(end) && !self.is(end, Class::FUNCTION | Class::VERB) {
            end += 1;
        }
        let source = (at..end).find(|&at| self.is(at, Class::SOURCE))?;
        let other = (at..end).any(|at| self.is(at, Class::SPEECH_NOUN | Class::ROLE | Class::HONORIFIC));
        if other || self.is_word(end) { None } else { self.noun(at - skip, end.max(source + 1)) }
    }

    /// *lyder det fra* Holm Nielsen: the name behind the preposition, which ends the clause.
    fn name_from(&self, at: usize, limit: usize) -> Option<Voice> {
        if self.customs.order != Order::After || !self.is_name(at) {
            return None;
        }
        let (start, end) = self.next_run(at, limit)?;
        self.split_run(start, end).filter(|_| !self.is_word(end))
    }

    /// Words between a verb and its subject that are neither: *sagte ihm leise* X.
    pub(super) fn is_passed_over(&self, at: usize) -> bool {
        let article = self.is(at, Class::DETERMINER) && self.is_word(at + 1);
        let subject = self.is(at, Class::HE | Class::SHE | Class::THEY) || self.is_name(at) || self.is_role(at);
        let passing = self.is(at, Class::NEGATION | Class::PARTICLE | Class::ADVERB);
        passing && !article && !subject && !self.is_preposition(at)
    }

    /// Possessives look like pronouns where a noun follows: *her brother*.
    pub(super) fn followed_by_noun(&self, at: usize) -> bool {
        self.is(at, Class::DETERMINER)
            && (self.is_plain(at + 1) && !self.is(at + 1, Class::VERB)
                || self.is_name(at + 1)
                // *der eine*, *l’un*: the second article stands for the noun.
                || self.is(at + 1, Class::DETERMINER) && !self.is_word(at + 2))
    }

    /// The first run of name words at or after `at`, over small-letter words only.
    pub(super) fn next_run(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        let mut start = at;
        while !self.is_name(start) {
            let comma = self.kind(start) == Kind::Comma
                && start > at
                && (self.is_role(start - 1) || self.parts_adjectives(at, start));
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

    /// Whether the comma at `comma` stands between the adjectives of a phrase that opens
    /// with an article at `at`: *die freundliche, müde Wirtin*. Where nouns have
    /// capitals, none has come yet.
    fn parts_adjectives(&self, at: usize, comma: usize) -> bool {
        self.customs.capital_nouns
            && self.is(at, Class::DETERMINER)
            && comma > at + 1
            && (at + 1..comma).all(|at| self.is_plain(at))
            && self.is_plain(comma + 1)
    }

    /// What a role in small letters right behind the capitals of `start..end` makes of
    /// them: the head of a description (*Koro şefi* Murat Demir, *Ford chairman* Ann Lee),
    /// of a noun phrase (*Polis yetkilileri*), or what a full name is (Tóth Gábor *mérnök*).
    fn with_role_behind(&self, at: usize, (start, end): (usize, usize), limit: usize) -> Option<Voice> {
        /// The most words up to the role.
        const WORDS: usize = 3;
        if self.customs.capital_nouns {
            return None;
        }
        if end - start == 1 {
            if let Some(one) = self.one_among(end, end + 1) {
                return Some(one);
            }
            if let Some(to) = self.genitive_end(start, limit).filter(|&to| !self.is_word(to)) {
                return self.noun(start, to);
            }
        }
        let words = end..limit.min(end + WORDS);
        let plain = |at: usize| self.is_plain(at) && !self.is(at, Class::VERB | Class::PARTICIPLE | Class::ADVERB);
        let role = words
            .take_while(|&at| plain(at) || self.is_role(at) && !self.is_capital(at))
            .find(|&at| self.is_role(at) || self.is(at, Class::SOURCE))?;
        // *Trump left the hall*: a source goes on to its verb, or ends there.
        let goes_on = self.is_word(role + 1) && !self.is(role + 1, Class::VERB | Class::AUXILIARY);
        if !self.is_role(role) && goes_on {
            return None;
        }
        if self.is_name(role + 1) {
            let (first, last) = self.next_run(role + 1, limit)?;
            let mut voice = self.split_run(first, last)?;
            voice.role = self.span(start, role + 1);
            voice.tokens.0 = start;
            return Some(voice);
        }
        let genitive = self.get(end - 1).is_some_and(|token| self.text[token.span()].ends_with('s'));
        let behind = self.customs.roles_behind || self.customs.order == Order::After && !genitive;
        if end - start == 1 || !behind {
            let first = if self.is(at, Class::DETERMINER) && at + 1 == start { at } else { start };
            return self.named_by_apposition(first, role + 1).or_else(|| self.noun(first, role + 1));
        }
        let mut voice = self.split_run(start, end)?;
        voice.role = voice.role.or(self.span(end, role + 1));
        voice.tokens.1 = role + 1;
        Some(voice)
    }

    /// The end of the small words behind an organization's first: *Ministerstvo zdravotníctva*.
    pub(super) fn genitive_end(&self, source: usize, limit: usize) -> Option<usize> {
        /// The most words of the genitive.
        const WORDS: usize = 3;
        let plain =
            |at: usize| self.get(at).is_some_and(|token| token.is_word() && !token.capital) && !self.is(at, Class(!0));
        if !self.is(source, Class::SOURCE) || !self.is_capital(source) || self.customs.order != Order::After {
            return None;
        }
        let most = limit.min(source + 1 + WORDS);
        let to = (source + 1..most).find(|&at| !plain(at)).unwrap_or(most);
        (to > source + 1).then_some(to)
    }

    /// Whether the name at `name` hangs on a preposition or genitive article
    /// behind the head noun: *a spokesman for Ann Lee*.
    pub(super) fn is_object(&self, at: usize, name: usize) -> bool {
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
    pub(super) fn named_by_apposition(&self, at: usize, end: usize) -> Option<Voice> {
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

    pub(super) fn noun_after(&self, at: usize) -> Option<Voice> {
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
        if flagged || opened && self.kind(end) == Kind::Comma {
            let named = self.named_by_apposition(at, end);
            // What is no role for sure has the name alone behind its comma.
            if let Some(named) = named.filter(|named| flagged || !self.is_word(named.tokens.1)) {
                return Some(named);
            }
        }
        self.noun(at, end)
    }

    /// Behind the age that an apposition begins with, *45, of Dover*; *41 ans, boulangère*: `from`
    /// where there is none, `end` where there is nothing else.
    pub(super) fn behind_age(&self, from: usize, end: usize) -> usize {
        /// Words of an age beside its number: *34 Jahre alt*.
        const WORDS: usize = 2;
        const DIGITS: usize = 3;
        let number = from + usize::from(self.is(from, Class::PREPOSITION));
        let is_age = |token: &Token| token.kind == Kind::Number && (token.end - token.start) as usize <= DIGITS;
        if number >= end || !self.get(number).is_some_and(is_age) {
            return from;
        }
        let last = (number + 1..end).take_while(|&at| self.is_word(at)).last().unwrap_or(number);
        match self.kind(last + 1) {
            _ if last - number > WORDS => from,
            Kind::Comma if last + 1 < end => last + 2,
            _ if last + 1 >= end => end,
            _ => from,
        }
    }

    /// The apposition behind a name: *, head of the agency*.
    pub(super) fn add_apposition(&self, voice: &mut Voice, end: usize) {
        if voice.role.is_some() || self.kind(end) != Kind::Comma {
            return;
        }
        let from = self.behind_age(end + 1, self.tokens.len());
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
        // *segons* X, *el banc nou és* “…”: the clause goes on there.
        let clause = matches!(self.kind(to), Kind::Quote(_));
        if (flagged || self.is(from, Class::DETERMINER | Class::COMPLEMENTIZER)) && !clause {
            voice.role = self.span(from, to);
            voice.tokens.1 = to;
        }
    }
}
