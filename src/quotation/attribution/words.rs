//! The words around a quotation, and what one of them is.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::class::Class;
use super::customs::Customs;
use super::key::class_of;
use super::letter::{is_hangul, is_syllable};
use super::speaker::Voice;
use super::token::{Kind, Token};
use crate::span::Span;

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
            let other = token.is(Class::FUNCTION) || token.is(Class::ADVERB) && opens();
            token.is_word() && token.capital && (!other || self.is_named_all_the_same(at, token.class))
        })
    }

    /// Whether a capital that is a word of grammar, too, is part of a name here.
    #[inline(never)]
    fn is_named_all_the_same(&self, at: usize, class: Class) -> bool {
        class.is(Class::AUXILIARY | Class::CALENDAR | Class::NAME_PARTICLE)
            && (self.is_named_like_a_modal(at) || self.is_named_like_a_day(at) || self.is_capital_particle(at))
            || self.is_initial(at)
    }

    /// *gheall* Ó Flatharta: a particle with a capital inside the sentence, before another capital.
    /// What is an article, too, is one behind a name or a verb alone: Yann *Le* Goff.
    pub(super) fn is_capital_particle(&self, at: usize) -> bool {
        let joined = |before: usize| {
            let verb = self.is(before, Class::VERB | Class::PARTICIPLE);
            let name = self.is_capital(before) && !self.is(before, Class::FUNCTION | Class::ROLE | Class::SOURCE);
            self.is_word(before) && (!self.is(at, Class::DETERMINER) || verb || name)
        };
        self.is(at, Class::NAME_PARTICLE) && self.is_capital(at + 1) && at.checked_sub(1).is_some_and(joined)
    }

    /// *O.* Kazlauskienė, *И.* Петрова: a letter with its stop before a capital, whatever the
    /// letter means by itself.
    fn is_initial(&self, at: usize) -> bool {
        let Some((token, next)) = self.get(at).zip(self.get(at + 1)) else { return false };
        let end = token.end as usize;
        let letter = self.text[token.span()].chars().nth(1).is_none();
        letter && self.text.as_bytes().get(end) == Some(&b'.') && next.is_word() && next.capital
    }

    /// *Tor* Arne Vik, *Jan* Kowalski: what is short for a day or month without its full stop,
    /// right before another capital, is a given name.
    fn is_named_like_a_day(&self, at: usize) -> bool {
        let Some((token, next)) = self.get(at).zip(self.get(at + 1)) else { return false };
        let short = token.is(Class::CALENDAR) && token.end - token.start <= 4;
        let dated = at.checked_sub(1).is_some_and(|before| self.is(before, Class::PREPOSITION));
        short && !dated && next.is_word() && next.capital && !next.is(Class::FUNCTION) && next.start == token.end + 1
    }

    /// *Theresa May*, *“…,” May said*: an auxiliary with a capital is somebody's name
    /// behind another name, or between the quotation and a finite verb.
    pub(super) fn is_named_like_a_modal(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else { return false };
        let name = before.is_word() && before.capital && !before.is(Class::FUNCTION | Class::ADVERB);
        let beside = matches!(before.kind, Kind::Quote(_) | Kind::Comma) && self.is(at + 1, Class::VERB);
        self.is(at, Class::AUXILIARY) && self.is_capital(at) && (name || beside)
    }

    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        // A capital inside a sentence makes a name of it, but for English I, German Sie
        // and whatever opens a sentence; names that are written like pronouns are rarer.
        self.is_word(at) && self.is(at, Class::PRONOUN)
    }

    /// Opens a relative clause: *who*, *that*; articles that do so, too (*der*), are articles.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::DETERMINER)
    }

    /// A word of small letters that has no row: an adverb, a noun, a verb.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_word() && !token.capital && !token.is(Class::FUNCTION))
    }

    pub(super) fn is_role(&self, at: usize) -> bool {
        self.is(at, Class::ROLE) || self.is_compound_role(at)
    }

    /// Compounds end in their role: *Innenminister*, *justitieminister*, 보존회장.
    pub(super) fn is_compound_role(&self, at: usize) -> bool {
        /// A shorter tail is no evidence.
        const TAIL: usize = 5;
        /// Where the tail of a compound can start, in characters from the front.
        const HEAD: std::ops::Range<usize> = 3..14;
        /// Likewise in syllables of Hangul: a name has three.
        const SYLLABLES: std::ops::Range<usize> = 2..8;
        let Some(token) = self.get(at).filter(|token| token.is_word() && token.class == Class::default()) else {
            return false;
        };
        let word = self.composed(token);
        let word = word.as_ref();
        let head = if token.caseless { SYLLABLES } else { HEAD };
        if token.caseless && !word.starts_with(is_syllable) || word.len() < TAIL + head.start {
            return false;
        }
        word.char_indices()
            .skip(head.start)
            .take(head.len())
            .filter(|&(from, _)| word.len() - from >= TAIL)
            .any(|(from, _)| class_of(&word[from..], self.customs).is(Class::ROLE))
    }

    /// A word, its syllables of Hangul put together.
    fn composed(&self, token: &Token) -> Cow<'a, str> {
        let word = &self.text[token.span()];
        let letters = token.caseless && word.starts_with(|c| is_hangul(c) && !is_syllable(c));
        if letters { word.nfc().collect() } else { Cow::Borrowed(word) }
    }

    /// The last word of a speaker's name, whatever apposition follows it.
    pub(super) fn last_word(&self, voice: &Voice) -> usize {
        let (first, end) = voice.tokens;
        let ends = |at: &usize| self.get(*at).is_some_and(|token| token.end as usize == voice.speaker.end());
        (first..end).find(ends).unwrap_or(end - 1)
    }

    /// Ends a search for the subject.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Stop | Kind::Semicolon | Kind::Cut)
    }

    /// Whether a pronoun means a person named before; *I* and *they* mean none that can be told.
    pub(super) fn stands_for_person(&self, voice: &Voice) -> bool {
        voice.pronoun && self.is(voice.tokens.0, Class::HE | Class::SHE)
    }

    pub(super) fn pronoun(&self, at: usize) -> Option<Voice> {
        Some(Voice { speaker: self.get(at)?.span(), role: None, pronoun: true, tokens: (at, at + 1) })
    }
}
