//! What a word is to an attribution.

use std::ops::BitOr;

/// A set of classes, as bits: a word is often several things (“reports”).
///
/// The bits are those that the table maker writes: lists of a `[quotation]`
/// section in its order, then the few kinds that come from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Class(pub(crate) u32);

impl Class {
    /// Finite reporting forms.
    pub(super) const VERB: Self = Self(1);
    /// Sighed, smiled: count only next to the quotation.
    pub(super) const MANNER: Self = Self(1 << 1);
    /// Count only with an auxiliary near: *gesagt*, *déclaré*.
    pub(super) const PARTICIPLE: Self = Self(1 << 2);
    pub(super) const AUXILIARY: Self = Self(1 << 3);
    /// The verb of a pair such as *fügte … hinzu*.
    pub(super) const SEPARABLE: Self = Self(1 << 4);
    /// *according to*: the name follows.
    pub(super) const ACCORDING_BEFORE: Self = Self(1 << 5);
    /// *zufolge*: the name stands before.
    pub(super) const ACCORDING_AFTER: Self = Self(1 << 6);
    /// Statement, letter, tweet.
    pub(super) const SPEECH_NOUN: Self = Self(1 << 7);
    /// Verbs that take a part-quotation: *called*, *branded*.
    pub(super) const CALLING: Self = Self(1 << 8);
    pub(super) const HONORIFIC: Self = Self(1 << 9);
    pub(super) const HONORIFIC_SUFFIX: Self = Self(1 << 10);
    pub(super) const ROLE: Self = Self(1 << 11);
    /// Collective and anonymous sources: *police*, *officials*.
    pub(super) const SOURCE: Self = Self(1 << 12);
    pub(super) const HE: Self = Self(1 << 13);
    pub(super) const SHE: Self = Self(1 << 14);
    pub(super) const THEY: Self = Self(1 << 15);
    pub(super) const OTHER_PRONOUN: Self = Self(1 << 16);
    pub(super) const NAME_PARTICLE: Self = Self(1 << 17);
    pub(super) const DETERMINER: Self = Self(1 << 18);
    pub(super) const COMPLEMENTIZER: Self = Self(1 << 19);
    pub(super) const NEGATION: Self = Self(1 << 20);
    pub(super) const CONJUNCTION: Self = Self(1 << 21);
    pub(super) const PREPOSITION: Self = Self(1 << 22);
    pub(super) const SUBJECT_MARKER: Self = Self(1 << 23);
    /// Between the closing mark and the cue: と, 라고, *diye*.
    pub(super) const QUOTE_PARTICLE: Self = Self(1 << 24);
    pub(super) const CALENDAR: Self = Self(1 << 25);
    /// The particle of a separable verb.
    pub(super) const PARTICLE: Self = Self(1 << 26);
    /// Words that may part a cue from its subject or the quotation: *also*, *leise*, *ihm*.
    pub(super) const ADVERB: Self = Self(1 << 27);
    /// Written with a full stop that ends no sentence.
    pub(super) const ABBREVIATION: Self = Self(1 << 28);
    /// *so-called*: what follows is a name in marks, nobody's words.
    pub(super) const SO_CALLED: Self = Self(1 << 29);
    /// Verbs in the forms by which people give a thing its nickname: *прозвали*, *nennen*.
    pub(super) const NAMING: Self = Self(1 << 30);
    /// Heads a longer row.
    pub(super) const OPENS_PHRASE: Self = Self(1 << 31);

    pub(super) const PRONOUN: Self = Self(Self::HE.0 | Self::SHE.0 | Self::THEY.0 | Self::OTHER_PRONOUN.0);
    /// Words that make the grammar of a clause and are no part of a name.
    pub(super) const FUNCTION: Self = Self(
        Self::PRONOUN.0
            | Self::DETERMINER.0
            | Self::COMPLEMENTIZER.0
            | Self::NEGATION.0
            | Self::CONJUNCTION.0
            | Self::PREPOSITION.0
            | Self::AUXILIARY.0
            | Self::ACCORDING_BEFORE.0
            | Self::ACCORDING_AFTER.0
            | Self::SUBJECT_MARKER.0
            | Self::QUOTE_PARTICLE.0
            | Self::CALENDAR.0,
    );

    /// Whether any class of `other` is among these.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
