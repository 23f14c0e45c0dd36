//! The words of one language, by hash.

use super::class::Class;
use crate::language::Language;
use crate::tables::attribution::{CUSTOMS, SETS};

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
#[allow(clippy::struct_excessive_bools, reason = "each is a custom of its own")]
pub(crate) struct Customs {
    pub(crate) code: [u8; 3],
    pub(crate) order: Order,
    /// Words are not parted by blanks.
    pub(crate) unspaced: bool,
    /// Every noun has a capital.
    pub(crate) capital_nouns: bool,
    /// The family name stands before the given one.
    pub(crate) surname_first: bool,
    /// What somebody is stands behind the name: *Orbán Balázs polgármester*.
    pub(crate) roles_behind: bool,
    /// People have two family names and go by the first: Íñigo *Zabaleta* Ruiz.
    pub(crate) two_surnames: bool,
    /// How far a hash is shifted to give its bucket.
    pub(crate) shift: u32,
    /// Eight bytes a row, in the order of their hashes: six of the hash, then
    /// two digits for the set of its classes.
    pub(crate) rows: &'static [u8],
    /// The first row of each bucket, and the end of the last.
    pub(crate) starts: &'static [u16],
}

/// What stands in for a language without rows: every look-up fails, and only
/// shapes (colon, dash signature, a name beside the mark) are left.
pub(super) static NONE: Customs = Customs {
    code: *b"und",
    order: Order::Both,
    unspaced: false,
    capital_nouns: false,
    surname_first: false,
    roles_behind: false,
    two_surnames: false,
    shift: 63,
    rows: b"",
    starts: &[0, 0, 0],
};

/// The bits of a hash that a row keeps: six a byte, so that rows are printable.
const KEPT: u64 = 0x0000_3f3f_3f3f_3f3f;
/// The digit zero in each of those bytes.
const ZEROS: u64 = 0x0000_3030_3030_3030;
/// The bits of a row that hold its hash.
const PRINT: u64 = 0x0000_ffff_ffff_ffff;

impl Customs {
    /// The rows of a language.
    pub(super) fn of(language: Option<Language>) -> &'static Self {
        let Some(language) = language else { return &NONE };
        let found = CUSTOMS.binary_search_by_key(&language.key(), |customs| customs.code);
        found.ok().and_then(|at| CUSTOMS.get(at)).unwrap_or(&NONE)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The classes of the word that hashes to `hash`; none where it has no row.
    pub(super) fn look_up(&self, hash: u64) -> Class {
        let bucket = (hash >> self.shift) as usize;
        let (Some(&from), Some(&to)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
            return Class::default();
        };
        let print = (hash & KEPT) + ZEROS;
        let rows = self.rows.get(usize::from(from) * 8..usize::from(to) * 8).unwrap_or_default();
        for row in rows.chunks_exact(8) {
            let Some(row) = row.first_chunk().copied().map(u64::from_le_bytes) else { break };
            if row & PRINT == print {
                return Class(SETS.get(set_of(row)).copied().unwrap_or(0));
            }
        }
        Class::default()
    }
}

/// The number that the last two digits of a row write.
fn set_of(row: u64) -> usize {
    let digit = |at: u64| (row >> at & 0xff).saturating_sub(u64::from(b'0')) as usize;
    digit(48) + (digit(56) << 6)
}
