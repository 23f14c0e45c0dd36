//! A quick look at the neighbours of a number: most numbers in the news count no
//! money, and no grammar need be tried on them.
//!
//! The look errs on one side: whatever it cannot tell is let through. It must
//! never turn away what the grammar would read.

use super::currency::is_code;
use super::key::{head, is_opaque, tail};
use super::letters::{is_sign, is_unspaced};
use super::lexicon;
use super::meaning::{Kind, Tongue, Word};
use crate::price::digits::is_space;
use crate::scan::is_decimal_digit;
use crate::tables::price::GATE;

/// The longest stretch of blanks and marks between a number and a word before it.
const NEAR: usize = 10;
/// The longest word that joins two numbers (`tot-en-met`), in bytes of ASCII.
const JOINER: usize = 16;
/// The most words that join a number with its currency and that are looked past.
const LINKS: usize = 4;
/// The longest stretch of digits and separators that is looked past, in bytes:
/// longer ones are left to the grammar.
const LONGEST_NUMBER: usize = 64;
/// The language of words that are read in any.
const ANY: u8 = 127;
/// Marks the bits of words that stand before a number.
const BEFORE: u32 = 128;
/// Marks the bits of words that say before a price what it bounds.
const BOUND: u32 = 256;
/// Marks the bits of words behind a price that say what it is for.
const UNIT: u32 = 384;
/// Marks the bits of words that join a number with the one behind it, or with the currency.
const JOIN: u32 = 512;

/// On which sides of a number a currency, a scale word or the other end of a range can stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sides {
    pub(super) before: bool,
    /// Not looked at before it is asked for, where the other side may have one.
    behind: Option<bool>,
}

impl Sides {
    /// Nothing was ruled out.
    pub(super) const BOTH: Self = Self { before: true, behind: Some(true) };

    pub(super) const fn any(self) -> bool {
        self.before || matches!(self.behind, Some(true))
    }

    /// Whether one can stand behind the number at `at`, of which these are the sides.
    pub(super) fn behind(self, text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
        self.behind.unwrap_or_else(|| may_follow_digits(text, at, hi, tongue))
    }
}

/// Whether a word of `tongue`, or one that is read in any language, has this key.
fn is_known(key: u32, tongue: Tongue, place: u32) -> bool {
    let known = |language: u32| {
        let hash = (key ^ (language | place).wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        let cell = GATE[(hash >> const { 32 - GATE.len().ilog2() }) as usize];
        let bit = |at: u32| cell >> (at & 63) & 1 != 0;
        bit(hash >> 12) && bit(hash >> 6)
    };
    !tongue.is_known() || known(u32::from(tongue.number())) || known(u32::from(ANY))
}

/// What can stand beside the number that begins at `at`.
pub(super) fn sides(text: &str, lo: usize, at: usize, hi: usize, tongue: Tongue) -> Sides {
    let before = may_precede(text, lo, at, tongue);
    Sides { before, behind: (!before).then(|| may_follow_digits(text, at, hi, tongue)) }
}

/// Whether a currency or a scale word can end before the number at `at`.
fn may_precede(text: &str, lo: usize, at: usize, tongue: Tongue) -> bool {
    let bytes = text.as_bytes().get(lo..at).unwrap_or_default();
    let mut end = bytes.len();
    // A word in small letters and a blank stand before most numbers.
    if let [.., b'a'..=b'z', b'a'..=b'z', b' '] = bytes {
        let near = text.get(lo..at - 1).unwrap_or_default();
        return tail(near).is_none_or(|key| is_known(key, tongue, BEFORE));
    }
    while bytes.len() - end < NEAR && matches!(bytes[..end], [.., b' ' | b'-' | b'.']) {
        end -= 1;
    }
    let near = text.get(lo..lo + end).unwrap_or_default();
    let tail_is_known = || tail(near).is_none_or(|key| is_known(key, tongue, BEFORE));
    match bytes[..end] {
        [] => false,
        [.., b'$' | b'/'] | [.., b'$', b'A'..=b'Z' | b'a'..=b'z'] => true,
        [.., b'a'..=b'z'] => tail_is_known(),
        [.., one, two, three @ b'A'..=b'Z'] if is_code([one, two, three]) => true,
        [.., b'A'..=b'Z'] => tail_is_known(),
        [.., last] if last.is_ascii() => false,
        _ => may_end_wide(near, tongue),
    }
}

/// The same where a character outside ASCII ends `head`.
#[inline(never)]
fn may_end_wide(head: &str, tongue: Tongue) -> bool {
    let head = head.trim_end_matches(|c: char| is_space(c) || matches!(c, '-' | '.' | '−' | '‑'));
    let Some(last) = head.chars().next_back() else { return false };
    if is_sign(last) || matches!(last, '$' | '/') || is_opaque(last) {
        return true;
    }
    super::letters::is_letter(last) && tail(head).is_none_or(|key| is_known(key, tongue, BEFORE))
}

/// Digits with whatever can group them or join two of them, of ASCII.
static JOINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] =
            matches!(byte as u8, b'0'..=b'9' | b'.' | b',' | b'\'' | b':' | b'-' | b'=' | b' ' | b'\n' | b'\r');
        byte += 1;
    }
    table
};

