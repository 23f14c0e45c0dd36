//! The first pass: notes where something happens, so that no later stage reads
//! the whole text again.
//!
//! A landmark is the byte offset at which a character of interest starts. The
//! kinds are kept apart, each sorted, so that a stage asks for the landmarks of
//! its kind inside a span and gets a slice.

mod candidate;

use std::cell::Cell;

use crate::scratch::bytes;
use crate::span::Span;

/// The landmarks of one text, by kind; every list is sorted.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Landmarks {
    /// Starts of line terminators; see [`line_end_len`].
    pub(crate) line_ends: Vec<u32>,
    /// Quotation marks of every convention, apostrophes and primes among them.
    pub(crate) marks: Vec<u32>,
    /// First digits of digit runs (of any script), and currency signs.
    pub(crate) money: Vec<u32>,
    /// Characters that can end a sentence.
    pub(crate) terminators: Vec<u32>,
}

impl Landmarks {
    /// The bytes that the lists have room for.
    pub(crate) fn bytes(&self) -> usize {
        [&self.line_ends, &self.marks, &self.money, &self.terminators].map(bytes).iter().sum()
    }

    /// The entries of one list that lie inside `span`.
    pub(crate) fn within(list: &[u32], span: Span) -> &[u32] {
        let from = list.partition_point(|&at| (at as usize) < span.start());
        let inside = |&at: &u32| (at as usize) < span.end();
        let rest = &list[from..];
        // A block has none more often than not.
        if !rest.first().is_some_and(inside) {
            return &[];
        }
        &rest[..rest.partition_point(inside)]
    }
}

/// Where the last span ended among the landmarks of a list: the next one mostly
/// begins a few places on.
#[derive(Debug, Default)]
pub(crate) struct Cursor(Cell<usize>);

impl Cursor {
    /// [`Landmarks::within`], quickly where spans are asked for in order.
    pub(crate) fn within<'l>(&self, list: &'l [u32], span: Span) -> &'l [u32] {
        const STEPS: usize = 8;
        let before = |&at: &u32| (at as usize) < span.start();
        let from = self.0.get();
        let in_order = from == 0 || list.get(from - 1).is_some_and(before);
        let rest = list.get(from..).filter(|_| in_order).unwrap_or(list);
        let near = rest.iter().take(STEPS).take_while(|at| before(at)).count();
        let skipped = if near < STEPS { near } else { rest.partition_point(before) };
        let rest = rest.get(skipped..).unwrap_or_default();
        let inside = rest.iter().take_while(|&&at| (at as usize) < span.end()).count();
        self.0.set(list.len() - rest.len() + inside);
        rest.get(..inside).unwrap_or_default()
    }
}

/// What a character is to the scan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Plain,
    LineEnd,
    Mark,
    Digit,
    Currency,
    Terminator,
}

/// The length in bytes of the line terminator at the head of `rest`: LF, CRLF,
/// CR, NEL (U+0085), LINE SEPARATOR (U+2028) or PARAGRAPH SEPARATOR (U+2029).
pub(crate) fn line_end_len(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// The class of an ASCII character.
const fn ascii_class(byte: u8) -> Class {
    match byte {
        b'\n' | b'\r' => Class::LineEnd,
        b'"' | b'\'' | b'`' => Class::Mark,
        b'0'..=b'9' => Class::Digit,
        b'$' => Class::Currency,
        b'.' | b'!' | b'?' => Class::Terminator,
        _ => Class::Plain,
    }
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Plain; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = ascii_class(byte as u8);
        byte += 1;
    }
    table
};

/// Whether many of the text's letters, by a sample, are led by bytes that also lead landmarks.
fn shares_lead_bytes(text: &str) -> bool {
    const SAMPLE: usize = 64;
    let step = text.len() / SAMPLE + 1;
    let shared = |&&byte: &&u8| matches!(byte, 0xD6..=0xD9 | 0xDB | 0xE0 | 0xE1 | 0xE3);
    text.as_bytes().iter().step_by(step).filter(shared).count() > SAMPLE / 8
}

