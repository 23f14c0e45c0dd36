//! The words of one language, by hash.

use super::class::Class;
use crate::language::Language;
use crate::tables::quotation::CUSTOMS;

/// Where the speaker stands beside a cue that follows the quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// *X said*
    Before,
    /// *said X*
    After,
    Both,
}

/// What a language's rows say; made by tests/it/tables/quotation.rs.
#[derive(Debug)]
pub(crate) struct Customs {
    pub(crate) code: [u8; 3],
    pub(crate) order: Order,
    /// Words are not parted by blanks.
    pub(crate) unspaced: bool,
    /// All rows, sorted and joined without a separator.
    pub(crate) words: &'static str,
    /// Where each row starts in `words`, and the end of the last.
    pub(crate) starts: &'static [u32],
    pub(crate) classes: &'static [u32],
    /// Open addressing: a row's index + 1 at its hash or in the slots after it.
    pub(crate) slots: &'static [u16],
}

/// What stands in for a language without rows: every look-up fails, and only
/// shapes (colon, dash signature, a name beside the mark) are left.
pub(super) static NONE: Customs =
    Customs { code: *b"und", order: Order::Both, unspaced: false, words: "", starts: &[0], classes: &[], slots: &[0] };

/// Where FNV-1a starts.
pub(super) const SEED: u32 = 0x811c_9dc5;

/// One step of FNV-1a. It takes bytes one by one, so that the hash of a phrase
/// goes on from that of its first words.
pub(super) fn step(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Customs {
    /// The rows of a language.
    pub(super) fn of(language: Option<Language>) -> &'static Self {
        let Some(language) = language else { return &NONE };
        let found = CUSTOMS.binary_search_by_key(&language.key(), |customs| customs.code);
        found.ok().and_then(|at| CUSTOMS.get(at)).unwrap_or(&NONE)
    }

    /// The classes of `word`, which hashes to `hash` in lower case; none where it
    /// has no row. Capitals of ASCII need not have been made small.
    pub(super) fn look_up(&self, word: &[u8], hash: u32) -> Class {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        // A table keeps a third of its slots empty, so that every probe ends.
        while let Some(row) = self.slots.get(at).and_then(|&slot| usize::from(slot).checked_sub(1)) {
            if self.row(row).is_some_and(|row| row.eq_ignore_ascii_case(word)) {
                return Class(self.classes.get(row).copied().unwrap_or(0));
            }
            at = (at + 1) & mask;
        }
        Class::default()
    }

    fn row(&self, row: usize) -> Option<&'static [u8]> {
        let (&from, &to) = (self.starts.get(row)?, self.starts.get(row + 1)?);
        self.words.as_bytes().get(from as usize..to as usize)
    }
}
