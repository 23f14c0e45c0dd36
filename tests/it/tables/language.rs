//! The tables of the room `language`: names, scripts, and the evidence by which
//! words and letters speak for languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use toml::{Table, Value};

use super::{Row, Sources};

#[path = "../../../src/language/hash.rs"]
mod hash;

pub const TABLES: &[Row] = &[("language.rs", names), ("language_evidence.rs", evidence)];

/// What the ranks of words weigh. Letters weigh their row's place in the list.
const RANKS: [(&str, u32); 3] = [("common", 7), ("frequent", 5), ("known", 3)];

/// How loudly forms speak that tell close languages apart: those that one of them has
/// alone, and those that it has more often than another.
const GRADES: [(&str, u32); 2] = [("contrast", 8), ("leaning", 2)];

/// A list of so many columns of Latin script or more is stored as a row of all their weights.
const LONG: usize = 16;

/// Twice as many columns as such a row has bytes.
const HALF: usize = 32;

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn section(table: &Table) -> &Table {
    table["language"].as_table().expect("a section [language]")
}

/// Every pair of a language and a script that needs evidence to be told from
/// another of that script, with the rows that hold it: a *column*.
fn columns(sources: &Sources) -> Vec<(&str, &str, &Table)> {
    let mut users: BTreeMap<&str, usize> = BTreeMap::new();
    for table in sources.languages.values() {
        list(section(table), "scripts").into_iter().for_each(|script| *users.entry(script).or_default() += 1);
    }
    let mut columns = Vec::new();
    for (code, table) in &sources.languages {
        let head = section(table);
        for (index, script) in list(head, "scripts").into_iter().enumerate() {
            if users[script] > 1 {
                // The first script's rows stand in the section itself, another's in a table of its name.
                let rows = if index == 0 { Some(head) } else { head.get(script).and_then(Value::as_table) };
                columns.push((code.as_str(), script, rows.expect("a table for each further script")));
            }
        }
    }
    assert!(columns.len() <= 128, "columns are seven bits");
    // Those of a script stand side by side, Latin first.
    let order: Vec<&str> = scripts(sources).into_iter().map(|script| text(script, "code")).collect();
    columns.sort_by_key(|&(_, script, _)| order.iter().position(|known| *known == script));
    assert!(columns.iter().take_while(|column| column.1 == "Latn").count() <= 2 * HALF, "a long row has no more");
    columns
}

/// Names and codes of languages, and scripts with their ranges.
fn names(sources: &Sources) -> String {
    let mut out = String::from(
        "// Made from languages/*.toml, section [language], and subjects/scripts.toml by the test `tables`.\n\
         // Sources and licences: SOURCES.md. Do not edit.\n\n\
         use crate::language::tables::{Facts, Points, ScriptFacts};\n\n\
         /// Every language, sorted by its code.\npub(crate) const LANGUAGES: &[Facts] = &[\n",
    );
    let codes: Vec<&str> = sources.languages.keys().map(String::as_str).collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let scripts = scripts(sources);
    for (index, (code, table)) in sources.languages.iter().enumerate() {
        let head = section(table);
        let (english, own, iso1) = (text(head, "english"), text(head, "own"), text(head, "iso1"));
        assert!(!english.is_empty() && !own.is_empty(), "{code} lacks a name");
        let used = list(head, "scripts");
        let rtl = scripts.iter().any(|script| used.first() == Some(&text(script, "code")) && is_rtl(script));
        let iso1 = if iso1.is_empty() { "None".to_owned() } else { format!("Some({iso1:?})") };
        writeln!(
            out,
            "    Facts {{ code: *b{code:?}, iso1: {iso1}, english: {english:?}, own: {own:?}, right_to_left: {rtl} }},"
        )
        .unwrap();
        let aliases = list(head, "aliases");
        for name in [code, english, own, text(head, "iso1")].into_iter().chain(aliases).filter(|name| !name.is_empty())
        {
            let other = known.insert(name.to_lowercase(), index);
            assert!(other.is_none_or(|other| other == index), "{name} names both {code} and {}", codes[other.unwrap()]);
        }
    }
    out.push_str("];\n\n/// Lower-case codes and names, sorted, with the place of the language they name.\npub(crate) const NAMES: &[(&str, u8)] = &[\n");
    for (name, index) in &known {
        writeln!(out, "    ({name:?}, {index}),").unwrap();
    }
    out.push_str("];\n\n/// Scripts, in the order of their file.\npub(crate) const SCRIPTS: &[ScriptFacts] = &[\n");
    for script in &scripts {
        let code = text(script, "code");
        let users: Vec<usize> = (0..codes.len())
            .filter(|&index| list(section(&sources.languages[codes[index]]), "scripts").contains(&code))
            .collect();
        let sole = if let [only] = users[..] { format!("Some({only})") } else { "None".to_owned() };
        let weight = script.get("weight").and_then(Value::as_integer).unwrap_or(1);
        let whole = script.get("whole").and_then(Value::as_str).unwrap_or(code);
        writeln!(
            out,
            "    ScriptFacts {{ code: *b{code:?}, whole: *b{whole:?}, sole: {sole}, shared: {}, weight: {weight} }},",
            users.len() > 1
        )
        .unwrap();
    }
    out.push_str("];\n\n/// Ranges of code points, sorted, each with the place of its script.\npub(crate) const RANGES: &[Points] = &[\n");
    let mut ranges = Vec::new();
    for (index, script) in scripts.iter().enumerate() {
        for range in script["ranges"].as_array().expect("ranges") {
            ranges.push((range[0].as_integer().expect("a start"), range[1].as_integer().expect("an end"), index));
        }
    }
    ranges.sort_unstable();
    assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "ranges overlap");
    for (first, last, script) in ranges {
        writeln!(out, "    Points {{ first: {first:#x}, last: {last:#x}, script: {script} }},").unwrap();
    }
    out.push_str("];\n");
    out
}

