//! The set of steps to take.

use super::class::{
    BLANK, CONTROL, DASH, INVISIBLE, JOINS, JOINS_AS_COMPATIBLE, LIGATURE, LINE_END, NOT_NFC, NOT_NFD, NOT_NFKC,
    NOT_NFKD, QUOTE, WIDTH,
};

/// A normalization form of Unicode (UAX #15).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Form {
    /// Canonical composition.
    Nfc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility composition.
    Nfkc,
    /// Compatibility decomposition.
    Nfkd,
}

impl Form {
    /// The bit of the characters that do not, or not surely, stand in this form.
    pub(super) const fn absent(self) -> u16 {
        match self {
            Self::Nfc => NOT_NFC,
            Self::Nfd => NOT_NFD,
            Self::Nfkc => NOT_NFKC,
            Self::Nfkd => NOT_NFKD,
        }
    }

    /// The bits of the characters that can compose or change places with what stands before them.
    pub(super) const fn joins(self) -> u16 {
        match self {
            Self::Nfc | Self::Nfd => JOINS,
            Self::Nfkc | Self::Nfkd => JOINS | JOINS_AS_COMPATIBLE,
        }
    }

    pub(super) const fn composes(self) -> bool {
        matches!(self, Self::Nfc | Self::Nfkc)
    }
}

/// A set of the steps that are on or off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(super) struct Steps(u16);

impl Steps {
    pub(super) const NONE: Self = Self(0);
    pub(super) const LINE_ENDINGS: Self = Self(1);
    pub(super) const WHITESPACE: Self = Self(1 << 1);
    pub(super) const CONTROL: Self = Self(1 << 2);
    pub(super) const ENTITIES: Self = Self(1 << 3);
    pub(super) const MOJIBAKE: Self = Self(1 << 4);
    pub(super) const QUOTES: Self = Self(1 << 5);
    pub(super) const DASHES: Self = Self(1 << 6);
    pub(super) const WIDTH: Self = Self(1 << 7);
    pub(super) const LIGATURES: Self = Self(1 << 8);
    pub(super) const HYPHENS: Self = Self(1 << 9);
    pub(super) const BULLETS: Self = Self(1 << 10);

    pub(super) const fn with(self, step: Self, on: bool) -> Self {
        if on { Self(self.0 | step.0) } else { Self(self.0 & !step.0) }
    }

    /// Whether any of `steps` is on.
    pub(super) const fn any(self, steps: Self) -> bool {
        self.0 & steps.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The bits of the characters with which these steps and the form have something to do.
    pub(super) fn interest(self, form: Option<Form>) -> u16 {
        let steps = [
            (Self::LINE_ENDINGS, LINE_END),
            (Self::WHITESPACE, BLANK | INVISIBLE | LINE_END),
            (Self::CONTROL, CONTROL),
            (Self::QUOTES, QUOTE),
            (Self::DASHES, DASH),
            (Self::WIDTH, WIDTH),
            (Self::LIGATURES, LIGATURE),
        ];
        let steps = steps.iter().filter(|(step, _)| self.any(*step)).fold(0, |all, (_, bits)| all | bits);
        steps | form.map_or(0, |form| form.absent() | form.joins())
    }
}
