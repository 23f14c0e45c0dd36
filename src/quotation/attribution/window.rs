//! Reads the words around quoted parts, as far as each part needs them.
//!
//! A part needs the sentence it stands in and, where it opens one, the sentence
//! before. What lies further off in a long gap between two parts is passed over.

use super::Part;
use super::class::Class;
use super::customs::{Customs, Order};
use super::key::class_of;
use super::token::{self, Kind, Token};
use crate::scan::Landmarks;
use crate::span::Span;

/// How far from a quotation its attribution is looked for, in bytes: the
/// longest introductions of the press (name, full title, adverbial, cue) stay
/// under 60 words.
pub(super) const REACH: usize = 480;
/// Full stops that are read past: an abbreviation's, the sentence's, one more.
const STOPS: usize = 3;

/// How far the gaps of one block have been read.
pub(super) struct Window<'a> {
    text: &'a str,
    block: Span,
    /// The block's terminators.
    stops: &'a [u32],
    parts: &'a [Part],
    customs: &'static Customs,
    /// The next part without a token.
    next: usize,
    /// Where reading goes on.
    at: usize,
    ended: bool,
}

impl<'a> Window<'a> {
    /// Opens the window at the head of `block`. `tokens` is empty.
    pub(super) fn open(
        text: &'a str,
        landmarks: &'a Landmarks,
        block: Span,
        parts: &'a [Part],
        customs: &'static Customs,
        tokens: &mut Vec<Token>,
    ) -> Self {
        tokens.push(Token::mark(Kind::Cut, block.start(), block.start()));
        let stops = Landmarks::within(&landmarks.terminators, block);
        Self { text, block, stops, parts, customs, next: 0, at: block.start(), ended: false }
    }

    /// Reads what part `index` needs, the parts before it having been read; gives
    /// the place of its token.
    pub(super) fn take_up(&mut self, index: usize, tokens: &mut Vec<Token>) -> Option<usize> {
        let part = self.parts.get(index)?;
        if self.next <= index {
            let gap = Span::new(self.at, part.span.start().max(self.at));
            let start = self.tail_start(gap);
            if start > self.at {
                tokens.push(Token::mark(Kind::Cut, start, start));
                self.at = start;
            }
            while self.next <= index {
                self.advance(tokens);
            }
        }
        let place = tokens.iter().rposition(|token| token.kind == Kind::Quote(index as u32))?;
        self.read_sentence(place + 1, part.span.end(), tokens);
        Some(place)
    }

    /// Reads on from token `from`, which follows a part that ends at byte `start`,
    /// to the end of the sentence or the next part, and one token more.
    fn read_sentence(&mut self, from: usize, start: usize, tokens: &mut Vec<Token>) {
        // «…»؛ این را X گفت: what hands the words to their verb may stand behind a semicolon.
        let passes = |last: usize, token: &Token| {
            last == from && token.kind == Kind::Semicolon && self.customs.order == Order::Before
        };
        let mut last = from;
        while !self.ended && self.at <= start + REACH {
            match tokens.get(last) {
                Some(token) if passes(last, token) => last += 1,
                Some(token) if token.is_edge() || matches!(token.kind, Kind::Quote(_)) => {
                    if last + 1 < tokens.len() {
                        return;
                    }
                    self.advance(tokens);
                }
                Some(_) => last += 1,
                None => self.advance(tokens),
            }
        }
    }

    /// Reads one token or the blank before it, be it a word, a part or the end.
    fn advance(&mut self, tokens: &mut Vec<Token>) {
        let part = self.parts.get(self.next).map(|part| part.span);
        let end = part.map_or(self.block.end(), Span::start);
        if self.at < end {
            if self.text.as_bytes().get(self.at) == Some(&b' ') {
                self.at += 1;
                return;
            }
            self.at = token::read_one(self.text, self.at, end, self.customs, tokens);
        } else if let Some(part) = part {
            tokens.push(Token::mark(Kind::Quote(self.next as u32), part.start(), part.end()));
            self.next += 1;
            self.at = part.end().max(self.at);
        } else if !self.ended {
            tokens.push(Token::mark(Kind::Cut, end, end));
            self.ended = true;
        }
    }

    /// Where the sentence that runs up to the end of `gap` starts, and the one
    /// before it where the gap ends with one.
    fn tail_start(&self, gap: Span) -> usize {
        let behind = |stop: usize| self.text.get(stop..gap.end()).unwrap_or_default();
        let before = self.stops.partition_point(|&stop| (stop as usize) < gap.end());
        let last = before.checked_sub(1).and_then(|at| self.stops.get(at));
        let opens = last.is_some_and(|&stop| !behind(stop as usize).contains(char::is_alphanumeric));
        self.back(gap.start(), gap.end(), if opens { 2 } else { 1 })
    }

