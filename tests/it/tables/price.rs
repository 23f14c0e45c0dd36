//! The table of the room `price`: currencies, and the words and signs of amounts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

use super::{Row, Sources, strings};

pub const TABLES: &[Row] = &[("price.rs", make)];

/// How many buckets the words are spread over: a power of two near their number.
const BUCKETS: usize = 8192;
/// How many bits tell that a word is not there: ten times as many as words.
const FILTER: usize = 1 << 17;
/// The language of rows that are read in any.
const ANY: u32 = 127;

const CURRENCY: u32 = 0;
const SCALE: u32 = 1;
const REGION: u32 = 2;
const NUMBER: u32 = 3;
const AND: u32 = 4;
const OF: u32 = 5;
const TO: u32 = 6;
/// Lists of a language's section, with the kind of their rows.
const LISTS: [(&str, u32); 16] = [
    ("and", AND),
    ("of", OF),
    ("to", TO),
    ("until", TO),
    ("between", 7),
    ("from", 8),
    ("at_least", 8),
    ("up_to", 9),
    ("per", 10),
    ("each", 11),
    ("free", 12),
    ("offer", 13),
    ("old", 14),
    ("new", 15),
    ("change", 16),
    ("saving", 17),
];

const GUARDED: u32 = 1;
const DOTTED: u32 = 2;
const LOOSE: u32 = 4;
const CASED: u32 = 8;

/// Families by number, each with the digits of its minor unit (0 where it is a major one).
#[derive(Default)]
struct Families {
    names: Vec<String>,
    rows: Vec<(u8, Vec<String>)>,
}

impl Families {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(at) = self.names.iter().position(|known| known == name) {
            return at as u32;
        }
        self.names.push(name.to_owned());
        self.rows.push((0, if name == "crypto" { Vec::new() } else { vec![name.to_owned()] }));
        (self.names.len() - 1) as u32
    }
}

/// A word as the lexicon of the library folds it: composed, lower case, one
/// apostrophe, Arabic letters without their variants.
fn fold(word: &str) -> String {
    let lower: String = word.nfc().flat_map(char::to_lowercase).collect();
    let folded: String = lower
        .nfc()
        .filter_map(|c| match c {
            '’' | '‘' | 'ʼ' | 'ʻ' => Some('\''),
            '״' => Some('"'),
            'ς' => Some('σ'),
            'أ' | 'إ' | 'آ' => Some('ا'),
            'ی' | 'ى' => Some('ي'),
            'ک' => Some('ك'),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).map(|c| c.to_ascii_lowercase()),
            '\u{640}' | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' | '\u{61c}' => None,
            c => Some(c),
        })
        .collect();
    folded
}

fn fnv(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn list<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|row| row.as_str().expect("a list of strings")).collect()
}

fn table<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
    table.get(key).and_then(Value::as_table).into_iter().flatten()
}

struct Lexicon {
    words: BTreeMap<String, Vec<u32>>,
}

impl Lexicon {
    /// Adds a row; `plain` says that a dotted abbreviation is written without its dot, too.
    fn add_currency(&mut self, word: &str, language: u32, mut flags: u32, value: u32, plain: bool) {
        if word.ends_with('.') && plain {
            flags |= CASED;
        }
        self.add(word, language, CURRENCY, flags, value);
    }

    /// Every row: the word, its language, kind and flags.
    fn rows(&self) -> impl Iterator<Item = (&str, u32, u32, u32)> {
        let rows = self.words.iter().flat_map(|(word, rows)| rows.iter().map(move |row| (word.as_str(), *row)));
        rows.map(|(word, row)| (word, row >> 25, row >> 20 & 31, row >> 16 & 15))
    }

    fn add(&mut self, word: &str, language: u32, kind: u32, mut flags: u32, value: u32) {
        let folded = fold(word);
        let key = match folded.strip_suffix('.') {
            Some(head) if !head.ends_with('/') && !head.is_empty() => {
                flags |= DOTTED;
                head
            }
            _ => &folded,
        };
        let rows = self.words.entry(key.to_owned()).or_default();
        let row = language << 25 | kind << 20 | flags << 16 | value;
        let same = |known: &u32| known & !(0xf << 16) == row & !(0xf << 16);
        match rows.iter_mut().find(|known| same(known)) {
            Some(known) => *known |= flags << 16,
            None => rows.push(row),
        }
    }
}

