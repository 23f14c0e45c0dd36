//! The tables of the room `quotation`: the words by which the press attributes.
//!
//! One hash table a language. A row is a word or the words of a phrase, joined
//! by one space, in lower case and NFC, with the classes it belongs to as bits
//! (named in `src/quotation/attribution/class.rs`, in the order of `CLASSES`).
//! Every phrase also leaves a row for each of its heads, marked `OPENS_PHRASE`,
//! so that the reader knows after one look-up whether to read on.
//!
//! Some rows are parts of words: a subject marker that begins with an apostrophe is a
//! case ending behind one (Yıldız**'a**), one that begins with a hyphen is written onto
//! its noun (थापा**ले**, where the row `-` says that there are such), and a determiner of
//! one or two letters in a script without capitals is an article written onto it (**ה**).
//! `naming_verbs`: by which people give nicknames (*прозвали*), in forms that report nobody's words.
//! `roles_behind`: what somebody is stands behind the name (*Orbán Balázs polgármester*).
//! `two_surnames`: people go by the first of two family names (Íñigo *Zabaleta* Ruiz).
//! `generations`: what ends a name and is part of it (*Jr.*, *Neto*). `name_cases`: an ending in
//! another case, and what it stands for (*Virtasen*, of *Virtanen*).
//!
//! The words themselves are not kept, only 36 bits of their hash beside the
//! bucket they fall into: a word of a text that no row knows is taken for
//! another once in ten thousand million words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use toml::Table;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Row, Sources, strings};

pub const TABLES: &[Row] = &[("attribution.rs", make)];

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
const NAMING: u32 = 1 << 30;
/// The later particle of a separable verb.
const PARTICLE: u32 = 1 << 26;
const OPENS_PHRASE: u32 = 1 << 31;

/// The hash of a row, as `key::Key` computes it, too.
fn hash(word: &str) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = word.chars().fold(FACTOR, |hash, c| (hash ^ u64::from(c)).wrapping_mul(FACTOR));
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}

