//! The tables of the room `normalize`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::Table;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};
use unicode_normalization::{IsNormalized, UNICODE_VERSION, UnicodeNormalization};
use unicode_normalization::{is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick};

use super::{Row, Sources};

pub const TABLES: &[Row] =
    &[("normalize.rs", characters), ("normalize_entities.rs", entities), ("normalize_code_pages.rs", code_pages)];

// The bits of a character; `src/normalize/class.rs` gives them their names.
const NOT_NFC: u16 = 1;
const NOT_NFD: u16 = 1 << 1;
const NOT_NFKC: u16 = 1 << 2;
const NOT_NFKD: u16 = 1 << 3;
const MAYBE: u16 = 1 << 4;
const JOINS: u16 = 1 << 5;
const BLANK: u16 = 1 << 6;
const LINE_END: u16 = 1 << 7;
const INVISIBLE: u16 = 1 << 8;
const CONTROL: u16 = 1 << 9;
const QUOTE: u16 = 1 << 10;
const DASH: u16 = 1 << 11;
const WIDTH: u16 = 1 << 12;
const LIGATURE: u16 = 1 << 13;
const JOINS_AS_COMPATIBLE: u16 = 1 << 14;

/// Characters from here on need no look-up: no step has anything to do with them.
const COVERED: u32 = 0x30000;

/// The characters of a list of single ones and ranges `a..b`.
fn listed(list: &toml::Value) -> Vec<char> {
    let rows = list.as_array().expect("a list of characters").iter();
    rows.flat_map(|row| {
        let row: Vec<char> = row.as_str().expect("a character").chars().collect();
        match row[..] {
            [one] => one..=one,
            [first, '.', '.', last] => first..=last,
            _ => panic!("neither a character nor a range: {row:?}"),
        }
    })
    .collect()
}

fn members(subject: &Table, section: &str) -> Vec<char> {
    listed(&subject[section]["characters"])
}

/// What a step puts in place of characters: the rows of a section, by character.
fn replacements(subject: &Table, section: &str) -> BTreeMap<char, String> {
    let rows = subject[section].as_table().expect("a table of replacements").iter();
    rows.flat_map(|(with, list)| listed(list).into_iter().map(move |c| (c, with.clone()))).collect()
}

/// Whether the character can compose or change places with what stands before it in a form that decomposes
/// as `decompose` does.
fn joins(c: char, decompose: fn(char, &mut dyn FnMut(char))) -> bool {
    let mut first = None;
    decompose(c, &mut |part| first = first.or(Some(part)));
    let first = first.unwrap_or(c);
    [c, first]
        .iter()
        .any(|&c| canonical_combining_class(c) != 0 || is_nfc_quick([c].into_iter()) == IsNormalized::Maybe)
}

fn properties(c: char, steps: &BTreeMap<char, u16>) -> (u16, u8) {
    let one = || [c].into_iter();
    let mut bits = steps.get(&c).copied().unwrap_or(0);
    let forms = [
        (NOT_NFC, is_nfc_quick(one())),
        (NOT_NFD, is_nfd_quick(one())),
        (NOT_NFKC, is_nfkc_quick(one())),
        (NOT_NFKD, is_nfkd_quick(one())),
    ];
    for (bit, answer) in forms {
        bits |= if answer == IsNormalized::Yes { 0 } else { bit };
    }
    bits |= if is_nfc_quick(one()) == IsNormalized::Maybe { MAYBE } else { 0 };
    bits |= match (joins(c, |c, part| decompose_canonical(c, part)), joins(c, |c, part| decompose_compatible(c, part)))
    {
        (true, _) => JOINS,
        (false, true) => JOINS_AS_COMPATIBLE,
        (false, false) => 0,
    };
    (bits, canonical_combining_class(c))
}