fn make(sources: &Sources) -> String {
    let money = &sources.subjects["currencies"];
    let languages: Vec<&String> = sources.languages.keys().collect();
    let index = |code: &str| languages.iter().position(|known| *known == code).map(|at| at as u32);
    assert!(languages.len() < ANY as usize);

    let mut families = Families::default();
    for (name, codes) in table(money, "family") {
        families.names.push(name.clone());
        let codes = codes.as_array().expect("codes").iter().map(|code| code.as_str().expect("a code").to_owned());
        families.rows.push((0, codes.collect()));
    }
    for (name, row) in table(money, "minor") {
        families.names.push(format!("minor.{name}"));
        let row = row.as_table().expect("a row");
        let digits = row["digits"].as_integer().expect("digits") as u8;
        families.rows.push((digits, list(row, "of").into_iter().map(str::to_owned).collect()));
    }

    let mut lexicon = Lexicon { words: BTreeMap::new() };
    let mut regions: Vec<String> = Vec::new();
    for (code, language) in &sources.languages {
        let Some(section) = language.get("price").and_then(Value::as_table) else { continue };
        let language_index = index(code).expect("a language");
        let guarded: Vec<String> = list(section, "guarded").into_iter().map(fold).collect();
        let cased: Vec<String> = list(section, "cased").into_iter().map(fold).collect();
        let flags = |word: &str| {
            let among = |list: &[String]| list.iter().any(|known| known == fold(word).trim_end_matches('.'));
            (GUARDED * u32::from(among(&guarded))) | (CASED * u32::from(among(&cased)))
        };
        for (power, words) in table(section, "scale") {
            for word in words.as_array().expect("words").iter().filter_map(Value::as_str) {
                lexicon.add(word, language_index, SCALE, flags(word), power.parse().expect("a power of ten"));
            }
        }
        for (kind, prefix) in [("currency", ""), ("minor", "minor.")] {
            // Families of several currencies first: a word means the single one only with its territory.
            let mut rows: Vec<_> = table(section, kind).collect();
            rows.sort_by_key(|(family, _)| (family.starts_with(char::is_uppercase), family.as_str()));
            for (family, words) in rows {
                let id = families.id(&format!("{prefix}{family}"));
                let words: Vec<&str> = words.as_array().expect("words").iter().filter_map(Value::as_str).collect();
                for &word in &words {
                    let plain = words.contains(&word.trim_end_matches('.'));
                    lexicon.add_currency(word, language_index, flags(word), id, plain);
                }
            }
        }
        for (region, words) in table(section, "region") {
            let at = regions.iter().position(|known| known == region).unwrap_or_else(|| {
                regions.push(region.clone());
                regions.len() - 1
            });
            for word in words.as_array().expect("words").iter().filter_map(Value::as_str) {
                lexicon.add(word, language_index, REGION, 0, at as u32);
            }
        }
        for (value, words) in table(section, "number") {
            for word in words.as_array().expect("words").iter().filter_map(Value::as_str) {
                lexicon.add(word, language_index, NUMBER, 0, number(value));
            }
        }
        for (name, kind) in LISTS {
            for word in list(section, name) {
                lexicon.add(word, language_index, kind, 0, 0);
            }
        }
    }
    let reading = money["reading"].as_table().expect("a table");
    let loose: Vec<String> = list(reading, "loose").into_iter().map(fold).collect();
    let cased: Vec<String> = list(reading, "cased").into_iter().map(fold).collect();
    for (sign, meaning) in table(money, "sign") {
        let id = families.id(meaning.as_str().expect("a family or a code"));
        let folded = fold(sign);
        let flags = if loose.contains(&folded) { LOOSE } else { 0 } | if cased.contains(&folded) { CASED } else { 0 };
        lexicon.add(sign, ANY, CURRENCY, flags, id);
    }
    let writing = money["writing"].as_table().expect("a table");
    for code in list(writing, "lower") {
        let id = families.id(&code.to_uppercase());
        lexicon.add(code, ANY, CURRENCY, 0, id);
    }
    for (word, power) in table(money, "scale") {
        lexicon.add(word, ANY, SCALE, LOOSE, power.as_integer().expect("a power of ten") as u32);
    }

    let mut out = String::from(
        "// Made by the test `tables` from languages/*.toml (section `price`) and subjects/currencies.toml; change\n\
         // those. Names of currencies: Unicode CLDR, Unicode-3.0; codes: ISO 4217; the rest: this project's licence.\n\
         \n\
         //! Currencies, and the words and signs of amounts.\n\n",
    );
    write_codes(&mut out, money);
    write_families(&mut out, &mut families, money, &index);
    write_languages(&mut out, sources, &regions);
    write_stems(&mut out, sources);
    write_words(&mut out, &lexicon);
    super::price_gate::write(&mut out, lexicon.rows(), index("eng").expect("English"));
    out
}

