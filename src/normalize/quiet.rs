//! Which bytes of a block of text a walk has to look at.
//!
//! A block is judged as a whole, byte by byte with the bytes that follow, by comparisons alone, so that
//! the compiler makes vector instructions of them without `unsafe`. A byte is *loud* where a character
//! begins that some step may have something to do with; that it has is for the tables to say. No byte
//! of interest is quiet.

// Vectors have no branches: `&&` and `||` would keep the compiler from making any.
#![allow(clippy::needless_bitwise_bool)]

/// Bytes that are judged together: two or more vectors on every machine of today.
pub(super) const BLOCK: usize = 32;
/// A block and the bytes of the characters after its last one: a mark looks at the whole next character.
pub(super) const WINDOW: usize = BLOCK + 5;

/// What of a block is loud, a byte each.
type Loud = [u8; BLOCK];

/// How closely blocks are judged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Care {
    /// Every character beyond ASCII is loud.
    Ascii,
    /// Lead bytes are told apart: right where the steps are about quotation marks, dashes or widths.
    Leads,
    /// Second and third bytes are looked at, too: right for NFC, line ends, spaces and controls.
    Bytes,
}

/// The offset of the first loud byte of the window's block, from `from` on.
#[inline]
pub(super) fn first_loud(loud: &Loud, from: usize) -> Option<usize> {
    let (words, _) = loud.as_slice().split_at(BLOCK);
    for (number, word) in words.chunks_exact(8).enumerate().skip(from / 8) {
        let mut word = word.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        if number == from / 8 {
            word &= u64::MAX << (from % 8 * 8);
        }
        if word != 0 {
            return Some(number * 8 + word.trailing_zeros() as usize / 8);
        }
    }
    None
}

/// The loud bytes of a window; `None` where all are quiet.
#[inline]
pub(super) fn judge(window: &[u8; WINDOW], care: Care) -> Option<Loud> {
    let highest = window[..BLOCK].iter().fold(0, |highest, &byte| highest.max(byte));
    let mut loud = [0; BLOCK];
    match (highest, care) {
        (..0x80, _) | (_, Care::Ascii) => {
            each(&mut loud, |i| is_loud_ascii(window[i], window[i + 1]) | (window[i] >= 0xC0));
        }
        (_, Care::Leads) => quiet_leads(window, &mut loud),
        (..0xE0, Care::Bytes) => {
            quiet_leads(window, &mut loud);
            if loud != [0; BLOCK] {
                two_bytes(window, &mut loud);
            }
        }
        (_, Care::Bytes) => three_bytes(window, &mut loud),
    }
    (loud != [0; BLOCK]).then_some(loud)
}

#[inline]
fn each(loud: &mut Loud, is_loud: impl Fn(usize) -> bool) {
    for (i, place) in loud.iter_mut().enumerate() {
        *place = u8::from(is_loud(i));
    }
}

#[inline]
fn within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first) <= last - first
}

/// Control characters but for LF, and blanks before another blank or a line end.
#[inline]
fn is_loud_ascii(byte: u8, next: u8) -> bool {
    ((byte < b' ') & (byte != b'\n')) | (byte == 0x7F) | ((byte == b' ') & (next <= b' '))
}

/// Lead bytes of which every character stands in NFC and is of interest to no step but the ligatures:
/// Latin letters up to U+027F, the Cyrillic of U+0400 to U+047F and U+04C0 to U+057F with Armenian capitals,
/// Han from U+4000 on, and most Hangul syllables.
#[inline]
fn is_quiet_lead(byte: u8) -> bool {
    within(byte, 0xC3, 0xC9)
        | within(byte, 0xD0, 0xD1)
        | within(byte, 0xD3, 0xD5)
        | within(byte, 0xE4, 0xE9)
        | within(byte, 0xEB, 0xEC)
}

fn quiet_leads(window: &[u8; WINDOW], loud: &mut Loud) {
    each(loud, |i| is_loud_ascii(window[i], window[i + 1]) | ((window[i] >= 0xC0) & !is_quiet_lead(window[i])));
}

/// Text without a character of three bytes.
fn two_bytes(window: &[u8; WINDOW], loud: &mut Loud) {
    each(loud, |i| is_loud_ascii(window[i], window[i + 1]) | is_loud_pair(window[i], window[i + 1]));
}

/// C1 controls, NO-BREAK SPACE and soft hyphen; marks of Greek, Cyrillic, Hebrew and Arabic; ANO TELEIA.
#[inline]
fn is_loud_pair(lead: u8, second: u8) -> bool {
    ((lead == 0xC2) & ((second <= 0xA0) | (second == 0xAD)))
        | within(lead, 0xCC, 0xCD)
        | ((lead == 0xCE) & (second == 0x87))
        | ((lead == 0xD2) & within(second, 0x83, 0x87))
        | ((lead == 0xD6) & (second >= 0x91))
        | ((lead == 0xD7) & (second < 0x90))
        | ((lead == 0xD8) & within(second, 0x90, 0x9A))
        | ((lead == 0xD9) & (within(second, 0x8B, 0x9F) | (second == 0xB0)))
        | ((lead == 0xDB) & within(second, 0x96, 0xAD))
        | (lead >= 0xDC)
}

