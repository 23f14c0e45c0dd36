//! Cases as data: one step or set of steps, a text, and what becomes of it.

use newsprint::{Form, Normalizer};
use serde_json::Value;
use toml::Table;

fn normalizer(steps: &[Value]) -> Normalizer {
    steps.iter().fold(Normalizer::none(), |chosen, step| match step.as_str().expect("a step's name") {
        "default" => Normalizer::new(),
        "nfc" => chosen.form(Form::Nfc),
        "nfd" => chosen.form(Form::Nfd),
        "nfkc" => chosen.form(Form::Nfkc),
        "nfkd" => chosen.form(Form::Nfkd),
        "line_endings" => chosen.line_endings(true),
        "whitespace" => chosen.whitespace(true),
        "control" => chosen.control(true),
        "entities" => chosen.entities(true),
        "mojibake" => chosen.mojibake(true),
        "quotes" => chosen.quotes(true),
        "dashes" => chosen.dashes(true),
        "width" => chosen.width(true),
        "ligatures" => chosen.ligatures(true),
        "hyphens" => chosen.hyphens(true),
        "bullets" => chosen.bullets(true),
        unknown => panic!("there is no step {unknown}"),
    })
}

#[test]
fn every_case_comes_out_as_written() {
    let table: Table = include_str!("cases.toml").parse().expect("cases that read");
    let mut wrong = Vec::new();
    for case in table["case"].as_array().expect("a list of cases") {
        let case: Value = serde_json::to_value(case).expect("a case");
        let text = |key: &str| case[key].as_str().unwrap_or_else(|| panic!("{key} of {case}"));
        let normalizer = normalizer(case["steps"].as_array().expect("steps"));
        let wanted = if case["to"].is_string() { text("to") } else { text("from") };
        let found = normalizer.normalize(text("from"));
        let known = case["fails"].as_bool().unwrap_or(false);
        if (found.text() == wanted) == known {
            wrong.push(format!("{case}: {:?}", found.text()));
        }
    }
    assert!(wrong.is_empty(), "not as written, or no longer failing:\n{}", wrong.join("\n"));
}
