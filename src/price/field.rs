//! A string that holds one price, such as a shop's price field: weak forms count,
//! and so does a number without a currency.

use rust_decimal::Decimal;

use super::context::Context;
use super::currency::{self, after, before, place_before};
use super::digits::Shape;
use super::gate::Sides;
use super::letters::{is_invisible, is_letter, is_sign};
use super::lexicon;
use super::meaning::Kind;
use super::money::{Currency, Price};
use super::reader::Reader;
use crate::scan::is_decimal_digit;
use crate::span::Span;

/// Reads a string that holds one price. `hint` is text that may name the currency.
///
/// The first number that touches a currency wins, else the first number that can
/// be an amount. Linear in the string.
pub(crate) fn read_field(text: &str, hint: Option<&str>, context: Context) -> Option<Price> {
    let reader = Reader { field: true, ..Reader::new(text, Span::new(0, text.len()), context) };
    let (mut bare, mut priced) = (None, None);
    let mut floor = reader.lo;
    let mut in_digits = false;
    // An aside in parentheses behind words prices something else.
    let (mut depth, mut worded) = (0i32, false);
    let is_named = !is_bare(text);
    for (at, c) in text.char_indices() {
        let digit = is_decimal_digit(c);
        depth += i32::from(c == '(') - i32::from(c == ')');
        worded |= is_letter(c);
        let begins = digit && !in_digits;
        in_digits = digit || (in_digits && is_invisible(c));
        if !begins || at < floor {
            continue;
        }
        let price = || reader.plain(at, floor).or_else(|| reader.price_at(at, floor, Sides::BOTH, None));
        if let Some(price) = is_named.then(price).flatten() {
            priced = Some(with_minor(&reader, price));
            break;
        }
        if let Some((price, end)) = bare_number(&reader, at, depth > 0 && worded) {
            floor = end;
            bare = bare.or(price);
        }
    }
    let mut price = priced.or(bare).or_else(|| spelled(&reader)).or_else(|| free(&reader))?;
    accounting(&reader, &mut price);
    minor(&reader, &mut price);
    hinted(&mut price, hint, &context);
    Some(price)
}

