//! The language of one block, beside the document's.
//!
//! Most blocks are in the document's language, and their first frequent words show
//! it: these are looked up by their bytes, in a small table of that language alone.
//! Only a block that does not show it so is read for what else it may be in.

use unicode_normalization::UnicodeNormalization;

use super::detector::sample;
use super::evidence::{Depth, Evidence};
use super::script::Census;
use super::tables::{self, Kind};
use super::{Detection, Language, hash};
use crate::span::Span;
use crate::tables::language_evidence::COLUMNS;

/// What the document's language is worth in a block, in the units of evidence: as
/// much as two frequent words.
const LEAN: u16 = 40;

/// A lead, that worth among it, at which the words of a block are its language's,
/// without a look at their letters.
const PLAIN: u32 = 60;

/// Letters of a block up to which every word is read for all it says.
const FEW: u32 = 180;

/// The language of a document, found once for all its blocks.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    language: Option<Language>,
    /// The place of the script it was found in.
    script: Option<usize>,
    /// Its column, where it shares the script with others.
    column: Option<usize>,
}

impl Home {
    pub(crate) fn of(document: Option<Detection>) -> Self {
        let script = document.and_then(|document| Census::place(document.script));
        let is_column = |document: Detection, column: usize| {
            COLUMNS.get(column).and_then(|column| Language::at(column.language)) == Some(document.language)
        };
        let column =
            document.and_then(|document| tables::columns_of(script?).find(|&column| is_column(document, column)));
        Self { language: document.map(|document| document.language), script, column }
    }

    /// The language of one block; `None` where its text shows none. A short block
    /// leans on the document's.
    pub(crate) fn language_of(&self, text: &str, block: Span) -> Option<Language> {
        let text = &text[block];
        let is_home = match (self.column, self.script) {
            (Some(column), _) => is_clearly(text, column),
            (None, Some(script)) => is_all_in(text, script),
            _ => false,
        };
        if is_home { self.language } else { self.read(text) }
    }

    fn read(&self, text: &str) -> Option<Language> {
        let text = sample(text);
        let mut evidence = Evidence::new();
        evidence.read(text, Depth::Known);
        let depth = if evidence.letters <= FEW { Depth::All } else { Depth::Unknown };
        let script = evidence.script().filter(|_| evidence.is_prose())?;
        if let Some(language) = Census::facts(script)?.sole {
            return Language::at(language);
        }
        if let Some(column) = self.column {
            evidence.favour(column, LEAN);
            if evidence.best(script).is_some_and(|best| best.first == column && best.lead >= PLAIN) {
                return self.language;
            }
        }
        evidence.deepen(text, depth);
        evidence.weigh_letters(script);
        let best = evidence.best_of_close(script, &[text])?;
        Language::at(COLUMNS.get(best.first)?.language)
    }
}

/// The words of a block that are looked at, and how much the frequent ones among
/// them must say: as much as one of the commonest that no other language has.
const WORDS: usize = 24;
const CLEAR: u16 = 7;

/// Whether the first words of a block are clearly those of a column, composed or not.
fn is_clearly(text: &str, column: usize) -> bool {
    let (clear, read) = hear_frequent(text.as_bytes(), column);
    if text.as_bytes().get(..read).is_none_or(is_composed) {
        return clear;
    }
    let mut blanks = 0;
    let first_words = text.nfc().take_while(|&c| {
        blanks += usize::from(c <= ' ');
        blanks <= WORDS
    });
    hear_frequent(first_words.collect::<String>().as_bytes(), column).0
}

/// Whether no mark stands there that composes with letters of the alphabets that languages share.
fn is_composed(bytes: &[u8]) -> bool {
    let hamza = |pair: &[u8]| matches!(pair, [0xD9, 0x93..=0x95]);
    memchr::memchr2(0xCC, 0xCD, bytes).is_none() && !bytes.windows(2).any(hamza)
}

/// Whether the first words are clearly a column's, and how many bytes were read for it.
fn hear_frequent(text: &[u8], column: usize) -> (bool, usize) {
    let (mut bytes, mut said) = (text, 0);
    for _ in 0..WORDS {
        let (head, tail, len) = token(bytes);
        said += match tables::frequent(column, hash::frequent(head, tail)) {
            0 => ending(bytes, len).map_or(0, |four| tables::frequent(column, hash::ending(four))),
            known => known,
        };
        if said >= CLEAR {
            return (true, text.len() - bytes.len() + len);
        }
        match bytes.get(len + 1..) {
            Some(rest) => bytes = rest,
            None => return (false, text.len()),
        }
    }
    (false, text.len() - bytes.len())
}

