//! The shapes of the generated tables, and how they are looked up.

use std::ops::Range;

use super::hash;
use crate::tables::language::{LANGUAGES, RANGES, SCRIPTS};
use crate::tables::language_evidence::{COLUMNS, FREQUENT_WORDS, LETTERS, LONG, POOL, SLOTS, TABLE};

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
pub(crate) struct Points {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) script: u8,
}

/// A language in one of its scripts, for which words and letters speak.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) language: u8,
    pub(crate) script: u8,
    /// The group of languages that stand so close that they have rows of contrast; 0 for none.
    pub(crate) group: u8,
}

/// The facts of a language by its code.
pub(crate) fn facts(code: [u8; 3]) -> Option<&'static Facts> {
    let at = LANGUAGES.binary_search_by(|facts| facts.code.cmp(&code)).ok()?;
    LANGUAGES.get(at)
}

/// What a character is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter or mark of a script, by its place in the table of scripts.
    Letter(u8),
    /// One of the combining marks that alphabets share, or a vowel of Hebrew or Arabic.
    Mark,
    /// A soft hyphen: it may stand inside any word.
    Nothing,
    Other,
}

pub(super) fn kind_of(c: char) -> Kind {
    let point = u32::from(c);
    if let Some(&kind) = LOW.get(point as usize) {
        return kind;
    }
    let at = RANGES.partition_point(|range| range.last < point);
    RANGES.get(at).filter(|range| range.first <= point).map_or(Kind::Other, |range| Kind::Letter(range.script))
}

/// The points below this one are looked up as they stand: those of all alphabets, and kana.
const LOW_END: usize = 0x3100;

static LOW: [Kind; LOW_END] = {
    let mut low = [Kind::Other; LOW_END];
    let mut at = 0;
    while at < RANGES.len() && RANGES[at].first < LOW_END as u32 {
        let Points { first, last, script } = RANGES[at];
        fill(&mut low, first as usize, last as usize, Kind::Letter(script));
        at += 1;
    }
    fill(&mut low, 0x300, 0x36F, Kind::Mark);
    fill(&mut low, 0x591, 0x5C7, Kind::Mark);
    fill(&mut low, 0x64B, 0x655, Kind::Mark);
    fill(&mut low, 0x670, 0x670, Kind::Mark);
    fill(&mut low, 0xAD, 0xAD, Kind::Nothing);
    low
};

const fn fill(low: &mut [Kind; LOW_END], first: usize, last: usize, kind: Kind) {
    let mut point = first;
    while point <= last && point < LOW_END {
        low[point] = kind;
        point += 1;
    }
}

pub(super) const LATIN: u8 = match LOW['A' as usize] {
    Kind::Letter(script) => script,
    _ => panic!("no Latin script"),
};

/// The columns of a script: they stand side by side.
pub(super) fn columns_of(script: usize) -> Range<usize> {
    SCRIPT_COLUMNS.get(script).map_or(0..0, |&(first, end)| usize::from(first)..usize::from(end))
}

const SCRIPT_COLUMNS: [(u8, u8); SCRIPTS.len()] = {
    let mut places = [(0, 0); SCRIPTS.len()];
    let mut at = 0;
    while at < COLUMNS.len() {
        let script = COLUMNS[at].script as usize;
        if places[script].1 == 0 {
            places[script].0 = at as u8;
        }
        at += 1;
        places[script].1 = at as u8;
    }
    places
};

/// The place of a letter that not every alphabet of its script has; 0 for all others.
pub(super) fn rare_letter(letter: u32) -> u8 {
    RARE.get(letter as usize).copied().unwrap_or(0)
}

/// For each column whether its alphabet lacks the letter of a place.
pub(super) fn lacking(place: usize) -> &'static [bool; 128] {
    LACKING.get(place).unwrap_or(&LACKING[0])
}

static RARE: [u8; LOW_END] = {
    let mut places = [0; LOW_END];
    let mut at = 0;
    while at < LETTERS.len() {
        places[LETTERS[at].0 as usize] = at as u8 + 1;
        at += 1;
    }
    places
};

static LACKING: [[bool; 128]; LETTERS.len() + 1] = {
    let mut lacking = [[false; 128]; LETTERS.len() + 1];
    let mut at = 0;
    while at < LETTERS.len() * 128 {
        lacking[at / 128 + 1][at % 128] = LETTERS[at / 128].1 >> (at % 128) & 1 == 1;
        at += 1;
    }
    lacking
};