/// The class of a character outside ASCII.
///
/// Currency signs are Unicode's general category Sc, digits its category Nd,
/// terminators its property `Sentence_Terminal` and the ellipsis (Unicode 16).
fn wide_class(c: char) -> Class {
    match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
        '´'
        | '«'
        | '»'
        | '‘'..='‟'
        | '′'..='‷'
        | '‹'
        | '›'
        | '「'..='』'
        | '〝'..='〟'
        | '＂'
        | '＇'
        | '｀'
        | '｢'
        | '｣'
        | '״'
        | '׳'
        | 'ʹ'..='ʽ'
        | '❛'..='❞'
        | '《'
        | '》'
        | '〈'
        | '〉'
        | '﹁'..='﹄' => Class::Mark,
        '¢'..='¥'
        | '֏'
        | '؋'
        | '\u{7fe}'
        | '\u{7ff}'
        | '৲'
        | '৳'
        | '৻'
        | '૱'
        | '௹'
        | '฿'
        | '៛'
        | '₠'..='\u{20cf}'
        | '꠸'
        | '﷼'
        | '﹩'
        | '＄'
        | '￠'
        | '￡'
        | '￥'
        | '￦' => Class::Currency,
        '…'
        | '‥'
        | '։'
        | '؝'..='؟'
        | '۔'
        | '܀'..='܂'
        | '߹'
        | '।'
        | '॥'
        | '།'
        | '༎'
        | '၊'
        | '။'
        | '።'
        | '፧'
        | '፨'
        | '᙮'
        | '។'
        | '៕'
        | '᠃'
        | '᠉'
        | '‼'
        | '‽'
        | '⁇'..='⁉'
        | '⸮'
        | '。'
        | '꓿'
        | '꘎'
        | '꘏'
        | '﹒'
        | '﹖'
        | '﹗'
        | '！'
        | '．'
        | '？'
        | '｡' => Class::Terminator,
        c if is_decimal_digit(c) => Class::Digit,
        _ => Class::Plain,
    }
}

/// Whether `c` is a decimal digit of any script (general category Nd).
///
/// Within each block of digits below, `0` stands first and ten follow in order,
/// which Unicode promises for Nd.
pub(crate) fn is_decimal_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// The value of a decimal digit of any script.
pub(crate) fn digit_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    // Letters of the large scripts stand where no digits do.
    if matches!(c, ..'\u{660}' | '\u{1c5a}'..'\u{a620}' | '\u{abfa}'..'\u{ff10}') {
        return None;
    }
    let at = ZEROS.partition_point(|&zero| zero <= c);
    let value = u32::from(c) - u32::from(*ZEROS.get(at.checked_sub(1)?)?);
    (value < 10).then_some(value as u8)
}

/// The zero of each run of ten decimal digits in Unicode 16 outside ASCII
/// (category Nd; the mathematical digits are five runs on end).
const ZEROS: [char; 75] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{10d40}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{116d0}',
    '\u{116da}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11bf0}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16130}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{16d70}',
    '\u{1ccf0}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e5f1}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// Reads the text once, into lists that are emptied. Linear; at most four bytes of memory a landmark.
pub(crate) fn scan(text: &str, found: &mut Landmarks) {
    scan_by(text, shares_lead_bytes(text), found);
}

