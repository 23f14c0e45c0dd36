//! What the steps need to know of a character, looked up by its UTF-8 bytes.

use crate::tables::normalize::{BLOCKS, CLASSES, PAGES, REPLACED};

pub(super) const NOT_NFC: u16 = 1;
pub(super) const NOT_NFD: u16 = 1 << 1;
pub(super) const NOT_NFKC: u16 = 1 << 2;
pub(super) const NOT_NFKD: u16 = 1 << 3;
/// Composes with some character before it (`NFC_Quick_Check=Maybe`).
pub(super) const MAYBE: u16 = 1 << 4;
/// Can compose or change places with what stands before it: every mark, and vowels such as
/// the second jamo of a Hangul syllable. Where this bit is absent a segment may begin.
pub(super) const JOINS: u16 = 1 << 5;
pub(super) const BLANK: u16 = 1 << 6;
pub(super) const LINE_END: u16 = 1 << 7;
pub(super) const INVISIBLE: u16 = 1 << 8;
pub(super) const CONTROL: u16 = 1 << 9;
pub(super) const QUOTE: u16 = 1 << 10;
pub(super) const DASH: u16 = 1 << 11;
pub(super) const WIDTH: u16 = 1 << 12;
pub(super) const LIGATURE: u16 = 1 << 13;
/// Can do what [`JOINS`] says in the compatibility forms alone: half-width jamo and voice marks.
pub(super) const JOINS_AS_COMPATIBLE: u16 = 1 << 14;

/// The number of a class that no step has anything to do with.
pub(super) const PLAIN: u8 = 0;

/// The class of the character that begins at `at`, and its length in bytes.
///
/// `at` is the first byte of a character of a text; anywhere else the answer is
/// some class and a length of at least 1, so that a reader goes on.
#[inline]
pub(super) fn class_at(bytes: &[u8], at: usize) -> (u8, usize) {
    let mut end = [0; 4];
    let window = bytes.get(at..).unwrap_or_default();
    let &[lead, ref rest @ ..] = window.first_chunk().unwrap_or_else(|| {
        end[..window.len()].copy_from_slice(window);
        &end
    });
    let low = |offset: usize| usize::from(rest[offset - 1] & 0x3F);
    match lead {
        0..0x80 => (class_in(usize::from(lead >> 6), usize::from(lead & 0x3F)), 1),
        0x80..0xE0 => (class_in(usize::from(lead & 0x1F), low(1)), 2),
        0xE0..0xF0 => (class_in(usize::from(lead & 0x0F) << 6 | low(1), low(2)), 3),
        0xF0.. => (class_in(usize::from(lead & 0x07) << 12 | low(1) << 6 | low(2), low(3)), 4),
    }
}

#[inline]
fn class_in(page: usize, place: usize) -> u8 {
    // The pages end where no later character is of interest.
    let Some(&block) = PAGES.get(page) else { return PLAIN };
    BLOCKS.get(usize::from(block)).map_or(PLAIN, |block| block[place & 0x3F])
}

/// The class of a character.
#[inline]
pub(super) fn class_of(c: char) -> u8 {
    let c = c as usize;
    class_in(c >> 6, c & 0x3F)
}

/// The bits of a class.
#[inline]
pub(super) fn bits(class: u8) -> u16 {
    CLASSES[usize::from(class)].0
}

/// The canonical combining class of the characters of a class; 0 for what is no mark.
#[inline]
pub(super) fn combining(class: u8) -> u8 {
    CLASSES[usize::from(class)].1
}

/// What a step puts in place of the character.
pub(super) fn replacement(c: char) -> Option<&'static str> {
    let row = REPLACED.binary_search_by_key(&c, |&(from, _)| from).ok()?;
    Some(REPLACED[row].1)
}

/// Whether the character is a mark with a place in canonical order.
pub(super) fn is_mark(c: char) -> bool {
    combining(class_of(c)) != 0
}
