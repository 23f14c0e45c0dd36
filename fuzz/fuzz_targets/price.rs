//! Strings read as a price, and prices found in text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{Parser, Price};

fuzz_target!(|text: &str| {
    if let Ok(price) = text.parse::<Price>() {
        assert!(text.get(price.span().range()).is_some_and(|slice| !slice.is_empty()));
    }
    let hint = text.get(..text.len() / 2);
    let _ = Parser::new().decimal_separator(',').parse_price(text, hint);
    for price in newsprint::parse(text).prices() {
        assert!(text.get(price.span().range()).is_some());
        assert!(price.amount_max().is_none_or(|top| top >= price.amount()));
    }
});
