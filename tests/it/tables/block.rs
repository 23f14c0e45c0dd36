//! The tables of the room `block`.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::{Table, Value};

use super::{Row, Sources, strings};

#[allow(dead_code, unreachable_pub)]
#[path = "../../../src/block/fold.rs"]
mod fold;

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
/// Some row goes on behind this head of it.
const OPENS: u16 = 1 << 15;

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

/// The calendars of their own that languages count months by: the number of each stands
/// above that of the month (`CALENDAR` in `src/block/date/calendar.rs`).
const CALENDARS: [(&str, u8); 3] = [("solar", 1), ("ethiopic", 2), ("other", 3)];

fn calendar(language: &Table) -> Option<&str> {
    language.get("block")?.get("calendar").map(|name| name.as_str().expect("the name of a calendar"))
}

fn months<'a>(language: &'a Table, key: &str) -> Vec<Vec<&'a str>> {
    let rows = language.get("block").and_then(|section| section.get(key)).and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .map(|row| row.as_array().expect("a list a month").iter().map(|form| form.as_str().expect("a word")).collect())
        .collect()
}

fn make(sources: &Sources) -> String {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let (mut day_first, mut solar) = (Vec::new(), Vec::new());
    let mut eras = BTreeMap::new();
    for (code, language) in &sources.languages {
        for (list, bit) in LISTS {
            for word in strings(language, "block", list) {
                entries.entry(word.to_owned()).or_default().bits |= bit;
            }
        }
        let common = months(language, "months");
        assert!(common.is_empty() || common.len() == 12, "{code}: {} months", common.len());
        let own = calendar(language).map(|name| {
            let number = CALENDARS.iter().find(|row| row.0 == name).expect("a calendar that is known").1;
            (1 + (number << 4)..).zip(months(language, "calendar_months"))
        });
        if calendar(language) == Some("solar") {
            solar.push(code);
        }
        eras.extend(era_years(language));
        for (month, forms) in (1..).zip(common).chain(own.into_iter().flatten()) {
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
    let rows = merged(entries);
    write_entries(&mut out, &rows);
    write_contested(&mut out, &rows);
    write_eras(&mut out, &eras);
    out.push_str("\n/// Languages whose dates of numbers with such years are of the solar calendar.\n");
    out.push_str("pub(crate) static SOLAR: &[[u8; 3]] = &[\n");
    for code in solar {
        writeln!(out, "    *b{code:?},").unwrap();
    }
    out.push_str("];\n");
    out.push_str("\n/// Languages that write the day before the month in numbers.\n");
    out.push_str("pub(crate) static DAY_FIRST: &[[u8; 3]] = &[\n");
    for code in day_first {
        writeln!(out, "    *b{code:?},").unwrap();
    }
    out.push_str("];\n");
    out
}

/// The eras of a language, with the year before the first of each.
fn era_years(language: &Table) -> Vec<(String, i64)> {
    let rows = language.get("block").and_then(|section| section.get("eras")).and_then(Value::as_table);
    let year = |year: &Value| year.as_integer().expect("a year");
    rows.into_iter().flatten().map(|(name, before)| (name.clone(), year(before))).collect()
}

fn write_eras(out: &mut String, eras: &BTreeMap<String, i64>) {
    out.push_str("\n/// Eras that years are counted in, with the year before the first of each.\n");
    out.push_str("pub(crate) static ERAS: &[(&str, u32)] = &[\n");
    for (name, before) in eras {
        writeln!(out, "    ({name:?}, {before}),").unwrap();
    }
    out.push_str("];\n");
}

impl Entry {
    /// The month that all languages mean, else 0.
    fn month(&self) -> u8 {
        let mut meanings = self.months.values();
        let first = meanings.next().copied().unwrap_or(0);
        if meanings.all(|&month| month == first) { first } else { 0 }
    }
}

/// The hash of a row, and of each head of it at which a text is looked up.
fn heads(row: &str) -> Vec<u64> {
    let (mut at, mut hash, mut heads) = (0, fold::START, Vec::new());
    while let Some(token) = fold::token(&row[at..]) {
        hash = fold::hash(hash, &row[at..], token);
        at += token.len;
        if !token.is_blank {
            heads.push(hash);
        }
    }
    heads
}

/// The rows by their hashes; those that are folded alike are one.
fn merged(rows: BTreeMap<String, Entry>) -> BTreeMap<u64, (String, Entry)> {
    let mut merged: BTreeMap<u64, (String, Entry)> = BTreeMap::new();
    for (row, mut entry) in rows {
        let hash = *heads(&row).last().expect("a row that is not empty");
        let kept = &mut merged.entry(hash).or_insert_with(|| (row, Entry::default())).1;
        kept.bits |= entry.bits;
        kept.months.append(&mut entry.months);
    }
    merged
}

fn write_entries(out: &mut String, rows: &BTreeMap<u64, (String, Entry)>) {
    let mut entries: BTreeMap<u64, (u16, u8)> = BTreeMap::new();
    for (&hash, (row, entry)) in rows {
        let kept = entries.entry(hash).or_default();
        *kept = (kept.0 | entry.bits, entry.month());
        let heads = heads(row);
        for &head in &heads[..heads.len() - 1] {
            entries.entry(head).or_default().0 |= OPENS;
        }
    }
    let len = entries.len() * 8 / 5;
    let mut slots = vec![(0, 0, 0); len];
    for (&hash, &(bits, month)) in &entries {
        let (slot, mark) = fold::place(hash, len);
        let free = (slot..len).chain(0..slot).find(|&at| slots[at].1 == 0).expect("a free slot");
        assert!(!slots[slot..].iter().take_while(|other| other.1 != 0).any(|other| other.0 == mark), "two of one mark");
        slots[free] = (mark, bits, month);
    }
    out.push_str(
        "/// Words and phrases, and the heads of phrases, by their hash (`block::fold`): the mark of each, its\n",
    );
    out.push_str("/// bits, and its month where all languages that have it agree (else 0). Free slots have no bits.\n");
    writeln!(out, "pub(crate) static ENTRIES: [(u32, u16, u8); {len}] = [").unwrap();
    for row in slots.chunks(6) {
        out.push_str("   ");
        row.iter().for_each(|slot| write!(out, " {slot:?},").unwrap());
        out.push('\n');
    }
    out.push_str("];\n");
}

fn write_contested(out: &mut String, rows: &BTreeMap<u64, (String, Entry)>) {
    let mut contested = Vec::new();
    for (&hash, (row, entry)) in rows.iter().filter(|(_, (_, entry))| entry.month() == 0) {
        contested.extend(entry.months.iter().map(|(code, month)| (fold::place(hash, 1).1, code, month, row)));
    }
    contested.sort();
    out.push_str("\n/// Words that name another month in another language, by their marks.\n");
    out.push_str("pub(crate) static CONTESTED_MONTHS: &[(u32, [u8; 3], u8)] = &[\n");
    for (mark, code, month, row) in contested {
        writeln!(out, "    ({mark}, *b{code:?}, {month}), // {row}").unwrap();
    }
    out.push_str("];\n");
}
