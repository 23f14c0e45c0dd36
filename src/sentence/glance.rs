//! Most terminators told by the bytes beside them, before anything is looked up.
//!
//! Nine ends in ten are a word in small letters, a terminator, a blank and a
//! capital. What is not as plain as that is left to the rules.

use super::Splitter;
use super::customs::Customs;
use super::ending;
use super::filter;
use super::stop;

/// What a glance at a terminator says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glance {
    /// The sentence ends here; the next one starts at the second place.
    Ends(usize, usize),
    /// The sentence goes on.
    GoesOn,
    /// The rules must say.
    Unclear,
}

/// The shape of a word before a full stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Word {
    /// Letters after a blank: no rule but that for abbreviations can keep its stop.
    Plain,
    Other,
}

impl Splitter<'_> {
    /// Glances at the terminator at `at` of a sentence that began at `start`.
    pub(super) fn glance(&self, start: usize, at: usize) -> Glance {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        match rest {
            // The end of the block, perhaps with a closing mark.
            [b'.' | b'!' | b'?'] | [b'.' | b'!' | b'?', b'"'] | [b'.' | b'!' | b'?', 0xE2, 0x80, 0x9D] => {
                Glance::GoesOn
            }
            [0xE3, 0x80, 0x82] | [0xE3, 0x80, 0x82, 0xE2, 0x80, 0x9D] => Glance::GoesOn,
            [b'.' | b'!' | b'?', b' ', next, ..] if at > start => self.glance_at_stop(start, at, rest, *next),
            // `2.5`, `10.000`
            [b'.', b'0'..=b'9', ..] if at > start + 1 && bytes.get(at - 1).is_some_and(u8::is_ascii_digit) => {
                Glance::GoesOn
            }
            // An ideographic full stop and a Han letter, a danda and an Indic one.
            [0xE3, 0x80, 0x82, 0xE4..=0xE9, ..] | [0xE3, 0x80, 0x82, 0xE2, 0x80, 0x9C, 0xE4..=0xE9, ..]
                if at > start && !ending::inside_brackets(&self.text[at + 3..]) =>
            {
                Glance::Ends(at + 3, at + 3)
            }
            [0xE0, 0xA5, 0xA4, b' ', 0xE0, ..] if at > start => Glance::Ends(at + 3, at + 4),
            _ => Glance::Unclear,
        }
    }

    /// The terminator is one of ASCII and a blank follows, then `next`.
    fn glance_at_stop(&self, start: usize, at: usize, rest: &[u8], next: u8) -> Glance {
        let is_dot = rest.first() == Some(&b'.');
        let bytes = self.text.as_bytes();
        if next.is_ascii_lowercase() {
            // No clipped name such as `iPhone`, no label such as `b)`.
            let word = matches!(rest, [_, _, _, b'a'..=b'z', b'a'..=b'z' | b' ', ..]);
            let before =
                matches!(bytes.get(start..at), Some([.., a, b]) if a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
            return if word && before && !matches!(next, b'i' | b'v' | b'x') {
                Glance::GoesOn
            } else {
                Glance::Unclear
            };
        }
        if !begins_word(&rest[2..]) || is_dot && !self.customs.dot_ends {
            return Glance::Unclear;
        }
        if self.word_before(start, at, is_dot) == Word::Plain { Glance::Ends(at + 1, at + 2) } else { Glance::Unclear }
    }

    /// The shape of the word that ends at `at`; with a full stop after it, one
    /// that may be an abbreviation is not plain.
    fn word_before(&self, start: usize, at: usize, is_dot: bool) -> Word {
        let bytes = self.text.as_bytes().get(start..at).unwrap_or_default();
        let small = bytes.iter().rev().take(stop::WORD).take_while(|byte| byte.is_ascii_lowercase()).count();
        let (head, word) = bytes.split_at(bytes.len() - small);
        match head {
            // The capital of a name.
            [.., b' ', b'A'..=b'Z'] | [b'A'..=b'Z'] if small > 0 => {
                let from = head.len() - 1;
                self.plain_if(&head[..from], &bytes[from..], is_dot)
            }
            [.., b' '] | [] if small > 1 => self.plain_if(head, word, is_dot),
            [.., 0x80..=0xFF] => self.wide_word_before(bytes, is_dot),
            _ => Word::Other,
        }
    }

    /// A word of ASCII letters after `head`.
    fn plain_if(&self, head: &[u8], word: &[u8], is_dot: bool) -> Word {
        let voiced = || word.iter().any(|byte| matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
        let shaped = word.len() <= 4 && !voiced();
        if is_dot && (shaped || follows_stop(head) || self.may_be_row(word)) { Word::Other } else { Word::Plain }
    }

    /// Whether the filter lets a word of ASCII letters pass, as written or in small letters.
    fn may_be_row(&self, word: &[u8]) -> bool {
        let Customs { filter, .. } = self.customs;
        let passes = |(slot, bit): (usize, u64)| filter.get(slot).is_none_or(|bits| bits & bit != 0);
        let first = word.first().map_or(0, u8::to_ascii_lowercase);
        passes(filter::bit(word)) || word.first() != Some(&first) && passes(filter::bit_with_first(first, word))
    }

    /// A word with letters outside ASCII. No shape makes an abbreviation of two of
    /// those or more.
    fn wide_word_before(&self, bytes: &[u8], is_dot: bool) -> Word {
        let from =
            bytes.iter().rev().take(stop::WORD).take_while(|&&byte| byte >= 0x80 || byte.is_ascii_lowercase()).count();
        let (head, word) = bytes.split_at(bytes.len() - from);
        if from >= stop::WORD - 4 || !(head.is_empty() || head.ends_with(b" ")) || follows_stop(head) {
            return Word::Other;
        }
        let Ok(word) = std::str::from_utf8(word) else { return Word::Other };
        let mut letters = 0;
        for c in word.chars() {
            if !is_small_or_caseless(c) {
                return Word::Other;
            }
            letters += 1;
        }
        if letters < 2 || is_dot && self.may_be_row(word.as_bytes()) { Word::Other } else { Word::Plain }
    }
}

/// Whether a stop and a blank may end the text: then the two words around them
/// may be one abbreviation, `z. B.`
fn follows_stop(head: &[u8]) -> bool {
    matches!(head, [.., b'.' | b' ' | b'\t' | b'\n' | b'\r', b' '] | [.., 0xC2, _, b' '] | [.., 0xE2, _, _, b' '])
}

/// A small letter, or one of a script without case, that is composed and stands
/// in words alone.
const fn is_small_or_caseless(c: char) -> bool {
    matches!(c, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'а'..='џ' | 'א'..='ת' | 'ء'..='ي' | 'ა'..='ჰ' | '가'..='힣')
}

/// Whether a word begins here that a sentence can begin with, by its first bytes:
/// a capital, perhaps in quotation marks, or a letter of a script without case.
const fn begins_word(rest: &[u8]) -> bool {
    match rest {
        [b'A'..=b'Z', ..] => true,
        [b'"', b'A'..=b'Z', ..] | [0xE2, 0x80, 0x9C, b'A'..=b'Z', ..] | [0xC2, 0xAB, b'A'..=b'Z', ..] => true,
        // « and — before a Cyrillic capital.
        [0xC2, 0xAB, 0xD0, second, ..] | [0xE2, 0x80, 0x94, b' ', 0xD0, second, ..] => matches!(*second, 0x80..=0xAF),
        // À to Þ but for the sign of multiplication.
        [0xC3, second, ..] => matches!(*second, 0x80..=0x96 | 0x98..=0x9E),
        // Cyrillic Ѐ to Я, Hebrew and Arabic letters.
        [0xD0, second, ..] => matches!(*second, 0x80..=0xAF),
        [0xD7, second, ..] => matches!(*second, 0x90..=0xAA),
        [0xD8, second, ..] => matches!(*second, 0xA1..=0xBF),
        [0xD9, second, ..] => matches!(*second, 0x81..=0x8A),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{customs, split_block};
    use crate::language::Language;
    use crate::scan::Landmarks;
    use crate::span::Span;
    use proptest::prelude::*;

    /// What stands beside terminators, in the scripts that the glance knows.
    const PIECES: [&str; 64] = [
        ".",
        "!",
        "?",
        " ",
        " ",
        " ",
        "a",
        "the",
        "Mr",
        "etc",
        "No",
        "Inc",
        "p",
        "m",
        "word",
        "Word",
        "WORD",
        "iPhone",
        "i",
        "b)",
        "5",
        "12",
        "3.5",
        "„",
        "“",
        "”",
        "\"",
        "'",
        "(",
        ")",
        "[1]",
        ",",
        "\n",
        "\r\n",
        "\u{a0}",
        "é",
        "e\u{301}",
        "étage",
        "Élan",
        "г",
        "ул",
        "слово",
        "Слово",
        "и\u{306}",
        "мой",
        "т",
        "كلمة",
        "كلمات",
        "מלה",
        "。",
        "！",
        "字",
        "》",
        "《",
        "）",
        "（",
        "।",
        "शब्द",
        "한다",
        "და",
        "-",
        "—",
        "z",
        "B",
    ];

    fn sentences<const GLANCE: bool>(text: &str, language: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let whole = Span::new(0, text.len());
        let customs = customs::of(Language::from_code(language));
        split_block::<GLANCE>(text, whole, &Landmarks::of(text).terminators, customs, &[], &mut found);
        found
    }

    proptest! {
        #[test]
        fn a_glance_changes_nothing(
            pieces in prop::collection::vec(0..PIECES.len(), 1..60),
            language in prop::sample::select(vec!["eng", "deu", "fra", "rus", "ara", "heb", "zho", "jpn", "hin", "ces", "tha", "und"]),
        ) {
            let text: String = pieces.iter().map(|&at| PIECES[at]).collect();
            prop_assert_eq!(sentences::<true>(text.trim(), language), sentences::<false>(text.trim(), language));
        }
    }
}
