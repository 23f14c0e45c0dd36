//! Where landmarks can be: bytes told by comparisons alone, a block at a time.
//!
//! A block is judged as a whole, so that the compiler makes vector instructions
//! of it without `unsafe`. A byte is a *candidate* where a character begins that
//! can be a landmark; the scan then looks at the character. No landmark is missed.

// Vectors have no branches: `&&` and `||` would keep the compiler from making any.
#![allow(clippy::needless_bitwise_bool)]

/// Bytes that are judged together.
const BLOCK: usize = 32;
/// A block and what follows it: the last character of a block is looked at whole.
const WINDOW: usize = BLOCK + 2;

/// What of a block is a candidate, a byte each.
type Found = [u8; BLOCK];

/// Calls `visit` with each candidate, in order.
///
/// `shared`: letters share their lead bytes with landmarks, as in Arabic, Hebrew,
/// kana and the Indic scripts; then the bytes behind the first are looked at, too,
/// which costs more a byte and spares looking at every letter.
pub(super) fn each(bytes: &[u8], shared: bool, visit: impl FnMut(usize)) {
    if shared { each_by(bytes, by_character, visit) } else { each_by(bytes, by_lead, visit) }
}

fn each_by(bytes: &[u8], judge: impl Fn(&[u8; WINDOW]) -> Found, mut visit: impl FnMut(usize)) {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let found = if let Some(window) = rest.first_chunk() {
            judge(window)
        } else {
            // Zeros are no candidates.
            let mut window = [0; WINDOW];
            window.iter_mut().zip(rest).for_each(|(place, &byte)| *place = byte);
            judge(&window)
        };
        for (number, word) in found.chunks_exact(8).enumerate() {
            let mut word = word.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            while word != 0 {
                visit(at + number * 8 + word.trailing_zeros() as usize / 8);
                word &= word - 1;
            }
        }
        at += BLOCK;
    }
}

#[inline]
fn each_byte(is_candidate: impl Fn(usize) -> bool) -> Found {
    let mut found = [0; BLOCK];
    for (i, place) in found.iter_mut().enumerate() {
        *place = u8::from(is_candidate(i));
    }
    found
}

#[inline]
fn within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first) <= last - first
}

/// Line ends, marks, digits, `$` and terminators, with a few of their neighbours.
#[inline]
fn is_ascii_candidate(byte: u8) -> bool {
    (within(byte, b'!', b'?') & (byte != b',') & (byte != b'-')) | (byte == b'\n') | (byte == b'\r') | (byte == b'`')
}

/// By the first byte alone: Latin, Greek, Cyrillic, Armenian and Han letters and
/// most of Hangul are led by bytes that lead no landmark.
#[inline]
fn by_lead(window: &[u8; WINDOW]) -> Found {
    let ascii = window.iter().take(BLOCK).fold(0, |all, &byte| all | byte) < 0x80;
    if ascii {
        return each_byte(|i| is_ascii_candidate(window[i]));
    }
    each_byte(|i| {
        let lead = window[i];
        let wide = ((lead >= 0xD6) & !within(lead, 0xE4, 0xE9) & !within(lead, 0xEB, 0xED))
            | (lead == 0xC2)
            | within(lead, 0xCA, 0xCB);
        is_ascii_candidate(lead) | wide
    })
}

/// By the bytes of the whole character.
#[inline]
fn by_character(window: &[u8; WINDOW]) -> Found {
    each_byte(|i| {
        let (lead, second, third) = (window[i], window[i + 1], window[i + 2]);
        let pair = (lead == 0xC2)
            | within(lead, 0xCA, 0xCB)
            | ((lead == 0xD6) & (second < 0x90))
            | ((lead == 0xD7) & (second >= 0xB3))
            | ((lead == 0xD8) & (second < 0xA0))
            | ((lead == 0xD9) & within(second, 0xA0, 0xA9))
            | ((lead == 0xDB) & ((second == 0x94) | (second >= 0xB0)))
            | (lead == 0xDC)
            | (lead == 0xDF);
        is_ascii_candidate(lead) | pair | is_triple(lead, second, third) | (lead >= 0xF0)
    })
}

#[inline]
fn is_triple(lead: u8, second: u8, third: u8) -> bool {
    // The digits and signs of the Indic scripts stand at the end of each; those of Thai and Lao, of Tibetan.
    let indic = ((second & 1 == 1) & (second < 0xB8) & (third >= 0xA4))
        | ((second == 0xB8) & (third == 0xBF))
        | ((second & 1 == 1) & within(second, 0xB9, 0xBB) & within(third, 0x90, 0x99))
        | (second >= 0xBC);
    // But for Burmese, Georgian, Ethiopic and Khmer letters, and Latin and Greek with several marks.
    let letters =
        (second == 0x80) | (second == 0x83) | within(second, 0x88, 0x8C) | (second == 0x9E) | (second >= 0xB8);
    ((lead == 0xE0) & indic)
        | ((lead == 0xE1) & !letters)
        | (lead == 0xE2)
        // But for the ideographic comma.
        | ((lead == 0xE3) & (second == 0x80) & (third != 0x81))
        | ((lead == 0xEA) & (second < 0xB0))
        // But for the comma of full width.
        | ((lead == 0xEF) & !((second == 0xBC) & (third == 0x8C)))
}
