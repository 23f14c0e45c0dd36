//! Words and punctuation around quotations, looked up once.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::class::Class;
use super::customs::{Customs, Order, SEED, step};
use crate::span::Span;

/// The longest word or phrase in bytes that can have a row.
const KEY: usize = 64;
/// The most words that a phrase has.
const PHRASE_WORDS: usize = 6;
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
}

/// A word as it is looked up: lower case, NFC, plain apostrophes.
struct Key {
    bytes: [u8; KEY],
    len: usize,
    hash: u32,
}

impl Key {
    fn new() -> Self {
        Self { bytes: [0; KEY], len: 0, hash: SEED }
    }

    /// Takes up to the first byte that does not fit; such a word has no row.
    fn push(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if let Some(slot) = self.bytes.get_mut(self.len) {
                *slot = byte;
                self.len += 1;
            }
        }
        self.hash = step(self.hash, bytes);
    }

    fn push_word(&mut self, word: &str) {
        if word.is_ascii() {
            for &byte in word.as_bytes() {
                self.push_ascii(byte);
            }
        } else if word.chars().any(composes) {
            for c in word.chars().nfc() {
                self.push_char(c);
            }
        } else {
            for c in word.chars() {
                self.push_char(c);
            }
        }
    }

    fn push_ascii(&mut self, byte: u8) {
        let byte = byte.to_ascii_lowercase();
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
        self.hash = step(self.hash, &[byte]);
    }

    fn push_char(&mut self, c: char) {
        let mut utf8 = [0; 4];
        match c {
            '’' | 'ʼ' => self.push(b"'"),
            // The dot of a Turkish capital does not survive lower case.
            'İ' => self.push(b"i"),
            c => c.to_lowercase().for_each(|c| self.push(c.encode_utf8(&mut utf8).as_bytes())),
        }
    }

    fn look_up(&self, customs: &Customs) -> Class {
        customs.look_up(self.bytes.get(..self.len).unwrap_or_default(), self.hash)
    }
}

/// Whether NFC may do something about a character: combining marks and Hangul letters.
fn composes(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{1100}'..='\u{11ff}'))
}

/// Looks one word up on its own.
pub(super) fn class_of(word: &str, customs: &Customs) -> Class {
    let mut key = Key::new();
    key.push_word(word);
    key.look_up(customs)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '#' | '&');
    }
    c.is_alphanumeric() || matches!(c, '\u{200c}' | '\u{200d}' | '״' | '׳') || is_combining_mark(c)
}

/// Letters of scripts written without blanks: Thai, Lao, Burmese, Khmer, kana, Han.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '々'..='〇'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// Reads the words and punctuation of `text[span]` onto the end of `out`.
pub(super) fn read(text: &str, span: Span, customs: &Customs, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = span.start();
    while at < span.end() {
        let byte = bytes[at];
        at = if byte == b' ' {
            at + 1
        } else if byte.is_ascii_alphanumeric() {
            ascii_word(text, at, span.end(), customs, out)
        } else {
            other(text, at, span.end(), customs, out)
        };
    }
}

/// Reads whatever stands at `at` that is no blank and no plain word.
fn other(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let Some(c) = text.get(at..end).and_then(first) else { return end };
    let next = at + c.len_utf8();
    match c {
        c if is_unspaced(c) => unspaced(text, at, end, customs, out),
        c if is_word_char(c) => word(text, at, end, customs, out),
        '(' | '[' | '（' => aside(text, next, end),
        // What is left of *dit-il* behind its verb.
        c if is_hyphen(c) && out.last().is_some_and(|last| last.is_word() && last.end as usize == at) => {
            tail(text, next)
        }
        c => {
            if let Some(kind) = punctuation(c) {
                push_mark(text, kind, at, next, out);
            }
            next
        }
    }
}

