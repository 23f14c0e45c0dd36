//! `language`: the language of a text.

use newsprint::{Detection, detect_language};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct Question {
    text: String,
}

#[derive(Serialize)]
struct Fields {
    language: Option<Found>,
}

/// A language as both this task and `article` print it.
#[derive(Serialize)]
pub struct Found {
    code: String,
    script: String,
    confidence: f64,
}

impl From<Detection> for Found {
    fn from(found: Detection) -> Self {
        Self {
            code: found.language().code().to_owned(),
            script: found.script().code().to_owned(),
            // Three places: more would print noise.
            confidence: (f64::from(found.confidence()) * 1000.0).round() / 1000.0,
        }
    }
}

pub fn answer(id: &RawValue, question: Question) -> Result<Vec<u8>, String> {
    super::write(id, Fields { language: detect_language(&question.text).map(Found::from) })
}
