//! Numbers in digits: every custom of grouping and of the decimal separator.

use rust_decimal::Decimal;

use super::letters::{is_invisible, shows};
use crate::scan::digit_value;

/// The most separators a number can have: 28 digits in groups of two.
const GROUPS: usize = 14;
/// The most digits that are read in one go.
const PLAIN: usize = 18;
/// The most digits that stay exact.
const EXACT: u32 = 28;
/// The powers of ten of the numbers that are read in one go.
const POWERS: [u64; PLAIN + 1] = {
    let mut powers = [1; PLAIN + 1];
    let mut at = 1;
    while at <= PLAIN {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// How the separators of a number were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// No separator, or only such as group.
    Whole,
    /// So many digits behind a separator that can only be the decimal one.
    Decimal(u32),
    /// One separator and three digits behind it: either.
    Lone(char),
    /// Two digits behind a colon: a time, or crowns and öre.
    Colon,
}

/// A number in digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// All its digits as one integer.
    digits: u128,
    /// Digits before the first separator.
    head: u32,
    pub(super) shape: Shape,
    /// Which separator is the decimal one, where the number itself says so.
    pub(super) decimal: Option<char>,
}

impl Number {
    /// The value with `decimals` of its digits behind the decimal separator.
    fn scaled(&self, decimals: u32) -> Option<Decimal> {
        if let Ok(digits) = i64::try_from(self.digits) {
            return Decimal::try_new(digits, decimals).ok();
        }
        Decimal::try_from_i128_with_scale(i128::try_from(self.digits).ok()?, decimals).ok()
    }

    /// The value; `lone_is_decimal` decides what the number leaves open.
    pub(super) fn value(&self, lone_is_decimal: bool) -> Option<Decimal> {
        self.scaled(match self.shape {
            Shape::Decimal(decimals) => decimals,
            Shape::Lone(_) if lone_is_decimal => 3,
            Shape::Whole | Shape::Lone(_) => 0,
            Shape::Colon => 2,
        })
    }

    /// Whether it is a plain whole number of so many digits.
    pub(super) fn is_plain(&self, digits: u32) -> bool {
        self.shape == Shape::Whole && self.head == digits && self.has_at_most(digits)
    }

    /// Whether it has so many significant digits or fewer.
    fn has_at_most(&self, digits: u32) -> bool {
        let small = || Some((u64::try_from(self.digits).ok()?, *POWERS.get(digits as usize)?));
        small().map_or_else(|| self.digits < 10u128.pow(digits.min(EXACT)), |(digits, power)| digits < power)
    }

    /// Whether it reads like a year.
    pub(super) fn is_year(&self) -> bool {
        self.is_plain(4) && (1900..2100).contains(&self.digits)
    }

    /// Whether separators show that it counts something large or exact.
    pub(super) fn is_written_out(&self) -> bool {
        !matches!(self.shape, Shape::Whole) || !self.has_at_most(self.head)
    }

    /// Whether it has two decimals, as amounts of money do.
    pub(super) fn has_cents(&self) -> bool {
        self.shape == Shape::Decimal(2)
    }

    /// The plain integer of its digits, for numbers such as `50` in `3 dollars 50`.
    pub(super) fn integer(&self) -> Option<Decimal> {
        self.scaled(0)
    }
}

/// Spaces that group digits or stand between a number and its currency.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A separator in the one form it is compared in; spaces are one, apostrophes another.
const fn separator(c: char) -> Option<char> {
    Some(match c {
        '.' | '．' | '。' => '.',
        ',' | '，' | '、' => ',',
        '\'' | '’' | '＇' => '\'',
        '\u{66b}' => '\u{66b}',
        '\u{66c}' => '\u{66c}',
        '·' | '‧' => '·',
        ':' => ':',
        _ if is_space(c) => ' ',
        _ => return None,
    })
}

/// The first character of `text[at..hi]` that can be seen, with where it ends.
fn visible(text: &str, at: usize, hi: usize) -> Option<(char, usize)> {
    let rest = text.get(at..hi)?;
    rest.char_indices().find(|&(_, c)| !is_invisible(c)).map(|(offset, c)| (c, at + offset + c.len_utf8()))
}