fn scripts(sources: &Sources) -> Vec<&Table> {
    sources.subjects["scripts"]["script"].as_array().expect("scripts").iter().filter_map(Value::as_table).collect()
}

fn is_rtl(script: &Table) -> bool {
    script.get("rtl").and_then(Value::as_bool) == Some(true)
}

/// The group of close languages that one is of, counted from 1; 0 for none.
fn group(sources: &Sources, code: &str) -> u8 {
    let groups = sources.subjects["scripts"]["close"].as_array().expect("groups");
    let is_in =
        |group: &Value| group.as_array().is_some_and(|codes| codes.iter().any(|known| known.as_str() == Some(code)));
    groups.iter().position(is_in).map_or(0, |at| at as u8 + 1)
}

/// The hash of a word, a beginning (`svijet-`) or an ending (`-leik`) of a group.
fn form_hash(group: u8, form: &str) -> u32 {
    let bare = form.trim_matches('-');
    let fold = |from_end, letters: &mut dyn Iterator<Item = char>| {
        letters.fold(hash::contrast(group, from_end), |sum, c| hash::extend(sum, c as u32))
    };
    match (form.starts_with('-'), form.ends_with('-')) {
        (true, _) => fold(true, &mut bare.chars().rev()),
        (false, true) => fold(false, &mut bare.chars()),
        _ => hash::extend(fold(false, &mut bare.chars()), hash::EDGE),
    }
}

