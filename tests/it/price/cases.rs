//! The cases of cases.toml, and the list of those that still fail.

use std::collections::BTreeSet;
use std::fmt::Write;

use newsprint::{Parser, Price};
use toml::{Table, Value};

/// What a case can say of each of its prices.
const SAID: [&str; 4] = ["units", "bounds", "roles", "labels"];

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

/// What cases say of each price beside that: unit, bound, role or label as text, empty where there is none.
fn said(text: &str, price: &Price, of: &str) -> String {
    let slice = |span: Option<newsprint::Span>| span.map_or(String::new(), |span| text[span].to_owned());
    match of {
        "units" => slice(price.unit()),
        "labels" => slice(price.label()),
        "bounds" => price.bound().map_or(String::new(), |bound| format!("{bound:?}")),
        "roles" => price.role().map_or(String::new(), |role| format!("{role:?}")),
        _ => unreachable!("{of}"),
    }
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
        .chain(
            SAID.iter()
                .filter_map(|of| case.get(*of))
                .flat_map(|list| list.as_array().expect("a list").clone())
                .map(|row| row.as_str().expect("a text").to_owned()),
        )
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
    let article = parser.parse(text);
    let mut all: Vec<String> = article.prices().iter().map(|price| written(text, price)).collect();
    for of in SAID.iter().filter(|of| case.contains_key(**of)) {
        all.extend(article.prices().iter().map(|price| said(text, price, of)));
    }
    all
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
                let _ = write!(report, "\n{name}\n  wanted {wanted:?}\n  found  {found:?}");
            }
        }
    }
    assert!(report.is_empty(), "{report}");
    assert_eq!(failing, expected, "expected_failures.txt names cases that are read right by now");
}
