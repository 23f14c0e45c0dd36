//! Makes the Rust tables from their TOML rows and holds the checked-in files to them.
//!
//! `NEWSPRINT_TABLES=write cargo test --test it tables` writes what differs.

mod block;
mod language;
mod marks;
mod normalize;
mod price;
mod price_gate;
mod quotation;
mod sentence;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

/// The rows as a person edits them.
pub struct Sources {
    /// One table a language, keyed by its ISO 639-3 code, from `languages/`.
    pub languages: BTreeMap<String, Table>,
    /// One table a subject that belongs to no language, keyed by file name, from `subjects/`.
    pub subjects: BTreeMap<String, Table>,
}

/// A generated file: its name below `src/tables/`, and how it is made.
pub type Row = (&'static str, fn(&Sources) -> String);

/// Every generated file, one maker a room.
fn generated() -> Vec<Row> {
    [
        block::TABLES,
        language::TABLES,
        marks::TABLES,
        normalize::TABLES,
        price::TABLES,
        quotation::TABLES,
        sentence::TABLES,
    ]
    .concat()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tables")
}

fn load(folder: &Path) -> BTreeMap<String, Table> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a folder that lists").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).expect("a table that reads");
            let table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            found.insert(path.file_stem().expect("a name").to_string_lossy().into_owned(), table);
        }
    }
    found
}

impl Sources {
    fn read() -> Self {
        Self { languages: load(&root().join("languages")), subjects: load(&root().join("subjects")) }
    }
}

/// The strings of an array in a language's section, or none where it is absent.
pub fn strings<'a>(language: &'a Table, section: &str, key: &str) -> Vec<&'a str> {
    let list = language.get(section).and_then(|section| section.get(key)).and_then(|list| list.as_array());
    list.into_iter().flatten().map(|row| row.as_str().expect("a list of strings")).collect()
}

#[test]
fn generated_tables_are_those_their_rows_make() {
    let sources = Sources::read();
    let write = std::env::var_os("NEWSPRINT_TABLES").is_some_and(|value| value == "write");
    let mut stale = Vec::new();
    for (name, make) in generated() {
        let path = root().join(name);
        let wanted = make(&sources);
        if fs::read_to_string(&path).is_ok_and(|present| present == wanted) {
            continue;
        }
        if write {
            fs::write(&path, wanted).expect("a folder that takes files");
        } else {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "not what their rows make: {stale:?}; NEWSPRINT_TABLES=write makes them anew");
}

#[test]
fn every_language_file_is_named_by_its_code() {
    let sources = Sources::read();
    assert!(!sources.languages.is_empty());
    for (name, table) in &sources.languages {
        assert_eq!(table.get("code").and_then(|code| code.as_str()), Some(name.as_str()));
    }
}

/// The file that the guide shows is one that every maker reads.
#[test]
fn the_language_that_the_guide_adds_gets_its_rows() {
    let page = include_str!("../../../docs/guide/adding-a-language.md");
    let (_, rest) = page.split_once("```toml\n").expect("a file");
    let added: Table = rest.split_once("```").expect("its end").0.parse().expect("TOML");
    let code = added["code"].as_str().expect("a code").to_owned();
    let mut sources = Sources::read();
    let before: Vec<String> = generated().into_iter().map(|(_, make)| make(&sources)).collect();
    assert!(sources.languages.insert(code, added).is_none(), "the guide adds a language that is there");
    for ((name, make), before) in generated().into_iter().zip(before) {
        assert_eq!(make(&sources) != before, !name.starts_with("normalize"), "{name}");
    }
}
