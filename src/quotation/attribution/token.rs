//! Words and punctuation around quotations, looked up once.

use super::class::Class;
use super::customs::Customs;
use super::letter::{Letter, first, is_hyphen, is_unspaced, is_word_char};
use super::word;
use crate::span::Span;

/// The most letters of an honorific that is an abbreviation.
pub(super) const HONORIFIC: usize = 5;
/// The longest aside in parentheses that is passed over, `(D-Maine)`, in bytes.
const ASIDE: usize = 80;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    Number,
    Comma,
    Colon,
    Semicolon,
    Stop,
    Dash,
    /// A quoted part, by its place in the list of parts.
    Quote(u32),
    /// Text that was not read, or the edge of a block.
    Cut,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) class: Class,
    /// Opens with a capital.
    pub(super) capital: bool,
    /// Opens with a letter that has no case.
    pub(super) caseless: bool,
    /// A genitive in 's: part of a noun phrase, never its head.
    pub(super) possessive: bool,
}

impl Token {
    pub(super) fn mark(kind: Kind, start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            kind,
            class: Class::default(),
            capital: false,
            caseless: false,
            possessive: false,
        }
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(super) fn is(&self, class: Class) -> bool {
        self.class.is(class)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Ends a sentence, or what was read of it.
    pub(super) fn is_edge(&self) -> bool {
        matches!(self.kind, Kind::Stop | Kind::Semicolon | Kind::Cut)
    }
}

/// Reads the words and punctuation of `text[span]` onto the end of `out`.
pub(super) fn read(text: &str, span: Span, customs: &Customs, out: &mut Vec<Token>) {
    let mut at = span.start();
    while at < span.end() {
        at = read_one(text, at, span.end(), customs, out);
    }
}

/// Reads what stands at `at`: one token, one more character of the last, or
/// none; gives where reading goes on, which is past `at`.
#[inline]
pub(super) fn read_one(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    if bytes.get(at) == Some(&b' ') {
        return at + 1;
    }
    let (letter, _) = Letter::at(bytes, at);
    if letter.is_plain() {
        return word::read(text, at, end, Some(letter), customs, out);
    }
    read_other(text, at, end, letter, customs, out)
}

/// Reads what stands at `at` and opens no word of plain letters.
#[inline(never)]
fn read_other(text: &str, at: usize, end: usize, letter: Letter, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let Some(c) = text.get(at..end).and_then(first) else { return end.max(at + 1) };
    let next = at + c.len_utf8();
    match c {
        c if is_unspaced(c) => word::read_unspaced(text, at, end, customs, out),
        '(' | '[' | '（' => aside(text, next, end),
        // What is left of *dit-il* behind its verb.
        c if is_hyphen(c) && out.last().is_some_and(|last| last.is_word() && last.end as usize == at) => {
            tail(text, next)
        }
        c => {
            if let Some(kind) = punctuation(c) {
                push_mark(text, kind, at, next, out);
                next
            } else if letter.is_slow() && is_word_char(c) {
                word::read(text, at, end, None, customs, out)
            } else {
                next
            }
        }
    }
}

/// Where the pronoun behind an inverted verb starts: past the hyphen, and past
/// the letter that parts two vowels (*plaisante-t-il*).
fn tail(text: &str, next: usize) -> usize {
    let mut chars = text[next..].chars();
    match (chars.next(), chars.next()) {
        (Some(letter), Some(hyphen)) if letter.is_alphabetic() && is_hyphen(hyphen) => {
            next + letter.len_utf8() + hyphen.len_utf8()
        }
        _ => next,
    }
}

fn punctuation(c: char) -> Option<Kind> {
    Some(match c {
        ',' | '،' | '、' | '，' | '﹐' | '､' => Kind::Comma,
        ':' | '：' | '﹕' | '︰' | '՝' | '៖' | '፦' => Kind::Colon,
        ';' | '؛' | '；' | '\u{b7}' | '\u{387}' => Kind::Semicolon,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '॥' | '։' | '።' | '။' | '។' | '៕' | '۔' | '．'
        | '｡' | '‼' | '⁉' | '|' => Kind::Stop,
        '-' | '‒'..='―' | '−' | '⸺' | '⸻' => Kind::Dash,
        _ => return None,
    })
}

/// Notes a punctuation mark. Runs of one kind (`--`, `?!`) are one mark, and a
/// stop that abbreviates is none.
fn push_mark(text: &str, kind: Kind, at: usize, end: usize, out: &mut Vec<Token>) {
    if let Some(last) = out.last_mut() {
        if last.kind == kind && last.end as usize == at {
            last.end = end as u32;
            return;
        }
        let full_stop = kind == Kind::Stop && text[at..end] == *".";
        if full_stop && last.is_word() && last.end as usize == at && abbreviates(text, last, end) {
            return;
        }
    }
    out.push(Token::mark(kind, at, end));
}

/// Whether the full stop after `word` belongs to it: an initial, a title such
/// as *Sen.* or *Dr.*, inner stops (*U.S.*), or whatever a small letter follows.
fn abbreviates(text: &str, word: &Token, after: usize) -> bool {
    // A wrapped line may end there.
    let next = first(text[after..].trim_start());
    if next.is_some_and(|c| c.is_lowercase() || c == ',') {
        return true;
    }
    let slice = &text[word.span()];
    let short = || slice.chars().count() <= HONORIFIC && word.is(Class::HONORIFIC);
    if !word.capital {
        // *ο κ. Αλεξίου*, *инж. Дочев*
        return word.is(Class::HONORIFIC) && !word.caseless && short() && next.is_some_and(char::is_uppercase);
    }
    if next.is_none_or(|c| !c.is_alphabetic()) {
        return false;
    }
    let letters = slice.chars().count();
    letters == 1 || slice.contains('.') || word.is(Class::ABBREVIATION) || short()
}

/// Where reading goes on behind an opening parenthesis: past the aside if it is short.
fn aside(text: &str, from: usize, end: usize) -> usize {
    let mut limit = end.min(from + ASIDE);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let inside = text.get(from..limit).unwrap_or_default();
    let close = inside.find([')', ']', '）']);
    close.map_or(from, |at| from + at + first(&inside[at..]).map_or(1, char::len_utf8))
}