fn write_codes(out: &mut String, money: &Table) {
    let words = list(money["writing"].as_table().expect("a table"), "words");
    let mut codes = BTreeMap::new();
    for (key, superseded) in [("digits", 0u8), ("superseded", 16)] {
        for (digits, list) in table(money, key) {
            for code in list.as_array().expect("codes").iter().filter_map(Value::as_str) {
                let word = if words.contains(&code) { 32 } else { 0 };
                codes.insert(code, digits.parse::<u8>().expect("digits") | superseded | word);
            }
        }
    }
    out.push_str(
        "/// ISO 4217, sorted: minor digits, plus 16 where the code is superseded, 32 where it is a word, too.\n",
    );
    out.push_str("pub(crate) const CODES: &[([u8; 3], u8)] = &[\n");
    let cells: Vec<String> = codes.iter().map(|(code, flags)| format!("(*b\"{code}\", {flags}), ")).collect();
    wrap(out, &cells);
    out.push_str("];\n\n");
}

fn write_families(out: &mut String, families: &mut Families, money: &Table, index: &dyn Fn(&str) -> Option<u32>) {
    out.push_str("/// Which part of a major unit it is (0: the major unit itself), and the codes, likeliest first.\n");
    out.push_str("pub(crate) const FAMILIES: &[(u8, &[[u8; 3]])] = &[\n");
    for (digits, codes) in &families.rows {
        let codes: Vec<String> = codes.iter().map(|code| format!("*b\"{code}\"")).collect();
        let _ = writeln!(out, "    ({digits}, &[{}]),", codes.join(", "));
    }
    out.push_str("];\n\n");
    let crypto = families.id("crypto");
    let _ = writeln!(
        out,
        "/// The family of cryptocurrencies, which have no code.\npub(crate) const CRYPTO: u16 = {crypto};\n"
    );
    let mut homes = Vec::new();
    for (key, certain) in [("home", true), ("likely", false)] {
        for (family, row) in table(money, key) {
            for (language, code) in row.as_table().expect("a row") {
                let Some(language) = index(language) else { continue };
                for name in [family.clone(), format!("minor.{family}")] {
                    if let Some(id) = families.names.iter().position(|known| *known == name) {
                        homes.push((id, language, code.as_str().expect("a code").to_owned(), certain));
                    }
                }
            }
        }
    }
    homes.sort();
    out.push_str("/// Family and language, sorted; the code that the bare name means there, and whether it is sure.\n");
    out.push_str("pub(crate) const HOMES: &[(u16, u8, [u8; 3], bool)] = &[\n");
    for (family, language, code, certain) in homes {
        let _ = writeln!(out, "    ({family}, {language}, *b\"{code}\", {certain}),");
    }
    out.push_str("];\n\n");
}

fn write_languages(out: &mut String, sources: &Sources, regions: &[String]) {
    out.push_str("/// The languages by the number that rows use.\n");
    out.push_str("pub(crate) const LANGUAGES: &[[u8; 3]] = &[\n");
    wrap(out, &sources.languages.keys().map(|code| format!("*b\"{code}\", ")).collect::<Vec<_>>());
    out.push_str("];\n\n");
    let section = |language: &Table, key: &str| -> Vec<String> {
        let list = strings(language, "price", key);
        list.into_iter().map(str::to_owned).collect()
    };
    let comma = sources.languages.values().enumerate().fold(0u128, |bits, (at, language)| {
        let decimal = language.get("price").and_then(|section| section.get("decimal")).and_then(Value::as_str);
        bits | u128::from(decimal == Some(",")) << at
    });
    let _ = writeln!(out, "/// A bit for each language that writes a decimal comma.");
    let _ = writeln!(out, "pub(crate) const DECIMAL_COMMA: u128 = {comma:#x};\n");
    let first = sources.languages.values().enumerate().fold(0u128, |bits, (at, language)| {
        let first = language.get("price").and_then(|section| section.get("name_first")).and_then(Value::as_bool);
        bits | (u128::from(first == Some(true)) << at)
    });
    let _ = writeln!(out, "/// A bit for each language that puts the currency's name before the number.");
    let _ = writeln!(out, "pub(crate) const NAME_FIRST: u128 = {first:#x};\n");
    out.push_str("/// Case endings that a currency or scale word can take, by language.\n");
    out.push_str("pub(crate) const ENDINGS: &[&[&str]] = &[\n");
    for language in sources.languages.values() {
        let mut rows = section(language, "endings");
        rows.sort();
        rows.dedup();
        let rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        let _ = writeln!(out, "    &[{}],", rows.join(", "));
    }
    out.push_str("];\n\n");
    out.push_str("/// Territories that qualify a currency's name, by the number that rows use.\n");
    out.push_str("pub(crate) const REGIONS: &[[u8; 2]] = &[\n");
    wrap(out, &regions.iter().map(|region| format!("*b\"{region}\", ")).collect::<Vec<_>>());
    out.push_str("];\n\n");
}

