//! Content words, as hashes: what a headline shares with the text under it.

use unicode_normalization::char::compose;

use super::fold::{is_combining, is_wide};

/// Letters of a content word at least; shorter ones are in every text.
const CONTENT: u32 = 4;

/// Letters of a word that are compared, the stem: endings differ between
/// headline and text.
const STEM: u32 = 6;

/// Words that are kept; the first paragraphs hold fewer.
const FULL: usize = SLOTS * 3 / 4;
const SLOTS: usize = 1024;

/// A set of content words of bounded size.
pub(super) struct WordSet {
    /// Open addressing; 0 is free.
    slots: [u64; SLOTS],
    len: usize,
}

impl WordSet {
    pub(super) fn new() -> Self {
        Self { slots: [0; SLOTS], len: 0 }
    }

    /// How many words are in the set.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn insert_all(&mut self, text: &str) {
        content_words(text, |word| {
            if let Some(at) = self.slot(word).filter(|&at| self.slots[at] == 0 && self.len < FULL) {
                self.slots[at] = word;
                self.len += 1;
            }
        });
    }

    /// How many content words the text has, and how many of them are in the set.
    pub(super) fn count(&self, text: &str) -> (i32, i32) {
        let (mut words, mut shared) = (0, 0);
        content_words(text, |word| {
            words += 1;
            shared += i32::from(self.slot(word).is_some_and(|at| self.slots[at] == word));
        });
        (words, shared)
    }

    /// Where the word stands, or would.
    fn slot(&self, word: u64) -> Option<usize> {
        let from = (word >> 32) as usize % SLOTS;
        (from..SLOTS).chain(0..from).find(|&at| self.slots[at] == word || self.slots[at] == 0)
    }
}

/// Calls for the hash of each longer word, folded, and of each pair of
/// characters in scripts without spaces.
fn content_words(text: &str, mut call: impl FnMut(u64)) {
    let (mut letters, mut stem) = (0, 0u64);
    let mut last_wide = None;
    // The letter read last, and the stem before it: a mark behind it may be part of it.
    let mut last = (' ', 0);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let mut is_letter = byte.is_ascii_alphanumeric();
        if byte.is_ascii() {
            at += 1;
            last_wide = None;
            if is_letter && letters < STEM {
                last = (byte as char, stem);
                stem = stem.rotate_left(LETTER_BITS) ^ u64::from(byte.to_ascii_lowercase());
            }
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            at += c.len_utf8();
            if letters > 0 && is_mark(c) {
                if let Some(whole) = compose(last.0, c).filter(|_| letters <= STEM) {
                    last.0 = whole;
                    stem = step(last.1, whole);
                }
                continue;
            }
            let wide = is_wide(c);
            let pair = (wide && c.is_alphabetic()).then_some(u64::from(c));
            if let (Some(last), Some(this)) = (last_wide, pair) {
                call(mix(mix(FNV, last), this) | 1);
            }
            last_wide = pair;
            // Thai and its neighbours write no blanks between words: their marks part them here.
            is_letter = !wide && (c.is_alphanumeric() || c < '\u{e00}' && is_combining(c));
            if is_letter && letters < STEM {
                last = (c, stem);
                stem = step(stem, c);
            }
        }
        if is_letter {
            letters += 1;
        } else if letters > 0 {
            if letters >= CONTENT {
                call(mix(FNV, stem) | 1);
            }
            (letters, stem) = (0, 0);
        }
    }
    if letters >= CONTENT {
        call(mix(FNV, stem) | 1);
    }
}

/// A stem, a letter on.
fn step(stem: u64, c: char) -> u64 {
    c.to_lowercase().fold(stem, |stem, c| stem.rotate_left(LETTER_BITS) ^ u64::from(c))
}

/// The marks that letters of the alphabets are composed with.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}')
}

/// Room for a letter of a stem: those of most alphabets have codes of fewer bits.
const LETTER_BITS: u32 = 11;

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn stems_are_shared_in_any_case() {
        let mut words = WordSet::new();
        words.insert_all("The ferries of the bay return. ПАРОМЫ возвращаются. 渡船回来了");
        assert_eq!(words.count("Ferries returning to a bay"), (2, 2));
        assert_eq!(words.count("Паромы"), (1, 1));
        assert_eq!(words.count("渡船"), (1, 1));
        assert_eq!(words.count("bus"), (0, 0));
        words.insert_all("Grüße, Việt Nam, йод");
        assert_eq!(words.count("Gru\u{308}\u{df}e, Vie\u{323}\u{302}t, и\u{306}од"), (2, 2));
    }

    #[test]
    fn more_words_than_it_holds_do_no_harm() {
        let mut words = WordSet::new();
        for word in 10_000..20_000 {
            words.insert_all(&word.to_string());
        }
        assert_eq!(words.count("10000"), (1, 1));
        assert_eq!(words.count("19999"), (1, 0));
    }
}