/// As the reader writes a word before it looks it up.
fn key(word: &str) -> String {
    let plain = word.replace(['’', '‘', 'ʼ', 'ʻ'], "'").replace('״', "\"");
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
    for (list, class) in [("adverbs", ADVERBS), ("so_called", SO_CALLED), ("naming_verbs", NAMING)] {
        for word in strings(language, "quotation", list) {
            add(word, class);
        }
    }
    for word in strings(language, "quotation", "generations") {
        add(word, ABBREVIATIONS);
    }
    for list in ["before_name", "inner"] {
        for word in strings(language, "sentence", list) {
            add(word, ABBREVIATIONS);
        }
    }
    for list in ["months", "calendar_months", "weekdays"] {
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

/// The two characters that write a number under 4096.
fn digits(number: usize) -> [char; 2] {
    assert!(number < 1 << 12, "two digits of six bits");
    [number & 63, number >> 6].map(|digit| char::from(b'0' + digit as u8))
}

/// A row as the reader compares it: six bits of its hash a byte, all of them
/// printable, then the set of its classes by number.
fn record(hash: u64, set: usize) -> String {
    let print = (0..6).map(|byte| char::from(b'0' + (hash >> (8 * byte) & 63) as u8));
    print.chain(digits(set)).collect()
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

/// Where a language's speaker stands, as its rows name it.
fn order(language: &Table) -> &'static str {
    let section = language.get("quotation");
    match section.and_then(|section| section.get("order")).and_then(|order| order.as_str()) {
        Some("before") => "Before",
        Some("after") => "After",
        _ => "Both",
    }
}

/// The rows of one language in the order of their hashes, and where each bucket
/// of them starts; one to two rows a bucket.
fn table(code: &str, rows: &BTreeMap<String, u32>, sets: &[u32]) -> (u32, String, Vec<usize>) {
    let bits = (rows.len().next_power_of_two() / 2).trailing_zeros().max(1);
    let mut hashed: Vec<_> = rows.iter().map(|(word, class)| (hash(word), class)).collect();
    hashed.sort_unstable();
    let mut starts = vec![0; (1 << bits) + 1];
    for (hash, _) in &hashed {
        starts[(hash >> (64 - bits)) as usize + 1] += 1;
    }
    for bucket in 1..starts.len() {
        starts[bucket] += starts[bucket - 1];
    }
    assert!(hashed.len() < usize::from(u16::MAX), "{code}: too many rows");
    let records: Vec<_> = hashed
        .iter()
        .map(|(hash, class)| record(*hash, sets.binary_search(class).expect("a set that was gathered")))
        .collect();
    for bucket in starts.windows(2) {
        let mut prints: Vec<_> = records[bucket[0]..bucket[1]].iter().map(|record| &record[..6]).collect();
        prints.sort_unstable();
        assert!(prints.windows(2).all(|pair| pair[0] != pair[1]), "{code}: two rows that read alike");
    }
    (64 - bits, records.concat(), starts)
}

/// What a character of one or two bytes is to a word, as `letter.rs` reads it:
/// its lower case and five flags; nothing for what belongs to no word.
fn letter(c: char) -> u16 {
    const WORD: u16 = 1 << 11;
    const UPPER: u16 = 1 << 12;
    const CASELESS: u16 = 1 << 13;
    const NUMERIC: u16 = 1 << 14;
    const SLOW: u16 = 1 << 15;
    let lower = match c {
        'İ' => 'i',
        '״' => '"',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    let mark = is_combining_mark(c);
    let word = c.is_alphanumeric() || mark || matches!(c, '_' | '@' | '#' | '&' | '״' | '׳');
    if mark || matches!(c, 'ʼ' | 'ʻ') || word && u32::from(lower) >= 0x800 {
        return SLOW;
    }
    if !word {
        return 0;
    }
    let caseless = !c.is_ascii() && c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    [(c.is_uppercase(), UPPER), (caseless, CASELESS), (c.is_numeric(), NUMERIC)]
        .into_iter()
        .fold(WORD | u32::from(lower) as u16, |entry, (is, flag)| if is { entry | flag } else { entry })
}

/// The strings of a list in the section of quotations.
fn listed<'t>(language: &'t Table, key: &str) -> impl Iterator<Item = &'t str> {
    let list = language.get("quotation").and_then(|section| section.get(key)?.as_array());
    list.into_iter().flatten().filter_map(|entry| entry.as_str())
}

/// The pairs of `name_cases`.
fn pairs(language: &Table) -> impl Iterator<Item = (&str, &str)> {
    let list = language.get("quotation").and_then(|section| section.get("name_cases")?.as_array());
    list.into_iter().flatten().map(|pair| {
        let half = |at: usize| pair.get(at).and_then(toml::Value::as_str).expect("a pair");
        (half(0), half(1))
    })
}

fn make(sources: &Sources) -> String {
    let mut out = String::from(
        "//! The words by which the press attributes: made by tests/it/tables/quotation.rs from the\n\
         //! sections [quotation] of languages/*.toml. Do not edit. MIT OR Apache-2.0; sources: SOURCES.md.\n\n\
         use crate::quotation::attribution::{Customs, Order};\n\n",
    );
    let letters = (0..0x800).map(|code| char::from_u32(code).map_or(0, letter).to_string());
    let _ = writeln!(
        out,
        "/// What characters under U+0800 are to a word.\npub(crate) static LETTERS: [u16; 0x800] = [{}];\n",
        numbers(letters)
    );
    let languages: Vec<_> = sources.languages.iter().map(|(code, language)| (code, language, rows(language))).collect();
    let sets: BTreeSet<u32> = languages.iter().flat_map(|(_, _, rows)| rows.values().copied()).collect();
    let sets: Vec<u32> = sets.into_iter().collect();
    let _ = writeln!(
        out,
        "/// The sets of classes that rows have.\npub(crate) static SETS: &[u32] = &[{}];\n",
        numbers(sets.iter().map(|set| format!("{set:#x}")))
    );
    // A name keeps its ending in texts of every language.
    for (name, key, what) in [
        ("SURNAMES_SHE", "surnames_she", "What surnames of women alone end in"),
        ("SURNAMES_HE", "surnames_he", "What surnames of men alone end in"),
        ("SURNAMES_MADE", "surnames_made", "What makes a woman's surname of her family's"),
        ("GENITIVES", "name_genitives", "What makes a genitive of a name, without an apostrophe"),
        ("GENERATIONS", "generations", "What tells a namesake from an elder one, in small letters"),
    ] {
        let endings: BTreeSet<&str> = sources.languages.values().flat_map(|language| listed(language, key)).collect();
        let endings: Vec<&str> = endings.into_iter().collect();
        let _ = writeln!(out, "/// {what}, in any language.\npub(crate) static {name}: &[&str] = &{endings:?};\n");
    }
    let cases: BTreeSet<(&str, &str)> = sources.languages.values().flat_map(pairs).collect();
    let cases: Vec<(&str, &str)> = cases.into_iter().collect();
    let _ = writeln!(
        out,
        "/// Endings of names in other cases, and what the name itself ends in.\npub(crate) static CASES: &[(&str, &str)] = &{cases:?};\n"
    );
    out.push_str("/// One entry a language, sorted by code.\npub(crate) static CUSTOMS: &[Customs] = &[\n");
    for (code, language, rows) in &languages {
        if rows.is_empty() {
            continue;
        }
        let (shift, records, starts) = table(code, rows, &sets);
        let _ = writeln!(
            out,
            "Customs {{ code: *b{code:?}, order: Order::{}, unspaced: {}, capital_nouns: {}, surname_first: {}, roles_behind: {}, two_surnames: {}, shift: {shift},\nrows: br\"{records}\",\nstarts: &[{}] }},",
            order(language),
            flag(language, "script_no_spaces"),
            flag(language, "capital_nouns"),
            flag(language, "surname_first"),
            flag(language, "roles_behind"),
            flag(language, "two_surnames"),
            numbers(starts.iter().map(ToString::to_string)),
        );
    }
    out.push_str("];\n");
    out
}
