//! The amount of a price: its number with scale words, minor unit and cents.

use rust_decimal::Decimal;

use super::currency::{Form, before};
use super::digits::Shape;
use super::letters::is_letter;
use super::meaning::Kind;
use super::money::Price;
use super::reader::{Count, NEAR, Reader};
use super::tail::Tail;
use crate::span::Span;

impl Reader<'_> {
    /// The value of the number, with everything that multiplies it.
    pub(super) fn value(&self, count: &Count, form: &Form, tail: &Tail) -> Option<(Decimal, bool)> {
        let (mut value, mut open) = (count.value, false);
        if let Some(number) = count.number {
            if let Shape::Lone(separator) = number.shape {
                let mills = || form.means.has_mills(&self.context);
                let exact = || tail.power > 3 || self.unit(tail.end).is_some();
                let (decimal, settled) = self.context.lone(separator, mills, exact);
                (value, open) = (number.value(decimal)?, !settled);
            }
            if self.field && before(self.text, self.lo, count.start) == Some('.') && number.shape == Shape::Whole {
                // `$.75`
                let digits = (number.end - number.start) as u32;
                value = number.value(false)?.checked_mul(Decimal::new(1, digits.min(28)))?;
            }
        }
        if tail.half {
            value = value.checked_add(Decimal::new(5, 1))?;
        }
        if tail.power > 0 {
            value = value.checked_mul(Decimal::try_from_i128_with_scale(10i128.checked_pow(tail.power)?, 0).ok()?)?;
        }
        let minor = u32::from(form.means.minor());
        if minor > 0 {
            value = value.checked_mul(Decimal::new(1, minor))?;
        }
        Some((value, open))
    }

    pub(super) fn build(&self, count: &Count, form: Form, tail: &Tail, span: Span) -> Option<Price> {
        let (amount, open) = self.value(count, &form, tail)?;
        let mut price = Price::new(span, amount);
        let mut end = form.end.max(form.start);
        if form.start < count.start {
            end = form.end.min(count.start);
        }
        price.currency = Some(form.means.currency(Some(Span::new(form.start, end)), &self.context));
        price.minor_unit = form.means.minor() > 0;
        price.ambiguous_separator = open;
        Some(price)
    }

    /// Two digits for the minor unit without its name: `3€50`, `15 dollars 50`.
    pub(super) fn cents(&self, price: &mut Price, count: &Count, form: &Form, power: u32) {
        let whole = count.number.is_none_or(|number| number.shape == Shape::Whole);
        if !whole
            || power > 0
            || count.scaled
            || price.minor_unit
            || price.currency.is_some_and(|currency| currency.crypto)
        {
            return;
        }
        let end = price.span.end();
        let mut next = self.gap(end);
        let near = self.text.as_bytes().get(next..self.hi).unwrap_or_default();
        if !near.iter().take(NEAR).any(u8::is_ascii_digit) {
            return;
        }
        let word = self
            .rest(next)
            .starts_with(is_letter)
            .then(|| self.word(next))
            .flatten()
            .filter(|word| word.is(Kind::And, self.tongue));
        if let Some(word) = word {
            next = self.gap(word.end);
        }
        let Some(digits) = self.rest(next).get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            return;
        };
        let past = next + digits.len();
        let behind = self.rest(past).chars().next();
        if behind.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '-' | '–'))
            || self.rest(past).starts_with(['.', ',', ':', '\'']) && !self.closes(past)
        {
            return;
        }
        let after = self.gap(past);
        let named = self.suffix(after).is_some();
        let other = self.rest(after).starts_with(is_letter)
            && self.word(after).is_some_and(|word| {
                [Kind::Scale, Kind::Region, Kind::To].iter().any(|&kind| word.is(kind, self.tongue))
            });
        let attached = form.sign && next == end && form.end == end;
        let fits = attached
            || if word.is_some() || form.sign {
                self.closes(past) && (form.end == end || price.span.start() == self.lo)
            } else {
                form.end == end
            };
        if named || other || !fits || self.rest(after).starts_with(['%', '°']) {
            return;
        }
        let cents = digits.parse::<i64>().ok().and_then(|cents| price.amount.checked_add(Decimal::new(cents, 2)));
        if let Some(sum) = cents {
            price.amount = sum;
            price.span = Span::new(price.span.start(), past);
        }
    }
}
