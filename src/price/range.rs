//! Ranges whose ends share a currency: `$5–10`, `10–20 €`, `4200 bis 4500 Franken`.

use rust_decimal::Decimal;

use super::currency::{Form, after};
use super::digits;
use super::letters::{is_letter, is_unspaced};
use super::meaning::Kind;
use super::money::Price;
use super::reader::{Count, Reader};
use super::tail::Tail;
use crate::span::Span;

/// The longest article between `between` and its number, in letters.
const ARTICLE: usize = 3;

impl Reader<'_> {
    /// The high end of a range behind a price whose currency stands first: `$5–10`, `$1-2 million`.
    pub(super) fn high_end(&self, price: &mut Price, form: Form, power: u32) {
        let end = price.span.end();
        let rest = self.rest(end);
        let Some(dash) = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '~' | '～')) else { return };
        let Some(count) = self.count(end + dash.len_utf8()) else { return };
        let tail = self.tail(&count, Some(&form));
        let follows = after(self.text, tail.end, self.hi);
        if tail.form.is_some()
            || follows.is_some_and(|c| matches!(c, '-' | '%' | '/') || is_letter(c) && !is_unspaced(c))
        {
            return;
        }
        let Some((high, _)) = self.value(&count, &form, &tail) else { return };
        let scaled = match (power, tail.power) {
            (0, 1..) => self
                .value(&count, &form, &Tail { power: 0, ..tail })
                .filter(|&(bare, _)| price.amount < bare)
                .map(|_| price.amount),
            _ => None,
        };
        let factor =
            Decimal::try_from_i128_with_scale(10i128.checked_pow(tail.power).unwrap_or(1), 0).unwrap_or(Decimal::ONE);
        let low = scaled.and_then(|low| low.checked_mul(factor)).unwrap_or(price.amount);
        if low < high {
            (price.amount, price.amount_max) = (low, Some(high));
            price.span = Span::new(price.span.start(), tail.end);
        }
    }

    /// A bare number as the low end of a range: `10–20 €`, `4200 bis 4500 Franken`.
    pub(super) fn low_end(&self, count: Count, tail: &Tail, floor: usize, last: Option<&Price>) -> Option<Price> {
        let next = self.connector(tail, floor, count.start)?;
        let digit = self.rest(next).chars().next()?;
        if !(digit.is_ascii_digit() || crate::scan::is_decimal_digit(digit)) {
            return None;
        }
        // The second number's price, were the first not there; it may be no range itself.
        let second = self.count(next)?;
        let high_tail = self.tail(&second, None);
        let form = high_tail.form?;
        let span = Span::new(count.start, high_tail.end);
        if !self.field && !self.counts(&form, &second, &high_tail, false, span, last) {
            return None;
        }
        let (high, open) = self.value(&second, &form, &high_tail)?;
        let bare = self.value(&second, &form, &Tail { power: 0, ..high_tail })?.0;
        let shared = Tail { power: if tail.power == 0 { high_tail.power } else { tail.power }, ..high_tail };
        let plain = self.value(&count, &form, &Tail { power: tail.power, ..high_tail })?.0;
        let low = if tail.power == 0 && plain > bare { plain } else { self.value(&count, &form, &shared)?.0 };
        if low >= high || (count.number.is_some_and(|number| number.is_year()) && high > low + low) {
            return None;
        }
        let mut price = self.build(&second, form, &high_tail, span)?;
        (price.amount, price.amount_max, price.ambiguous_separator) = (low, Some(high), open);
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// An amount in two scales, the smaller behind the larger: `3 milyon 500 bin lira`,
    /// `3 crore 50 lakh rupees`, `3 bin 500 lira`.
    pub(super) fn two_scales(&self, count: Count, tail: &Tail, floor: usize, last: Option<&Price>) -> Option<Price> {
        if tail.power == 0 || self.opens_range(floor, count.start) {
            return None;
        }
        let next = match tail.stop {
            Some(word) => self.gap(word.is(Kind::And, self.tongue).then_some(word.end)?),
            None => tail.next,
        };
        let second = self.count(next).filter(|second| next > tail.end && second.value.fract().is_zero())?;
        let low_tail = self.tail(&second, None);
        let form = low_tail.form?;
        // Below the scales a number counts things: `2 thousand 5 dollar tickets`.
        let hundreds = low_tail.power > 0 || second.end - second.start == 3;
        let span = Span::new(count.start, low_tail.end);
        if low_tail.power >= tail.power || !hundreds || !self.counts(&form, &second, &low_tail, false, span, last) {
            return None;
        }
        let high = self.value(&count, &form, &Tail { power: tail.power, ..low_tail })?.0;
        let low = self.value(&second, &form, &low_tail)?.0;
        let unit = Decimal::try_from_i128_with_scale(10i128.checked_pow(tail.power)?, 0).ok()?;
        if low >= unit || form.means.minor() > 0 {
            return None;
        }
        let mut price = self.build(&second, form, &low_tail, span)?;
        price.amount = high.checked_add(low)?;
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// Where the second number of a range begins, if what follows the first joins them.
    pub(super) fn connector(&self, tail: &Tail, floor: usize, start: usize) -> Option<usize> {
        let rest = self.rest(tail.end);
        let trimmed = rest.trim_start_matches(digits::is_space);
        let at = self.hi - trimmed.len();
        let c = trimmed.chars().next()?;
        if matches!(c, '-' | '–' | '—' | '~' | '〜' | '～') {
            let behind = at + c.len_utf8();
            let spaced = at > tail.end;
            let next = self.gap(behind);
            return (spaced == (next > behind)).then_some(next);
        }
        let word = tail.stop?;
        let joined =
            word.is(Kind::To, self.tongue) || (word.is(Kind::And, self.tongue) && self.opens_range(floor, start));
        // בין 180 ל-220: a hyphen joins the word to its number.
        let hyphen = usize::from(self.rest(word.end).starts_with('-'));
        (joined && tail.next == at).then(|| self.gap(word.end + hyphen))
    }

    /// Whether the word before `start` is one such as `between`, or an article with one before it: `tussen de`.
    pub(super) fn opens_range(&self, floor: usize, start: usize) -> bool {
        let opens = |at| self.word_before(floor, at).is_some_and(|(word, _)| word.is(Kind::Between, self.tongue));
        opens(start) || {
            let head = self.text.get(floor..start).unwrap_or_default().trim_end_matches(digits::is_space);
            let rest = head.trim_end_matches(is_letter);
            let article = head.get(rest.len()..).unwrap_or_default();
            (1..=ARTICLE).contains(&article.chars().count()) && opens(floor + rest.len())
        }
    }
}