/// What each word or trigram says: the columns it speaks for and how loudly.
fn evidence(sources: &Sources) -> String {
    let columns = columns(sources);
    let mut said: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    let mut say = |hash: u32, column: usize, weight: u32| {
        let best = said.entry(hash).or_default().entry(column as u32).or_default();
        *best = weight.max(*best);
    };
    for (column, (code, _, rows)) in columns.iter().enumerate() {
        let group = group(sources, code);
        for (form, grade) in
            GRADES.iter().flat_map(|(key, grade)| text(rows, key).split_whitespace().map(move |form| (form, *grade)))
        {
            assert!(group != 0, "{code} has rows of contrast and no group");
            say(form_hash(group, form), column, grade);
        }
        for (rank, weight) in RANKS {
            for word in text(rows, rank).split_whitespace() {
                say(word.chars().fold(hash::WORD, |sum, c| hash::extend(sum, c as u32)), column, weight);
            }
        }
        for (index, grams) in list(rows, "letters").into_iter().enumerate() {
            for gram in grams.split_whitespace() {
                let letters: Vec<u32> =
                    gram.chars().map(|c| if c == '_' { hash::EDGE } else { u32::from(c) }).collect();
                let [a, b, c] = letters[..] else { panic!("{gram} is not three letters") };
                say(hash::trigram(a, b, c), column, index as u32 + 1);
            }
        }
    }

    // Equal lists are stored once: the short ones one after the other, then long rows.
    let latin = columns.iter().take_while(|column| column.1 == "Latn").count() as u32;
    let is_long = |entries: &BTreeMap<u32, u32>| entries.len() >= LONG && entries.keys().all(|&column| column < latin);
    let mut pool: Vec<u32> = Vec::new();
    let mut starts: BTreeMap<&BTreeMap<u32, u32>, u32> = BTreeMap::new();
    for entries in said.values().filter(|entries| !is_long(entries)).collect::<BTreeSet<_>>() {
        starts.insert(entries, pool.len() as u32);
        pool.extend(packed(entries));
    }
    let mut rows: Vec<u32> = Vec::new();
    for entries in said.values().filter(|entries| is_long(entries)).collect::<BTreeSet<_>>() {
        starts.insert(entries, (pool.len() + rows.len() / HALF) as u32);
        let weight = |column: usize| entries.get(&(column as u32)).copied().unwrap_or(0);
        rows.extend((0..HALF).map(|column| weight(column) | (weight(HALF + column) << 4)));
    }
    assert!(pool.len() + rows.len() / HALF < 1 << 18, "places are eighteen bits");

    let slots = (said.len() * 3 / 2).next_power_of_two();
    let mut table: Vec<Option<u32>> = vec![None; slots];
    for (&hash, entries) in &said {
        let (mut at, mark) = hash::place(hash, slots);
        while table[at].is_some() {
            at = (at + 1) % slots;
        }
        table[at] = Some((starts[entries] << 12) | mark);
    }

    let mut out = String::from(
        "// Made from languages/*.toml, section [language], by the test `tables`.\n\
         // Sources and licences: SOURCES.md. Do not edit.\n\n\
         use crate::language::tables::Column;\n\n\
         /// The columns of the evidence: a language in a script.\npub(crate) const COLUMNS: &[Column] = &[\n",
    );
    for (code, script, _) in &columns {
        let language = sources.languages.keys().position(|known| known == code).expect("a known code");
        let place = scripts(sources).iter().position(|known| text(known, "code") == *script).expect("a known script");
        let group = group(sources, code);
        writeln!(out, "    Column {{ language: {language}, script: {place}, group: {group} }}, // {code} {script}")
            .unwrap();
    }
    writeln!(out, "];\n\n{}", alphabets(&columns)).unwrap();
    writeln!(out, "/// The number of slots.\npub(crate) const SLOTS: usize = {slots};\n").unwrap();
    out.push_str(
        "/// Slots of five digits: the place in `POOL`, or past its end in `LONG`, and twelve bits of the hash; empty\n\
         /// slots are all ones.\n",
    );
    digits(&mut out, "TABLE", table.into_iter().map(|slot| slot.unwrap_or(0x3FFF_FFFF)), 5);
    out.push_str("\n/// Entries of two digits: whether the list goes on, the weight, the column.\n");
    digits(&mut out, "POOL", pool.into_iter(), 2);
    out.push_str("\n/// Rows of weights of the columns of Latin script, two a byte, a byte in two digits.\n");
    digits(&mut out, "LONG", rows.into_iter(), 2);
    out.push_str(
        "\n/// For each column the frequent words that tell it, each in the slot of its hash: twelve bits of the hash,\n\
         /// and by how much it speaks for the column more than for any other of the script; in three digits.\n",
    );
    digits(&mut out, "FREQUENT_WORDS", frequent_words(&columns, &said).into_iter(), 3);
    out
}

/// The letters that some alphabets of a script have and others have not, with a bit for each column
/// that lacks them. A column without an alphabet has all.
fn alphabets(columns: &[(&str, &str, &Table)]) -> String {
    let mut letters: BTreeMap<char, u128> = BTreeMap::new();
    for (_, script, rows) in columns {
        for letter in text(rows, "alphabet").chars() {
            let lacks = |&(_, (_, other, rows)): &(usize, &(&str, &str, &Table))| {
                other == script && rows.contains_key("alphabet") && !text(rows, "alphabet").contains(letter)
            };
            let bits = columns.iter().enumerate().filter(lacks).fold(0, |bits, (column, _)| bits | (1 << column));
            letters.insert(letter, bits);
        }
    }
    letters.retain(|_, lacks| *lacks != 0);
    assert!(letters.len() < 256, "places of letters are a byte");
    let mut out = String::from(
        "/// Letters that not every alphabet of their script has, each with a bit for each column that lacks it.\n\
         pub(crate) const LETTERS: &[(char, u128)] = &[\n",
    );
    for (letter, lacks) in letters {
        writeln!(out, "    ({letter:?}, {lacks:#x}),").unwrap();
    }
    out.push_str("];\n");
    out
}

