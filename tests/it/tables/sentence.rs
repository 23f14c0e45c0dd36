//! The tables of the room `sentence`: what each language's press does with a full stop.

use std::fmt::Write as _;

use toml::Table;
use unicode_normalization::is_nfc;

use super::{Row, Sources, strings};

#[path = "../../../src/sentence/filter.rs"]
mod filter;

pub const TABLES: &[Row] = &[("sentence.rs", make)];

const SECTION: &str = "sentence";

/// The keys of abbreviations, by what follows them, and the variant each becomes.
const KINDS: [(&str, &str); 4] =
    [("before_name", "Name"), ("before_number", "Number"), ("inner", "Inner"), ("closing", "Closing")];

const LISTS: [&str; 7] = ["starters", "openers", "followers", "terminators", "continues", "openings", "number_endings"];

const FLAGS: [&str; 4] = ["ordinal_dot", "capital_nouns", "dot_ends", "numeral_first"];

fn make(sources: &Sources) -> String {
    let mut out = String::from(
        "// Made by tests/it/tables/sentence.rs from the sections [sentence] of languages/*.toml\n\
         // and subjects/sentence.toml; sources and licences: SOURCES.md, section sentence.\n\n\
         use crate::sentence::customs::Abbreviation::{self, Closing, Inner, Name, Number};\n\
         use crate::sentence::customs::Customs;\n\n",
    );
    let shared = &sources.subjects[SECTION];
    writeln!(out, "/// What the press of every language writes in names.").unwrap();
    writeln!(out, "pub(crate) static SHARED: &[(&str, Abbreviation)] = {};\n", abbreviations(SECTION, shared)).unwrap();
    writeln!(out, "/// Each language's rows, by its code.").unwrap();
    writeln!(out, "pub(crate) static CUSTOMS: &[([u8; 3], Customs)] = &[").unwrap();
    for (code, language) in &sources.languages {
        if language.get(SECTION).and_then(|section| section.as_table()).is_some_and(|section| !section.is_empty()) {
            check_keys(code, language);
            writeln!(out, "    (*b\"{code}\", {}),", customs(code, language, shared)).unwrap();
        }
    }
    out.push_str("];\n");
    out
}

/// A key that nothing reads is a mistake in the row, not a wish.
fn check_keys(code: &str, language: &Table) {
    for key in language[SECTION].as_table().expect("a section").keys() {
        let known = KINDS.iter().map(|(key, _)| *key).chain(LISTS).chain(FLAGS);
        assert!(known.into_iter().any(|known| known == key), "{code}: no such key: {key}");
    }
}

/// A language's row: what differs from `Customs::NONE`, so that a new field of it
/// needs no other table.
fn customs(code: &str, language: &Table, shared: &Table) -> String {
    let filter = filter_of(language, shared);
    let mut out = format!("Customs {{ abbreviations: {}, filter: {filter}", abbreviations(code, language));
    for key in LISTS {
        let mut rows = strings(language, SECTION, key);
        if rows.is_empty() {
            continue;
        }
        if matches!(key, "starters" | "openers" | "followers") {
            rows.iter().for_each(|row| assert_eq!(row.to_lowercase(), **row, "{code}: {key} stand in lower case"));
        }
        if key != "terminators" {
            rows.iter().for_each(|row| assert!(is_nfc(row), "{code}: {row}: rows stand in composed letters"));
        }
        rows.sort_unstable();
        rows.dedup();
        write!(out, ", {key}: &{rows:?}").unwrap();
    }
    for key in FLAGS {
        let flag = language.get(SECTION).and_then(|section| section.get(key));
        if let Some(flag) = flag {
            write!(out, ", {key}: {}", flag.as_bool().expect("a flag")).unwrap();
        }
    }
    out.push_str(", ..Customs::NONE }");
    out
}

/// The filter that lets through the language's abbreviations and the shared ones.
fn filter_of(language: &Table, shared: &Table) -> String {
    let mut bits = [0; filter::WORDS];
    for table in [language, shared] {
        for row in KINDS.iter().flat_map(|(key, _)| strings(table, SECTION, key)) {
            let (slot, bit) = filter::bit(row.as_bytes());
            bits[slot] |= bit;
        }
    }
    format!("{bits:#x?}").replace(['\n', ' '], "").replace(",]", "]").replace(',', ", ")
}

/// The abbreviations, sorted, each once.
fn abbreviations(code: &str, language: &Table) -> String {
    let mut rows: Vec<_> = KINDS
        .iter()
        .flat_map(|(key, kind)| strings(language, SECTION, key).into_iter().map(move |row| (row, kind)))
        .collect();
    rows.sort_unstable();
    for pair in rows.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "{code}: one abbreviation of two kinds or twice");
    }
    let rows: Vec<_> = rows
        .iter()
        .map(|(row, kind)| {
            assert!(is_nfc(row), "{code}: {row}: rows stand in composed letters");
            assert!(!row.ends_with('.') && !row.contains(' '), "{code}: {row}: rows stand without their last stop");
            format!("({row:?}, {kind})")
        })
        .collect();
    format!("&[{}]", rows.join(", "))
}
