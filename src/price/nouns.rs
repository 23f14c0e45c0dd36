//! Where the currency words stand that can close an amount in words.
//!
//! They are rare, and no landmark announces them. A look at every word would cost
//! more than all else here, and so would a search for each stem by itself. Instead
//! the text is sampled: every stem, with the blank before it, is so long that one
//! of the places looked at falls into it whatever its offset, and a table knows
//! all pieces of stems that can stand there. The tables are made when the crate is
//! compiled.

use super::meaning::Tongue;
use crate::tables::price::STEMS;

/// The entries of a table: a bit for each stem that a piece with this hash is of.
/// So many that what is no stem seldom has one.
const ENTRIES: usize = 1 << 12;
/// The bits of an entry; of more stems some share one.
const BITS: usize = 8;
/// How many bytes are looked through in one go.
const WINDOW: usize = 32;
/// What stands before a word: blanks, line ends, hyphens, apostrophes, by their last byte.
const BLANKS: [u8; 7] = [b' ', b'\n', b'-', b'\'', 0xA0, 0x91, 0x99];

/// The stems of one language, ready to be looked for.
struct Nouns {
    language: u8,
    stems: &'static [&'static str],
    /// How far apart the places are that are looked at.
    stride: usize,
    /// How many bytes are looked at there.
    width: usize,
    /// Whether a stem begins a word, so that the byte before it counts.
    spaced: bool,
    table: [u8; ENTRIES],
}

static NOUNS: [Nouns; STEMS.len()] = {
    let mut all = [const { Nouns::new(0, &[]) }; STEMS.len()];
    let mut at = 0;
    while at < STEMS.len() {
        all[at] = Nouns::new(STEMS[at].0, STEMS[at].1);
        at += 1;
    }
    all
};

