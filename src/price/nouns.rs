//! Where the currency words stand that can close an amount in words.
//!
//! They are rare, and no landmark announces them. A look at every word would cost
//! more than all else here, and so would a search for each stem by itself. Where
//! blanks part words, their first bytes alone are looked up in a table that knows
//! those of the stems. Where none do, the text is sampled: every stem is so long
//! that one of the places looked at falls into it whatever its offset, and the table
//! knows all pieces of stems that can stand there. The tables are made when the
//! crate is compiled.

use super::meaning::Tongue;
use crate::tables::price::STEMS;

/// The entries of a table: a bit for each stem that a piece with this hash is of.
/// So many that what is no stem seldom has one.
const ENTRIES: usize = 1 << 12;
/// The bits of an entry; of more stems some share one.
const BITS: usize = 8;
/// How many bytes are looked through in one go.
const WINDOW: usize = 32;
/// The bytes of a piece where words are parted, and where they are not.
const HEAD: usize = 4;
const PIECE: usize = 2;

/// The stems of one language, ready to be looked for.
struct Nouns {
    language: u8,
    stems: &'static [&'static str],
    /// How far apart the places are that are looked at where words are not parted.
    stride: usize,
    /// How many bytes are looked at there, or at the head of a word.
    width: usize,
    /// Whether blanks part the words.
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
        let width = if !spaced {
            PIECE
        } else if shortest < HEAD {
            shortest
        } else {
            HEAD
        };
        let stride = if spaced { 1 } else { shortest + 1 - width };
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
            let (mut piece, mut byte) = (0u32, 0);
            while byte < self.width {
                piece |= (stem[offset + byte] as u32) << (8 * byte as u32);
                byte += 1;
            }
            self.table[slot(piece, self.width)] |= 1 << (number % BITS);
            offset += 1;
        }
    }

    /// The stem of which the bytes at `at` are a piece, by where it begins.
    fn begins(&self, bytes: &[u8], at: usize, bits: u8, mut visit: impl FnMut(usize)) {
        for (number, stem) in self.stems.iter().enumerate() {
            if bits >> (number % BITS) & 1 == 0 {
                continue;
            }
            for offset in 0..self.stride {
                let Some(start) = at.checked_sub(offset) else { break };
                if bytes.get(start..).is_some_and(|rest| rest.starts_with(stem.as_bytes())) {
                    visit(start);
                }
            }
        }
    }

    /// Goes through the stems in `bytes`.
    fn each(&self, bytes: &[u8], visit: &mut impl FnMut(usize)) {
        match (self.spaced, self.stride, self.width) {
            (true, ..) => self.each_word(bytes, visit),
            (false, 2, 2) => self.sample::<2, 2>(bytes, visit),
            _ => self.plainly(bytes, visit),
        }
    }

    /// Goes through the words, a block at a time: what stands before one is told by
    /// its last byte, and a word by its first ones.
    fn each_word(&self, bytes: &[u8], visit: &mut impl FnMut(usize)) {
        let mut look = |four: &[u8], at: usize| {
            let head = four.first_chunk().map_or(0, |&four| u32::from_le_bytes(four));
            if self.table[slot(head, self.width)] != 0 && self.begins_at(bytes, at) {
                visit(at);
            }
        };
        let mut at = 0;
        let mut last = [0; WINDOW + HEAD];
        last.iter_mut().skip(1).zip(bytes).for_each(|(cell, &byte)| *cell = byte);
        look(&last[1..], 0);
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let window = rest.first_chunk().unwrap_or_else(|| {
                last = [0; WINDOW + HEAD];
                last.iter_mut().zip(rest).for_each(|(cell, &byte)| *cell = byte);
                &last
            });
            let mut parts = [0; WINDOW];
            for (place, part) in parts.iter_mut().enumerate() {
                *part = u8::from(parts_words(window[place]));
            }
            for (number, eight) in parts.chunks_exact(8).enumerate() {
                let mut eight = eight.first_chunk().map_or(0, |&eight| u64::from_le_bytes(eight));
                while eight != 0 {
                    let word = number * 8 + eight.trailing_zeros() as usize / 8 + 1;
                    look(window.get(word..).unwrap_or_default(), at + word);
                    eight &= eight - 1;
                }
            }
            at += WINDOW;
        }
    }

    #[inline(never)]
    fn begins_at(&self, bytes: &[u8], at: usize) -> bool {
        let rest = bytes.get(at..).unwrap_or_default();
        self.stems.iter().any(|stem| rest.starts_with(stem.as_bytes()))
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

/// Whether a byte is a blank, a line end, a hyphen or an apostrophe, or ends one.
// Vectors have no branches.
#[allow(clippy::needless_bitwise_bool)]
const fn parts_words(byte: u8) -> bool {
    (byte == b' ')
        | (byte == b'\n')
        | (byte == b'-')
        | (byte == b'\'')
        | (byte == 0xA0)
        | (byte == 0x91)
        | (byte == 0x99)
}

/// Adds where the stems of a language's currency words begin in `bytes`, in order;
/// `base` is where `bytes` begins. Where blanks part words, a stem begins one.
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
