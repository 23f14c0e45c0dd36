//! Words folded and hashed in one go, as the table maker hashes rows.

use unicode_normalization::UnicodeNormalization;

use super::class::Class;
use super::customs::Customs;
use super::letter::{Letter, PLAIN, composes, first, is_apostrophe, is_hyphen, is_joint, is_unspaced, is_word_char};
use crate::quotation::marks::is_gershayim;

/// What a word hashes to so far, in lower case, NFC, with plain apostrophes. The
/// key of a phrase goes on from that of its first words.
#[derive(Clone, Copy)]
pub(super) struct Key(u64);

/// The golden ratio's bits, which scatter small numbers well.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    pub(super) const NEW: Self = Self(FACTOR);

    /// Takes a character that is folded already.
    #[inline]
    pub(super) fn step(self, code: u32) -> Self {
        Self((self.0 ^ u64::from(code)).wrapping_mul(FACTOR))
    }

    pub(super) fn step_char(self, c: char) -> Self {
        match c {
            '’' | '‘' | 'ʼ' | 'ʻ' => self.step(u32::from('\'')),
            '״' => self.step(u32::from('"')),
            // The dot of a Turkish capital does not survive lower case.
            'İ' => self.step(u32::from('i')),
            c => c.to_lowercase().fold(self, |key, c| key.step(u32::from(c))),
        }
    }

    /// Takes all of `word`, whatever it is made of.
    pub(super) fn step_word(self, word: &str) -> Self {
        if word.chars().any(composes) {
            word.chars().nfc().fold(self, Self::step_char)
        } else {
            word.chars().fold(self, Self::step_char)
        }
    }

    pub(super) fn look_up(self, customs: &Customs) -> Class {
        let hash = self.0;
        customs.look_up((hash ^ hash >> 32).wrapping_mul(FACTOR))
    }
}

/// Looks one word up on its own.
pub(super) fn class_of(word: &str, customs: &Customs) -> Class {
    let bytes = word.as_bytes();
    let (mut key, mut at) = (Key::NEW, 0);
    while at < bytes.len() {
        let (letter, len) = Letter::at(bytes, at);
        if !letter.is_plain() {
            return Key::NEW.step_word(word).look_up(customs);
        }
        key = key.step(letter.code());
        at += len;
    }
    key.look_up(customs)
}

/// A word of a text: where it ends, and what it hashes to.
#[derive(Clone, Copy)]
pub(super) struct Scanned {
    pub(super) to: usize,
    pub(super) key: Key,
    /// Holds an apostrophe or hyphen.
    pub(super) joined: bool,
}

/// Reads the word at `at` onto `key`: letters, digits and marks; apostrophes,
/// hyphens and full stops only between two of them. Empty where none stands there.
#[inline]
pub(super) fn scan(text: &str, at: usize, end: usize, key: Key) -> Scanned {
    let bytes = text.as_bytes().get(at..end).unwrap_or_default();
    scan_ascii(bytes, at, key).unwrap_or_else(|| scan_letters(text, at, end, key))
}

/// Reads the word at the head of `bytes`, which stand at `at`, where ASCII that
/// joins nothing ends it: nearly every word of English.
#[inline]
fn scan_ascii(bytes: &[u8], at: usize, mut key: Key) -> Option<Scanned> {
    let mut len = 0;
    for &byte in bytes {
        let code = PLAIN[usize::from(byte)];
        if code == 0 {
            break;
        }
        key = key.step(u32::from(code));
        len += 1;
    }
    let ends = match *bytes.get(len..).unwrap_or_default() {
        [] | [b'.'] => true,
        [b'.', next, ..] => next.is_ascii() && PLAIN[usize::from(next)] == 0,
        [byte, ..] => byte.is_ascii() && !matches!(byte, b'\'' | b'-'),
    };
    ends.then_some(Scanned { to: at + len, key, joined: false })
}

