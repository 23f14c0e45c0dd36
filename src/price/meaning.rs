//! What a word of the table means in a text of some language.

use crate::language::Language;
use crate::tables::price::{ENDINGS, LANGUAGES, NAME_FIRST, ROWS, WORDS};

/// The language of rows that are read in any.
const ANY: u8 = 127;
/// An English word counts in texts of other languages from this length in bytes on: shorter ones are too often words of the text's own language.
const FOREIGN: u8 = 4;

/// The number of English.
const ENGLISH: u8 = {
    let mut at = 0;
    while !matches!(&LANGUAGES[at], b"eng") {
        at += 1;
    }
    at as u8
};

/// A language by its number in the tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tongue(u8);

impl Default for Tongue {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Tongue {
    /// The number of no language: its texts are read with the words of all.
    pub(super) const UNKNOWN: Self = Self(ANY - 1);

    pub(super) fn of(language: Option<Language>) -> Self {
        let found = language.and_then(|language| LANGUAGES.binary_search(&language.key()).ok());
        found.map_or(Self::UNKNOWN, |at| Self(at as u8))
    }

    pub(super) const fn is_known(self) -> bool {
        self.0 < ANY - 1
    }

    pub(super) const fn number(self) -> u8 {
        self.0
    }

    /// Whether the currency's name stands before its number, and a scale word between: `shilingi milioni 45`.
    pub(super) const fn puts_name_first(self) -> bool {
        self.is_known() && NAME_FIRST >> self.0 & 1 == 1
    }

    pub(super) fn endings(self) -> &'static [&'static str] {
        ENDINGS.get(self.0 as usize).copied().unwrap_or_default()
    }
}

/// What a word says of an amount, by the number that rows of the table give it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A currency or a minor unit; the value is its family.
    Currency,
    /// A scale word; the value is its power of ten.
    Scale,
    /// An adjective or a name of a territory.
    Region,
    /// A number word; the value is the number.
    Number,
    /// Joins a major and a minor amount, or the parts of a number in words.
    And,
    /// Stands between a scale word and a currency (`millions de dollars`).
    Of,
    /// Joins the ends of a range.
    To,
    /// Opens a range whose ends `and` joins.
    Between,
    /// Says that the amount is the lowest.
    From,
    /// Says that the amount is the highest.
    UpTo,
    /// Stands before what the price is for one of.
    Per,
    /// Says that the price is for one piece.
    Each,
    /// Says that it costs nothing.
    Free,
    /// Stands on price lines that offer something.
    Offer,
    /// Introduces a price that is no longer asked.
    Old,
    /// Introduces the price that is asked now.
    New,
    /// A verb of change: what follows is no range (`rose from $5 to $7`).
    Change,
    /// Introduces what the buyer saves.
    Saving,
}

/// One meaning of a word in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Meaning(u32);

impl Meaning {
    /// Its kind, where it is `kind`.
    const fn is(self, kind: Kind) -> bool {
        self.0 >> 20 & 31 == kind as u32
    }

    pub(super) const fn value(self) -> u16 {
        self.0 as u16
    }

    const fn language(self) -> u8 {
        (self.0 >> 25) as u8
    }

    /// It is read in any language.
    pub(super) const fn is_universal(self) -> bool {
        self.language() == ANY
    }

    /// It is an everyday word, too: it needs more than a number beside it.
    pub(super) const fn is_guarded(self) -> bool {
        self.0 & (1 << 16) != 0
    }

    /// A full stop after it belongs to it.
    pub(super) const fn is_dotted(self) -> bool {
        self.0 & (1 << 17) != 0
    }

    /// It is written without that full stop, too, so that one at the end of a
    /// sentence ends the sentence.
    pub(super) const fn is_plain(self) -> bool {
        self.is_dotted() && self.0 & (1 << 19) != 0
    }

    /// It counts only where the string is known to be a price.
    pub(super) const fn is_loose(self) -> bool {
        self.0 & (1 << 18) != 0
    }

