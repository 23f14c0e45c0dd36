//! The four tasks: one line of JSON to one answer.

pub mod article;
mod language;
mod normalize;
mod price;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::pipeline::{Answer, Line};

/// What is asked of every line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Article,
    Price,
    Normalize,
    Language,
}

/// Hands back what the caller called a line, to the letter.
type Id = Box<RawValue>;

/// The answer's first field, then the task's own.
#[derive(Serialize)]
struct Answered<'a, T> {
    id: &'a RawValue,
    #[serde(flatten)]
    fields: T,
}

#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a RawValue>,
    line: u64,
    error: &'a str,
}

/// The fields every task's input has.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    id: Option<Id>,
}

impl Task {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "article" => Self::Article,
            "price" => Self::Price,
            "normalize" => Self::Normalize,
            "language" => Self::Language,
            _ => return None,
        })
    }

    /// Answers one line; a line that is no question gets an error in its place.
    pub fn answer(self, number: u64, line: Line) -> Answer {
        let Line::Whole(line) = line else {
            return refuse(None, number, "the line is too long");
        };
        // serde_json would read the fields of a struct out of an array as well.
        if !line.trim_ascii_start().starts_with(b"{") {
            return refuse(None, number, "a line is one JSON object");
        }
        let id = identify(line);
        let id = id.as_deref();
        let json = match self {
            Self::Article => ask(line, id, article::answer),
            Self::Price => ask(line, id, price::answer),
            Self::Normalize => ask(line, id, normalize::answer),
            Self::Language => ask(line, id, language::answer),
        };
        json.map_or_else(|error| refuse(id, number, &error), |json| Answer { json, is_error: false })
    }
}

/// Reads the question and lets `answer` write its JSON.
fn ask<Q: DeserializeOwned>(
    line: &[u8],
    id: Option<&RawValue>,
    answer: impl FnOnce(&RawValue, Q) -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let question: Q = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    answer(id.unwrap_or(RawValue::NULL), question)
}

/// The answer as a line: the caller's `id`, then the task's fields.
fn write(id: &RawValue, fields: impl Serialize) -> Result<Vec<u8>, String> {
    serde_json::to_vec(&Answered { id, fields }).map_err(|error| error.to_string())
}

/// The line's `id`, even where the rest of it is no use: bytes that are not
/// UTF-8 are read as U+FFFD for this.
fn identify(line: &[u8]) -> Option<Id> {
    let text = String::from_utf8_lossy(line);
    serde_json::from_str::<Envelope>(&text).ok()?.id
}

fn refuse(id: Option<&RawValue>, line: u64, error: &str) -> Answer {
    let json = serde_json::to_vec(&Refused { id, line, error }).unwrap_or_default();
    Answer { json, is_error: true }
}
