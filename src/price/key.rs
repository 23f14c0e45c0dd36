//! The keys by which the gate knows words: the letters of ASCII that begin one or end
//! it, in one number, or the one or two characters outside ASCII there.

use super::letters::{is_excluded, is_invisible, is_letter, is_unspaced};

/// The letters of ASCII that tell the head of a word, and its tail.
const HEAD: usize = 4;
const TAIL: usize = 5;
/// The bits of a letter.
const BITS: usize = 5;
/// The code of a dollar sign among letters, and of a letter outside ASCII.
const DOLLAR: u8 = 27;
const WIDE: u8 = 28;

/// A letter of ASCII in five bits; 0 for whatever ends a word.
const fn letter(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => byte & 31,
        b'$' => DOLLAR,
        // Punctuation, blanks and apostrophes outside ASCII.
        0xC2 | 0xE2 | 0..0x80 => 0,
        _ => WIDE,
    }
}

/// What [`letter`] says of each byte.
const fn table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = letter(byte as u8);
        byte += 1;
    }
    table
}

static LETTERS: [u8; 256] = table();

/// Letters of ASCII in one number, up to the first byte that is none, and that byte.
fn packed(bytes: impl Iterator<Item = u8>, most: usize) -> (u32, u8) {
    let mut key = 0;
    let mut last = 0;
    for byte in bytes.take(most) {
        last = byte;
        let code = LETTERS[usize::from(byte)];
        if code == 0 {
            break;
        }
        key = key << BITS | u32::from(code);
        if code == WIDE {
            break;
        }
    }
    (key, last)
}

/// The same of eight bytes of ASCII, the nearest first: all are told at once. `None`
/// where a byte is of another kind, or a dollar sign may be among the letters.
#[inline]
fn glance(near: u64, most: usize) -> Option<u32> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    if near & HIGH != 0 {
        return None;
    }
    let small = near | (0x20 * EACH);
    // The high bit of a byte says that it is `a` or more, and `z` or less.
    let letters = (small + 0x1F * EACH) & !(small + 0x05 * EACH) & HIGH;
    let len = ((letters ^ HIGH).leading_zeros() / 8) as usize;
    let next = (near << (8 * len.min(7))) >> 56;
    if len == 0 || len < most && next == u64::from(b'$') {
        return None;
    }
    // Five bits of each, then of each two, then of each four, are moved together.
    let ones = near & (0x1F * EACH);
    let twos = (ones & 0x001F_001F_001F_001F) | ((ones >> 3) & 0x03E0_03E0_03E0_03E0);
    let fours = (twos & 0x0000_03FF_0000_03FF) | ((twos >> 6) & 0x000F_FC00_000F_FC00);
    let all = (fours & 0x000F_FFFF) | ((fours >> 12) & 0x00FF_FFF0_0000);
    Some((all >> (BITS * (8 - len.min(most)))) as u32)
}

/// The bytes of one or two characters in one number.
fn mixed(first: &[u8], second: &[u8]) -> u32 {
    let four = |bytes: &[u8]| bytes.iter().fold(0u32, |all, &byte| all << 8 | u32::from(byte));
    four(first) ^ four(second).wrapping_mul(0x0100_0193)
}

/// Whether a character says nothing of the word that it stands in.
pub(super) fn is_opaque(c: char) -> bool {
    is_invisible(c)
        || is_excluded(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{655}' | '\u{ff01}'..='\u{ffee}')
}

/// The head of the word that begins `word`; `None` where it cannot be told.
#[inline]
pub(super) fn head(word: &str) -> Option<u32> {
    let near = word.as_bytes().first_chunk().map(|near| u64::from_be_bytes(*near));
    near.and_then(|near| glance(near, HEAD)).or_else(|| any_head(word))
}

/// [`head`] of any characters.
#[inline(never)]
fn any_head(word: &str) -> Option<u32> {
    if !word.as_bytes().first().is_some_and(u8::is_ascii) {
        return wide_head(word);
    }
    let (key, last) = packed(word.bytes(), HEAD);
    (last.is_ascii() || !word.chars().take(HEAD + 1).any(is_opaque)).then_some(key)
}

/// The same of a word that does not begin with ASCII.
fn wide_head(word: &str) -> Option<u32> {
    let bytes = word.as_bytes();
    let mut chars = word.chars();
    let first = chars.next()?;
    let len = first.len_utf8();
    let second = chars.next().filter(|c| !c.is_ascii() && !is_unspaced(first));
    if is_opaque(first) || second.is_some_and(is_opaque) {
        return None;
    }
    // Blanks and marks outside ASCII end the word.
    let second = second.filter(|&c| is_letter(c)).map_or(0, char::len_utf8);
    Some(mixed(bytes.get(..len)?, bytes.get(len..len + second)?))
}

/// The tail of the word that ends `word`; `None` where it cannot be told.
#[inline]
pub(super) fn tail(word: &str) -> Option<u32> {
    let near = word.as_bytes().last_chunk().map(|near| u64::from_le_bytes(*near));
    near.and_then(|near| glance(near, TAIL)).or_else(|| any_tail(word))
}

/// [`tail`] of any characters.
#[inline(never)]
fn any_tail(word: &str) -> Option<u32> {
    if !word.as_bytes().last().is_some_and(u8::is_ascii) {
        return wide_tail(word);
    }
    let (key, last) = packed(word.bytes().rev(), TAIL);
    (last.is_ascii() || !word.chars().rev().take(TAIL + 1).any(is_opaque)).then_some(key)
}

/// The same of a word that does not end with ASCII.
fn wide_tail(word: &str) -> Option<u32> {
    let bytes = word.as_bytes();
    let mut chars = word.chars().rev();
    let last = chars.next()?;
    let at = bytes.len() - last.len_utf8();
    let second = chars.next().filter(|c| !c.is_ascii() && !is_unspaced(last));
    if is_opaque(last) || second.is_some_and(is_opaque) {
        return None;
    }
    let second = second.filter(|&c| is_letter(c)).map_or(0, char::len_utf8);
    Some(mixed(bytes.get(at..)?, bytes.get(at - second..at)?))
}

#[cfg(test)]
mod tests {
    use super::{any_head, any_tail, head, tail};

    /// Eight bytes at once give the keys that one after the other gives.
    #[test]
    fn the_glance_agrees() {
        const PIECES: [&str; 14] = ["a", "Z", "k", "mil", "$", "-", " ", "5", "'", "@", "[", "{", "`", "é"];
        for mut number in 0..PIECES.len().pow(4) {
            let mut text = String::new();
            for _ in 0..4 {
                text.push_str(PIECES[number % PIECES.len()]);
                number /= PIECES.len();
            }
            for text in [format!("{text}{text}{text}"), format!("{text}lion euros")] {
                assert_eq!(head(&text), any_head(&text), "{text}");
                assert_eq!(tail(&text), any_tail(&text), "{text}");
            }
        }
    }
}