/// The digits at `at`: how many, and where they end. The value is added to `digits`.
fn run(text: &str, at: usize, hi: usize, digits: &mut u128, significant: &mut u32) -> Option<(u32, usize)> {
    let (mut end, mut count) = (at, 0);
    while let Some((value, after)) = digit(text, end, hi) {
        *digits = digits.checked_mul(10)?.checked_add(u128::from(value))?;
        if *digits > 0 {
            *significant += 1;
        }
        (end, count) = (after, count + 1);
    }
    (*significant <= EXACT).then_some((count, end))
}

fn digit(text: &str, at: usize, hi: usize) -> Option<(u8, usize)> {
    match text.as_bytes().get(at) {
        Some(&byte) if at < hi && byte.is_ascii_digit() => Some((byte - b'0', at + 1)),
        Some(&byte) if at < hi && !byte.is_ascii() => {
            let (c, end) = visible(text, at, hi)?;
            Some((digit_value(c)?, end))
        }
        _ => None,
    }
}

/// A few digits of ASCII, at most one separator among them, that nothing goes on
/// behind, as most numbers are; `None` where one cannot tell at a glance.
pub(super) fn quick(rest: &[u8], at: usize) -> Option<Number> {
    let (head, mut digits) = leading(rest, 0);
    let mut len = head;
    let mark = matches!(rest.get(len..), Some([b'.' | b',', b'0'..=b'9', ..])).then_some(head);
    if mark.is_some() {
        let (more, all) = leading(rest.get(len + 1..)?, digits);
        (len, digits) = (len + 1 + more, all);
    }
    if len > PLAIN {
        return None;
    }
    let stops = |rest: &[u8]| rest.first().is_none_or(u8::is_ascii) || shows(rest);
    let ends = match rest.get(len..).unwrap_or_default() {
        [b'.' | b',' | b'\'' | b':' | b' ', next @ ..] => !next.first().is_some_and(u8::is_ascii_digit) && stops(next),
        next => stops(next),
    };
    let head = u32::try_from(head).ok().filter(|&head| ends && head > 0)?;
    let number = Number { start: at, end: at + len, digits: digits.into(), head, shape: Shape::Whole, decimal: None };
    let Some(mark) = mark else { return Some(number) };
    let group = (char::from(*rest.get(mark)?), (len - mark - 1) as u32);
    let (shape, decimal) = shape(head, &[group], digits.into())?;
    Some(Number { shape, decimal, ..number })
}

/// How many digits of ASCII begin `rest`.
pub(super) fn run_at(rest: &[u8]) -> usize {
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// How many digits begin `rest`, as far as one looks, and `value` with them at its end.
fn leading(rest: &[u8], mut value: u64) -> (usize, u64) {
    for (len, byte) in rest.iter().take(PLAIN + 1).enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return (len, value);
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
    }
    (rest.len().min(PLAIN + 1), value)
}

/// Reads the number that begins with the digit at `at`, up to `hi`; `None` where
/// it is too long to stay exact, or no number (a date, a version).
pub(super) fn number(text: &str, at: usize, hi: usize) -> Option<Number> {
    quick(text.as_bytes().get(at..hi)?, at).or_else(|| any_number(text, at, hi))
}

/// [`number`] of any characters, however many groups it has.
fn any_number(text: &str, at: usize, hi: usize) -> Option<Number> {
    let (mut digits, mut significant) = (0, 0);
    let (head, mut end) = run(text, at, hi, &mut digits, &mut significant)?;
    if head == 0 {
        return None;
    }
    let mut groups = [('\0', 0u32); GROUPS];
    let mut count = 0usize;
    while let Some((written, behind)) = visible(text, end, hi) {
        let Some(sign) = separator(written) else { break };
        if digit(text, behind, hi).is_none() {
            break;
        }
        let (mut more, mut longer) = (digits, significant);
        let (len, after) = run(text, behind, hi, &mut more, &mut longer)?;
        let last = count.checked_sub(1).map_or(('\0', head), |at: usize| groups[at]);
        // A space groups three digits at a time, and never behind decimals.
        let spaced = sign == ' ' && (len != 3 || head > 3 || (last.0 != '\0' && last.0 != ' '));
        let colon = sign == ':' && (len != 2 || count > 0);
        let ended = last.0 == ':' || (last.0 == ' ' && sign != ' ' && len == 3 && last.1 != 3);
        if spaced || colon || ended {
            break;
        }
        *groups.get_mut(count)? = (sign, len);
        count += 1;
        (digits, significant, end) = (more, longer, after);
    }
    let (shape, decimal) = shape(head, &groups[..count], digits)?;
    Some(Number { start: at, end, digits, head, shape, decimal })
}

