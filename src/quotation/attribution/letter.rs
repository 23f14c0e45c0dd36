//! What characters are to words: which belong to one, and how they are folded.

use unicode_normalization::char::is_combining_mark;

pub(super) use crate::block::is_small;
use crate::tables::attribution::LETTERS;

/// What a character under U+0800 is, as the table maker packs it.
#[derive(Clone, Copy)]
pub(super) struct Letter(u16);

impl Letter {
    const CODE: u16 = 0x7ff;
    const WORD: u16 = 1 << 11;
    const UPPER: u16 = 1 << 12;
    const CASELESS: u16 = 1 << 13;
    const NUMERIC: u16 = 1 << 14;
    /// Composes, or needs more than one step to fold.
    const SLOW: u16 = 1 << 15;

    /// The character at `at` and its length in bytes, if it has a row: those of
    /// one and two bytes. Others are *slow*.
    pub(super) fn at(bytes: &[u8], at: usize) -> (Self, usize) {
        match bytes.get(at) {
            None => (Self(0), 0),
            Some(&byte) if byte < 0x80 => (Self(LETTERS[usize::from(byte)]), 1),
            Some(&lead) if lead < 0xe0 => (Self::of_two(lead, bytes.get(at + 1).copied().unwrap_or(0x80)), 2),
            Some(_) => (Self(Self::SLOW), 0),
        }
    }

    /// The character of these two bytes.
    pub(super) fn of_two(lead: u8, second: u8) -> Self {
        Self(LETTERS[usize::from(lead & 0x1f) << 6 | usize::from(second & 0x3f)])
    }

    /// Belongs to a word, and folds by itself to [`code`](Self::code).
    pub(super) fn is_plain(self) -> bool {
        self.0 & Self::WORD != 0
    }

    pub(super) fn is_letter(self) -> bool {
        self.is_plain() && !self.is_numeric() && self.code() >= u32::from('a')
    }

    /// No row says what it is.
    pub(super) fn is_slow(self) -> bool {
        self.0 & Self::SLOW != 0
    }

    pub(super) fn is_upper(self) -> bool {
        self.0 & Self::UPPER != 0
    }

    pub(super) fn is_caseless(self) -> bool {
        self.0 & Self::CASELESS != 0
    }

    pub(super) fn is_numeric(self) -> bool {
        self.0 & Self::NUMERIC != 0
    }

    /// The lower case.
    pub(super) fn code(self) -> u32 {
        u32::from(self.0 & Self::CODE)
    }
}

/// Characters of ASCII that belong to words, in lower case, by byte; nothing for all others.
pub(super) static PLAIN: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@' | b'#' | b'&') {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Whether NFC may do something about a character: combining marks and Hangul letters.
pub(super) fn composes(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{1100}'..='\u{11ff}'))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Whether words go on over a character that stands between two letters.
pub(super) fn is_joint(c: char) -> bool {
    is_apostrophe(c) || is_hyphen(c) || c == '.'
}

pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '#' | '&');
    }
    // Hangul, so that Korean is told without a search.
    is_syllable(c) || c.is_alphanumeric() || matches!(c, '\u{200c}' | '\u{200d}' | '״' | '׳') || is_combining_mark(c)
}

/// Letters of scripts written without blanks: Thai, Lao, Burmese, Khmer, kana, Han.
pub(super) fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{1049}' | '\u{104c}'..='\u{109f}'
        | '\u{1780}'..='\u{17d3}' | '\u{17dc}'..='\u{17ff}' | '々'..='〇'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// A syllable of Hangul.
pub(super) fn is_syllable(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// A syllable of Hangul, or a letter of one that is written in its letters.
pub(super) fn is_hangul(c: char) -> bool {
    is_syllable(c) || matches!(c, '\u{1100}'..='\u{11ff}')
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

pub(super) fn first(text: &str) -> Option<char> {
    text.chars().next()
}
