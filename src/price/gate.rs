//! A quick look at the neighbours of a number: most numbers in the news count no
//! money, and no grammar need be tried on them.
//!
//! The look is at ASCII only and errs on one side: whatever it cannot tell is let
//! through. It must never turn away what the grammar would read.

use std::sync::OnceLock;

use super::lexicon::{Kind, Tongue, for_each_word};
use crate::tables::price::LANGUAGES;

/// The longest word that joins two numbers, with a line end and the byte behind it: `through `.
const LONGEST_JOINER: usize = 10;
/// The longest stretch of digits and separators that is looked past, in bytes:
/// longer ones are left to the grammar.
const LONGEST_NUMBER: usize = 64;
/// The bits of a filter: three letters of five bits each.
const BITS: usize = 1 << 15;

/// Which beginnings and ends of words can stand beside an amount, in one language.
pub(super) struct Gate {
    /// The last three letters of words that stand before a number, the last one first.
    before: [u64; BITS / 64],
    /// The first four letters of words that stand behind one.
    behind: [u64; BITS / 64],
}

/// A letter in five bits; whatever else stands there is none.
const fn letter(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { (byte & 31) as usize } else { 0 }
}

const fn key(first: u8, second: u8, third: u8) -> usize {
    let (second, third) = if letter(second) == 0 { (0, 0) } else { (letter(second), letter(third)) };
    letter(first) << 10 | second << 5 | third
}

/// The first four letters of a word, spread over the bits.
const fn head(letters: [u8; 4]) -> usize {
    let first = key(letters[0], letters[1], letters[2]);
    let fourth = if letter(letters[1]) == 0 || letter(letters[2]) == 0 { 0 } else { letter(letters[3]) };
    (first ^ (fourth * 0x2a5b)) % BITS
}

fn has(bits: &[u64], key: usize) -> bool {
    bits.get(key / 64).is_some_and(|word| word >> (key % 64) & 1 == 1)
}

fn set(bits: &mut [u64], key: usize) {
    if let Some(word) = bits.get_mut(key / 64) {
        *word |= 1 << (key % 64);
    }
}

