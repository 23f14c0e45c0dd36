//! Prices: any string, and prices written in the customs of the world amid words.

use std::fmt::Write;

use newsprint::{Decimal, Parser, Price, parse};

use super::choices::Choices;
use super::text;

/// Grouping and decimal signs that stand for themselves.
const CUSTOMS: [(&str, char); 6] = [("", '.'), (",", '.'), (".", ','), ("\u{a0}", ','), ("\u{202f}", ','), ("’", '.')];

/// Unambiguous ways to name a currency: before or behind the amount, and the code.
const CURRENCIES: [(&str, &str, &str); 6] = [
    ("€", "", "EUR"),
    ("", "\u{a0}€", "EUR"),
    ("USD ", "", "USD"),
    ("", " GBP", "GBP"),
    ("CHF ", "", "CHF"),
    ("", " zł", "PLN"),
];

/// Words between prices that belong to no amount.
const WORDS: [&str; 6] =
    ["The basket", "was sold", "near the harbour", "beside a lamp", "and the chair", "with a kettle"];

pub fn reads(bytes: &[u8]) {
    any(text(bytes));
    written(&mut Choices::new(bytes));
}

/// Whatever the string, a price's span is a slice of it, and a range goes up.
fn any(text: &str) {
    if let Ok(price) = text.parse::<Price>() {
        assert!(text.get(price.span().range()).is_some_and(|slice| !slice.is_empty()));
    }
    let hint = text.get(..text.len() / 2);
    let _ = Parser::new().decimal_separator(',').parse_price(text, hint);
    for price in parse(text).prices() {
        assert!(text.get(price.span().range()).is_some());
        assert!(price.amount_max().is_none_or(|top| top >= price.amount()));
    }
}

/// Prices that were written amid words are found where they stand, and no others.
fn written(choices: &mut Choices) {
    let (group, decimal) = choices.one_of(&CUSTOMS);
    let mut text = String::from("Market notes\n\n");
    let mut wanted = Vec::new();
    while choices.any_left() && wanted.len() < 12 {
        text.push_str(choices.one_of(&WORDS));
        text.push_str(" at ");
        let (before, behind, code) = choices.one_of(&CURRENCIES);
        let (units, cents) = (choices.number() % 10_000_000, choices.below(100) as u32);
        let start = text.len();
        let _ = write!(text, "{before}{}{decimal}{cents:02}{behind}", grouped(units, group));
        wanted.push((start..text.len(), Decimal::from(units) + Decimal::new(cents.into(), 2), code));
        text.push_str(choices.one_of(&[", ", ". ", " today, ", ".\n\n"]));
    }
    text.push_str("which was that.\n");
    let article = parse(&text);
    let found = article.prices().iter().map(|price| {
        (
            price.span().range(),
            price.amount(),
            price.currency().and_then(|currency| currency.code()).unwrap_or_default(),
        )
    });
    assert!(
        found.clone().eq(wanted.iter().cloned()),
        "{text:?}\nfound {:?}\nwanted {wanted:?}",
        found.collect::<Vec<_>>()
    );
}

/// The digits of a whole number, grouped by three.
fn grouped(units: u32, group: &str) -> String {
    let digits = units.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push_str(group);
        }
        out.push(digit);
    }
    out
}