/// Endings are trigrams that a language has twenty times as often as any other of its script.
const LEAD_OF_ENDING: u32 = 3;

/// The words of the first two ranks that speak for their column by two grades more
/// than for any other, each in its slot; where two share one, the first. Then the endings of
/// two letters of two bytes each (Cyrillic, Arabic, Hebrew) that do, where a slot is left.
fn frequent_words(columns: &[(&str, &str, &Table)], said: &BTreeMap<u32, BTreeMap<u32, u32>>) -> Vec<u32> {
    let mut out = vec![0; columns.len() * hash::FREQUENT_SLOTS];
    for (column, (_, _, rows)) in columns.iter().enumerate() {
        for word in RANKS[..2].iter().flat_map(|(rank, _)| text(rows, rank).split_whitespace()) {
            let lead =
                lead(columns, &said[&word.chars().fold(hash::WORD, |sum, c| hash::extend(sum, c as u32))], column);
            if lead < 2 || word.len() > 16 {
                continue;
            }
            let mut bytes = [0; 16];
            bytes.iter_mut().zip(word.bytes()).for_each(|(place, byte)| *place = byte | (hash::FOLD as u8));
            let number = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
            let (slot, mark) = hash::frequent(number(&bytes[..8]), number(&bytes[8..]));
            let place = &mut out[column * hash::FREQUENT_SLOTS + slot];
            if *place == 0 {
                *place = (u32::from(mark) << 4) | lead;
            }
        }
        for gram in list(rows, "letters").iter().flat_map(|grams| grams.split_whitespace()) {
            let Some(four) = gram.strip_suffix('_').and_then(|ending| ending.as_bytes().try_into().ok()) else {
                continue;
            };
            let [a, b, c] = [0, 1, 2].map(|at| gram.chars().nth(at).expect("three letters") as u32);
            let lead = lead(columns, &said[&hash::trigram(a, b, c)], column);
            let (slot, mark) = hash::ending(u32::from_le_bytes(four) | hash::FOLD as u32);
            let place = &mut out[column * hash::FREQUENT_SLOTS + slot];
            if *place == 0 && lead >= LEAD_OF_ENDING && !gram.starts_with('_') {
                *place = (u32::from(mark) << 4) | lead;
            }
        }
    }
    out
}

/// By how much a word or trigram speaks for a column more than for any other of its script.
fn lead(columns: &[(&str, &str, &Table)], entries: &BTreeMap<u32, u32>, column: usize) -> u32 {
    let other = |&(&other, _): &(&u32, &u32)| other != column as u32 && columns[other as usize].1 == columns[column].1;
    let rival = entries.iter().filter(other).map(|(_, &weight)| weight).max().unwrap_or(0);
    entries[&(column as u32)].saturating_sub(rival)
}

/// A list as it is stored: the column in seven bits, the weight in four, and one that says whether more follows.
fn packed(entries: &BTreeMap<u32, u32>) -> Vec<u32> {
    let last = entries.len() - 1;
    let more = |index: usize| u32::from(index < last) << 11;
    entries.iter().enumerate().map(|(index, (column, weight))| more(index) | (weight << 7) | column).collect()
}

/// Numbers as digits of six bits, lowest first, each a printing character from `?` on.
fn digits(out: &mut String, name: &str, numbers: impl Iterator<Item = u32>, width: usize) {
    let text: String = numbers
        .flat_map(|number| (0..width).map(move |place| char::from(b'?' + ((number >> (6 * place)) & 63) as u8)))
        .collect();
    writeln!(out, "pub(crate) const {name}: &[u8] = concat!(").unwrap();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(100));
        writeln!(out, "    r\"{line}\",").unwrap();
        rest = after;
    }
    out.push_str(")\n.as_bytes();\n");
}