/// `shared` says how [candidates](candidate::each) are told.
fn scan_by(text: &str, shared: bool, found: &mut Landmarks) {
    let bytes = text.as_bytes();
    // Room for those of ordinary text: a sentence end in sixty-four bytes, fewer of the others.
    let lists =
        [(&mut found.line_ends, 128), (&mut found.marks, 128), (&mut found.money, 256), (&mut found.terminators, 64)];
    for (list, share) in lists {
        list.clear();
        list.reserve(bytes.len() / share);
    }
    // Where the digit run that was read last ends: a digit there continues it.
    let mut digits_end = usize::MAX;
    candidate::each(bytes, shared, |at| {
        let Some(&byte) = bytes.get(at) else { return };
        let (class, len) = if let Some(&class) = ASCII.get(usize::from(byte)) {
            (class, 1)
        } else {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.map_or((Class::Plain, 1), |c| (wide_class(c), c.len_utf8()))
        };
        let here = at as u32;
        match class {
            Class::Plain => {}
            Class::LineEnd => {
                // CRLF is one end.
                if byte != b'\n' || at == 0 || bytes.get(at - 1) != Some(&b'\r') {
                    found.line_ends.push(here);
                }
            }
            Class::Mark => found.marks.push(here),
            Class::Digit => {
                if digits_end != at {
                    found.money.push(here);
                }
                digits_end = at + len;
            }
            Class::Currency => found.money.push(here),
            Class::Terminator => found.terminators.push(here),
        }
    });
}

#[cfg(test)]
impl Landmarks {
    /// Those of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut found = Self::default();
        scan(text, &mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{ASCII, Class, Cursor, Landmarks, digit_value, scan_by, wide_class};
    use crate::span::Span;

    #[test]
    fn each_kind_is_noted_where_it_starts() {
        let text = "He said: “No.”\r\n€ 12,50\u{2028}٣٤ ok\n";
        let found = Landmarks::of(text);
        assert_eq!(found.line_ends.len(), 3);
        assert_eq!(found.marks, [9, 15]);
        assert_eq!(found.terminators, [text.find('.').unwrap() as u32]);
        let money: Vec<_> = found.money.iter().map(|&at| text[at as usize..].chars().next().unwrap()).collect();
        assert_eq!(money, ['€', '1', '5', '٣']);
    }

    /// Every character by itself lands where its class says, whatever the short cuts.
    #[test]
    fn short_cuts_by_bytes_agree_with_the_classes() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = c.encode_utf8(&mut buffer);
            let [found, other] = [false, true].map(|shared| {
                let mut found = Landmarks::default();
                scan_by(text, shared, &mut found);
                found
            });
            assert_eq!(found, other, "{c:?}");
            let seen = [&found.line_ends, &found.marks, &found.money, &found.terminators].map(|list| !list.is_empty());
            let class = ASCII.get(c as usize).copied().unwrap_or_else(|| wide_class(c));
            let wanted = [
                class == Class::LineEnd,
                class == Class::Mark,
                matches!(class, Class::Digit | Class::Currency),
                class == Class::Terminator,
            ];
            assert_eq!(seen, wanted, "{c:?}");
        }
    }

    #[test]
    fn slices_by_span_are_half_open() {
        let list = [2, 5, 9];
        assert_eq!(Landmarks::within(&list, Span::new(2, 9)), [2, 5]);
        assert_eq!(Landmarks::within(&list, Span::new(3, 5)), [0u32; 0]);
    }

    #[test]
    fn slices_are_the_same_in_any_order() {
        let list: Vec<u32> =
            (0..200).map(|at| at * at % 23 + at * 3).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let cursor = Cursor::default();
        for number in 0..5000usize {
            let start = number * 7 % 640 + number % 13;
            let span = Span::new(start, start + number * 31 % 90);
            assert_eq!(cursor.within(&list, span), Landmarks::within(&list, span), "{span:?}");
        }
        assert_eq!(cursor.within(&[5], Span::new(0, 9)), [5]);
    }

    #[test]
    fn digits_agree_with_the_standard_library_where_it_knows_them() {
        for c in '\0'..=char::MAX {
            if let Some(value) = digit_value(c) {
                assert!(value < 10 && c.is_numeric(), "{c:?}");
            }
        }
        assert_eq!(['٠', '९', '９', '𝟗'].map(digit_value), [Some(0), Some(9), Some(9), Some(9)]);
    }
}