/// Letters and digits of ASCII in lower case, by byte; nothing for all others.
static PLAIN: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Reads a word of ASCII letters and digits, as most are where this is read
/// most; anything else that belongs to the word sends it to [`word`].
fn ascii_word(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let rest = text.as_bytes().get(at..end).unwrap_or_default();
    let mut hash = SEED;
    let mut len = 0;
    for &byte in rest {
        let plain = PLAIN[usize::from(byte)];
        if plain == 0 {
            break;
        }
        hash = step(hash, &[plain]);
        len += 1;
    }
    let to = at + len;
    let ended_by = rest.get(len).copied().unwrap_or(b' ');
    if ended_by >= 0x80 || matches!(ended_by, b'\'' | b'-' | b'.' | b'_' | b'@' | b'#' | b'&') {
        // Whether it goes on is seldom: a letter behind the joint, or one outside ASCII.
        let joint = usize::from(ended_by < 0x80);
        let goes_on = text
            .get(to + joint..end)
            .and_then(first)
            .is_some_and(|c| is_word_char(c) || is_apostrophe(c) || is_hyphen(c));
        if goes_on {
            return word(text, at, end, customs, out);
        }
    }
    let slice = rest.get(..len).unwrap_or_default();
    let class = customs.look_up(slice, hash);
    if class.is(Class::OPENS_PHRASE) {
        let mut key = Key::new();
        key.push_word(text.get(at..to).unwrap_or_default());
        return finish(text, Span::new(at, to), end, (key, class), customs, out);
    }
    let initial = slice.first().copied().unwrap_or(b' ');
    let kind = if initial.is_ascii_digit() { Kind::Number } else { Kind::Word };
    out.push(Token { class, capital: initial.is_ascii_uppercase(), ..Token::mark(kind, at, to) });
    to
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
        ':' | '：' | '﹕' | '︰' | '՝' => Kind::Colon,
        ';' | '؛' | '；' | '\u{b7}' | '\u{387}' => Kind::Semicolon,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '॥' | '։' | '።' | '။' | '۔' | '．' | '｡' | '‼'
        | '⁉' | '|' => Kind::Stop,
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
    let slice = &text[word.span()];
    let rest = text[after..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let next = first(rest);
    if next.is_some_and(|c| c.is_lowercase() || c == ',') {
        return true;
    }
    if next.is_none_or(|c| !c.is_alphabetic()) {
        return false;
    }
    let letters = slice.chars().count();
    let short = letters <= 5 && word.is(Class::HONORIFIC);
    word.capital && (letters == 1 || slice.contains('.') || word.is(Class::ABBREVIATION) || short)
}

/// Where reading goes on behind an opening parenthesis: past the aside if it is short.
fn aside(text: &str, from: usize, end: usize) -> usize {
    let mut limit = end.min(from + ASIDE);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let inside = text.get(from..limit).unwrap_or_default();
    match inside.find([')', ']', '）', '\n']) {
        Some(at) if !inside[at..].starts_with('\n') => from + at + first(&inside[at..]).map_or(1, char::len_utf8),
        _ => from,
    }
}

/// Where the word at `at` ends: letters, digits and marks; apostrophes, hyphens
/// and full stops only between two of them.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let rest = text.as_bytes().get(at..end).unwrap_or_default();
    let plain = rest.iter().take_while(|&&byte| PLAIN[usize::from(byte)] != 0).count();
    // A blank or comma behind plain letters: nothing more to ask.
    if matches!(rest.get(plain), None | Some(b' ' | b',' | b'\n')) {
        return at + plain;
    }
    let mut to = at;
    let mut chars = text[at..end].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let joins = is_apostrophe(c) || is_hyphen(c) || c == '.';
        let inner =
            joins && offset > 0 && chars.peek().is_some_and(|&(_, next)| is_word_char(next) && !is_unspaced(next));
        if !inner && (!is_word_char(c) || is_unspaced(c)) {
            break;
        }
        to = at + offset + c.len_utf8();
    }
    to
}

fn word(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let mut to = word_end(text, at, end);
    if to == at {
        return at + first(&text[at..]).map_or(1, char::len_utf8);
    }
    let mut key = Key::new();
    key.push_word(&text[at..to]);
    let mut class = key.look_up(customs);
    // A row for the whole (*dit-il*) says no more than the verb does.
    if class == Class::default() {
        class = behind_conjunction(&text[at..to], customs);
    }
    if class == Class::default() || class.is(Class::VERB) && text[at..to].contains(is_hyphen) {
        if let Some(cut) = head(&text[at..to], customs) {
            to = at + cut;
            key = Key::new();
            key.push_word(&text[at..to]);
            class = key.look_up(customs);
        }
    }
    finish(text, Span::new(at, to), end, (key, class), customs, out)
}

/// The classes of a word that a conjunction is written onto: وقالت, *and said*.
fn behind_conjunction(word: &str, customs: &Customs) -> Class {
    let Some(c) = first(word).filter(|c| !c.is_ascii()) else { return Class::default() };
    let (conjunction, rest) = word.split_at(c.len_utf8());
    if rest.is_empty() || !class_of(conjunction, customs).is(Class::CONJUNCTION) {
        return Class::default();
    }
    class_of(rest, customs)
}