/// Whether one can follow the digits at `at`, or what joins them to another number.
fn may_follow_digits(text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
    follows(text, at, hi, tongue, true)
}

/// The same; at the other end of a `range` no further one is looked for.
fn follows(text: &str, at: usize, hi: usize, tongue: Tongue, range: bool) -> bool {
    let bytes = text.as_bytes();
    let near = bytes.get(at..hi.min(at + LONGEST_NUMBER)).unwrap_or_default();
    let Some(len) = near.iter().position(|byte| !JOINS[usize::from(*byte)]) else { return at + near.len() < hi };
    let rest = text.get(at + len..hi).unwrap_or_default();
    match near[len] {
        b'$' | b'~' => true,
        byte if byte.is_ascii_alphabetic() => word_follows(rest, tongue, range),
        byte if byte.is_ascii() => false,
        _ => may_follow_wide(rest, tongue, range),
    }
}

/// The same from the first character outside ASCII on.
#[inline(never)]
fn may_follow_wide(mut rest: &str, tongue: Tongue, range: bool) -> bool {
    for _ in 0..LONGEST_NUMBER {
        let Some(c) = rest.chars().next() else { return false };
        if c.is_ascii_alphabetic() {
            return word_follows(rest, tongue, range);
        }
        let passed = match c {
            '0'..='9' | '.' | ',' | '\'' | ':' | '-' | '=' | ' ' | '\n' | '\r' | '–' | '—' | '−' | '‑' | '’' => {
                true
            }
            '$' | '~' => return true,
            _ if c.is_ascii() => return false,
            _ => is_space(c),
        };
        if !passed {
            let wide = is_sign(c) || is_decimal_digit(c) || super::cjk::is_numeral(c) || is_opaque(c);
            return wide
                || matches!(c, '〜' | '～' | '\u{66b}' | '\u{66c}' | '·' | '‧')
                || super::letters::is_letter(c) && head(rest).is_none_or(|key| is_known(key, tongue, 0));
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    true
}

/// Whether the word of ASCII that begins `rest` can be one that belongs to a number
/// before it, or joins the number with such a word or with another number.
fn word_follows(rest: &str, tongue: Tongue, range: bool) -> bool {
    if is_initials(rest.as_bytes()) {
        let named = |word: Word| [Kind::Currency, Kind::Scale, Kind::Region].iter().any(|&kind| word.can_be(kind));
        return [3, 4].iter().any(|&len| rest.get(..len).and_then(lexicon::exact).is_some_and(named));
    }
    let Some(key) = head(rest) else { return true };
    may_name(key, rest, tongue) || is_known(key, tongue, JOIN) && (links(rest, tongue) || range && joins(rest, tongue))
}

/// Whether two letters with a full stop each begin `rest`, as in `3 p.m.`: they are a form together, or none.
fn is_initials(rest: &[u8]) -> bool {
    let [one, b'.', two, b'.', behind @ ..] = rest else { return false };
    one.is_ascii_alphabetic()
        && two.is_ascii_alphabetic()
        && matches!(behind, [] | [b' ' | b',' | b')' | b';' | b'\n', ..])
}

/// Whether the word at `at` can be a currency, a scale word or a territory.
pub(super) fn may_begin(text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
    let rest = text.get(at..hi).unwrap_or_default();
    head(rest).is_none_or(|key| may_name(key, rest, tongue))
}

/// The same of the word with this key that begins `rest`.
fn may_name(key: u32, rest: &str, tongue: Tongue) -> bool {
    is_known(key, tongue, 0) || is_marked(rest.as_bytes())
}

/// Whether `rest` begins with a code, or with letters and a sign behind them, as in `10K$`.
fn is_marked(rest: &[u8]) -> bool {
    let code = |near: &[u8; 3]| near[0].is_ascii_uppercase() && is_code(*near);
    rest.first_chunk().is_some_and(code)
        || matches!(rest, [b'$', ..] | [_, b'$', ..] | [_, _, b'$', ..] | [_, _, _, b'$', ..])
}

/// The length of the word that begins `rest`, as far as it is of ASCII and could be one that joins.
fn joiner(rest: &[u8]) -> usize {
    rest.iter().take(JOINER).take_while(|&&byte| byte.is_ascii_alphabetic() || byte == b'-').count()
}

/// Whether a currency may stand behind words such as `of` that begin `rest`.
fn links(mut rest: &str, tongue: Tongue) -> bool {
    for _ in 0..LINKS {
        rest = rest.get(joiner(rest.as_bytes())..).unwrap_or_default();
        let next = rest.trim_start_matches([' ', '\n', '\r']);
        if next.len() == rest.len() || !next.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            return !next.as_bytes().first().is_none_or(u8::is_ascii_digit);
        }
        let Some(key) = head(next) else { return true };
        // What may name a currency may, by chance, look like a word that joins, too.
        let names = may_name(key, next, tongue);
        if names || !is_known(key, tongue, JOIN) {
            return names;
        }
        rest = next;
    }
    true
}

/// Whether a number that a currency may follow stands behind the word that begins `rest`: `5 to 10 euros`.
fn joins(rest: &str, tongue: Tongue) -> bool {
    let bytes = rest.as_bytes();
    let len = joiner(bytes);
    let next = match bytes[len..] {
        [b'\r', b'\n', ..] => len + 2,
        [b' ' | b'\n' | b'\r', ..] => len + 1,
        [byte, ..] => return !byte.is_ascii() || byte == b'\'',
        [] => return false,
    };
    match bytes.get(next) {
        Some(byte) if byte.is_ascii_digit() => follows(rest, next, rest.len(), tongue, false),
        byte => byte.is_some_and(|byte| !byte.is_ascii()),
    }
}

/// Whether the word that ends before `at` may say that the price there is a bound.
pub(super) fn may_bound(text: &str, lo: usize, at: usize, tongue: Tongue) -> bool {
    let head = text.get(lo..at).unwrap_or_default();
    let head = match head.as_bytes() {
        [.., b'a'..=b'z', b' '] => &head[..head.len() - 1],
        _ => head.trim_end_matches([' ', '\u{a0}', '(', '\n', '\r', '.']),
    };
    let open = !tongue.endings().is_empty();
    !head.is_empty() && (open || tail(head).is_none_or(|key| is_known(key, tongue, BOUND)))
}

/// Whether the word at `at` may say whose currency is meant, or join it with one that does.
pub(super) fn may_qualify(text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
    let known = |key: u32| is_known(key, tongue, 0) || is_known(key, tongue, JOIN);
    text.get(at..hi).and_then(head).is_none_or(known)
}

/// Whether the word at `at` may say what a price before it is for.
pub(super) fn may_be_unit(text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
    let open = !tongue.endings().is_empty();
    open || text.get(at..hi).and_then(head).is_none_or(|key| is_known(key, tongue, UNIT))
}

/// Whether a scale word, a currency or a territory may follow the number that ends
/// at `at`: not where a blank and another word in small letters do.
pub(super) fn may_follow(text: &str, at: usize, hi: usize, tongue: Tongue) -> bool {
    let bytes = text.as_bytes().get(at..hi).unwrap_or_default();
    match bytes {
        [b' ', b'a'..=b'z', ..] => may_begin(text, at + 1, hi, tongue),
        [b' ', next, ..] if !next.is_ascii() => {
            let rest = text.get(at + 1..hi).unwrap_or_default();
            let spaced = rest.chars().next().is_some_and(|c| super::letters::is_letter(c) && !is_unspaced(c));
            !spaced || head(rest).is_none_or(|key| is_known(key, tongue, 0))
        }
        [b'.' | b',' | b';' | b')', b' ' | b'\n', ..] => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{Sides, sides};
    use crate::language::Language;
    use crate::price::Context;
    use crate::price::meaning::Tongue;
    use crate::price::reader::Reader;
    use crate::span::Span;
    use crate::tables::price::{LANGUAGES, ROWS, WORDS};

    fn admits(text: &str) -> bool {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        sides(text, 0, at, text.len(), Tongue::of(Some(Language::literal(b"eng")))).any()
    }

    #[test]
    fn money_passes_and_most_else_does_not() {
        for text in
            ["$5", "5 dollars", "USD 5", "Rs. 5", "5 million", "10 to 20 euros", "$-5", "US $ 5", "5-cent", "5\npounds"]
        {
            assert!(admits(text), "{text}");
        }
        for text in [
            "in 2019, the",
            "on 5 May",
            "at 12 noon",
            "lost 3-2 in",
            "the 18 pupils",
            "5 years",
            "July 4.",
            "of 7 books",
            "12 percent of",
            "5 “hot” days",
            "at 3 p.m. on",
        ] {
            assert!(!admits(text), "{text}");
        }
    }

    fn assert_same(text: &str, context: Context) {
        let reader = Reader::new(text, Span::new(0, text.len()), context);
        let at = text.find('5').unwrap();
        let seen = sides(text, 0, at, text.len(), context.tongue());
        let plain = reader.price_at(at, 0, Sides::BOTH, None);
        let gated = seen.any().then(|| reader.price_at(at, 0, seen, None)).flatten();
        assert_eq!(gated, plain, "{text} {context:?} {seen:?}");
    }

    /// Currencies behind every word such as `of` of their language: a bit that is set
    /// by chance must let through, too.
    #[test]
    fn words_that_link_are_looked_past() {
        let rows = |word: usize| &ROWS[usize::from(WORDS[word].1)..usize::from(WORDS[word + 1].1)];
        let of = |kind: u32, row: &&u32| **row >> 20 & 31 == kind;
        let all = |kind: u32| {
            (0..WORDS.len() - 1).flat_map(move |word| {
                let found = rows(word).iter().filter(move |row| of(kind, row));
                found.map(move |row| (row >> 25, WORDS[word].0))
            })
        };
        let links: Vec<_> = all(5).collect();
        for (language, word) in all(0) {
            let code = LANGUAGES.get(language as usize).map(Language::literal);
            for (_, link) in links.iter().filter(|row| row.0 == language) {
                assert_same(&format!("5 {link} {word} au"), Context::new(code, None));
            }
        }
    }

    /// Whatever the grammar reads where nothing is ruled out it reads behind the gate,
    /// too: every word of the table on either side of a number, however it is written.
    #[test]
    fn nothing_that_the_grammar_reads_is_turned_away() {
        for pair in WORDS.windows(2) {
            let [(word, first, _), (_, past, _)] = pair else { continue };
            let mut languages: Vec<u8> =
                ROWS[usize::from(*first)..usize::from(*past)].iter().map(|row| (row >> 25) as u8).collect();
            languages.push(15);
            languages.sort_unstable();
            languages.dedup();
            let capital: String =
                word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
            let texts = [
                format!("5 {word}"),
                format!("5 {}", word.to_uppercase()),
                format!("5\u{a0}{capital}"),
                format!("5{word}"),
                format!("5{word}$"),
                format!("5 {word}€"),
                format!("5 {}", word.nfd()),
                format!("{word} 5"),
                format!("{} 5", word.nfd()),
                format!("{capital}. 5"),
                format!("5 {word} 6 $"),
                format!("5 {word} 6 euro"),
                format!("5 {word} 6 {word}"),
                format!("5 {word} euro"),
                format!("5 {word} {word} $"),
            ];
            for language in languages {
                let language = LANGUAGES.get(usize::from(language)).map(Language::literal);
                let context = Context::new(language, None);
                texts.iter().for_each(|text| assert_same(text, context));
            }
        }
    }
}
