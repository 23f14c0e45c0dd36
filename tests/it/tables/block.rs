//! The tables of the room `block`.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::{Table, Value};

use super::{Row, Sources, strings};

pub const TABLES: &[Row] = &[("block.rs", make)];

/// The lists of a language's section, with the names of their bits in `src/block/words.rs`.
const LISTS: [(&str, u16); 11] = [
    ("byline", 1),
    ("byline_after", 2),
    ("published", 4),
    ("clock", 8),
    ("weekdays", 16),
    ("boilerplate", 32),
    ("read_also", 64),
    ("year_mark", 256),
    ("month_mark", 512),
    ("credit", 1024),
    ("invite", 2048),
];
const MONTH: u16 = 128;

const HEAD: &str = "\
//! Words of furniture, bylines and dates.
//!
//! Made from the section `[block]` of `languages/*.toml` by the test `tables`; do not edit.
//! Sources and licences: the section `block` of `SOURCES.md` (months and weekdays: CLDR, Unicode-3.0).

";

#[derive(Default)]
struct Entry {
    bits: u16,
    /// The month each language means.
    months: BTreeMap<String, u8>,
}

fn months(language: &Table) -> Vec<Vec<&str>> {
    let rows = language.get("block").and_then(|section| section.get("months")).and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .map(|row| row.as_array().expect("a list a month").iter().map(|form| form.as_str().expect("a word")).collect())
        .collect()
}

fn make(sources: &Sources) -> String {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut day_first = Vec::new();
    for (code, language) in &sources.languages {
        for (list, bit) in LISTS {
            for word in strings(language, "block", list) {
                entries.entry(word.to_owned()).or_default().bits |= bit;
            }
        }
        let months = months(language);
        assert!(months.is_empty() || months.len() == 12, "{code}: {} months", months.len());
        for (month, forms) in (1..).zip(months) {
            for form in forms {
                let entry = entries.entry(form.to_owned()).or_default();
                entry.bits |= MONTH;
                entry.months.entry(code.clone()).or_insert(month);
            }
        }
        let order = language.get("block").and_then(|section| section.get("date_order")).and_then(Value::as_str);
        match order {
            Some("dmy") => day_first.push(code),
            None => {}
            Some(other) => panic!("{code}: an order of dates that is not known: {other}"),
        }
    }

    let mut out = String::from(HEAD);
    out.push_str("/// The word or phrase, its bits, and its month where all languages that have it agree (else 0).\n");
    out.push_str("pub(crate) static WORDS: &[(&str, u16, u8)] = &[\n");
    let mut contested = String::new();
    for (word, entry) in &entries {
        assert_eq!(*word, word.to_lowercase().replace('\u{307}', ""), "rows are in lower case");
        let mut meanings: Vec<u8> = entry.months.values().copied().collect();
        meanings.sort_unstable();
        meanings.dedup();
        let month = match meanings[..] {
            [month] => month,
            _ => 0,
        };
        writeln!(out, "    ({word:?}, {}, {month}),", entry.bits).unwrap();
        if meanings.len() > 1 {
            for (code, month) in &entry.months {
                writeln!(contested, "    ({word:?}, *b{code:?}, {month}),").unwrap();
            }
        }
    }
    out.push_str("];\n\n/// Words that name another month in another language.\n");
    write!(out, "pub(crate) static CONTESTED_MONTHS: &[(&str, [u8; 3], u8)] = &[\n{contested}];\n").unwrap();
    out.push_str("\n/// Languages that write the day before the month in numbers.\n");
    out.push_str("pub(crate) static DAY_FIRST: &[[u8; 3]] = &[\n");
    for code in day_first {
        writeln!(out, "    *b{code:?},").unwrap();
    }
    out.push_str("];\n");
    out
}
