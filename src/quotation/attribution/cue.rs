//! The cue: the reporting verb or phrase beside a quotation.

use super::class::Class;
use super::customs::Order;
use super::speaker::Voice;
use super::token::Kind;
use super::words::Words;
use crate::span::Span;

/// The most tokens from a quotation to its cue inside the sentence.
pub(super) const REACH: usize = 40;
/// The most words between a cue and the comma or colon that opens its quotation.
pub(super) const OBJECTS: usize = 12;
/// The most tokens of a line that introduces a quotation by a bare colon.
pub(super) const LABEL: usize = 12;

/// How a cue and its quotation stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// “…,” X said.
    After,
    /// X said: “…”, with only punctuation or *that* between.
    Before,
    /// X called it “…”: the quotation is part of the clause.
    Inside,
    /// According to X the ice was “…”: the same, with a source.
    Sourced,
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
pub(super) struct Cue {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) calling: bool,
    pub(super) according: bool,
}

impl Words<'_> {
    /// The cue at token `at`: a finite verb, or a participle with an auxiliary
    /// in `from..` before it or right behind it.
    pub(super) fn cue_at(&self, from: usize, at: usize, quoting: bool) -> Option<Cue> {
        let token = self.get(at)?;
        if !token.is_word() {
            return None;
        }
        // „…“, so begann der Wirt: an adverb that reports by itself leaves that to a verb right behind it.
        let hands_on = token.is(Class::ADVERB) && token.is(Class::VERB);
        if hands_on && self.is(at + 1, Class::VERB) && !self.is(at + 1, Class::AUXILIARY) {
            return self.cue_at(from, at + 1, quoting);
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
                && !self.is_named_like_a_modal(first - 1)
                && !(self.is_capital(first - 1) && first - 1 > from)
                && !self.is(first - 1, Class::PRONOUN | Class::DETERMINER | Class::PREPOSITION)
            {
                first -= 1;
            }
            let article = self.is(last, Class::DETERMINER) && self.is_word(last + 1);
            if self.is(last, Class::PARTICLE) && !token.is(Class::VERB) && !article {
                last += 1;
            }
            last += usize::from(self.is_reflexive(last));
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

    /// *zeptal se* Vít: right behind the verb, what is an auxiliary and a preposition besides belongs to it.
    fn is_reflexive(&self, at: usize) -> bool {
        self.is(at, Class::AUXILIARY)
            && self.is(at, Class::PREPOSITION)
            && !self.is(at, Class::DETERMINER)
            && self.customs.order == Order::After
            && !self.is_capital(at)
    }

    /// Whether the particle of the separable verb at `at` follows in its clause.
    pub(super) fn has_particle(&self, at: usize) -> bool {
        (at + 1..at + REACH).take_while(|&at| self.is_word(at)).any(|at| self.is(at, Class::PARTICLE))
    }

    /// A capital inside the sentence, or an article or preposition before it,
    /// makes a noun of what looks like a verb (*the reports*).
    pub(super) fn is_noun(&self, from: usize, at: usize) -> bool {
        let Some(token) = self.get(at) else { return false };
        let opens = at == 0 || !matches!(self.kind(at - 1), Kind::Word | Kind::Number);
        if token.capital && !opens {
            return true;
        }
        if at <= from {
            return false;
        }
        // वर्मा ने फेसबुक पर लिखा: behind a subject that its particle marks, the verb ends the clause.
        let marked = || (from..at).any(|at| self.is(at, Class::SUBJECT_MARKER));
        let object = || self.is_behind_object(from, at);
        self.get(at - 1).is_some_and(|before| {
            before.is_word()
                && !(before.is(Class::PREPOSITION) && marked())
                && !(before.is(Class::DETERMINER) && object())
                && (before.possessive
                    || before.is(Class::DETERMINER | Class::PREPOSITION)
                        && !before.is(Class::PRONOUN | Class::AUXILIARY | Class::COMPLEMENTIZER | Class::CONJUNCTION))
        })
    }

    /// Paco Lucas *lo calificó de* …; «…», *la rassure* Tanguy: behind a name or the quotation, what
    /// an article looks like is the object of the verb at `at`.
    fn is_behind_object(&self, from: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(2).filter(|_| !self.customs.capital_nouns && !self.is_capital(at - 1)) else {
            return false;
        };
        let head = before.saturating_sub(usize::from(self.kind(before) == Kind::Comma));
        let named = self.is(at, Class::CALLING) && head >= from && self.is_name(head) && !self.is_role(head);
        let follows = self.is_name(at + 1) && !self.is_word(before) && !self.is_role(at);
        named || follows && matches!(self.kind(head), Kind::Quote(_))
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
}
