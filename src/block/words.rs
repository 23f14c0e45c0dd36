//! Looks words and phrases up in the tables of furniture, bylines and dates.

use unicode_normalization::UnicodeNormalization;

use super::lines::is_wide;
use crate::language::Language;
use crate::tables::block::{CONTESTED_MONTHS, WORDS};

/// What a word or phrase can be; one bit each, as the tables write them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Senses(u16);

impl Senses {
    /// Stands before the names of authors: *by*, *text:*.
    pub(super) const BYLINE: Self = Self(1);
    /// Stands behind them: *기자*.
    pub(super) const BYLINE_AFTER: Self = Self(2);
    /// Introduces the date: *published*, *updated*.
    pub(super) const PUBLISHED: Self = Self(4);
    /// May stand beside a date or time: *at*, *o'clock*, *ago*.
    pub(super) const CLOCK: Self = Self(8);
    pub(super) const WEEKDAY: Self = Self(16);
    /// A whole line of furniture: *Advertisement*, *Most read*.
    pub(super) const BOILERPLATE: Self = Self(32);
    /// Opens a line that leads elsewhere: *Read also:*.
    pub(super) const READ_ALSO: Self = Self(64);
    pub(super) const MONTH: Self = Self(128);
    /// Stands behind the year: *年*, *gada*.
    pub(super) const YEAR_MARK: Self = Self(256);
    /// Stands beside the number of the month: *月*, *tháng*.
    pub(super) const MONTH_MARK: Self = Self(512);
    /// Says whose picture it is: *photo*, *image*.
    pub(super) const CREDIT: Self = Self(1024);
    /// Opens a line that asks for something: *Subscribe to …*.
    pub(super) const INVITE: Self = Self(2048);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is among these.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// No row is longer; longer texts are not looked up.
const LONGEST: usize = 96;

/// Words of a line's head that an introducing phrase may take.
const HEAD_WORDS: usize = 5;

/// Characters of a line's head, in scripts without spaces, that it may take.
const HEAD_CHARS: usize = 8;

/// Looks up words in any case and composition; keeps its buffer.
#[derive(Default)]
pub(super) struct Words {
    folded: String,
}

impl Words {
    /// What a word or phrase as written can be, and which month it names.
    pub(super) fn look(&mut self, written: &str) -> (Senses, u8) {
        if written.is_empty() || written.len() > LONGEST {
            return (Senses::default(), 0);
        }
        self.folded.clear();
        self.fold(written);
        self.found()
    }

    pub(super) fn senses(&mut self, written: &str) -> Senses {
        self.look(written).0
    }

    /// The month a word names in a language, for words that name several.
    pub(super) fn contested_month(&mut self, written: &str, language: Option<Language>) -> Option<u8> {
        let language = language?;
        if self.look(written).0 == Senses::default() {
            return None;
        }
        let word = self.folded.as_str();
        let from = CONTESTED_MONTHS.partition_point(|row| row.0 < word);
        let rows = CONTESTED_MONTHS[from..].iter().take_while(|row| row.0 == word);
        rows.into_iter().find(|row| row.1 == language.code().as_bytes()).map(|row| row.2)
    }

    /// The longest head of the line that has one of the senses; its length in bytes.
    pub(super) fn head(&mut self, line: &str, wanted: Senses) -> Option<usize> {
        let mut best = None;
        let mut words = 0;
        let mut chars = 0;
        let mut at = 0;
        self.folded.clear();
        while words < HEAD_WORDS && chars < HEAD_CHARS && at < line.len() && at < LONGEST {
            let rest = &line[at..];
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                self.folded.push(' ');
                at += blank;
                continue;
            }
            let Some(first) = rest.chars().next() else { break };
            let len = if is_wide(first) {
                chars += 1;
                first.len_utf8()
            } else {
                words += 1;
                word_len(rest)
            };
            if len == 0 {
                break;
            }
            self.fold(&rest[..len]);
            at += len;
            if self.found().0.any(wanted) {
                best = Some(at);
            }
        }
        best
    }

    fn found(&self) -> (Senses, u8) {
        match WORDS.binary_search_by(|row| row.0.cmp(self.folded.as_str())) {
            Ok(at) => (Senses(WORDS[at].1), WORDS[at].2),
            Err(_) => (Senses::default(), 0),
        }
    }

    /// Appends in lower case, composed, with straight apostrophes and single spaces.
    fn fold(&mut self, written: &str) {
        if written.is_ascii() {
            self.folded.extend(written.chars().map(|c| c.to_ascii_lowercase()));
            return;
        }
        // Turkish İ in lower case is i with a dot above that composes with nothing.
        let kept = |&c: &char| !matches!(c, '\u{307}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}');
        let plain = |c| match c {
            '’' | 'ʼ' => '\'',
            '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        };
        self.folded.extend(written.nfc().flat_map(char::to_lowercase).filter(kept).map(plain));
    }
}

/// The length of the word at the head of a text: letters, digits, and what
/// stands inside words. Zero where none stands there.
pub(super) fn word_len(text: &str) -> usize {
    let inner = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
            || is_mark(c)
    };
    text.find(|c| !inner(c) || is_wide(c)).unwrap_or(text.len())
}

/// Vowel signs and the like of scripts whose words hold them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{a3c}'..='\u{a4d}'
        | '\u{abc}'..='\u{acd}' | '\u{b3c}'..='\u{b4d}' | '\u{bbe}'..='\u{bcd}' | '\u{c3e}'..='\u{c4d}'
        | '\u{cbc}'..='\u{ccd}' | '\u{d3e}'..='\u{d4d}' | '\u{dca}'..='\u{ddf}' | '\u{e31}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}' | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}')
}