/// The last two letters of a word of three and more whose letters take two bytes
/// each, as in Cyrillic and Arabic: these alphabets' frequent words are often those of all their
/// languages, and their endings are not. One mark may follow the word.
fn ending(bytes: &[u8], len: usize) -> Option<u32> {
    const WIDE: u32 = 0x8080_8080;
    let word = bytes.get(..len)?;
    let word = word.strip_suffix(b",").or_else(|| word.strip_suffix(b".")).unwrap_or(word);
    let four = u32::from_le_bytes(*word.last_chunk().filter(|_| word.len() >= 6)?);
    (four & WIDE == WIDE).then_some(four | hash::FOLD as u32)
}

/// The bytes up to the first blank, folded, and how many they are: of sixteen and
/// more, only how many.
fn token(bytes: &[u8]) -> (u64, u64, usize) {
    let (head, len) = bytes_to_blank(bytes);
    if len < 8 {
        return (head, 0, len);
    }
    let (tail, more) = bytes_to_blank(bytes.get(8..).unwrap_or_default());
    if more < 8 {
        return (head, tail, 8 + more);
    }
    let rest = bytes.get(16..).unwrap_or_default();
    (0, 0, 16 + rest.iter().position(|&byte| byte <= b' ').unwrap_or(rest.len()))
}

/// The first eight bytes, folded, without those from the first blank on, and how
/// many are left. The end of the text is a blank.
fn bytes_to_blank(bytes: &[u8]) -> (u64, usize) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let word = match bytes.first_chunk() {
        Some(&eight) => u64::from_le_bytes(eight),
        None => bytes.iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte)),
    };
    // The lowest of these bits is exact: a borrow runs upwards only.
    let blanks = word.wrapping_sub(EACH * 0x21) & !word & (EACH * 0x80);
    let len = blanks.trailing_zeros() / 8;
    let kept = if len < 8 { (1 << (8 * len)) - 1 } else { u64::MAX };
    ((word | hash::FOLD) & kept, len as usize)
}

/// The letters of a block that are looked at where one language has the script.
const LETTERS: usize = 16;
const FEW_LETTERS: usize = 5;

/// Whether the first letters of a block are all of one script, and no unit or code.
fn is_all_in(text: &str, script: usize) -> bool {
    let mut letters = 0;
    for c in text.chars() {
        match tables::kind_of(c) {
            Kind::Letter(other) if Census::is_part(usize::from(other), script) => letters += 1,
            Kind::Letter(_) => return false,
            _ => {}
        }
        if letters == LETTERS {
            break;
        }
    }
    letters >= FEW_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`token`] does, a byte at a time.
    fn plain(bytes: &[u8]) -> (u64, u64, usize) {
        let len = bytes.iter().position(|&byte| byte <= b' ').unwrap_or(bytes.len());
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |sum, &byte| (sum << 8) | u64::from(byte | 0x20));
        let word = if len < 16 { &bytes[..len] } else { &[] };
        (number(&word[..word.len().min(8)]), number(&word[word.len().min(8)..]), len)
    }

    #[test]
    fn tokens_are_those_of_the_plain_reading() {
        let text =
            "The Harbour’s ferrymen, uncharacteristically\tlate, ждали\u{a0}противотуманного сигнала.\n ".as_bytes();
        for start in 0..text.len() {
            for end in start..text.len() {
                assert_eq!(token(&text[start..end]), plain(&text[start..end]), "{start}..{end}");
            }
        }
    }

    #[test]
    fn endings_are_two_wide_letters() {
        let of = |word: &str| ending(word.as_bytes(), word.len());
        assert!(of("холодный").is_some());
        assert_eq!(of("холодный"), of("старый,"));
        assert_ne!(of("холодный"), of("холодного"));
        assert_eq!(["ый", "harbour", "où", ""].map(of), [None; 4]);
    }

    #[test]
    fn frequent_words_speak_for_their_language_alone() {
        let home = |code: &str| {
            COLUMNS.iter().position(|column| Language::at(column.language).is_some_and(|it| it.code() == code))
        };
        let is_clear = |code, text: &str| is_clearly(text, home(code).unwrap());
        for (code, text) in [
            ("eng", "The ferry was late and the captain said that they would wait."),
            ("deu", "Die Fähre kam zu spät, und der Kapitän sagte, dass sie nicht warten würden."),
            ("rus", "Паром опоздал, и капитан сказал, что его никто не будет ждать, чтобы не мёрзнуть."),
        ] {
            assert!(is_clear(code, text), "{code}");
            assert!(is_clear(code, &text.nfd().collect::<String>()), "{code}");
            for other in ["eng", "deu", "rus", "fra", "nld", "ukr"] {
                assert!(other == code || !is_clear(other, text), "{other} {code}");
            }
        }
    }
}
