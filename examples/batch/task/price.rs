//! `price`: a string that holds one price.

use newsprint::{Parser, Price};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct Question {
    text: String,
    currency: Option<String>,
    decimal_separator: Option<char>,
}

#[derive(Serialize)]
struct Fields<'a> {
    price: Option<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    amount: String,
    amount_max: Option<String>,
    minor: bool,
    currency: Option<Currency<'a>>,
}

/// A currency as both this task and `article` print it.
#[derive(Serialize)]
pub struct Currency<'a> {
    raw: &'a str,
    iso: Option<&'a str>,
    candidates: Vec<&'a str>,
}

impl<'a> Currency<'a> {
    /// `raw` is looked up in the text, or else stands in the hint.
    pub fn new(price: &'a Price, text: &'a str, hint: Option<&'a str>) -> Option<Self> {
        let currency = price.currency()?;
        let named = currency.span().map(|span| &text[span]);
        let hinted = || hint.zip(currency.hint_span()).map(|(hint, span)| &hint[span]);
        let raw = named.or_else(hinted).unwrap_or_default();
        Some(Self { raw, iso: currency.code(), candidates: currency.candidates().collect() })
    }
}

pub fn answer(id: &RawValue, question: Question) -> Result<Vec<u8>, String> {
    let hint = question.currency.as_deref();
    let mut parser = Parser::new();
    if let Some(separator) = question.decimal_separator {
        if !matches!(separator, '.' | ',') {
            return Err(format!("decimal_separator is \".\" or \",\", not {separator:?}"));
        }
        parser = parser.decimal_separator(separator);
    }
    let text = question.text.as_str();
    let price = parser.parse_price(text, hint).ok();
    let found = price.as_ref().map(|price| Found {
        start: price.span().start(),
        end: price.span().end(),
        text: &text[price.span()],
        amount: price.amount().to_string(),
        amount_max: price.amount_max().map(|top| top.to_string()),
        minor: price.is_minor_unit(),
        currency: Currency::new(price, text, hint),
    });
    super::write(id, Fields { price: found })
}
