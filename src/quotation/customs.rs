//! Which marks and dashes a language quotes with.

use crate::language::Language;
use crate::quotation::marks::Glyph;
use crate::tables::marks::{Dialogue, MARKS, Marks};

/// On which side of a quotation a glyph stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Opens,
    Closes,
    /// On both, as ”…” does in Sweden: its neighbours say which.
    Either,
}

/// The customs of one language.
pub(super) struct Customs {
    row: Option<&'static Marks>,
    sides: [Side; Glyph::COUNT],
}

impl Customs {
    /// The customs of a language; those that most share where it is not known.
    pub(super) fn of(language: Option<Language>) -> Self {
        let row = language.and_then(row);
        let mut seen = [[false; 2]; Glyph::COUNT];
        for (index, glyph) in row.map_or("", |row| row.quotes).chars().filter_map(Glyph::of).enumerate() {
            seen[glyph.index()][index % 2] = true;
        }
        let mut sides = [Side::Either; Glyph::COUNT];
        for glyph in Glyph::ALL {
            sides[glyph.index()] = match seen[glyph.index()] {
                [true, true] => Side::Either,
                [true, false] => Side::Opens,
                [false, true] => Side::Closes,
                [false, false] => shared(glyph),
            };
        }
        Self { row, sides }
    }

    /// On which side the language writes a glyph.
    pub(super) fn side(&self, glyph: Glyph) -> Side {
        self.sides[glyph.index()]
    }

    /// Whether a word, in lower case, is written with an apostrophe for its head.
    pub(super) fn elides(&self, word: &str) -> bool {
        self.row.is_some_and(|row| lists(row.elisions, word))
    }

    /// Whether a word, in lower case, is written with an apostrophe for its tail.
    pub(super) fn clips(&self, word: &str) -> bool {
        let fits = |entry: &str| match entry.strip_prefix('*') {
            Some(ending) => word.len() > ending.len() && word.ends_with(ending),
            None => entry == word,
        };
        !word.is_empty() && self.row.is_some_and(|row| row.clipped.split(' ').any(fits))
    }
}

/// How a language sets dialogue with dashes; `None` where it does not.
pub(super) fn dialogue(language: Option<Language>) -> Option<&'static Dialogue> {
    match language {
        Some(language) => row(language)?.dialogue.as_ref(),
        None => None,
    }
}

fn row(language: Language) -> Option<&'static Marks> {
    let at = MARKS.binary_search_by_key(&language.key(), |&(key, _)| key).ok()?;
    MARKS.get(at).map(|(_, row)| row)
}

/// Whether a list between blanks holds a word.
pub(super) fn lists(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|entry| entry == word)
}

/// Whether a list between blanks holds a word or, before a `*`, its stem.
pub(super) fn lists_stem(list: &str, word: &str) -> bool {
    let fits = |entry: &str| match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => entry == word,
    };
    !word.is_empty() && list.split(' ').any(fits)
}

/// On which side most of the world writes a glyph.
const fn shared(glyph: Glyph) -> Side {
    match glyph {
        Glyph::Straight | Glyph::Apostrophe => Side::Either,
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
        Glyph::Right
        | Glyph::RightGuillemet
        | Glyph::RightSingle
        | Glyph::RightAngle
        | Glyph::CornerClose
        | Glyph::WhiteClose
        | Glyph::PrimeClose => Side::Closes,
    }
}