/// Any text. Of the scripts of two bytes only Latin and Cyrillic are told from marks here: a block of
/// Greek or Arabic without a dash or curly quotation mark has no third bytes.
fn three_bytes(window: &[u8; WINDOW], loud: &mut Loud) {
    each(loud, |i| {
        let (lead, second, third) = (window[i], window[i + 1], window[i + 2]);
        let pair = ((lead == 0xC2) & ((second <= 0xA0) | (second == 0xAD)))
            | within(lead, 0xCA, 0xCF)
            | within(lead, 0xD2, 0xDF);
        let mark = (lead == 0xE0) & is_lone_mark(second, third);
        let next = window[i + 3];
        let crowded = mark & (next >= 0x80) & ((next != 0xE0) | is_lone_mark(window[i + 4], window[i + 5]));
        is_loud_ascii(lead, second) | pair | is_loud_triple(lead, second, third) | crowded
    });
}

/// The virama of Devanagari and the vowels below and tone marks of Thai: marks that compose with nothing,
/// and stand in order where no other mark is next to them.
#[inline]
fn is_lone_mark(second: u8, third: u8) -> bool {
    ((second == 0xA5) & (third == 0x8D))
        | ((second == 0xB8) & within(third, 0xB8, 0xBA))
        | ((second == 0xB9) & within(third, 0x88, 0x8B))
}

/// What of the characters of three and four bytes is not known to be quiet.
#[inline]
fn is_loud_triple(lead: u8, second: u8, third: u8) -> bool {
    // Devanagari without nukta, stress marks and the letters that NFC takes apart; Thai.
    let indic = ((second == 0xA4) & (third != 0xBC))
        | ((second == 0xA5) & !within(third, 0x91, 0x94) & !within(third, 0x98, 0x9F))
        | within(second, 0xB8, 0xB9);
    // Latin with two marks, as Vietnamese has it; Georgian.
    let latin = within(second, 0xB8, 0xBB) | (second == 0x83);
    // General punctuation without its spaces, separators and invisible signs; currency signs.
    let punctuation = (second == 0x82)
        | ((second == 0x80) & (within(third, 0x8C, 0xA7) | within(third, 0xAA, 0xAE) | (third >= 0xB0)));
    // The ideographic space, tone marks, and the voice marks of kana.
    let kana = ((second == 0x80) & ((third == 0x80) | within(third, 0xAA, 0xAF)))
        | ((second == 0x82) & within(third, 0x99, 0x9A));
    ((lead == 0xE0) & !indic)
        | ((lead == 0xE1) & !latin)
        | ((lead == 0xE2) & !punctuation)
        | ((lead == 0xE3) & kana)
        | ((lead == 0xEA) & (second < 0xB0))
        | ((lead == 0xEF) & !within(second, 0xBC, 0xBD))
        | ((lead == 0xF0) & (second != 0x9F) & !within(second, 0xA0, 0xAE))
}

#[cfg(test)]
mod tests {
    use super::super::class::{DASH, QUOTE};
    use super::super::class::{
        JOINS, JOINS_AS_COMPATIBLE, LIGATURE, NOT_NFD, NOT_NFKC, NOT_NFKD, WIDTH, bits, class_of,
    };
    use super::{Care, WINDOW, judge};

    fn window(text: &str) -> [u8; WINDOW] {
        let mut window = [b'a'; WINDOW];
        window[..text.len()].copy_from_slice(text.as_bytes());
        window
    }

    #[test]
    fn no_character_of_interest_is_quiet() {
        let never = NOT_NFD | NOT_NFKC | NOT_NFKD | LIGATURE | JOINS_AS_COMPATIBLE;
        for c in '\0'..=char::MAX {
            let class = bits(class_of(c));
            for (care, others) in [(Care::Ascii, 0), (Care::Leads, never), (Care::Bytes, never | QUOTE | DASH | WIDTH)]
            {
                if class & !others == 0 || judge(&window(&c.to_string()), care).is_some() {
                    continue;
                }
                // A mark that only joins may be quiet by itself, never beside another.
                assert_eq!(class & !others, JOINS, "{c:?} {care:?}");
                for other in ["\u{94d}", "\u{e38}", "\u{e48}", "\u{301}", "\u{93c}", "\u{651}"] {
                    assert!(judge(&window(&format!("{c}{other}")), care).is_some(), "{c:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn gaps_are_loud() {
        for text in ["a  b", "a \nb", "\t", "\r\n", "a \u{7}", "\u{a0}"] {
            assert!(judge(&window(text), Care::Bytes).is_some(), "{text:?}");
        }
        assert!(judge(&window("a b\nc\n\nd"), Care::Bytes).is_none());
    }
}
