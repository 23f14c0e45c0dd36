//! Who speaks: the shortest name or noun phrase beside a cue, and the role
//! written next to it.

use super::class::Class;
use super::words::Words;
use crate::span::Span;

/// The most tokens between a cue and the far end of its subject; the longest
/// official titles that the press writes out run to some 25 words.
pub(super) const PHRASE: usize = 32;
/// The most words of a description before a name (*political analyst* X).
pub(super) const DESCRIPTION: usize = 10;
/// The most words of a noun phrase without a name.
pub(super) const NOUN_PHRASE: usize = 5;
/// The most adverbs between a subject and its verb.
pub(super) const ADVERBS: usize = 3;

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Voice {
    pub(super) speaker: Span,
    pub(super) role: Option<Span>,
    pub(super) pronoun: bool,
    /// The first token of the whole phrase, and the one behind it.
    pub(super) tokens: (usize, usize),
}

impl Voice {
    /// All of the phrase.
    pub(super) fn whole(&self, words: &Words<'_>) -> Option<Span> {
        words.span(self.tokens.0, self.tokens.1)
    }
}

impl Words<'_> {
    /// Parts a run of capitals into role and name: *President* Ann Lee,
    /// *Sinema Kooperatifi Başkanı* Nermin Uzungöl. Honorifics belong to neither.
    pub(super) fn split_run(&self, start: usize, end: usize) -> Option<Voice> {
        let last = end.checked_sub(1)?;
        let mut name = start;
        let mut role = None;
        for at in start..last {
            if self.is(at, Class::HONORIFIC) {
                name = at + 1;
            } else if self.is_role(at)
                && !(self.customs.roles_behind && self.is_capital(at))
                && !(at > start && self.is(at, Class::NAME_PARTICLE) && self.is_capital(at))
            {
                role = Some(start);
                name = at + 1;
            }
        }
        // *Kepala Dinas Perhubungan* Siti Rahma: an office's name goes on with its role.
        let office = || (name..end - 2).any(|at| self.is(at, Class::SOURCE));
        if role.is_some() && end - name > 3 && !self.customs.capital_nouns && office() {
            name = end - 2;
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
}
