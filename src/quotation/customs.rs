//! Which marks and dashes a language quotes with.

use crate::language::Language;
use crate::quotation::marks::Glyph;

/// On which side of a quotation a glyph stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Opens,
    Closes,
    /// On both, as ”…” does in Sweden: its neighbours say which.
    Either,
}

/// The customs of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Customs {
    german_left: bool,
}

impl Customs {
    pub(super) fn of(language: Option<Language>) -> Self {
        Self { german_left: language.is_some_and(|language| matches!(language.code(), "deu" | "ces")) }
    }

    /// On which side the language writes a glyph.
    pub(super) fn side(&self, glyph: Glyph) -> Side {
        match glyph {
            Glyph::Straight | Glyph::Apostrophe => Side::Either,
            Glyph::Left if self.german_left => Side::Closes,
            Glyph::Low
            | Glyph::Left
            | Glyph::LeftGuillemet
            | Glyph::Grave
            | Glyph::LowSingle
            | Glyph::LeftSingle
            | Glyph::LeftAngle
            | Glyph::CornerOpen
            | Glyph::WhiteOpen
            | Glyph::PrimeOpen => Side::Opens,
            _ => Side::Closes,
        }
    }

    /// Whether a word, in lower case, is written with an apostrophe for its head.
    pub(super) fn elides(&self, word: &str) -> bool {
        matches!(word, "tis" | "twas" | "em" | "n" | "til" | "cause" | "bout" | "round" | "s" | "t")
    }
}
