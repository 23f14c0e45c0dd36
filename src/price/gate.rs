//! A quick look at the neighbours of a number: most numbers in the news count no
//! money, and no grammar need be tried on them.
//!
//! The look is at ASCII only and errs on one side: whatever it cannot tell is let
//! through. It must never turn away what the grammar would read.

use std::sync::OnceLock;

use super::lexicon::{Kind, Tongue, for_each_word};
use crate::tables::price::LANGUAGES;

/// The bits of a filter: three letters of five bits each.
const BITS: usize = 1 << 15;

/// Which beginnings and ends of words can stand beside an amount, in one language.
pub(super) struct Gate {
    /// The last two letters of words that stand before a number.
    before: [u64; BITS / 64],
    /// The first three letters of words that stand behind one.
    behind: [u64; BITS / 64],
}

/// A letter in five bits; whatever else stands there is none.
const fn letter(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { (byte & 31) as usize } else { 0 }
}

const fn key(first: u8, second: u8, third: u8) -> usize {
    let (second, third) = if letter(second) == 0 { (0, 0) } else { (letter(second), letter(third)) };
    letter(first) << 10 | second << 5 | third
}

fn has(bits: &[u64], key: usize) -> bool {
    bits.get(key / 64).is_some_and(|word| word >> (key % 64) & 1 == 1)
}

fn set(bits: &mut [u64], key: usize) {
    if let Some(word) = bits.get_mut(key / 64) {
        *word |= 1 << (key % 64);
    }
}

impl Gate {
    /// The gate of a language, made once.
    pub(super) fn of(tongue: Tongue) -> &'static Self {
        static GATES: [OnceLock<Box<Gate>>; LANGUAGES.len() + 1] = [const { OnceLock::new() }; LANGUAGES.len() + 1];
        let at = if tongue.is_known() { tongue.number() as usize } else { LANGUAGES.len() };
        GATES[at.min(LANGUAGES.len())].get_or_init(|| Box::new(Self::new(tongue)))
    }

    fn new(tongue: Tongue) -> Self {
        let mut gate = Self { before: [0; BITS / 64], behind: [0; BITS / 64] };
        for_each_word(tongue, |word, kind| {
            let bytes = word.as_bytes();
            let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
            if matches!(kind, Kind::Currency | Kind::Scale) {
                let end = bytes.len();
                let back = |place: usize| end.checked_sub(place).map_or(0, at);
                set(&mut gate.before, key(back(1), back(2), 0));
            }
            if matches!(kind, Kind::Currency | Kind::Scale | Kind::Region | Kind::Of | Kind::To | Kind::And) && bytes.first().is_some_and(u8::is_ascii) {
                set(&mut gate.behind, key(at(0), at(1), at(2)));
            }
        });
        gate
    }

    /// Whether the number that begins at `at` may be an amount.
    pub(super) fn admits(&self, bytes: &[u8], lo: usize, at: usize, hi: usize) -> bool {
        self.admits_before(bytes, lo, at) || self.admits_behind(bytes, at, hi)
    }

    fn admits_before(&self, bytes: &[u8], lo: usize, at: usize) -> bool {
        let mut end = at;
        while end > lo && matches!(bytes[end - 1], b' ' | b'-' | b'.') {
            end -= 1;
        }
        let back = |place: usize| if end >= lo + place { bytes[end - place] } else { 0 };
        match back(1) {
            0 => false,
            b'$' | b'/' => true,
            byte if !byte.is_ascii() => true,
            byte if byte.is_ascii_alphabetic() => {
                let code = byte.is_ascii_uppercase() && back(2).is_ascii_uppercase() && back(3).is_ascii_uppercase();
                code || !back(2).is_ascii() || back(2) == b'$' || has(&self.before, key(byte, back(2), 0))
            }
            _ => false,
        }
    }

    fn admits_behind(&self, bytes: &[u8], at: usize, hi: usize) -> bool {
        let mut end = at;
        // Digits with whatever can group them or join two of them.
        while end < hi && (bytes[end].is_ascii_digit() || matches!(bytes[end], b'.' | b',' | b'\'' | b':' | b'-' | b'=' | b' ' | b'\n' | b'\r')) {
            end += 1;
        }
        if end >= hi {
            return false;
        }
        let next = |place: usize| if end + place < hi { bytes[end + place] } else { 0 };
        match next(0) {
            b'$' | b'~' => true,
            byte if !byte.is_ascii() => true,
            byte if byte.is_ascii_alphabetic() => {
                let code = byte.is_ascii_uppercase() && next(1).is_ascii_uppercase() && next(2).is_ascii_uppercase();
                code || !next(1).is_ascii() || !next(2).is_ascii() || matches!(next(1), b'$') || matches!(next(2), b'$') || has(&self.behind, key(byte, next(1), next(2)))
            }
            _ => false,
        }
    }
}
