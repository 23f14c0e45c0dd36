//! The words around a price: what it bounds, what it is for, whose currency it names.

use super::currency::{self, skip_space};
use super::gate;
use super::letters::{is_letter, shows};
use super::lexicon;
use super::meaning::{Kind, Word};
use super::money::{Bound, Price};
use super::reader::Reader;
use crate::span::Span;

impl Reader<'_> {
    /// Where the adjectives of territories before a currency word begin.
    pub(super) fn territories(&self, noun: usize) -> usize {
        let mut start = noun;
        for _ in 0..3 {
            let Some((word, from)) = self.word_before(self.lo, start) else { break };
            if !word.is(Kind::Region, self.tongue) || word.is(Kind::Number, self.tongue) {
                break;
            }
            start = from;
        }
        start
    }

    /// The word that ends before `start`, and where it begins.
    pub(super) fn word_before(&self, floor: usize, start: usize) -> Option<(Word, usize)> {
        let head = self.text.get(floor..start)?.trim_end_matches([' ', '\u{a0}', '(', '\n', '\r']);
        let end = floor + head.len();
        let mut from = currency::run_start(self.text, floor, end);
        let plain = self.text.get(from..end)?.bytes().all(|byte| byte.is_ascii_alphabetic());
        if let Some((at, mark)) = self.text.get(from..end)?.rmatch_indices(['\'', '’']).next().filter(|_| !plain) {
            from += at + mark.len();
        }
        let run = self.text.get(from..end)?;
        if let Some(word) = lexicon::word(self.text, from, end, self.tongue).filter(|word| word.end == end) {
            return Some((word, from));
        }
        // Of letters alone there is no other reading.
        if plain {
            return None;
        }
        Some((lexicon::exact(run).or_else(|| lexicon::exact(run.trim_end_matches('.')))?, from))
    }

    /// What the price is for one of: `/kg`, `per month`.
    pub(super) fn unit(&self, at: usize) -> Option<Span> {
        let rest = self.rest(at);
        let letters = |from: usize| {
            let rest = self.rest(from);
            let len = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            (len > 0).then(|| Span::new(from, from + len))
        };
        if rest.starts_with('/') {
            return letters(skip_space(self.text, at + 1, self.hi));
        }
        let next = match rest.as_bytes() {
            [] => return None,
            [b' ', b'a'..=b'z', ..] => at + 1,
            rest if shows(rest) => return None,
            _ => self.gap(at),
        };
        if next == at || !self.tongue.is_known() || !gate::may_be_unit(self.text, next, self.hi, self.tongue) {
            return None;
        }
        if !self.rest(next).starts_with(is_letter) {
            return None;
        }
        let word = self.word(next)?;
        if word.is(Kind::Each, self.tongue) {
            return Some(Span::new(next, word.end));
        }
        word.is(Kind::Per, self.tongue).then(|| letters(self.gap(word.end))).flatten()
    }

    /// The unit behind the price, and the bound before it.
    pub(super) fn surroundings(&self, price: &mut Price, floor: usize) {
        let (start, end) = (price.span.start(), price.span.end());
        price.unit = self.unit(end);
        if self.rest(end).starts_with('+') {
            price.bound = Some(Bound::From);
            return;
        }
        // A range has both its ends: `nga 5 deri në 10 euro` bounds nothing.
        if price.amount_max.is_some() || !gate::may_bound(self.text, floor, start, self.tongue) {
            return;
        }
        let Some((mut word, at)) = self.word_before(floor, start) else { return };
        // `up to £9`, `à partir de 9 €`
        if word.is(Kind::To, self.tongue) || word.is(Kind::Of, self.tongue) {
            let Some((first, _)) = self.word_before(floor, at) else { return };
            word = first;
        }
        if word.is(Kind::From, self.tongue) {
            price.bound = Some(Bound::From);
        } else if word.is(Kind::UpTo, self.tongue) {
            price.bound = Some(Bound::UpTo);
        }
    }
}
