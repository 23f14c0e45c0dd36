//! The hash that keys the evidence table. The table's maker uses this very file.

/// Stands before the first and after the last letter of a word.
pub const EDGE: u32 = '_' as u32;

const MIX: u32 = 0x9E37_79B1;

/// The hash of a whole word, begun with [`WORD`] and carried on a letter at a time.
pub const WORD: u32 = 0x811C_9DC5;

/// A word's hash, one letter on.
pub const fn extend(hash: u32, letter: u32) -> u32 {
    (hash.rotate_left(5) ^ letter).wrapping_mul(MIX)
}

/// The hash of three letters in a row; never that of a word but by chance.
pub const fn trigram(a: u32, b: u32, c: u32) -> u32 {
    extend(extend(extend(0x5BD1_E995, a), b), c)
}

/// The slot at which the search for a hash begins, and the mark by which an
/// entry is known: the mark comes from bits the slot does not depend on much.
pub const fn place(hash: u32, slots: usize) -> (usize, u32) {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B);
    (((hash as u64 * slots as u64) >> 32) as usize, (hash ^ (hash >> 13)) & MARK)
}

/// The bits of a mark.
pub const MARK: u32 = 0xFFF;
