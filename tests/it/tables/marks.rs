//! The tables of the room `quotation`: marks and customs.

use std::fmt::Write;

use toml::Table;

use super::{Row, Sources, strings};

pub const TABLES: &[Row] = &[("marks.rs", make)];

const HEAD: &str = "\
//! Quotation marks and dialogue dashes by language.
//!
//! Made by `tests/it/tables/marks.rs` from the sections `[marks]` of
//! `languages/*.toml`; sources and licences in `SOURCES.md`. Do not edit.

/// The customs of one language.
pub(crate) struct Marks {
    /// Pairs of marks, opener before closer.
    pub(crate) quotes: &'static str,
    /// Words written with an apostrophe for their head; between blanks.
    pub(crate) elisions: &'static str,
    /// Words written with an apostrophe for their tail; `*` stands for a beginning.
    pub(crate) clipped: &'static str,
    /// How dialogue is set with dashes, where it is.
    pub(crate) dialogue: Option<Dialogue>,
}

/// How a language sets dialogue with dashes. Lists stand between blanks.
pub(crate) struct Dialogue {
    /// Whether a comma alone can part the attribution from the words.
    pub(crate) after_comma: bool,
    /// Whether the speaker may stand before the verb.
    pub(crate) subject_first: bool,
    /// Whether what follows the attribution's full stop is speech again.
    pub(crate) speech_after_stop: bool,
    /// Verbs of attributions; `*` ends a stem.
    pub(crate) cues: &'static str,
    /// Words that may stand between the comma and the verb.
    pub(crate) leads: &'static str,
    /// Pronouns joined to the verb that follows its subject otherwise, hyphen first.
    pub(crate) tails: &'static str,
    /// Words with which the speech goes on after the attribution's comma.
    pub(crate) resumes: &'static str,
}

/// By code of ISO 639-3, sorted.
pub(crate) static MARKS: &[([u8; 3], Marks)] = &[
";

/// The words of a list between blanks, so that ` word ` is found in it.
fn list(language: &Table, key: &str) -> String {
    let mut words = strings(language, "marks", key);
    words.sort_unstable();
    let unique = words.windows(2).all(|pair| pair[0] != pair[1]);
    assert!(unique, "{key}: a word stands twice in {words:?}");
    assert!(words.iter().all(|word| !word.contains(char::is_whitespace)), "{key}: one word an entry");
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}

fn is_set(language: &Table, key: &str) -> bool {
    language["marks"].get(key).is_some_and(|value| value.as_bool().expect("true or false"))
}

fn dialogue(language: &Table) -> String {
    if !is_set(language, "dialogue") {
        return "None".to_owned();
    }
    let after_comma = language["marks"].get("attribution").is_none_or(|by| by.as_str() != Some("dash"));
    format!(
        "Some(Dialogue {{ after_comma: {after_comma}, subject_first: {}, speech_after_stop: {}, cues: {:?}, leads: {:?}, tails: {:?}, resumes: {:?} }})",
        is_set(language, "subject_first"),
        is_set(language, "speech_after_stop"),
        list(language, "cues"),
        list(language, "leads"),
        list(language, "tails"),
        list(language, "resumes"),
    )
}

fn make(sources: &Sources) -> String {
    let mut out = HEAD.to_owned();
    for (code, language) in &sources.languages {
        let pairs = strings(language, "marks", "quotes");
        assert!(pairs.iter().all(|pair| pair.chars().count() == 2), "{code}: an opener and a closer");
        if pairs.is_empty() {
            continue;
        }
        let quotes = pairs.concat();
        let elisions = list(language, "elisions");
        let clipped = list(language, "clipped");
        let dialogue = dialogue(language);
        writeln!(
            out,
            "    (*b{code:?}, Marks {{ quotes: {quotes:?}, elisions: {elisions:?}, clipped: {clipped:?}, dialogue: {dialogue} }}),"
        )
        .expect("a string takes all");
    }
    out.push_str("];\n");
    out
}
