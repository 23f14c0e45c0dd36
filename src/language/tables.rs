//! The shapes of the generated tables, and how they are looked up.

use super::hash;
use crate::tables::language::{LANGUAGES, RANGES};
use crate::tables::language_evidence::{POOL, SLOTS, TABLE};

/// What is known of a language beside its evidence.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) code: [u8; 3],
    pub(crate) iso1: Option<&'static str>,
    pub(crate) english: &'static str,
    pub(crate) own: &'static str,
    pub(crate) right_to_left: bool,
}

/// What is known of a script.
#[derive(Debug)]
pub(crate) struct ScriptFacts {
    pub(crate) code: [u8; 4],
    /// The code for the way of writing that the script is part of: `Jpan` for kana.
    pub(crate) whole: [u8; 4],
    /// The one language of the tables that is written in it.
    pub(crate) sole: Option<u8>,
    /// Whether several are.
    pub(crate) shared: bool,
    /// What a letter counts beside one of an alphabet.
    pub(crate) weight: u32,
}

/// Code points of one script.
#[derive(Debug)]
pub(crate) struct Range {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) script: u8,
}

/// A language in one of its scripts, for which words and letters speak.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) language: u8,
    pub(crate) script: u8,
}

/// The facts of a language by its code.
pub(crate) fn facts(code: [u8; 3]) -> Option<&'static Facts> {
    let at = LANGUAGES.binary_search_by(|facts| facts.code.cmp(&code)).ok()?;
    LANGUAGES.get(at)
}

/// The script of a letter or mark, as its place in the table of scripts.
pub(crate) fn script_of(c: char) -> Option<u8> {
    let point = u32::from(c);
    // Most of the world's news is in these two.
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(LATIN);
    }
    let at = RANGES.partition_point(|range| range.last < point);
    RANGES.get(at).filter(|range| range.first <= point).map(|range| range.script)
}

pub(super) const LATIN: u8 = {
    let mut at = 0;
    while RANGES[at].first != 'A' as u32 {
        at += 1;
    }
    RANGES[at].script
};

/// What a word or trigram says: each column it speaks for, with its weight.
pub(crate) fn said(hash: u32) -> impl Iterator<Item = (usize, u32)> {
    let mut at = find(hash);
    std::iter::from_fn(move || {
        let here = at?;
        let entry = u32::from(*SAID.get(here)?);
        at = (entry & MORE != 0).then_some(here + 1);
        Some(((entry & COLUMN) as usize, (entry >> 7) & 7))
    })
}

const COLUMN: u32 = 0x7F;
const MORE: u32 = 1 << 10;
const EMPTY: u32 = 0x3FFF_FFFF;

/// The offset into the pool of what a hash says. The table is a fifth empty, so
/// a search is a few slots long.
fn find(hash: u32) -> Option<usize> {
    let (mut at, mark) = hash::place(hash, SLOTS);
    loop {
        let slot = *HASHED.get(at)?;
        if slot == EMPTY {
            return None;
        }
        if slot & hash::MARK == mark {
            return Some((slot >> 12) as usize);
        }
        at = if at + 1 == SLOTS { 0 } else { at + 1 };
    }
}

/// The hash table, its numbers read from their digits by the compiler.
static HASHED: [u32; SLOTS] = numbers::<SLOTS, 5>(TABLE);

/// What the hashes say, likewise.
static SAID: [u16; POOL.len() / 2] = {
    let wide = numbers::<{ POOL.len() / 2 }, 2>(POOL);
    let mut narrow = [0; POOL.len() / 2];
    let mut at = 0;
    while at < narrow.len() {
        narrow[at] = wide[at] as u16;
        at += 1;
    }
    narrow
};

/// Numbers of `WIDTH` digits of six bits, the lowest first, each a printing
/// character from `?` on: source text that is a quarter of what decimal numbers take.
const fn numbers<const LEN: usize, const WIDTH: usize>(table: &[u8]) -> [u32; LEN] {
    let mut numbers = [0; LEN];
    let mut at = 0;
    while at < LEN {
        let mut place = WIDTH;
        while place > 0 {
            place -= 1;
            numbers[at] = (numbers[at] << 6) | (table[at * WIDTH + place] - b'?') as u32;
        }
        at += 1;
    }
    numbers
}