/// What a word or trigram says.
pub(crate) enum Said<'t> {
    /// The columns it speaks for, each with its weight.
    Few(List),
    /// The weights of the first columns, those of Latin script: column `n` in the
    /// low half of byte `n`, column `HALF + n` in the high one.
    Many(&'t [u8; HALF]),
}

/// As many columns as a row of [`Said::Many`] has bytes.
pub(super) const HALF: usize = 32;

/// Columns with their weights, one after the other.
pub(crate) struct List {
    at: Option<usize>,
}

impl Iterator for List {
    type Item = (usize, u16);

    fn next(&mut self) -> Option<Self::Item> {
        let here = self.at?;
        let entry = *SAID.get(here)?;
        self.at = (entry & MORE != 0).then_some(here + 1);
        Some((usize::from(entry & COLUMN), (entry >> 7) & 15))
    }
}

const COLUMN: u16 = 0x7F;
const MORE: u16 = 1 << 11;
const EMPTY: u32 = 0x3FFF_FFFF;

/// What a word or trigram says; `None` where nothing is known of it.
pub(crate) fn said(hash: u32) -> Option<Said<'static>> {
    seek(hash).said()
}

/// A search that has begun: the table is larger than the fast memory of a processor, so that
/// several of them are best begun before the first is ended.
#[derive(Clone, Copy, Default)]
pub(super) struct Search {
    at: usize,
    mark: u32,
    slot: u32,
}

/// Begins a search for what a hash says.
pub(super) fn seek(hash: u32) -> Search {
    let (at, mark) = hash::place(hash, SLOTS);
    Search { at, mark, slot: HASHED[at & (SLOTS - 1)] }
}

impl Search {
    /// Ends the search.
    pub(super) fn said(self) -> Option<Said<'static>> {
        said_at(self.place()?)
    }

    /// Where it stands what the hash says: a place in the lists, or past their end, in
    /// the rows. Half the slots are empty, so a search is short.
    fn place(self) -> Option<usize> {
        let Self { mut at, mark, mut slot } = self;
        loop {
            if slot & hash::MARK == mark && slot != EMPTY {
                return Some((slot >> 12) as usize);
            }
            if slot == EMPTY {
                return None;
            }
            at += 1;
            slot = HASHED[at & (SLOTS - 1)];
        }
    }
}

fn said_at(place: usize) -> Option<Said<'static>> {
    match place.checked_sub(SAID.len()) {
        None => Some(Said::Few(List { at: Some(place) })),
        Some(row) => ROWS.get(row).map(Said::Many),
    }
}

/// How much more a frequent word speaks for a column than for any other of its
/// script, given its slot and mark; 0 where it is none.
pub(super) fn frequent(column: usize, (slot, mark): (usize, u16)) -> u16 {
    let entry = FREQUENT.get(column * hash::FREQUENT_SLOTS + slot).copied().unwrap_or(0);
    if entry >> 4 == mark { entry & 15 } else { 0 }
}

/// The hash table, its numbers read from their digits by the compiler.
static HASHED: [u32; SLOTS] = numbers::<SLOTS, 5>(TABLE);

/// What the hashes say, likewise.
static SAID: [u16; POOL.len() / 2] = narrow(numbers::<{ POOL.len() / 2 }, 2>(POOL));

/// The frequent words of each column: twelve bits of mark, four of weight.
static FREQUENT: [u16; FREQUENT_WORDS.len() / 3] = narrow(numbers::<{ FREQUENT_WORDS.len() / 3 }, 3>(FREQUENT_WORDS));

static ROWS: [[u8; HALF]; LONG.len() / (2 * HALF)] = {
    let flat = numbers::<{ LONG.len() / 2 }, 2>(LONG);
    let mut rows = [[0; HALF]; LONG.len() / (2 * HALF)];
    let mut at = 0;
    while at < flat.len() {
        rows[at / HALF][at % HALF] = flat[at] as u8;
        at += 1;
    }
    rows
};

const fn narrow<const LEN: usize>(wide: [u32; LEN]) -> [u16; LEN] {
    let mut narrow = [0; LEN];
    let mut at = 0;
    while at < LEN {
        narrow[at] = wide[at] as u16;
        at += 1;
    }
    narrow
}

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