/// The classes of all characters in two stages, and the characters that steps replace one by one.
fn characters(sources: &Sources) -> String {
    let subject = &sources.subjects["characters"];
    let mut steps: BTreeMap<char, u16> = BTreeMap::new();
    for (section, bit) in
        [("blank", BLANK), ("line_end", LINE_END), ("invisible", INVISIBLE), ("control", CONTROL), ("width", WIDTH)]
    {
        members(subject, section).into_iter().for_each(|c| *steps.entry(c).or_default() |= bit);
    }
    let mut replaced: BTreeMap<char, String> = BTreeMap::new();
    for (section, bit) in [("quotes", QUOTE), ("dashes", DASH), ("ligatures", LIGATURE)] {
        for (c, with) in replacements(subject, section) {
            *steps.entry(c).or_default() |= bit;
            replaced.insert(c, with);
        }
    }
    for c in members(subject, "width") {
        replaced.insert(c, [c].into_iter().nfkc().collect());
    }

    let mut classes = vec![(0, 0)];
    let mut blocks = vec![[0u8; 64]];
    let mut pages = Vec::new();
    for page in 0..COVERED / 64 {
        let mut block = [0u8; 64];
        for (low, place) in (0..).zip(&mut block) {
            let Some(c) = char::from_u32(page * 64 + low) else { continue };
            let class = properties(c, &steps);
            let known = classes.iter().position(|&known| known == class).unwrap_or_else(|| {
                classes.push(class);
                classes.len() - 1
            });
            *place = u8::try_from(known).expect("at most 256 classes");
        }
        let known = blocks.iter().position(|&known| known == block).unwrap_or_else(|| {
            blocks.push(block);
            blocks.len() - 1
        });
        pages.push(u8::try_from(known).expect("at most 256 blocks"));
    }
    classes.resize(256, (0, 0));

    let (major, minor, _) = UNICODE_VERSION;
    let mut out = format!(
        "//! Made by tests/it/tables/normalize.rs from `subjects/characters.toml` and the tables of the crate\n\
         //! `unicode-normalization` (Unicode {major}.{minor}, licence Unicode-3.0). Do not edit.\n\n\
         /// The block of `BLOCKS` for every 64 characters.\n\
         pub(crate) static PAGES: [u8; {}] = [\n",
        pages.len()
    );
    numbers(&mut out, &pages);
    let _ = writeln!(
        out,
        "];\n\n/// The class of each character of a block.\npub(crate) static BLOCKS: [[u8; 64]; {}] = [",
        blocks.len()
    );
    for block in &blocks {
        out.push_str("    [");
        block.iter().for_each(|class| {
            let _ = write!(out, "{class},");
        });
        out.push_str("],\n");
    }
    out.push_str("];\n\n/// The bits and the combining class of a character class.\npub(crate) static CLASSES: [(u16, u8); 256] = [\n");
    for row in classes.chunks(16) {
        out.push_str("   ");
        row.iter().for_each(|(bits, combining)| {
            let _ = write!(out, " ({bits}, {combining}),");
        });
        out.push('\n');
    }
    out.push_str("];\n\n/// What stands in place of a character that a step replaces by itself, sorted.\n");
    out.push_str("pub(crate) static REPLACED: &[(char, &str)] = &[\n");
    for (c, with) in &replaced {
        let _ = writeln!(out, "    ('{}', \"{}\"),", c.escape_unicode(), with.escape_unicode());
    }
    out.push_str("];\n\n/// Marks that open an item of a list, sorted.\npub(crate) static BULLETS: &[char] = &[\n");
    let mut bullets = members(subject, "bullets");
    bullets.sort_unstable();
    for c in bullets {
        let _ = writeln!(out, "    '{}',", c.escape_unicode());
    }
    out.push_str("];\n");
    out
}

fn numbers(out: &mut String, list: &[u8]) {
    for row in list.chunks(32) {
        out.push_str("   ");
        row.iter().for_each(|number| {
            let _ = write!(out, " {number},");
        });
        out.push('\n');
    }
}

/// The named character references, sorted by name.
fn entities(sources: &Sources) -> String {
    let rows = sources.subjects["entities"]["references"].as_table().expect("a table of references");
    let rows: BTreeMap<&str, &str> =
        rows.iter().map(|(name, text)| (name.as_str(), text.as_str().expect("a text"))).collect();
    let longest = rows.keys().map(|name| name.len()).max().unwrap_or(0);
    let mut out = format!(
        "//! Made by tests/it/tables/normalize.rs from `subjects/entities.toml`. Do not edit.\n\n\
         /// The longest name in bytes.\npub(crate) const LONGEST: usize = {longest};\n\n\
         /// The names of HTML's character references and what they stand for, sorted.\n\
         pub(crate) static REFERENCES: &[(&str, &str)] = &[\n"
    );
    for (name, text) in rows {
        let _ = writeln!(out, "    (\"{name}\", \"{}\"),", text.escape_unicode());
    }
    out.push_str("];\n");
    out
}

/// For every character that some code page puts above ASCII, its byte in each page, 0 where it has none, and
/// which pages make it a first byte of UTF-8 and which a later one; then the ranges of usual characters.
fn code_pages(sources: &Sources) -> String {
    let subject = &sources.subjects["code_pages"];
    let pages = subject["page"].as_array().expect("a list of pages");
    let mut bytes: BTreeMap<char, Vec<u8>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        let high: String =
            page["high"].as_array().expect("rows").iter().map(|row| row.as_str().expect("a row")).collect();
        assert_eq!(high.chars().count(), 128, "{}", page["name"]);
        for (byte, c) in (0x80..=0xFFu8).zip(high.chars()) {
            bytes.entry(c).or_insert_with(|| vec![0; pages.len()])[index] = byte;
        }
    }
    let mut out = format!(
        "//! Made by tests/it/tables/normalize.rs from `subjects/code_pages.toml`. Do not edit.\n\n\
         /// How many code pages there are.\npub(crate) const PAGES: usize = {};\n\n\
         /// A character, the pages (as bits) in which it is a first byte of UTF-8, those in which it is a later\n\
         /// one, and its byte in each page, 0 where it has none; sorted.\n\
         pub(crate) static BYTES: &[(char, u16, u16, [u8; PAGES])] = &[\n",
        pages.len()
    );
    for (c, row) in bytes {
        let pages = |wanted: std::ops::RangeInclusive<u8>| {
            let bits = row.iter().enumerate().filter(|(_, byte)| wanted.contains(byte));
            bits.fold(0u16, |all, (page, _)| all | 1 << page)
        };
        let (first, later) = (pages(0xC2..=0xF4), pages(0x80..=0xBF));
        let _ = writeln!(out, "    ('{}', {first:#x}, {later:#x}, {row:?}),", c.escape_unicode());
    }
    out.push_str("];\n\n/// The characters that texts usually hold, as ranges with both ends; sorted.\n");
    out.push_str("pub(crate) static USUAL: &[(char, char)] = &[\n");
    for row in subject["usual"]["ranges"].as_array().expect("a list of ranges") {
        let row: Vec<char> = row.as_str().expect("a range").chars().collect();
        let (first, last) = (row[0], row[row.len() - 1]);
        let _ = writeln!(out, "    ('{}', '{}'),", first.escape_unicode(), last.escape_unicode());
    }
    out.push_str("];\n");
    out
}
