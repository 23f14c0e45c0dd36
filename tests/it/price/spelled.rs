//! Amounts in words, by language.

use newsprint::Parser;
use rust_decimal::Decimal;
use toml::{Table, Value};

#[test]
fn amounts_in_words_are_read() {
    let languages: Table = include_str!("spelled.toml").parse().expect("a table");
    let mut wrong = Vec::new();
    for (code, rows) in &languages {
        let parser = Parser::new().language(code.parse().expect("a language"));
        let frame = rows["frame"].as_str().expect("a sentence");
        for row in rows["rows"].as_array().expect("rows").iter().filter_map(Value::as_str) {
            let (words, amount) = row.split_once(" = ").expect("words = amount");
            let text = frame.replace("{}", words);
            let article = parser.parse(&text);
            let found: Vec<_> =
                article.prices().iter().map(|price| (&text[price.span().range()], price.amount())).collect();
            if found != [(words, amount.parse::<Decimal>().expect("an amount"))] {
                wrong.push(format!("{code}: {row}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
