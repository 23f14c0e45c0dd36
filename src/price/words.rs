//! Amounts in words: found from the currency word, read backwards to where the
//! number begins and evaluated forwards.

use rust_decimal::Decimal;

use super::letters::is_letter;
use super::lexicon;
use super::meaning::{Kind, Tongue};

/// The most words an amount is written in: `nine hundred and ninety-nine million
/// nine hundred and ninety-nine thousand nine hundred and ninety-nine`.
const WORDS: usize = 16;
/// The longest word in bytes that is taken apart (`siebenhundertfünfundzwanzig`).
const LONGEST: usize = 60;

/// What the table adds to tenths: `1005` is a half, `1015` one and a half.
const TENTHS: u16 = 1000;
/// A half in the table.
pub(super) const HALF: u16 = TENTHS + 5;

/// One word of an amount.
#[derive(Clone, Copy, Debug)]
enum Token {
    Number(u32),
    /// Tenths of the power that follows, or of the one before: `half a million`.
    Part(u16),
    Power(u32),
    And,
    Of,
}

fn token(word: &str, tongue: Tongue) -> Option<Token> {
    let word = lexicon::exact(word)?;
    let meaning = |kind| word.meaning(kind, tongue);
    if let Some(found) = meaning(Kind::Number) {
        let value = found.value();
        return Some(value.checked_sub(TENTHS).map_or(Token::Number(u32::from(value)), Token::Part));
    }
    if let Some(found) = meaning(Kind::Scale).filter(|found| !found.is_loose()) {
        return Some(Token::Power(u32::from(found.value())));
    }
    if word.is(Kind::And, tongue) {
        return Some(Token::And);
    }
    word.is(Kind::Of, tongue).then_some(Token::Of)
}

/// The sum so far.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: Decimal,
    current: u64,
    seen: bool,
    and: bool,
    /// Tenths that wait for their power.
    part: Option<u16>,
    /// The power that was added last.
    power: u32,
}

impl Sum {
    /// Adds a word; `None` where it cannot go on from here.
    fn add(mut self, token: Token) -> Option<Self> {
        if self.part.is_some() && !matches!(token, Token::Power(_) | Token::Of) {
            return None;
        }
        match token {
            // un millón y medio
            Token::Part(part) if self.and && self.current == 0 && self.power > 1 => {
                let unit = Decimal::try_from_i128_with_scale(10i128.checked_pow(self.power - 1)?, 0).ok()?;
                self.total = self.total.checked_add(unit.checked_mul(Decimal::from(part))?)?;
            }
            // eine halbe Million
            Token::Part(part) => {
                if self.current > 1 || !self.total.is_zero() {
                    return None;
                }
                (self.current, self.part) = (0, Some(part));
            }
            Token::And | Token::Of => {
                self.and = self.seen;
                return self.seen.then_some(self);
            }
            Token::Number(100) => {
                // `sixteen hundred`, but not `twenty hundred`.
                let hundreds = self.current % 1000;
                let times = (1..10).contains(&hundreds) || (11..100).contains(&hundreds) && hundreds % 10 != 0;
                self.current += if times { hundreds * 99 } else { 100 };
            }
            // quatre-vingts
            Token::Number(20) if self.current % 100 == 4 => self.current += 76,
            Token::Number(number) => {
                let (number, rest) = (u64::from(number), self.current % 100);
                let fits = match number {
                    // dix-sept
                    7..10 if rest == 10 => true,
                    0..10 => rest == 0 || rest >= 20 && rest % 10 == 0 || self.current == 0,
                    // soixante-dix, quatre-vingt-onze
                    10..20 => rest == 0 || rest == 60 || rest == 80,
                    20..100 => rest == 0 || rest < 10 && self.and,
                    _ => self.current == 0,
                };
                if !fits || (self.seen && self.current == 0 && self.total.is_zero()) {
                    return None;
                }
                self.current += number;
            }
            Token::Power(power) => {
                let times = Decimal::try_from_i128_with_scale(10i128.checked_pow(power)?, 0).ok()?;
                let all = if let Some(part) = self.part {
                    times.checked_mul(Decimal::new(i64::from(part), 1))?.normalize()
                } else if self.current == 0 && !self.total.is_zero() {
                    // mil millones
                    self.total.checked_mul(times)?
                } else {
                    self.total.checked_add(Decimal::from(self.current.max(1)).checked_mul(times)?)?
                };
                self = Self { total: all, seen: true, power, ..Self::default() };
                return Some(self);
            }
        }
        (self.seen, self.and) = (true, false);
        Some(self)
    }

    fn value(self) -> Option<Decimal> {
        if self.part.is_some() {
            return None;
        }
        self.total.checked_add(Decimal::from(self.current))
    }
}

