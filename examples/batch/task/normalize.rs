//! `normalize`: clean text.

use newsprint::{Form, Normalizer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct Question {
    text: String,
    steps: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Fields<'a> {
    text: &'a str,
    changed: bool,
    edits: usize,
}

/// The steps by name and no others; without names the default for articles.
fn normalizer(steps: Option<&[String]>) -> Result<Normalizer, String> {
    let Some(steps) = steps else { return Ok(Normalizer::new()) };
    steps.iter().try_fold(Normalizer::none(), |chosen, step| {
        Ok(match step.as_str() {
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
            unknown => return Err(format!("there is no step {unknown:?}")),
        })
    })
}

pub fn answer(id: &RawValue, question: Question) -> Result<Vec<u8>, String> {
    let normalized = normalizer(question.steps.as_deref())?.normalize(&question.text);
    let edits = normalized.edits().len();
    super::write(id, Fields { text: normalized.text(), changed: edits > 0, edits })
}
