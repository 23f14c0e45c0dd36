//! The bits by which `price::gate` turns numbers away: the heads of words that can
//! stand behind an amount, the tails of those that can stand before one.

use std::collections::BTreeSet;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use super::price::wrap;

/// How many bits there are, as a power of two.
const BITS: u32 = 19;
/// The language of rows that are read in any.
const ANY: u32 = 127;
/// Marks the bits of words that stand before a number.
const BEFORE: u32 = 128;
/// Marks the bits of words that say before a price what it bounds, and of those behind it that say what it is for.
const BOUND: u32 = 256;
const UNIT: u32 = 384;
/// Marks the bits of words that join a number with the one behind it, or with the currency.
const JOIN: u32 = 512;
/// The letters of ASCII that tell the head of a word, and its tail.
const HEAD: usize = 4;
const TAIL: usize = 5;
const DOLLAR: u32 = 27;
const WIDE: u32 = 28;

const CURRENCY: u32 = 0;
const SCALE: u32 = 1;
const REGION: u32 = 2;
const AND: u32 = 4;
const OF: u32 = 5;
const TO: u32 = 6;
const FROM: u32 = 8;
const UP_TO: u32 = 9;
const PER: u32 = 10;
const EACH: u32 = 11;
const GUARDED: u32 = 1;

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Letters, and the marks that are written on them, as the library knows them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

fn letter(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => u32::from(byte & 31),
        b'$' => DOLLAR,
        0xC2 | 0xE2 | 0..0x80 => 0,
        _ => WIDE,
    }
}

fn packed(bytes: impl Iterator<Item = u8>, most: usize) -> u32 {
    let mut key = 0;
    for code in bytes.take(most).map(letter).take_while(|&code| code != 0) {
        key = key << 5 | code;
        if code == WIDE {
            break;
        }
    }
    key
}

fn mixed(first: char, second: Option<char>) -> u32 {
    let four = |c: char| c.to_string().bytes().fold(0u32, |all, byte| all << 8 | u32::from(byte));
    four(first) ^ second.map_or(0, four).wrapping_mul(0x0100_0193)
}

/// The key of one or two characters from the end of a word that `chars` begins with.
fn wide(mut chars: impl Iterator<Item = char>) -> u32 {
    let first = chars.next().expect("a character");
    mixed(first, chars.next().filter(|&c| !c.is_ascii() && is_letter(c) && !is_unspaced(first)))
}

/// The ways a folded word can be written.
fn spellings(word: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([word.to_owned()]);
    for (folded, written) in
        [('\'', "’ʼʻ"), ('"', "״"), ('σ', "ς"), ('i', "İ"), ('ı', "I"), ('ا', "أإآ"), ('ي', "یى"), ('ك', "ک")]
    {
        for c in written.chars() {
            let more: Vec<String> = all.iter().map(|word| word.replace(folded, c.encode_utf8(&mut [0; 4]))).collect();
            // At its end alone, too: `صاری` beside `يورى`.
            let ends: Vec<String> =
                all.iter().filter_map(|word| Some(format!("{}{c}", word.strip_suffix(folded)?))).collect();
            all.extend(more);
            all.extend(ends);
        }
    }
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
    };
    let cased: Vec<String> = all.iter().flat_map(|word| [capital(word), word.to_uppercase()]).collect();
    all.extend(cased);
    all.iter().flat_map(|word| [word.nfc().collect::<String>(), word.nfd().collect()]).collect()
}

/// The keys of the heads of a word, whatever ending follows it.
fn heads(word: &str) -> Vec<u32> {
    if !word.starts_with(|c: char| c.is_ascii()) {
        return vec![wide(word.chars())];
    }
    let key = packed(word.bytes(), HEAD);
    let open = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let endings = (1..=26).chain([WIDE]).filter(|_| open).map(|ending| key << 5 | ending);
    std::iter::once(key).chain(endings).collect()
}

fn tail(word: &str) -> u32 {
    if word.ends_with(|c: char| c.is_ascii()) { packed(word.bytes().rev(), TAIL) } else { wide(word.chars().rev()) }
}

pub fn write<'a>(out: &mut String, rows: impl Iterator<Item = (&'a str, u32, u32, u32)>, english: u32) {
    let mut bits = vec![0u64; 1 << BITS >> 6];
    let mut set = |key: u32, place: u32| {
        let hash = (key ^ place.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        // Two bits of one word a key: what is not there seldom meets both.
        bits[(hash >> (38 - BITS)) as usize] |= 1 << (hash >> 12 & 63) | 1 << (hash >> 6 & 63);
    };
    for (word, language, kind, flags) in rows {
        for word in spellings(word).iter().filter(|_| matches!(kind, FROM | UP_TO | TO | OF)) {
            set(tail(word), language | BOUND);
        }
        for key in spellings(word).iter().filter(|_| matches!(kind, PER | EACH)).flat_map(|word| heads(word)) {
            set(key, language | UNIT);
        }
        let place = match kind {
            CURRENCY | SCALE | REGION => 0,
            AND | TO | OF if !word.starts_with(|c: char| c.is_ascii()) => 0,
            AND | TO | OF => JOIN,
            _ => continue,
        };
        let foreign =
            language == english && word.len() >= 4 && flags & GUARDED == 0 && matches!(kind, CURRENCY | REGION);
        for language in [Some(language), foreign.then_some(ANY)].into_iter().flatten() {
            for word in spellings(word) {
                heads(&word).into_iter().for_each(|key| set(key, language | place));
                if matches!(kind, CURRENCY | SCALE) {
                    set(tail(&word), language | BEFORE);
                }
            }
        }
    }
    out.push_str(
        "\n/// A bit for each head of a word that can stand behind an amount, and each tail of one before it, mixed\n\
         /// with its language.\n",
    );
    let _ = writeln!(out, "pub(crate) static GATE: [u64; {}] = [", bits.len());
    wrap(out, &bits.iter().map(|bits| format!("{bits:#x},")).collect::<Vec<_>>());
    out.push_str("];\n");
}