    /// Past how many sure stops reading starts that goes up to byte `end`, not
    /// before byte `start`.
    fn back(&self, start: usize, end: usize, sure: usize) -> usize {
        let lowest = ceil(self.text, end.saturating_sub(REACH).max(start).min(end));
        let before = self.stops.partition_point(|&stop| (stop as usize) < end);
        let mut left = sure;
        for (passed, &stop) in self.stops[..before].iter().rev().take(STOPS).enumerate() {
            let stop = stop as usize;
            if stop < lowest {
                break;
            }
            left -= usize::from(ends_sentence(self.text, stop, end) && !self.is_honorific(stop));
            if left == 0 || passed + 1 == STOPS {
                return stop + self.text.get(stop..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            }
        }
        lowest
    }

    /// Whether the full stop at `stop` ends an honorific of small letters: *ο κ. Αλεξίου*.
    fn is_honorific(&self, stop: usize) -> bool {
        /// Bytes of the longest.
        const LONGEST: usize = 2 * token::HONORIFIC;
        // Elsewhere they have capitals, or letters without case.
        if self.customs.order != Order::After || self.customs.capital_nouns {
            return false;
        }
        let from = stop.saturating_sub(LONGEST + 1);
        let near = self.text.as_bytes().get(from..stop).unwrap_or_default();
        let Some(blank) = near.iter().rposition(|byte| *byte == b' ') else { return false };
        let word = self.text.get(from + blank + 1..stop).unwrap_or_default();
        word.starts_with(char::is_lowercase)
            && self.text[stop..].starts_with('.')
            && class_of(word, self.customs).is(Class::HONORIFIC)
    }

    /// Reads the last sentence before byte `end` of the block, not from before byte
    /// `start`, or, where `all` are wanted, as many as a pronoun looks back over.
    /// `known` are the tokens from there on that have been read already.
    pub(super) fn read_back(&self, start: usize, end: usize, all: bool, known: &[Token], tokens: &mut Vec<Token>) {
        let from = self.back(start, end, if all { STOPS + 1 } else { 2 }).min(end);
        tokens.clear();
        tokens.push(Token::mark(Kind::Cut, from, from));
        if let Some(known) = self.known_from(from, end, known) {
            tokens.extend_from_slice(known);
            return;
        }
        token::read(self.text, Span::new(from, end), self.customs, tokens);
    }

    /// Those of the tokens `known`, which reach up to byte `end`, that reading from
    /// byte `from` gives; `None` where it might give others.
    fn known_from<'t>(&self, from: usize, end: usize, known: &'t [Token]) -> Option<&'t [Token]> {
        let cut = |token: &Token| token.kind == Kind::Cut;
        let at =
            known.partition_point(|token| (token.start as usize) < from || cut(token) && token.start as usize == from);
        let (before, behind) = known.split_at(at);
        // A word that ends right there has a say in what follows.
        let apart = before.last().is_some_and(|last| {
            let last_end = last.end as usize;
            last_end < from || last_end == from && !last.is_word()
        });
        // An aside that was passed over would be read from its middle, a word that goes on to its end.
        let next = behind.first().map_or(end, |token| token.start as usize);
        let bytes = self.text.as_bytes();
        let blank = bytes.get(from..next).is_some_and(|gap| gap.iter().all(|&byte| byte == b' '))
            && bytes.get(from..end).is_some_and(|all| all.ends_with(b" "));
        (apart && blank && !behind.iter().any(cut)).then_some(behind)
    }
}

/// Whether the terminator at `stop` surely ends a sentence: no capital opens the
/// word before it, as one does in an abbreviation, and no small letter follows.
fn ends_sentence(text: &str, stop: usize, end: usize) -> bool {
    let rest = text.get(stop..end).unwrap_or_default();
    let Some(tail) = rest.strip_prefix('.') else { return true };
    let next = tail.trim_start().chars().next();
    if tail.len() == tail.trim_start().len() && next.is_some() || next.is_some_and(|c| c.is_lowercase() || c == ',') {
        return false;
    }
    let word = text[..stop].chars().rev().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).last();
    word.is_some_and(|c| !c.is_uppercase() && !c.is_numeric())
}

/// The next character boundary at or after `at`.
pub(super) fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Customs, Kind, Landmarks, Span, Token, Window, token};

    #[test]
    fn tokens_that_are_known_are_those_that_reading_gives() {
        let texts = [
            "Ann Reed baked. She (the baker, 41) smiled?! He told reporters. They left... “No.” It rained",
            "Dr. Reed came (He left. She stayed). According to J. Reed, it's late -- so 3.5 of U.S. homes. He slept",
            "Elle vient. Peut-être, plaisante-t-il. L’été arrive : dit-elle ; oui",
            "Она пришла. По словам Ивановой, «да». Он ушёл!",
            "首相は来た。彼は「検討する」と述べた。そして",
        ];
        let landmarks = Landmarks::default();
        let mut met = 0;
        for (text, code) in texts.iter().zip(["eng", "eng", "fra", "rus", "jpn"]) {
            let customs = Customs::of(code.parse().ok());
            let mut all = Vec::new();
            let window = Window::open(text, &landmarks, Span::new(0, text.len()), &[], customs, &mut all);
            token::read(text, Span::new(0, text.len()), customs, &mut all);
            for (from, _) in text.char_indices() {
                for (at, last) in all.iter().enumerate().filter(|(_, last)| last.start as usize >= from) {
                    let end = last.start as usize;
                    let Some(known) = window.known_from(from, end, &all[..at]) else { continue };
                    let mut read = vec![Token::mark(Kind::Cut, from, from)];
                    token::read(text, Span::new(from, end), customs, &mut read);
                    assert_eq!(format!("{known:?}"), format!("{:?}", &read[1..]), "{:?}", &text[from..end]);
                    met += 1;
                }
            }
        }
        assert!(met > 200, "{met}");
    }
}