/// Stems that begin with another are found by that one; those that compose are written both ways.
fn write_stems(out: &mut String, sources: &Sources) {
    out.push_str("/// Beginnings of currency words that stand behind amounts in words, by the language's number.\n");
    out.push_str("pub(crate) const STEMS: &[(u8, &[&str])] = &[\n");
    for (at, language) in sources.languages.values().enumerate() {
        let all = strings(language, "price", "stems");
        let mut rows: Vec<String> = all.iter().flat_map(|stem| [stem.nfc().collect(), stem.nfd().collect()]).collect();
        rows.sort();
        rows.dedup_by(|longer, shorter| longer.starts_with(shorter.as_str()));
        if !rows.is_empty() {
            let rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            let _ = writeln!(out, "    ({at}, &[{}]),", rows.join(", "));
        }
    }
    out.push_str("];\n\n");
}

fn write_words(out: &mut String, lexicon: &Lexicon) {
    let mut words: Vec<(usize, &String, &Vec<u32>)> =
        lexicon.words.iter().map(|(word, rows)| (fnv(word) as usize % BUCKETS, word, rows)).collect();
    words.sort();
    out.push_str("/// Where the words of each bucket begin in `WORDS`; a bucket is FNV-1a modulo their number.\n");
    let _ = writeln!(out, "pub(crate) const BUCKETS: [u16; {}] = [", BUCKETS + 1);
    let starts = (0..=BUCKETS).map(|bucket| words.partition_point(|(at, ..)| *at < bucket));
    wrap(out, &starts.map(|start| format!("{start},")).collect::<Vec<_>>());
    out.push_str("];\n\n");
    let mut filter = vec![0u64; FILTER / 64];
    for word in lexicon.words.keys() {
        let bit = fnv(word) as usize % FILTER;
        filter[bit / 64] |= 1 << (bit % 64);
    }
    out.push_str("/// A bit for each word, by its hash modulo their number.\n");
    let _ = writeln!(out, "pub(crate) static FILTER: [u64; {}] = [", filter.len());
    wrap(out, &filter.iter().map(|bits| format!("{bits:#x},")).collect::<Vec<_>>());
    out.push_str("];\n\n");
    out.push_str(
        "/// Folded words, each with the place of its first row, and a bit for each kind that it is, the highest for\n\
         /// the first of several words; the last ends the rows.\n",
    );
    let heads: BTreeSet<&str> = lexicon.words.keys().filter_map(|word| Some(word.split_once(' ')?.0)).collect();
    out.push_str("pub(crate) const WORDS: &[(&str, u16, u32)] = &[\n");
    let mut at = 0;
    let mut cells = Vec::new();
    for (_, word, rows) in &words {
        let goes_on = u32::from(heads.contains(word.as_str())) << 31;
        let kinds = rows.iter().fold(goes_on, |bits, row| bits | 1 << (row >> 20 & 31));
        cells.push(format!("({word:?},{at},{kinds:#x}),"));
        at += rows.len();
    }
    assert!(at < usize::from(u16::MAX), "rows outgrew their index");
    cells.push(format!("(\"\",{at},0),"));
    wrap(out, &cells);
    out.push_str("];\n\n");
    out.push_str("/// Language, kind, flags and value of each row: 7, 5, 4 and 16 bits.\n");
    out.push_str("pub(crate) const ROWS: &[u32] = &[\n");
    let rows = words.iter().flat_map(|(_, _, rows)| rows.iter());
    wrap(out, &rows.map(|row| format!("{row:#x},")).collect::<Vec<_>>());
    out.push_str("];\n");
}

/// Lays out cells in lines of a readable width.
pub fn wrap(out: &mut String, cells: &[String]) {
    let mut width = 0;
    for cell in cells {
        if width == 0 {
            out.push_str("    ");
        }
        out.push_str(cell);
        width += cell.len();
        if width > 100 {
            while out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
            width = 0;
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    if width > 0 {
        out.push('\n');
    }
}

/// What a number is written as in the table: itself, or its tenths above a thousand.
fn number(row: &str) -> u32 {
    match row.split_once('.') {
        Some((ones, tenths)) => 1000 + ones.parse::<u32>().expect("ones") * 10 + tenths.parse::<u32>().expect("tenths"),
        None => row.parse().expect("a number"),
    }
}
