//! The room `block`, from outside.

mod laws;

use newsprint::Parser;
use toml::{Table, Value};

/// Cases whose answer is known to be wrong still; the run fails when one of them is right.
const EXPECTED_FAILURES: &[&str] = &[];

/// One line a block: its kind, and its text on one line.
fn shown(article: &newsprint::Article<'_>) -> Vec<String> {
    article.blocks().map(|block| format!("{}: {}", block.kind().name(), block.text())).collect()
}

/// What differs between an article and what its case expects.
fn differences(case: &Table) -> Vec<String> {
    let text = case["text"].as_str().expect("a text");
    let parser = match case.get("language").and_then(Value::as_str) {
        Some(code) => Parser::new().language(code.parse().expect("a language")),
        None => Parser::new(),
    };
    let article = parser.parse(text);
    let mut differences = Vec::new();
    let mut compare = |what: &str, found: Option<String>| {
        let wanted = case.get(what).and_then(Value::as_str).map(str::to_owned);
        if found != wanted {
            differences.push(format!("{what}: found {found:?}, wanted {wanted:?}"));
        }
    };
    let slice = |span| text[newsprint::Span::range(span)].to_owned();
    compare("title", article.title().map(|block| block.text().into_owned()));
    compare("byline", article.byline().map(slice));
    compare("date", article.published().and_then(|published| published.date()));
    compare("dateline", article.dateline().map(slice));
    let found = shown(&article);
    // A case writes blocks out up to `…`.
    let wanted: Vec<&str> = case["blocks"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let is_same = |found: &String, wanted: &&str| match wanted.strip_suffix('…') {
        Some(head) => found.starts_with(head),
        None => found == wanted,
    };
    if found.len() != wanted.len() || !found.iter().zip(&wanted).all(|(found, wanted)| is_same(found, wanted)) {
        differences.push(format!("blocks: found {found:#?}"));
    }
    differences
}

#[test]
fn articles_read_as_their_cases_say() {
    let table: Table = include_str!("cases.toml").parse().expect("cases that read");
    let mut report = Vec::new();
    for case in table["case"].as_array().expect("a list of cases") {
        let case = case.as_table().expect("a case");
        let name = case["name"].as_str().expect("a name");
        let differences = differences(case);
        let expected = EXPECTED_FAILURES.contains(&name);
        if differences.is_empty() == expected {
            let what =
                if expected { "right at last; take it off the list".to_owned() } else { differences.join("\n  ") };
            report.push(format!("{name}:\n  {what}"));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}
