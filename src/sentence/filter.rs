//! A filter that says of most words that no row holds them, from a few bytes.
//!
//! Shared with the maker of the tables, which sets the bits.

/// Words of 64 bits in a filter: with up to 400 rows, two words in three that are
/// no abbreviation are told from them without a search.
pub const WORDS: usize = 16;

/// The place of a row's bit: the word of the filter, and the bit in it.
pub fn bit(word: &[u8]) -> (usize, u64) {
    bit_with_first(word.first().copied().unwrap_or(0), word)
}

/// The same for the word with another first byte.
pub fn bit_with_first(first: u8, word: &[u8]) -> (usize, u64) {
    let at = |place: usize| word.get(place).map_or(0, |&byte| u32::from(byte));
    let last = if word.len() == 1 { u32::from(first) } else { at(word.len().wrapping_sub(1)) };
    let mixed =
        (u32::from(first) | at(1) << 8 | at(2) << 16 | last << 24).wrapping_mul(0x9e37_79b1) ^ word.len() as u32;
    let slot = (mixed >> 22) as usize ^ (word.len() << 6);
    (slot / 64 % WORDS, 1 << (slot % 64))
}
