//! The hashes that key the evidence tables. The tables' maker uses this very file.

/// Stands before the first and after the last letter of a word.
pub const EDGE: u32 = '_' as u32;

const MIX: u32 = 0x9E37_79B1;

/// The hash of a whole word, begun with [`WORD`] and carried on a letter at a time.
pub const WORD: u32 = 0x811C_9DC5;

/// A word's hash, one letter on.
pub const fn extend(hash: u32, letter: u32) -> u32 {
    (hash.rotate_left(5) ^ letter).wrapping_mul(MIX)
}

/// The hash of three letters in a row; that of a word only by chance. Each
/// letter is mixed by itself, so that none waits for another.
pub const fn trigram(a: u32, b: u32, c: u32) -> u32 {
    a.wrapping_mul(0x85EB_CA6B) ^ b.wrapping_mul(0xC2B2_AE35).rotate_left(11) ^ c.wrapping_mul(MIX).rotate_left(22)
}

/// Where the hash of a form begins that tells a close group's languages apart:
/// [`extend`]ed from the word's first letter on, or for an ending from its last, with
/// an [`EDGE`] after a whole word.
pub const fn contrast(group: u8, from_end: bool) -> u32 {
    extend(extend(0x3C6E_F372, group as u32), from_end as u32)
}

/// The slot at which the search for a hash begins, and the mark by which an
/// entry is known: the mark comes from bits the slot does not depend on much.
/// `slots` is a power of two.
pub const fn place(hash: u32, slots: usize) -> (usize, u32) {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B);
    ((hash >> 12) as usize & (slots - 1), (hash ^ (hash >> 13)) & MARK)
}

/// The bits of a mark.
pub const MARK: u32 = 0xFFF;

/// The slots of a column's frequent words.
pub const FREQUENT_SLOTS: usize = 256;

/// Bit 5 of every byte: what sets ASCII capitals apart. In letters of two bytes it
/// is one more bit that does not tell; words are told by the others.
pub const FOLD: u64 = 0x2020_2020_2020_2020;

/// A frequent word of at most sixteen bytes, as two numbers of its folded bytes,
/// the missing ones zero: its slot, and the mark by which it is known there.
pub const fn frequent(head: u64, tail: u64) -> (usize, u16) {
    let hash = (head ^ tail.rotate_left(27)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> 56) as usize, (hash >> 40) as u16 & FREQUENT_MARK)
}

/// Likewise for the last four bytes of a word, folded. No word of these bytes has such a second number.
pub const fn ending(four: u32) -> (usize, u16) {
    frequent(four as u64, u64::MAX)
}

/// The bits of the mark of a frequent word.
pub const FREQUENT_MARK: u16 = 0xFFF;
