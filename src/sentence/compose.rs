//! Words as the rows write them: in composed letters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Room for a word; a longer one is in no row and stays as it is.
const ROOM: usize = 48;

/// A word with its letters composed, held here where that changed it.
pub(super) struct Composed<'w> {
    written: &'w str,
    buffer: [u8; ROOM],
    /// Bytes of the buffer in use; none where the word is as it was written.
    len: usize,
}

impl<'w> Composed<'w> {
    pub(super) fn new(word: &'w str) -> Self {
        let mut composed = Self { written: word, buffer: [0; ROOM], len: 0 };
        if !word.chars().all(is_composed) && is_nfc_quick(word.chars()) != IsNormalized::Yes {
            composed.len = composed.fill().unwrap_or(0);
        }
        composed
    }

    fn fill(&mut self) -> Option<usize> {
        let mut len = 0;
        for c in self.written.nfc() {
            let room = self.buffer.get_mut(len..).filter(|room| room.len() >= c.len_utf8())?;
            len += c.encode_utf8(room).len();
        }
        Some(len)
    }

    pub(super) fn as_str(&self) -> &str {
        match self.buffer.get(..self.len) {
            Some(held) if !held.is_empty() => std::str::from_utf8(held).unwrap_or(self.written),
            _ => self.written,
        }
    }
}

/// Whether a character is composed, whatever stands beside it: most letters are
/// told so without the tables of Unicode.
const fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{388}'..='\u{482}' | '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{64a}' | '一'..='\u{9fff}' | '가'..='힣')
}

#[cfg(test)]
mod tests {
    use super::Composed;

    #[test]
    fn only_decomposed_words_change() {
        for (written, composed) in [("Pra\u{308}s", "Präs"), ("Präs", "Präs"), ("Mr", "Mr"), ("", "")] {
            assert_eq!(Composed::new(written).as_str(), composed);
        }
        let long = "e\u{301}".repeat(80);
        assert_eq!(Composed::new(&long).as_str(), long);
    }
}
