//! The tokens of a line that may hold a date: numbers, words, marks.

use crate::block::fold::{is_alphanumeric, is_wide, is_word};
use crate::block::words::{Senses, Words, heads, word_len};
use crate::scan::digit_value;
use crate::span::Span;

/// Tokens of a line that are read; a timestamp has a dozen.
pub(super) const TOKENS: usize = 48;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Number { value: u32, digits: u8 },
    Word { chars: u8, wide: bool },
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) span: Span,
    /// What a word is, once it was asked for: few words of a line are.
    looked_up: Option<(Senses, u8)>,
}

/// The tokens of one line; keeps its buffer.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    tokens: Vec<Placed>,
}

impl Tokens {
    /// Reads a line's tokens, at most [`TOKENS`].
    pub(super) fn read(&mut self, text: &str, line: Span) {
        self.tokens.clear();
        self.tokens.reserve(TOKENS);
        let line_text = &text[line];
        let mut at = 0;
        while self.tokens.len() < TOKENS {
            let Some(rest) = line_text.get(at..) else { break };
            let Some(first) = rest.chars().next() else { break };
            let (token, len) = if digit_value(first).is_some() {
                number(rest)
            } else if is_alphanumeric(first) {
                word(rest, first)
            } else if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200f}' | '\u{feff}') {
                at += first.len_utf8();
                continue;
            } else {
                (Token::Mark(first), first.len_utf8())
            };
            let (token, len) = self.year_alone(token, rest).unwrap_or((token, len));
            let start = line.start() + at;
            self.tokens.push(Placed { token, span: Span::new(start, start + len), looked_up: None });
            at += len;
        }
    }

    /// A year behind a word, with a day or an hour set right behind it, as pages do that hide
    /// one of two dates: *2 June 20253 June 2025*.
    fn year_alone(&self, token: Token, rest: &str) -> Option<(Token, usize)> {
        /// Years of pages.
        const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;
        let glued = matches!(token, Token::Number { digits: 5..=6, .. });
        let behind_word = matches!(self.tokens.last()?.token, Token::Word { .. });
        let year = rest.get(..4).filter(|_| glued && behind_word)?.parse().ok()?;
        YEARS.contains(&year).then_some((Token::Number { value: year, digits: 4 }, 4))
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).map(|placed| placed.token)
    }

    /// Where the tokens of a range stand.
    pub(super) fn span(&self, from: usize, len: usize) -> Option<Span> {
        let tokens = self.tokens.get(from..from + len)?;
        Some(Span::new(tokens.first()?.span.start(), tokens.last()?.span.end()))
    }

    /// The number at a token, with how many digits it has.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.token(at)? {
            Token::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.token(at), Some(Token::Mark(mark)) if marks.contains(&mark))
    }

    /// Whether nothing stands between a token and the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end() == token.span.start())
    }

    /// What the word at a token can be, and the month it names where all languages agree.
    pub(super) fn look(&mut self, at: usize, text: &str, words: &mut Words) -> (Senses, u8) {
        let Some(placed) = self.tokens.get_mut(at) else { return Default::default() };
        if !matches!(placed.token, Token::Word { .. }) {
            return Default::default();
        }
        *placed.looked_up.get_or_insert_with(|| words.look(&text[placed.span]))
    }

    /// The longest phrase of several words with one of these senses that starts at a token: how
    /// many tokens it takes, and what it is.
    pub(super) fn phrase(&self, at: usize, senses: Senses, text: &str) -> Option<(usize, Senses)> {
        let (start, end) = (self.tokens.get(at)?.span.start(), self.tokens.last()?.span.end());
        let rest = text.get(start..end)?;
        let head = heads(rest).filter(|head| head.senses.any(senses) && rest[..head.len].contains(' ')).last()?;
        let len = self.tokens[at..].iter().take_while(|placed| placed.span.end() <= start + head.len).count();
        Some((len, head.senses))
    }

    pub(super) fn has(&mut self, at: usize, senses: Senses, text: &str, words: &mut Words) -> bool {
        self.look(at, text, words).0.any(senses)
    }
}

fn number(rest: &str) -> (Token, usize) {
    let (mut value, mut digits, mut len) = (0u32, 0u8, 0);
    for c in rest.chars() {
        let Some(digit) = digit_value(c) else { break };
        value = value.saturating_mul(10).saturating_add(u32::from(digit));
        digits = digits.saturating_add(1);
        len += c.len_utf8();
    }
    (Token::Number { value, digits }, len)
}

fn word(rest: &str, first: char) -> (Token, usize) {
    let wide = is_wide(first);
    // A hyphen may join day, month and year, and digits are read by themselves.
    let goes_on = |c: char| {
        if wide { is_wide(c) && is_alphanumeric(c) } else { is_word(c) && c != '-' && digit_value(c).is_none() }
    };
    let (mut len, mut chars) = (0, 0u8);
    for c in rest.chars().take_while(|&c| goes_on(c)) {
        len += c.len_utf8();
        chars = chars.saturating_add(1);
    }
    // Abbreviations with inner dots: a.m., ม.ค.
    let dotted = rest[len..].strip_prefix('.').map_or(0, |more| 1 + word_len(more));
    if dotted > 1 && Words::default().senses(&rest[..len + dotted]) != Senses::default() {
        return (Token::Word { chars: 3, wide }, len + dotted);
    }
    (Token::Word { chars, wide }, len)
}