const fn slot(piece: u32, width: usize) -> usize {
    let piece = if width == 4 { piece } else { piece << (32 - 8 * width as u32) };
    (piece.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

impl Nouns {
    const fn new(language: u8, stems: &'static [&'static str]) -> Self {
        let (mut shortest, mut spaced, mut at) = (WINDOW, true, 0);
        while at < stems.len() {
            let stem = stems[at].as_bytes();
            if stem.len() < shortest {
                shortest = stem.len();
            }
            // Han, kana, Hangul and its letters are written without blanks.
            spaced &= stem[0] < 0xE1;
            at += 1;
        }
        let len = shortest + spaced as usize;
        let width = if !spaced {
            2
        } else if len < 5 {
            3
        } else {
            4
        };
        let stride = len + 1 - width;
        let stride = if stride > 5 { 5 } else { stride };
        let mut nouns = Self { language, stems, stride, width, spaced, table: [0; ENTRIES] };
        let mut at = 0;
        while at < stems.len() {
            nouns.add(at);
            at += 1;
        }
        nouns
    }

    /// Notes every piece of a stem that can be looked at first.
    const fn add(&mut self, number: usize) {
        let stem = self.stems[number].as_bytes();
        let mut offset = 0;
        while offset < self.stride {
            let mut blank = 0;
            while blank < BLANKS.len() {
                let (mut piece, mut byte) = (0u32, 0);
                while byte < self.width {
                    let place = offset + byte;
                    let read = if !self.spaced {
                        stem[place]
                    } else if place == 0 {
                        BLANKS[blank]
                    } else {
                        stem[place - 1]
                    };
                    piece |= (read as u32) << (8 * byte as u32);
                    byte += 1;
                }
                self.table[slot(piece, self.width)] |= 1 << (number % BITS);
                blank += 1;
            }
            offset += 1;
        }
    }

    /// The stem of which the bytes at `at` are a piece, by where it begins.
    fn begins(&self, bytes: &[u8], at: usize, bits: u8, mut visit: impl FnMut(usize)) {
        let back = usize::from(self.spaced);
        for (number, stem) in self.stems.iter().enumerate() {
            if bits >> (number % BITS) & 1 == 0 {
                continue;
            }
            for offset in 0..self.stride {
                let Some(start) = (at + back).checked_sub(offset) else { break };
                if bytes.get(start..).is_some_and(|rest| rest.starts_with(stem.as_bytes())) {
                    visit(start);
                }
            }
        }
    }

    /// Goes through the stems in `bytes`.
    fn each(&self, bytes: &[u8], visit: &mut impl FnMut(usize)) {
        match (self.stride, self.width) {
            (2, 2) => self.sample::<2, 2>(bytes, visit),
            (2, 3) => self.sample::<2, 3>(bytes, visit),
            (2, 4) => self.sample::<2, 4>(bytes, visit),
            (3, 4) => self.sample::<3, 4>(bytes, visit),
            (4, 4) => self.sample::<4, 4>(bytes, visit),
            (5, 4) => self.sample::<5, 4>(bytes, visit),
            _ => self.plainly(bytes, visit),
        }
    }

    fn sample<const STRIDE: usize, const WIDTH: usize>(&self, bytes: &[u8], visit: &mut impl FnMut(usize)) {
        let entry = |window: &[u8; WINDOW], place: usize| {
            let four = [window[place], window[place + 1], window[place + 2], window[place + 3]];
            self.table[slot(u32::from_le_bytes(four), WIDTH)]
        };
        let mut look = |window: &[u8; WINDOW], at: usize| {
            let mut any = 0;
            // A constant, so that the loop has no branches.
            for place in 0..const { (WINDOW - 4) / STRIDE + 1 } {
                any |= entry(window, place * STRIDE);
            }
            if any != 0 {
                for place in (0..=WINDOW - 4).step_by(STRIDE) {
                    let bits = entry(window, place);
                    if bits != 0 {
                        self.begins(bytes, at + place, bits, &mut *visit);
                    }
                }
            }
        };
        let mut at = 0;
        while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            look(window, at);
            at += const { ((WINDOW - 4) / STRIDE + 1) * STRIDE };
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let mut last = [0; WINDOW];
        last.iter_mut().zip(rest).for_each(|(cell, &byte)| *cell = byte);
        look(&last, at);
    }

    /// The obvious way: every stem at every place.
    fn plainly(&self, bytes: &[u8], visit: &mut impl FnMut(usize)) {
        for at in 0..bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.stems.iter().any(|stem| rest.starts_with(stem.as_bytes())) {
                visit(at);
            }
        }
    }
}

/// Adds where the stems of a language's currency words begin in `bytes`, in order;
/// `base` is where `bytes` begins. Of words in the middle of a word it finds some.
pub(super) fn find(bytes: &[u8], base: usize, tongue: Tongue, found: &mut Vec<u32>) {
    let Ok(number) = NOUNS.binary_search_by_key(&tongue.number(), |nouns| nouns.language) else { return };
    let first = found.len();
    NOUNS[number].each(bytes, &mut |at| found.extend(u32::try_from(base + at)));
    if let Some(found) = found.get_mut(first..) {
        found.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, WINDOW};

    /// A stem behind a blank is found wherever it stands, and nothing else is.
    #[test]
    fn sampling_finds_what_the_obvious_way_finds() {
        for nouns in &NOUNS {
            for (stem, lead) in nouns.stems.iter().flat_map(|stem| (0..2 * WINDOW).map(move |lead| (stem, lead))) {
                let text = format!(
                    "{}{}{stem}{}{stem}",
                    "x".repeat(lead),
                    if nouns.spaced { " " } else { "" },
                    if nouns.spaced { "\n" } else { "z" }
                );
                let (mut quick, mut plain) = (Vec::new(), Vec::new());
                nouns.each(text.as_bytes(), &mut |at| quick.push(at));
                nouns.plainly(text.as_bytes(), &mut |at| plain.push(at));
                quick.sort_unstable();
                quick.dedup();
                assert_eq!(quick, plain, "{text} {} {}", nouns.stride, nouns.width);
            }
        }
    }
}
