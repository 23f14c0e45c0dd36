//! The words of a sample: runs of letters of one script, in tokens that could be prose.

use super::tables::{Kind, kind_of};

/// Longer words are read to here; what follows in them says little more.
pub(super) const LETTERS: usize = 24;

/// A word: its letters folded to lower case, as the tables' rows are.
pub(super) struct Word {
    letters: [u32; LETTERS],
    kept: usize,
    /// How many letters it has, those that were not kept among them.
    pub(super) len: u32,
    pub(super) script: u8,
}

impl Word {
    fn new(script: u8) -> Self {
        Self { letters: [0; LETTERS], kept: 0, len: 0, script }
    }

    pub(super) fn letters(&self) -> &[u32] {
        self.letters.get(..self.kept).unwrap_or_default()
    }

    fn push(&mut self, letter: char) {
        self.len += 1;
        self.keep(letter);
    }

    fn keep(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(self.kept) {
            *place = u32::from(letter);
            self.kept += 1;
        }
    }

    /// A mark that follows a letter: both are one letter where Unicode has it, so
    /// that a decomposed text reads as a composed one.
    fn mark(&mut self, mark: char) {
        let last = self.kept.checked_sub(1).and_then(|at| self.letters.get_mut(at));
        let Some(last) = last else { return };
        match char::from_u32(*last).and_then(|base| unicode_normalization::char::compose(base, mark)) {
            Some(whole) => *last = u32::from(whole),
            None => self.keep(mark),
        }
    }
}

/// What a sample has beside words.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// Tokens that are addresses, hashes or code.
    pub(super) codes: u32,
    /// Whether a digit stood anywhere.
    pub(super) digits: bool,
}

/// Calls `take` with each word of `sample` that could be prose, and says what else there is.
///
/// Left out: addresses, code and hashes (tokens of ASCII that mix letters with
/// digits or hold marks that prose has not), and short words in capitals, which
/// are codes and acronyms as a rule (`EUR`, `UTC`).
pub(super) fn each(sample: &str, mut take: impl FnMut(&Word)) -> Beside {
    let mut beside = Beside::default();
    for token in sample.split_ascii_whitespace() {
        let (kind, has_digits) = kind(token);
        beside.digits |= has_digits;
        match kind {
            Token::Code => beside.codes += 1,
            Token::Ascii => ascii_words(token, &mut take),
            Token::Other => words(token, &mut take),
        }
    }
    beside
}

enum Token {
    Code,
    Ascii,
    Other,
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const WIDE: u8 = 4;
/// Marks that stand in addresses and code and not in prose.
const CODE: u8 = 8;
const SLASH: u8 = 16;

const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'@' | b'_' | b'<' | b'>' | b'{' | b'}' | b'[' | b'=' | b'\\' | b'#' => CODE,
            b'/' => SLASH,
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    table
};

fn kind(token: &str) -> (Token, bool) {
    let bytes = token.as_bytes();
    let seen = bytes.iter().fold(0, |seen, &byte| seen | BYTES[usize::from(byte)]);
    let has_digits = seen & DIGIT != 0;
    if seen & WIDE != 0 {
        // Chinese and Japanese run on without blanks, with digits in them.
        let is_address = seen & SLASH != 0 && token.contains("://");
        return (if is_address { Token::Code } else { Token::Other }, has_digits);
    }
    let is_code = seen & CODE != 0
        || seen & (LETTER | DIGIT) == LETTER | DIGIT
        || (seen & SLASH != 0 && bytes.iter().filter(|&&byte| byte == b'/').count() > 1)
        || bytes.starts_with(b"www.");
    (if is_code { Token::Code } else { Token::Ascii }, has_digits)
}

/// Codes and acronyms are at most this long: those of currencies, units, agencies.
const CODE_LETTERS: usize = 4;

fn ascii_words(token: &str, take: &mut impl FnMut(&Word)) {
    for run in token.as_bytes().split(|byte| !byte.is_ascii_alphabetic()) {
        let is_code = (2..=CODE_LETTERS).contains(&run.len()) && run.iter().all(u8::is_ascii_uppercase);
        if run.is_empty() || is_code {
            continue;
        }
        let mut word = Word::new(super::tables::LATIN);
        word.len = run.len() as u32;
        for (place, byte) in word.letters.iter_mut().zip(run) {
            *place = u32::from(byte | 0x20);
        }
        word.kept = run.len().min(LETTERS);
        take(&word);
    }
}

fn words(token: &str, take: &mut impl FnMut(&Word)) {
    let mut open: Option<Word> = None;
    for c in token.chars() {
        match kind_of(c) {
            Kind::Letter(script) => {
                if open.as_ref().is_some_and(|word| word.script != script) {
                    open.take().iter().for_each(&mut *take);
                }
                // The scripts' ranges hold code points that are none of Unicode's letters yet.
                if open.is_none() && !is_alphabetic(c) {
                    continue;
                }
                open.get_or_insert_with(|| Word::new(script)).push(lower(c));
            }
            Kind::Mark => {
                if let Some(word) = &mut open {
                    word.mark(c);
                }
            }
            Kind::Nothing => {}
            Kind::Other => open.take().iter().for_each(&mut *take),
        }
    }
    open.iter().for_each(take);
}

/// Whether a character of a script's ranges is a letter, those of most words without a search.
fn is_alphabetic(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'А'..='я') || c.is_alphabetic()
}

/// One letter in lower case; the few that become several keep their first.
fn lower(c: char) -> char {
    match c {
        'а'..='я' | 'à'..='ÿ' | 'ѐ'..='ё' => c,
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}