/// Whether a string is of digits and separators alone, which name no currency.
fn is_bare(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// The price with the minor amount behind it: `5 р. 50 коп.`
fn with_minor(reader: &Reader, mut price: Price) -> Price {
    let end = price.span.end();
    let near = reader.text.as_bytes().get(end..reader.hi).unwrap_or_default();
    let digit = near.iter().take(super::finder::GAP).position(u8::is_ascii_digit);
    let next = digit.and_then(|digit| reader.price_at(end + digit, end, Sides::BOTH, Some(&price)));
    if let Some(minor) = next {
        super::finder::add_minor(reader, &mut price, &minor);
    }
    price
}

/// A number without a currency, and where to go on; the price is `None` where it
/// cannot be one: a share, a count of something, a date, an aside.
fn bare_number(reader: &Reader, at: usize, aside: bool) -> Option<(Option<Price>, usize)> {
    let (text, hi) = (reader.text, reader.hi);
    let count = reader.count(at)?;
    let behind = after(text, count.end, hi);
    let (place, front) = place_before(text, 0, at).map_or((at, None), |(place, c)| (place, Some(c)));
    let earlier = text.get(..at).unwrap_or_default();
    let cut = front == Some('.') && !before(text, 0, place).is_some_and(char::is_numeric);
    if !reader.stands_free(at) && !cut {
        return Some((None, count.end));
    }
    let year = count.number.is_some_and(|number| number.is_year())
        && front.is_some()
        && earlier.trim_end().ends_with([',', '.']);
    if behind.is_some_and(|c| c == '%' || is_letter(c)) || front.is_some_and(is_letter) || aside || year {
        return Some((None, count.end));
    }
    let Some(number) = count.number else {
        return Some((None, count.end));
    };
    let (mut end, mut value, mut open) = (number.end, number.value(false)?, false);
    if let Shape::Lone(separator) = number.shape {
        let (decimal, settled) = reader.context.lone(separator, || false, || false);
        (value, open) = (number.value(decimal)?, !settled);
    }
    // `36. 24`: a blank slipped in behind the decimal separator.
    if number.shape == Shape::Whole {
        if let Some((cents, past)) = slipped(reader, number.end) {
            (value, end) = (value.checked_add(cents)?, past);
        }
    }
    let minus = matches!(front, Some('-' | '−' | '－'))
        && !text
            .get(..place)
            .unwrap_or_default()
            .trim_end_matches(['-', '−', '－'])
            .ends_with(|c: char| c.is_alphanumeric());
    let start = if minus { place } else { at };
    let past = number.end;
    let mut price = Price::new(Span::new(start, end), if minus { -value } else { value });
    price.ambiguous_separator = open;
    Some((Some(price), past))
}

/// Two digits behind a separator and a blank.
fn slipped(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let rest = reader.text.get(at..reader.hi)?;
    let cents = rest.strip_prefix(['.', ','])?.strip_prefix(' ')?;
    let len = cents.find(|c: char| !c.is_ascii_digit()).unwrap_or(cents.len());
    let value: i64 = cents.get(..len).filter(|cents| cents.len() == 2)?.parse().ok()?;
    Some((Decimal::new(value, 2), at + 2 + len))
}

/// An amount in words or numerals.
fn spelled(reader: &Reader) -> Option<Price> {
    let landmarks = crate::scan::Landmarks::default();
    let mut found = Vec::new();
    super::finder::find(reader.text, Span::new(reader.lo, reader.hi), &landmarks, reader.context, &mut found);
    found.into_iter().next()
}

/// Nothing to pay: the string begins with a word for it and holds no number.
fn free(reader: &Reader) -> Option<Price> {
    let word = lexicon::word(reader.text, reader.lo, reader.hi, reader.tongue)?;
    let free = word.is(Kind::Free, reader.tongue) && !reader.text.chars().any(is_decimal_digit);
    free.then(|| Price::new(Span::new(reader.lo, word.end), Decimal::ZERO))
}

/// `(5.00)` and `5.00-`: the accountants' minus.
fn accounting(reader: &Reader, price: &mut Price) {
    let head = reader.text.get(reader.lo..price.span.start()).unwrap_or_default();
    let tail = reader.text.get(price.span.end()..reader.hi).unwrap_or_default();
    let parenthesised = head == "(" && tail == ")" && price.currency.is_some();
    if (parenthesised || tail == "-" && price.amount.scale() == 2) && price.amount.is_sign_positive() {
        price.amount = -price.amount;
    }
}

/// Cents that a blank has cut off: `118, 99 TL`.
fn minor(reader: &Reader, price: &mut Price) {
    let head = reader.text.get(..price.span.start()).unwrap_or_default();
    let Some(head) = head.strip_suffix(' ').and_then(|head| head.strip_suffix([',', '.'])) else { return };
    let whole = head.len() - head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (Some(digits), true) =
        (head.get(whole..).filter(|digits| !digits.is_empty() && digits.len() <= 9), price.amount.scale() == 0)
    else {
        return;
    };
    let cents =
        reader.text.get(price.span.start()..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
    if let (2, Ok(major)) = (cents, digits.parse::<i64>()) {
        if let Some(sum) =
            price.amount.checked_mul(Decimal::new(1, 2)).and_then(|cents| cents.checked_add(Decimal::from(major)))
        {
            price.amount = sum;
            price.span = Span::new(whole, price.span.end());
        }
    }
}

/// The currency that the hint names, where the price names none, or one that is not sure.
fn hinted(price: &mut Price, hint: Option<&str>, context: &Context) {
    let Some(found) = hint.and_then(|hint| in_hint(hint, context)) else { return };
    match &mut price.currency {
        None => price.currency = Some(found),
        Some(own) if !own.certain && found.certain => {
            let known = |code: &[u8; 3]| own.codes.as_slice().contains(code);
            if found.codes.as_slice().iter().any(known) {
                *own = Currency { span: own.span, hint: None, ..found };
            }
        }
        Some(_) => {}
    }
}

/// The first currency that a hint names.
fn in_hint(hint: &str, context: &Context) -> Option<Currency> {
    let whole = hint.trim();
    let mut at = 0;
    let mut weak = None;
    while let Some(c) = hint.get(at..).and_then(|rest| rest.chars().next()) {
        let starts = (is_letter(c) || is_sign(c)) && !before(hint, 0, at).is_some_and(is_letter);
        if let Some(form) = starts.then(|| currency::suffix(hint, at, hint.len(), context.tongue())).flatten() {
            let found = Currency { hint: Some(Span::new(form.start, form.end)), ..form.means.currency(None, context) };
            if !form.loose && !form.guarded && !form.wordlike
                || whole.trim_matches('.') == hint.get(at..form.end).unwrap_or_default().trim_matches('.')
            {
                return Some(found);
            }
            weak = weak.or(Some(found).filter(|_| form.guarded));
        }
        at += c.len_utf8();
    }
    weak
}

#[cfg(test)]
mod tests {
    use super::{Context, Reader, Sides, Span, is_bare};

    /// No price with a currency is read from what is passed over.
    #[test]
    fn digits_and_separators_name_no_currency() {
        const PIECES: [&str; 6] = ["5", "12", "299", ".", ",", "0"];
        for mut number in 0..PIECES.len().pow(5) {
            let mut text = String::new();
            for _ in 0..5 {
                text.push_str(PIECES[number % PIECES.len()]);
                number /= PIECES.len();
            }
            assert!(is_bare(&text));
            let whole = Span::new(0, text.len());
            let reader = Reader { field: true, ..Reader::new(&text, whole, Context::default()) };
            let digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
            for (at, _) in digits {
                assert!(reader.price_at(at, 0, Sides::BOTH, None).is_none(), "{text}");
            }
        }
    }
}
