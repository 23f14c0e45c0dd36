//! Looks words and phrases up in the tables of furniture, bylines and dates.

use super::fold;
use crate::language::Language;
use crate::tables::block::{CONTESTED_MONTHS, ENTRIES};

pub(super) use super::fold::word_len;

/// What a word or phrase can be; one bit each, as the tables write them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Senses(u16);

impl Senses {
    /// Stands before the names of authors: *by*, *text:*.
    pub(super) const BYLINE: Self = Self(1);
    /// Stands behind them: *기자*.
    pub(super) const BYLINE_AFTER: Self = Self(2);
    /// Introduces the date: *published*, *updated*.
    pub(super) const PUBLISHED: Self = Self(4);
    /// May stand beside a date or time: *at*, *o'clock*, *ago*.
    pub(super) const CLOCK: Self = Self(8);
    pub(super) const WEEKDAY: Self = Self(16);
    /// A whole line of furniture: *Advertisement*, *Most read*.
    pub(super) const BOILERPLATE: Self = Self(32);
    /// Opens a line that leads elsewhere: *Read also:*.
    pub(super) const READ_ALSO: Self = Self(64);
    pub(super) const MONTH: Self = Self(128);
    /// Stands behind the year: *年*, *gada*.
    pub(super) const YEAR_MARK: Self = Self(256);
    /// Stands beside the number of the month: *月*, *tháng*.
    pub(super) const MONTH_MARK: Self = Self(512);
    /// Says whose picture it is: *photo*, *image*.
    pub(super) const CREDIT: Self = Self(1024);
    /// Opens a line that asks for something: *Subscribe to …*.
    pub(super) const INVITE: Self = Self(2048);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is among these.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Set where a row goes on behind what is looked up; see [`Heads`].
const OPENS: u16 = 1 << 15;

/// The heads of a text at which rows end, and what each is: word by word, as
/// long as some row goes on so. Most texts are left after their first word.
pub(super) struct Heads<'t> {
    text: &'t str,
    at: usize,
    hash: u64,
}

/// A head of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Head {
    pub(super) len: usize,
    pub(super) senses: Senses,
    /// The month it names where all languages that have it agree, else 0.
    pub(super) month: u8,
}

pub(super) fn heads(text: &str) -> Heads<'_> {
    Heads { text, at: 0, hash: fold::START }
}

impl Iterator for Heads<'_> {
    type Item = Head;

    fn next(&mut self) -> Option<Head> {
        loop {
            let rest = self.text.get(self.at..)?;
            let token;
            (self.hash, token) = fold::read(self.hash, rest)?;
            self.at += token.len;
            if token.is_blank {
                continue;
            }
            let Some((bits, month)) = found(self.hash) else {
                self.at = self.text.len();
                return None;
            };
            let len = self.at;
            if bits & OPENS == 0 {
                self.at = self.text.len();
            }
            return Some(Head { len, senses: Senses(bits & !OPENS), month });
        }
    }
}

/// The entry of a hash.
fn found(hash: u64) -> Option<(u16, u8)> {
    let (slot, mark) = fold::place(hash, ENTRIES.len());
    let (before, from) = ENTRIES.split_at_checked(slot)?;
    let entries = from.iter().chain(before).take_while(|entry| entry.1 != 0);
    entries.into_iter().find(|entry| entry.0 == mark).map(|entry| (entry.1, entry.2))
}

/// Looks up words and phrases, in any case and composition.
#[derive(Clone, Copy, Default)]
pub(super) struct Words {}

impl Words {
    /// What a word or phrase as written can be, and which month it names.
    #[allow(clippy::unused_self)]
    pub(super) fn look(&mut self, written: &str) -> (Senses, u8) {
        let whole = heads(written).find(|head| head.len == written.len());
        whole.map_or((Senses::default(), 0), |head| (head.senses, head.month))
    }

    pub(super) fn senses(&mut self, written: &str) -> Senses {
        self.look(written).0
    }

    /// The month a word names in a language, for words that name several.
    #[allow(clippy::unused_self)]
    pub(super) fn contested_month(&mut self, written: &str, language: Option<Language>) -> Option<u8> {
        let language = language?.key();
        let token = fold::token(written)?;
        let mark = fold::place(fold::hash(fold::START, written, token), 1).1;
        let from = CONTESTED_MONTHS.partition_point(|row| row.0 < mark);
        let rows = CONTESTED_MONTHS.get(from..)?.iter().take_while(|row| row.0 == mark);
        rows.into_iter().find(|row| row.1 == language).map(|row| row.2)
    }

    /// The longest head of the line that has one of the senses; its length in bytes.
    #[allow(clippy::unused_self)]
    pub(super) fn head(&mut self, line: &str, wanted: Senses) -> Option<usize> {
        heads(line).filter(|head| head.senses.any(wanted)).last().map(|head| head.len)
    }
}