/// [`scan`], letters of two bytes and joints included.
#[inline(never)]
fn scan_letters(text: &str, at: usize, end: usize, key: Key) -> Scanned {
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let mut word = Scanned { to: at, key, joined: false };
    loop {
        let (so_far, len) = plain_letters(bytes.get(word.to..).unwrap_or_default(), word.key);
        (word.key, word.to) = (so_far, word.to + len);
        let (letter, _) = Letter::at(bytes, word.to);
        match bytes.get(word.to) {
            None | Some(b' ' | b',' | b'\n') => return word,
            Some(b'.' | b'\'' | b'-') => {}
            Some(b'"') if is_gershayim(text, word.to, word.to + 1) => {}
            Some(_) if letter.is_slow() => {}
            Some(_) => return word,
        }
        let rest = text.get(word.to..end).unwrap_or_default();
        let Some(c) = first(rest) else { return word };
        if !is_joint(c) && c != '"' {
            // A letter of three bytes or a mark: the plain reading takes over.
            return if is_word_char(c) && !is_unspaced(c) { scan_any(text, at, end, key) } else { word };
        }
        let (next, _) = Letter::at(bytes, word.to + c.len_utf8());
        if word.to == at || !next.is_plain() {
            let slow = next.is_slow() || is_word_char(c);
            return if slow { scan_any(text, at, end, key) } else { word };
        }
        word.joined |= !matches!(c, '.' | '"');
        word.key = word.key.step_char(c);
        word.to += c.len_utf8();
    }
}

/// Reads letters of one and two bytes onto `key`; gives how many bytes they are.
#[inline]
fn plain_letters(bytes: &[u8], mut key: Key) -> (Key, usize) {
    let mut at = 0;
    loop {
        let ascii = bytes.get(at..).unwrap_or_default();
        for &byte in ascii {
            let code = PLAIN[usize::from(byte)];
            if code == 0 {
                break;
            }
            key = key.step(u32::from(code));
            at += 1;
        }
        let before = at;
        while let Some(&[lead @ 0xc3..=0xdf, second]) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let letter = Letter::of_two(lead, second);
            if !letter.is_plain() {
                break;
            }
            key = key.step(letter.code());
            at += 2;
        }
        if at == before {
            return (key, at);
        }
    }
}

/// [`scan`] character by character.
fn scan_any(text: &str, at: usize, end: usize, key: Key) -> Scanned {
    let rest = text.get(at..end).unwrap_or_default();
    let mut to = at;
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let inner = (is_joint(c) || c == '"' && is_gershayim(text, at + offset, at + offset + 1))
            && offset > 0
            && chars.peek().is_some_and(|&(_, next)| is_word_char(next) && !is_unspaced(next));
        if !inner && (!is_word_char(c) || is_unspaced(c)) {
            break;
        }
        to = at + offset + c.len_utf8();
    }
    let word = text.get(at..to).unwrap_or_default();
    Scanned { to, key: key.step_word(word), joined: word.contains(|c| is_apostrophe(c) || is_hyphen(c)) }
}

#[cfg(test)]
mod tests {
    use super::{Key, scan, scan_any};

    #[test]
    fn the_short_way_through_a_word_ends_where_the_long_one_does() {
        let texts = [
            "said",
            "it's",
            "it’s ",
            "O'",
            "end.",
            "end. A",
            "v2.0",
            "No.é",
            "why?!",
            "caf\u{e9}s",
            "U.S. he",
            "well-known",
            "Łódź,",
            "Müller-",
            "'t",
            "l’été",
            "e\u{301}t",
            "Hawaiʻi",
            "сказал:",
            "وقالت",
            "צה״ל",
            "יו\"ר",
            "\"לא\"כן",
            "Việt-Nam",
            "а.б",
            "-",
            "",
            "a–b",
            "7,5",
            "«x",
            "a\u{200c}b",
            "王x",
            "x王",
        ];
        for text in texts {
            let (fast, slow) = (scan(text, 0, text.len(), Key::NEW), scan_any(text, 0, text.len(), Key::NEW));
            assert_eq!((fast.to, fast.key.0, fast.joined), (slow.to, slow.key.0, slow.joined), "{text}");
        }
    }
}
