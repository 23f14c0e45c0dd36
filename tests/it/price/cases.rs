//! The cases of cases.toml, and the list of those that still fail.

use std::collections::BTreeSet;

use newsprint::{Parser, Price};
use toml::{Table, Value};

/// A price as cases write it: `text = amount code`.
fn written(text: &str, price: &Price) -> String {
    let amount = price.amount().normalize();
    let amount = price.amount_max().map_or(amount.to_string(), |top| format!("{amount}..{}", top.normalize()));
    let code =
        price.currency().map_or("-".to_owned(), |currency| match (currency.code(), currency.candidates().next()) {
            (Some(code), _) => code.to_owned(),
            (None, Some(code)) => format!("{code}?"),
            (None, None) => "-".to_owned(),
        });
    format!("{} = {amount} {code}", &text[price.span()])
}

/// The case's prices with their amounts in the one form they are compared in.
fn wanted(case: &Table) -> Vec<String> {
    let list = case["prices"].as_array().expect("a list of prices");
    list.iter()
        .map(|row| {
            let (text, reading) = row.as_str().expect("a price").rsplit_once(" = ").expect("text = amount code");
            let (amount, code) = reading.split_once(' ').expect("amount code");
            let ends: Vec<String> = amount
                .split("..")
                .map(|end| end.parse::<rust_decimal::Decimal>().expect("an amount").normalize().to_string())
                .collect();
            format!("{text} = {} {code}", ends.join(".."))
        })
        .collect()
}

fn found(case: &Table) -> Vec<String> {
    let text = case["text"].as_str().expect("a text");
    if case.get("field").is_some_and(|field| field.as_bool() == Some(true)) {
        return text.parse::<Price>().iter().map(|price| written(text, price)).collect();
    }
    let mut parser = Parser::new();
    if let Some(code) = case.get("language").and_then(Value::as_str) {
        parser = parser.language(code.parse().expect("a language"));
    }
    parser.parse(text).prices().iter().map(|price| written(text, price)).collect()
}

#[test]
fn cases_are_read_as_they_say() {
    let cases: Table = include_str!("cases.toml").parse().expect("a table");
    let expected: BTreeSet<&str> = include_str!("expected_failures.txt").lines().collect();
    let mut failing = BTreeSet::new();
    let mut report = String::new();
    for case in cases["case"].as_array().expect("cases").iter().filter_map(Value::as_table) {
        let name = case["name"].as_str().expect("a name");
        let (found, wanted) = (found(case), wanted(case));
        if found != wanted {
            failing.insert(name);
            if !expected.contains(name) {
                report += &format!("\n{name}\n  wanted {wanted:?}\n  found  {found:?}");
            }
        }
    }
    assert!(report.is_empty(), "{report}");
    assert_eq!(failing, expected, "expected_failures.txt names cases that are read right by now");
}
