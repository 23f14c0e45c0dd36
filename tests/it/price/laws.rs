//! What holds of every price, whatever its amount and custom.

use newsprint::{Language, Parser, Price};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The customs of writing an amount: grouping sign, decimal sign, group sizes.
const CUSTOMS: [(&str, char, bool); 9] = [
    (",", '.', false),
    (".", ',', false),
    (" ", ',', false),
    ("\u{a0}", ',', false),
    ("\u{202f}", '.', false),
    ("'", '.', false),
    ("’", ',', false),
    ("", '.', false),
    (",", '.', true),
];

/// Writes whole units and cents in a custom; Indian grouping puts two digits before the last three.
fn write(units: u64, cents: u8, (group, decimal, indian): (&str, char, bool)) -> String {
    let digits = units.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let boundary = if indian { left == 3 || (left > 3 && left % 2 == 1) } else { left % 3 == 0 };
        if at > 0 && boundary {
            out.push_str(group);
        }
        out.push(digit);
    }
    format!("{out}{decimal}{cents:02}")
}

/// The same digits in another script.
fn in_script(text: &str, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
    text.chars().map(digit).collect()
}

proptest! {
    #[test]
    fn amounts_read_back(units in 0u64..10_000_000_000, cents in 0u8..100, custom in 0usize..CUSTOMS.len(), before: bool) {
        let amount = write(units, cents, CUSTOMS[custom]);
        let text = if before { format!("EUR {amount}") } else { format!("{amount} €") };
        let price: Price = text.parse().unwrap();
        prop_assert_eq!(price.amount(), Decimal::from(units) + Decimal::new(cents.into(), 2));
        prop_assert_eq!(price.currency().unwrap().code(), Some("EUR"));
        prop_assert_eq!(&text[price.span().range()], text.as_str());
        prop_assert!(!price.has_ambiguous_separator());
    }

    #[test]
    fn scripts_and_marks_change_nothing_but_spans(units in 0u64..10_000_000, cents in 0u8..100, custom in 0usize..CUSTOMS.len()) {
        let amount = write(units, cents, CUSTOMS[custom]);
        let plain: Price = format!("{amount} €").parse().unwrap();
        let blank = |space: &str| format!("{amount}{space}€");
        let mut variants = vec![blank("\u{a0}"), blank("\u{202f}"), blank(""), format!("\u{200f}{amount}\u{200f} €\u{200e}"), blank(" \u{61c}")];
        variants.extend(['０', '٠', '०', '๐'].map(|zero| in_script(&format!("{amount} €"), zero)));
        for text in variants {
            let price: Price = text.parse().unwrap();
            prop_assert_eq!(price.amount(), plain.amount(), "{:?}", text);
            prop_assert_eq!(price.currency().unwrap().code(), Some("EUR"));
            prop_assert!(text[price.span().range()].contains('€'));
        }
    }

    #[test]
    fn any_text_has_ordered_prices_on_boundaries(text in "([0-9]{1,4}|[$€£₽]|[ .,'–-]|million|kr|USD|euro|five|and|to|円|万|\\PC){0,24}", language in 0usize..4) {
        let code = ["eng", "deu", "jpn", "rus"][language];
        let article = Parser::new().language(code.parse::<Language>().unwrap()).into_article(&text);
        let mut end = 0;
        for span in article {
            prop_assert!(span.start() >= end && !span.is_empty());
            prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
            end = span.end();
        }
        let _ = text.parse::<Price>();
    }

    #[test]
    fn too_large_an_amount_is_no_price(digits in 30usize..200) {
        prop_assert!(["$".to_owned(), "9".repeat(digits)].concat().parse::<Price>().is_err());
    }
}

/// The spans of an article's prices.
trait IntoArticle {
    fn into_article(self, text: &str) -> Vec<newsprint::Span>;
}

impl IntoArticle for Parser {
    fn into_article(self, text: &str) -> Vec<newsprint::Span> {
        self.parse(text).prices().iter().map(Price::span).collect()
    }
}

#[test]
fn awkward_repetitions_end() {
    for piece in ["1", "1,", "$", "$1 ", "5 to ", "million ", "€-", "1-", "萬", "\u{200f}", "five "] {
        let text = piece.repeat(20_000);
        let _ = text.parse::<Price>();
        let _ = Parser::new().parse(&text).prices().len();
    }
}