impl Gate {
    /// The gate of a language, made once.
    pub(super) fn of(tongue: Tongue) -> &'static Self {
        static GATES: [OnceLock<Box<Gate>>; LANGUAGES.len() + 1] = [const { OnceLock::new() }; LANGUAGES.len() + 1];
        let at = if tongue.is_known() { tongue.number() as usize } else { LANGUAGES.len() };
        GATES[at.min(LANGUAGES.len())].get_or_init(|| Box::new(Self::new(tongue)))
    }

    fn new(tongue: Tongue) -> Self {
        let mut gate = Self { before: [0; BITS / 64], behind: [0; BITS / 64] };
        for_each_word(tongue, |word, kind| {
            let bytes = word.as_bytes();
            let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
            if matches!(kind, Kind::Currency | Kind::Scale) {
                let end = bytes.len();
                let back = |place: usize| end.checked_sub(place).map_or(0, at);
                set(&mut gate.before, key(back(1), back(2), back(3)));
            }
            if matches!(kind, Kind::Currency | Kind::Scale | Kind::Region) && bytes.first().is_some_and(u8::is_ascii) {
                set(&mut gate.behind, head([at(0), at(1), at(2), at(3)]));
                // An ending may follow a word of three letters.
                if letter(at(3)) == 0 && letter(at(2)) != 0 {
                    (b'a'..=b'z').for_each(|ending| set(&mut gate.behind, head([at(0), at(1), at(2), ending])));
                }
            }
        });
        gate
    }

    /// Whether the word at `at` may join two numbers, or a number and its currency:
    /// something that can be either follows it (`5 to 10`, `5 and $10`, `20 de lei`).
    fn joins(bytes: &[u8], at: usize, hi: usize) -> bool {
        let word = bytes.get(at..hi.min(at + LONGEST_JOINER)).unwrap_or_default();
        let len = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        match word.get(len..) {
            Some([b'\r', b'\n', next, ..] | [b' ' | b'\n' | b'\r', next, ..]) => {
                next.is_ascii_digit() || *next == b'$' || !next.is_ascii() || (len == 2 && word.starts_with(b"d"))
            }
            Some([byte, ..]) => !byte.is_ascii() || *byte == b'\'',
            _ => false,
        }
    }

    /// Whether the number that begins at `at` may be an amount.
    pub(super) fn admits(&self, bytes: &[u8], lo: usize, at: usize, hi: usize) -> bool {
        self.admits_before(bytes, lo, at) || self.admits_behind(bytes, at, hi)
    }

    /// Whether a scale word, a currency or a territory may follow the number that
    /// ends at `at`: not where a blank and another word in small letters do.
    pub(super) fn may_follow(&self, bytes: &[u8], at: usize, hi: usize) -> bool {
        let byte = |place: usize| if at + place < hi { bytes.get(at + place).copied().unwrap_or(0) } else { 0 };
        let letters = [byte(1), byte(2), byte(3), byte(4)];
        let ascii = letters.iter().all(u8::is_ascii) && byte(5).is_ascii();
        let plain = ascii && byte(0) == b' ' && letters[0].is_ascii_lowercase();
        !plain || letters[1..].contains(&b'$') || has(&self.behind, head(letters))
    }

    fn admits_before(&self, bytes: &[u8], lo: usize, at: usize) -> bool {
        let mut end = at;
        while end > lo && at - end < LONGEST_JOINER && matches!(bytes[end - 1], b' ' | b'-' | b'.') {
            end -= 1;
        }
        let back = |place: usize| if end >= lo + place { bytes[end - place] } else { 0 };
        match back(1) {
            0 => false,
            b'$' | b'/' => true,
            byte if !byte.is_ascii() => true,
            byte if byte.is_ascii_alphabetic() => {
                let code = byte.is_ascii_uppercase() && back(2).is_ascii_uppercase() && back(3).is_ascii_uppercase();
                code || !back(2).is_ascii() || back(2) == b'$' || has(&self.before, key(byte, back(2), back(3)))
            }
            _ => false,
        }
    }

    fn admits_behind(&self, bytes: &[u8], at: usize, hi: usize) -> bool {
        let mut end = at;
        // Digits with whatever can group them or join two of them.
        while end < hi
            && end - at < LONGEST_NUMBER
            && (bytes[end].is_ascii_digit()
                || matches!(bytes[end], b'.' | b',' | b'\'' | b':' | b'-' | b'=' | b' ' | b'\n' | b'\r'))
        {
            end += 1;
        }
        if end >= hi || end - at >= LONGEST_NUMBER {
            return end < hi;
        }
        let next = |place: usize| if end + place < hi { bytes[end + place] } else { 0 };
        match next(0) {
            b'$' | b'~' => true,
            byte if !byte.is_ascii() => true,
            byte if byte.is_ascii_alphabetic() => {
                let code = byte.is_ascii_uppercase() && next(1).is_ascii_uppercase() && next(2).is_ascii_uppercase();
                code || Self::joins(bytes, end, hi)
                    || !next(1).is_ascii()
                    || !next(2).is_ascii()
                    || !next(3).is_ascii()
                    || !next(4).is_ascii()
                    || matches!(next(1), b'$')
                    || matches!(next(2), b'$')
                    || has(&self.behind, head([byte, next(1), next(2), next(3)]))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use crate::language::Language;
    use crate::price::lexicon::Tongue;

    fn admits(text: &str) -> bool {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        Gate::of(Tongue::of(Some(Language::literal(b"eng")))).admits(text.as_bytes(), 0, at, text.len())
    }

    #[test]
    fn money_passes_and_most_else_does_not() {
        for text in
            ["$5", "5 dollars", "USD 5", "Rs. 5", "5 million", "10 to 20 euros", "$-5", "US $ 5", "5-cent", "5\npounds"]
        {
            assert!(admits(text), "{text}");
        }
        for text in [
            "in 2019, the",
            "on 5 May",
            "at 12 noon",
            "lost 3-2 in",
            "the 18 pupils",
            "5 years",
            "July 4.",
            "of 7 books",
            "12 percent of",
        ] {
            assert!(!admits(text), "{text}");
        }
    }
}
