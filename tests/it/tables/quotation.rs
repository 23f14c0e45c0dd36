//! The tables of the room `quotation`: the words by which the press attributes.
//!
//! One hash table a language. A row is a word or the words of a phrase, joined
//! by one space, in lower case and NFC, with the classes it belongs to as bits
//! (named in `src/quotation/attribution/class.rs`, in the order of `CLASSES`).
//! Every phrase also leaves a row for each of its heads, marked `OPENS_PHRASE`,
//! so that the reader knows after one look-up whether to read on.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::Table;
use unicode_normalization::UnicodeNormalization;

use super::{Row, Sources, strings};

pub const TABLES: &[Row] = &[("quotation.rs", make)];

/// The lists of a `[quotation]` section, in the order of their bits.
const CLASSES: &[&str] = &[
    "verbs",
    "manner_verbs",
    "participles",
    "auxiliaries",
    "separable",
    "according_before",
    "according_after",
    "speech_nouns",
    "calling_verbs",
    "honorifics",
    "honorific_suffixes",
    "roles",
    "sources",
    "pronouns_male",
    "pronouns_female",
    "pronouns_plural",
    "pronouns_other",
    "name_particles",
    "determiners",
    "complementizers",
    "negations",
    "conjunctions",
    "prepositions",
    "subject_markers",
    "quote_particles",
];
/// Months and days of the week, from the sections that list them.
const CALENDAR: u32 = 1 << 25;
const ADVERBS: u32 = 1 << 27;
const ABBREVIATIONS: u32 = 1 << 28;
const SO_CALLED: u32 = 1 << 29;
/// The later particle of a separable verb.
const PARTICLE: u32 = 1 << 26;
const OPENS_PHRASE: u32 = 1 << 31;

/// The FNV-1a hash that `Customs::look_up` computes, too.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// As the reader writes a word before it looks it up.
fn key(word: &str) -> String {
    let plain = word.replace(['’', 'ʼ'], "'");
    let lower: String =
        plain.nfc().flat_map(|c| if c == 'İ' { 'i'.to_lowercase() } else { c.to_lowercase() }).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn flag(language: &Table, name: &str) -> bool {
    let section = language.get("quotation");
    section.and_then(|section| section.get(name)).and_then(toml::Value::as_bool).unwrap_or(false)
}

fn rows(language: &Table) -> BTreeMap<String, u32> {
    let mut rows = BTreeMap::new();
    let unspaced = flag(language, "script_no_spaces");
    let mut add = |word: &str, class: u32| {
        let word = key(word);
        if word.is_empty() {
            return;
        }
        // Where blanks part nothing, a row is found character by character.
        for (at, c) in word.char_indices().skip(1) {
            if c == ' ' || unspaced {
                *rows.entry(word[..at].to_owned()).or_insert(0) |= OPENS_PHRASE;
            }
        }
        *rows.entry(word).or_insert(0) |= class;
    };
    for (bit, class) in CLASSES.iter().enumerate() {
        if *class == "separable" {
            let pairs =
                language.get("quotation").and_then(|section| section.get(class)).and_then(|list| list.as_array());
            for pair in pairs.into_iter().flatten() {
                let pair: Vec<_> = pair.as_array().expect("a pair").iter().filter_map(|half| half.as_str()).collect();
                if let [verb, particle] = pair[..] {
                    add(verb, 1 << bit);
                    add(particle, PARTICLE);
                }
            }
        } else {
            for word in strings(language, "quotation", class) {
                add(word, 1 << bit);
            }
        }
    }
    for (list, class) in [("adverbs", ADVERBS), ("so_called", SO_CALLED)] {
        for word in strings(language, "quotation", list) {
            add(word, class);
        }
    }
    for list in ["before_name", "inner"] {
        for word in strings(language, "sentence", list) {
            add(word, ABBREVIATIONS);
        }
    }
    for list in ["months", "weekdays"] {
        let names = language.get("block").and_then(|section| section.get(list)).and_then(toml::Value::as_array);
        // Months come with their abbreviations; two letters are too few to tell them from words.
        let flat = names.into_iter().flatten().flat_map(|name| match name.as_array() {
            Some(forms) => forms.iter().collect(),
            None => vec![name],
        });
        for word in flat.filter_map(toml::Value::as_str).filter(|word| word.chars().count() > 2) {
            add(word, CALENDAR);
        }
    }
    rows
}

/// Slots of a table: the first power of two that leaves a third of it free.
fn slots(rows: usize) -> usize {
    (rows * 3 / 2 + 1).next_power_of_two()
}

/// Several numbers a line: a table of thousands of rows stays a page of text.
fn numbers(list: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for (n, item) in list.enumerate() {
        out.push_str(if n % 24 == 0 { "\n" } else { "" });
        let _ = write!(out, "{item},");
    }
    out
}

fn make(sources: &Sources) -> String {
    let mut out = String::from(
        "//! The words by which the press attributes: made by tests/it/tables/quotation.rs from the\n\
         //! sections [quotation] of languages/*.toml. Do not edit. MIT OR Apache-2.0; sources: SOURCES.md.\n\n\
         use crate::quotation::attribution::{Customs, Order};\n\n\
         /// One entry a language, sorted by code.\npub(crate) static CUSTOMS: &[Customs] = &[\n",
    );
    for (code, language) in &sources.languages {
        let rows = rows(language);
        if rows.is_empty() {
            continue;
        }
        assert!(rows.len() < usize::from(u16::MAX), "{code}: too many rows");
        let mut words = String::new();
        let mut starts = vec![0];
        for word in rows.keys() {
            words.push_str(word);
            starts.push(words.len());
        }
        let size = slots(rows.len());
        let mut table = vec![0u16; size];
        for (index, word) in rows.keys().enumerate() {
            let mut at = hash(word) as usize & (size - 1);
            while table[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table[at] = index as u16 + 1;
        }
        let section = language.get("quotation");
        let order = match section.and_then(|s| s.get("order")).and_then(|order| order.as_str()) {
            Some("before") => "Before",
            Some("after") => "After",
            _ => "Both",
        };
        let _ = writeln!(
            out,
            "Customs {{ code: *b{code:?}, order: Order::{order}, unspaced: {}, words: {words:?},\nstarts: &[{}],\nclasses: &[{}],\nslots: &[{}] }},",
            flag(language, "script_no_spaces"),
            numbers(starts.iter().map(ToString::to_string)),
            numbers(rows.values().map(|class| format!("{class:#x}"))),
            numbers(table.iter().map(ToString::to_string)),
        );
    }
    out.push_str("];\n");
    out
}