/// Whether groups of digits behind the first are those of a custom: three each,
/// two with a last of three (India), four each (East Asia).
fn groups_well(head: u32, groups: &[(char, u32)]) -> bool {
    let Some((&(_, last), inner)) = groups.split_last() else { return true };
    let all = |len: u32| inner.iter().all(|group| group.1 == len);
    (head <= 3 && last == 3 && all(3))
        || (head <= 2 && last == 3 && all(2))
        || (head <= 4 && last == 4 && all(4) && !inner.is_empty())
}

/// What the separators say; `None` where they are those of no number.
fn shape(head: u32, groups: &[(char, u32)], digits: u128) -> Option<(Shape, Option<char>)> {
    let Some((&(last, len), inner)) = groups.split_last() else { return Some((Shape::Whole, None)) };
    if last == ':' {
        return Some((Shape::Colon, None));
    }
    let can_group = !matches!(last, '\u{66b}' | '·');
    let can_be_decimal = matches!(last, '.' | ',' | '\u{66b}' | '·');
    if inner.is_empty() {
        return match len {
            _ if !can_group => Some((Shape::Decimal(len), Some(last))),
            3 if can_be_decimal && head <= 3 => {
                // Nothing is grouped behind a zero.
                let zero = digits < 1000;
                Some(if zero { (Shape::Decimal(3), Some(last)) } else { (Shape::Lone(last), None) })
            }
            3 if head <= 3 => Some((Shape::Whole, None)),
            _ if can_be_decimal => Some((Shape::Decimal(len), Some(last))),
            _ => None,
        };
    }
    let first = inner[0].0;
    let uniform = inner.iter().all(|group| group.0 == first);
    if !uniform || matches!(first, '\u{66b}' | '·') {
        return None;
    }
    if first == last {
        return groups_well(head, groups)
            .then_some((Shape::Whole, (first == ',').then_some('.').or((first == '.').then_some(','))));
    }
    (can_be_decimal && groups_well(head, inner)).then_some((Shape::Decimal(len), Some(last)))
}

#[cfg(test)]
mod tests {
    use super::{Shape, any_number, number, quick};

    fn read(text: &str) -> Option<String> {
        let number = number(text, 0, text.len())?;
        (number.end == text.len()).then(|| number.value(false).unwrap().to_string())
    }

    #[test]
    fn every_custom_of_grouping() {
        for (text, value) in [
            ("1.299,99", "1299.99"),
            ("1 299,99", "1299.99"),
            ("1\u{202f}299,99", "1299.99"),
            ("1'299.50", "1299.50"),
            ("1’299’000", "1299000"),
            ("1٬299٫50", "1299.50"),
            ("١٬٢٩٩٫٥٠", "1299.50"),
            ("1,29,999", "129999"),
            ("12,34,567.89", "1234567.89"),
            ("1.299.000", "1299000"),
            ("1,2999,0000", "129990000"),
            ("１００，０００．０１", "100000.01"),
            ("0.129", "0.129"),
            ("5·99", "5.99"),
            ("34.992001", "34.992001"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["12.05.2024", "1.2.3", "192.168.0.1", "1,22,22"] {
            assert!(number(text, 0, text.len()).is_none(), "{text}");
        }
        assert!(number(&"9".repeat(40), 0, 40).is_none());
    }

    /// Whatever the quick way reads, the long way reads alike.
    #[test]
    fn the_quick_way_agrees_with_the_long_way() {
        const PIECES: [&str; 10] = ["0", "1", "299", ".", ",", " ", ":", "x", "é", "€"];
        for mut number in 0..PIECES.len().pow(6) {
            let mut text = String::new();
            for _ in 0..6 {
                text.push_str(PIECES[number % PIECES.len()]);
                number /= PIECES.len();
            }
            if let Some(read) = quick(text.as_bytes(), 0) {
                assert_eq!(Some(read), any_number(&text, 0, text.len()), "{text}");
            }
        }
    }

    #[test]
    fn a_lone_separator_with_three_digits_stays_open() {
        assert_eq!(number("1.299", 0, 5).unwrap().shape, Shape::Lone('.'));
        assert_eq!(number("1299.000", 0, 8).unwrap().shape, Shape::Decimal(3));
    }
}
