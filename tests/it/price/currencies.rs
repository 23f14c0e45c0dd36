//! The table of currencies against another crate's.

use iso_currency::Currency;
use newsprint::Price;

/// Every currency the other crate knows.
fn currencies() -> impl Iterator<Item = Currency> {
    let letters = || b'A'..=b'Z';
    let codes = letters().flat_map(move |a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])));
    codes.filter_map(|code| Currency::from_code(std::str::from_utf8(&code).ok()?))
}

/// Codes of metals, funds of metals, tests and nothing, which price nothing.
fn is_special(code: &str) -> bool {
    code.starts_with('X') && !matches!(code, "XAF" | "XOF" | "XPF" | "XCD" | "XCG")
}

#[test]
fn every_code_of_iso_4217_is_read() {
    for currency in currencies() {
        let code = currency.code();
        if is_special(code) {
            continue;
        }
        let text = format!("1 {code}");
        let price: Price = text.parse().unwrap_or_else(|error| panic!("{code}: {error}"));
        assert_eq!(price.currency().and_then(|found| found.code().map(str::to_owned)).as_deref(), Some(code));
    }
}

/// Dinars and rials of a thousand parts take a lone separator as the decimal one.
#[test]
fn three_minor_digits_are_those_of_the_standard() {
    for currency in currencies().filter(|currency| !is_special(currency.code())) {
        let price: Price = format!("1.299 {}", currency.code()).parse().expect("a price");
        let mills = currency.exponent() == Some(3);
        assert_eq!(price.amount().to_string(), if mills { "1.299" } else { "1299" }, "{}", currency.code());
        assert!(price.has_ambiguous_separator());
    }
}

/// What a shop's sign can mean is told, never one of several codes.
#[test]
fn ambiguous_signs_name_candidates() {
    for (text, likeliest) in
        [("$5", "USD"), ("5 kr", "SEK"), ("¥5", "JPY"), ("Rs 5", "INR"), ("5 руб.", "RUB"), ("5 lei", "RON")]
    {
        let price: Price = text.parse().expect("a price");
        let currency = price.currency().expect("a currency");
        assert_eq!(currency.code(), None, "{text}");
        let candidates: Vec<&str> = currency.candidates().collect();
        assert!(candidates.len() > 1 && candidates[0] == likeliest, "{text}: {candidates:?}");
    }
}
