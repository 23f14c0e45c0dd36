//! The subject beside a cue in scripts without capitals.

use super::class::Class;
use super::customs::Order;
use super::speaker::Voice;
use super::token::Kind;
use super::words::Words;

impl Words<'_> {
    /// The noun phrase that ends before `end` in a script without capitals.
    pub(super) fn caseless_phrase(&self, from: usize, end: usize) -> Option<Voice> {
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
    pub(super) fn caseless_after(&self, at: usize, limit: usize) -> Option<Voice> {
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
    pub(super) fn caseless_split(&self, mut start: usize, mut end: usize) -> Option<Voice> {
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
    pub(super) fn after_definite(&self, from: usize, end: usize) -> usize {
        let article = |at: usize| self.get(at).is_some_and(|token| self.text[token.span()].starts_with(['ا', 'ה']));
        let mut at = from;
        while at + 1 < end && article(at) && !self.customs.unspaced {
            at += 1;
        }
        at
    }
}