/// Reads on where a word heads a phrase, and notes it.
fn finish(
    text: &str,
    word: Span,
    end: usize,
    (key, mut class): (Key, Class),
    customs: &Customs,
    out: &mut Vec<Token>,
) -> usize {
    let (at, mut to) = (word.start(), word.end());
    if class.is(Class::OPENS_PHRASE) {
        (to, class) = phrase(text, to, end, class, key, customs);
    }
    let slice = &text[at..to];
    let initial = first(slice).unwrap_or(' ');
    let possessive = slice.len() > 2 && (slice.ends_with("'s") || slice.ends_with("’s"));
    let capital = initial.is_uppercase();
    out.push(Token {
        start: at as u32,
        end: to as u32,
        kind: if initial.is_numeric() { Kind::Number } else { Kind::Word },
        class,
        capital,
        caseless: !capital && !initial.is_ascii() && initial.is_alphabetic() && !initial.is_lowercase(),
        possessive,
    });
    to
}

/// Where a word without a row of its own is to be cut: behind an article or
/// preposition that lost its vowel (*l’*, *d’*), and before the pronoun that an
/// inverted verb drags along (*dit-il*, *a-t-elle*).
fn head(word: &str, customs: &Customs) -> Option<usize> {
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        if is_apostrophe(c) && end < word.len() && class_of(&word[..end], customs) != Class::default() {
            return Some(end);
        }
        if is_hyphen(c) {
            let class = class_of(&word[..at], customs);
            let tail = word.rsplit(is_hyphen).next().unwrap_or_default();
            let known = Class::VERB | Class::AUXILIARY | Class::MANNER | Class::PARTICIPLE | Class::CALLING;
            let inverted = class.is(known) && class_of(tail, customs).is(Class::PRONOUN);
            return inverted.then_some(at);
        }
    }
    None
}

/// Reads on from a word that heads longer rows; gives the longest that is there.
/// A verb stays alone where the longer row is the same verb with what follows it
/// (*told reporters*): the cue is the verb.
fn phrase(text: &str, to: usize, end: usize, class: Class, mut key: Key, customs: &Customs) -> (usize, Class) {
    let mut best = (to, class);
    let (mut at, mut here) = (to, class);
    for _ in 1..PHRASE_WORDS {
        if !here.is(Class::OPENS_PHRASE) {
            break;
        }
        let rest = text.get(at..end).unwrap_or_default();
        let blank = first(rest).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
        let from = at + blank;
        let until = word_end(text, from.min(end), end);
        if blank == 0 || until == from {
            break;
        }
        key.push(b" ");
        key.push_word(&text[from..until]);
        here = key.look_up(customs);
        at = until;
        let longer = Class(here.0 & !Class::OPENS_PHRASE.0);
        // *diye sordu*: the cue is the verb there, too.
        let led = (class.is(Class::QUOTE_PARTICLE | Class::ADVERB)
            || class == Class::OPENS_PHRASE && customs.order != Order::Both)
            && longer.is(Class::VERB | Class::CALLING)
            && class_of(&text[from..until], customs).is(Class::VERB | Class::CALLING);
        if longer != Class::default() && !led && !(class.is(Class::VERB) && longer.is(Class::VERB)) {
            best = (at, here);
        }
    }
    best
}

/// Reads a run of a script without blanks: the longest row at each place, and
/// what no row knows as words of their own, parted where kana meets kanji.
fn unspaced(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let mut key = Key::new();
    let mut best = None;
    for (offset, c) in text[at..end].char_indices() {
        if !is_unspaced(c) {
            break;
        }
        key.push_char(c);
        let class = key.look_up(customs);
        if class.0 & !Class::OPENS_PHRASE.0 != 0 {
            best = Some((at + offset + c.len_utf8(), class));
        }
        if !class.is(Class::OPENS_PHRASE) {
            break;
        }
    }
    let c = first(&text[at..]).unwrap_or(' ');
    let next = at + c.len_utf8();
    if let Some((to, class)) = best {
        out.push(Token { class, caseless: true, ..Token::mark(Kind::Word, at, to) });
        return to;
    }
    match out.last_mut() {
        Some(last)
            if last.is_word()
                && last.class == Class::default()
                && last.end as usize == at
                && last.caseless
                && text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|before| is_unspaced(before) && is_kana(before) == is_kana(c)) =>
        {
            last.end = next as u32;
        }
        _ => out.push(Token { caseless: true, ..Token::mark(Kind::Word, at, next) }),
    }
    next
}