    const fn is_cased(self) -> bool {
        self.0 & (1 << 19) != 0 && !self.is_dotted()
    }
}

/// A word of the table, found in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// Where it ends, its case ending included; a full stop after it not.
    pub(super) end: usize,
    first: u16,
    past: u16,
    /// A bit for each kind that it is in some language.
    kinds: u32,
    bytes: u8,
    capital: bool,
    /// Whether the word as written is longer than the word of the table.
    inflected: bool,
}

impl Word {
    /// The word with this place in the table, of so many folded bytes, whose text ends at `end`.
    pub(super) const fn new(at: usize, bytes: usize, end: usize, capital: bool, inflected: bool) -> Option<Self> {
        if at + 1 >= WORDS.len() || bytes > u8::MAX as usize {
            return None;
        }
        let ((_, first, kinds), (_, past, _)) = (WORDS[at], WORDS[at + 1]);
        Some(Self { end, first, past, kinds, bytes: bytes as u8, capital, inflected })
    }

    fn meanings(self) -> impl Iterator<Item = Meaning> + Clone {
        let rows = ROWS.get(usize::from(self.first)..usize::from(self.past)).unwrap_or_default();
        rows.iter().map(|&row| Meaning(row))
    }

    /// What the word means as `kind`: in the text's language, else in any, else
    /// in another where it is long and no everyday word.
    ///
    /// English is what is read most abroad: its longer names count everywhere, and
    /// where the language is not known it comes first of those that disagree.
    pub(super) fn meaning(self, kind: Kind, tongue: Tongue) -> Option<Meaning> {
        if !self.can_be(kind) {
            return None;
        }
        let (mut any, mut english, mut first, mut guarded) = (None, None, None, false);
        for meaning in self.meanings().filter(|meaning| meaning.is(kind) && (self.capital || !meaning.is_cased())) {
            match meaning.language() {
                language if language == tongue.0 => return Some(meaning),
                ANY => any = any.or(Some(meaning)),
                ENGLISH => english = english.or(Some(meaning)),
                _ => {}
            }
            first = first.or(Some(meaning));
            guarded |= meaning.is_guarded();
        }
        if self.inflected && tongue.is_known() && kind != Kind::Region {
            return None;
        }
        if any.is_some() {
            return any;
        }
        if !tongue.is_known() {
            return english.or(first);
        }
        let foreign = matches!(kind, Kind::Currency | Kind::Region) && self.bytes >= FOREIGN && !guarded;
        english.filter(|_| foreign)
    }

    /// What it means, where that is one thing in any language.
    pub(super) const fn only(self, kind: Kind) -> Option<Meaning> {
        let meaning = Meaning(ROWS[self.first as usize]);
        let one = self.first + 1 == self.past && meaning.is_universal() && meaning.is(kind) && !meaning.is_cased();
        if one { Some(meaning) } else { None }
    }

    /// Whether it is a word of this very language.
    pub(super) fn is_of(self, tongue: Tongue) -> bool {
        self.meanings().any(|meaning| meaning.language() == tongue.0)
    }

    /// Whether the table may have names of several words that begin with it: `đô la`.
    pub(super) const fn may_go_on(self) -> bool {
        self.inflected || self.kinds >> 31 != 0
    }

    /// Whether it is of this kind in some language.
    pub(super) const fn can_be(self, kind: Kind) -> bool {
        self.kinds >> kind as u32 & 1 != 0
    }

    /// The families that a currency word can name where the language is not known.
    pub(super) fn families(self) -> impl Iterator<Item = u16> + Clone {
        self.meanings().filter(|meaning| meaning.is(Kind::Currency)).map(Meaning::value)
    }

    /// The word as a Boolean: whether it can be `kind`.
    pub(super) fn is(self, kind: Kind, tongue: Tongue) -> bool {
        self.meaning(kind, tongue).is_some()
    }
}