/// A compound taken apart into words of the table: `fünfundvierzig`, `duecento`.
fn compound(word: &str, tongue: Tongue, sum: Sum) -> Option<Sum> {
    if let Some(next) = token(word, tongue).and_then(|token| sum.add(token)) {
        return Some(next);
    }
    if word.len() > LONGEST {
        return None;
    }
    // The longest head first, so that `siebzehn` is not read as `sieben`.
    word.char_indices().rev().find_map(|(at, _)| {
        let (head, rest) = word.split_at(at);
        if !is_piece(head) {
            return None;
        }
        let next = token(head, tongue).and_then(|token| sum.add(token))?;
        compound_rest(rest, tongue, next)
    })
}

/// Whether a part of a compound is long enough: single letters are everywhere.
fn is_piece(part: &str) -> bool {
    part.chars().nth(1).is_some()
}

/// The rest of a compound, without trying every way again: greedy from here on,
/// so that the work stays quadratic in the bounded length.
fn compound_rest(mut rest: &str, tongue: Tongue, mut sum: Sum) -> Option<Sum> {
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
        let (len, next) = ends.clone().filter(|&len| is_piece(&rest[..len])).find_map(|len| {
            let next = token(&rest[..len], tongue).and_then(|token| sum.add(token))?;
            Some((len, next))
        })?;
        (rest, sum) = (&rest[len..], next);
    }
    Some(sum)
}

/// The words before `at`, nearest first, each with where it begins.
fn backwards(text: &str, lo: usize, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut end = at;
    std::iter::from_fn(move || {
        let rest = text.get(lo..end)?;
        let trimmed = rest.trim_end_matches([' ', '\u{a0}', '-', '‑', '\n', '\r']);
        let blank = rest.get(trimmed.len()..)?;
        if blank.len() - blank.matches("\r\n").count() > 2 {
            return None;
        }
        let start = trimmed.char_indices().rev().take_while(|&(_, c)| is_letter(c)).last()?.0;
        end = lo + start;
        Some((end, &trimmed[start..]))
    })
}

/// An amount in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelled {
    pub(super) start: usize,
    pub(super) value: Decimal,
    pub(super) scaled: bool,
}

/// The amount in words that ends before `at`, where a currency word stands.
pub(super) fn before(text: &str, lo: usize, at: usize, tongue: Tongue) -> Option<Spelled> {
    let mut words = [(0usize, ""); WORDS];
    let mut count = 0;
    let mut nearer = backwards(text, lo, at).take(WORDS).peekable();
    while let Some((start, word)) = nearer.next() {
        if token(word, tongue).is_none() && compound(word, tongue, Sum::default()).is_none() {
            let power = count > 0 && matches!(token(words[count - 1].1, tongue), Some(Token::Power(_)));
            let part = |&(_, before): &(usize, &str)| matches!(token(before, tongue), Some(Token::Part(_)));
            // The article of `half a million`.
            if power && word.len() == 1 && nearer.peek().is_some_and(part) {
                continue;
            }
            break;
        }
        words[count] = (start, word);
        count += 1;
    }
    // The longest stretch that adds up, from the left.
    (1..=count).rev().find_map(|len| {
        let stretch = words[..len].iter().rev();
        let mut sum = Sum::default();
        let mut scaled = false;
        for &(_, word) in stretch {
            scaled |= matches!(token(word, tongue), Some(Token::Power(_)));
            sum = compound(word, tongue, sum)?;
        }
        let opens = token(words[len - 1].1, tongue);
        let closes = token(words[0].1, tongue);
        let whole = match (opens, closes) {
            (Some(Token::And | Token::Of | Token::Power(6..)), _) | (_, Some(Token::And)) => false,
            // `thousands of dollars` is no number, `three millions of dollars` is one.
            (Some(Token::Power(_)), Some(Token::Of)) => false,
            (_, Some(Token::Of)) => scaled,
            _ => true,
        };
        (whole && sum.seen).then_some(())?;
        Some(Spelled { start: words[len - 1].0, value: sum.value()?, scaled })
    })
}

#[cfg(test)]
mod tests {
    use super::{Tongue, before};
    use crate::language::Language;

    #[test]
    fn amounts_in_seven_languages() {
        for (code, text, value) in [
            (b"eng", "forty-five", "45"),
            (b"eng", "two hundred and twelve", "212"),
            (b"eng", "three million", "3000000"),
            (b"deu", "fünfundvierzig", "45"),
            (b"deu", "zweitausendfünfhundert", "2500"),
            (b"fra", "quatre-vingt-dix", "90"),
            (b"fra", "deux cents", "200"),
            (b"fra", "soixante et onze", "71"),
            (b"spa", "un mil millones de", "1000000000"),
            (b"spa", "treinta y cinco", "35"),
            (b"por", "quarenta e cinco", "45"),
            (b"ita", "quarantacinque", "45"),
            (b"ita", "duecento", "200"),
            (b"rus", "сорок два", "42"),
            (b"rus", "двадцать пять тысяч", "25000"),
        ] {
            let tongue = Tongue::of(Some(Language::literal(code)));
            let found = before(text, 0, text.len(), tongue).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.start, found.value.to_string().as_str()), (0, value), "{text}");
        }
    }
}
