//! Lines, and the few cheap facts of each that every later decision rests on.
//!
//! A line ends at LF, CRLF, CR, NEL, U+2028 or U+2029. Each line is looked at
//! once: its ends, its width in columns, and what the landmarks say of it.

pub(super) use super::fold::is_wide;
use crate::scan::{Landmarks, line_end_len};
use crate::span::Span;

/// Widths are counted up to here; beyond, a line is simply long.
const WIDEST: usize = 400;

/// No character takes more bytes than this a column, so that reading this many
/// times [`WIDEST`] bytes measures every line that is not simply long.
const BYTES_PER_COLUMN: usize = 4;

/// Columns a tab stands for in an indent.
const TAB: usize = 4;

/// How many characters of closing marks behind a terminator are looked past.
const CLOSERS: usize = 6;

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Closing {
    /// A terminator, closing marks and brackets behind it allowed.
    Sentence,
    /// A mark that leads on: colon, comma, semicolon.
    Leading,
    /// Anything else.
    Open,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line, blanks at its ends left out.
    pub(super) span: Span,
    /// Columns of blanks before it.
    pub(super) indent: u16,
    /// Columns, East Asian characters counted double; at most [`WIDEST`].
    pub(super) width: u16,
    /// Blank lines before it, at most 255.
    pub(super) gap: u8,
    pub(super) closing: Closing,
    /// Characters that can end a sentence inside it.
    pub(super) terminators: u16,
    /// Digit runs and currency signs inside it.
    pub(super) figures: u16,
}

/// Counts the landmarks of one list line by line; lines come in order.
struct Cursor<'l>(std::slice::Iter<'l, u32>);

impl Cursor<'_> {
    /// The landmarks before `end`, and the last of them.
    fn upto(&mut self, end: usize) -> (u16, Option<usize>) {
        let (mut count, mut last) = (0u16, None);
        while let Some(&at) = self.0.as_slice().first().filter(|&&at| (at as usize) < end) {
            self.0.next();
            count = count.saturating_add(1);
            last = Some(at as usize);
        }
        (count, last)
    }
}

/// The lines of the text that are not blank, in order, into an emptied list.
pub(super) fn split(text: &str, landmarks: &Landmarks, lines: &mut Vec<Line>) {
    lines.clear();
    lines.reserve(landmarks.line_ends.len() + 1);
    let mut terminators = Cursor(landmarks.terminators.iter());
    let mut figures = Cursor(landmarks.money.iter());
    let (mut start, mut gap) = (0, 0u8);
    for end in landmarks.line_ends.iter().map(|&at| at as usize).chain([text.len()]) {
        let raw = &text[start..end];
        if raw.is_empty() {
            gap = gap.saturating_add(1);
            start = end + line_end_len(&text[end..]);
            continue;
        }
        let unindented = raw.trim_start();
        let trimmed = unindented.trim_end();
        if trimmed.is_empty() {
            gap = gap.saturating_add(1);
        } else {
            let from = end - unindented.len();
            let span = Span::new(from, from + trimmed.len());
            let (stops, last_stop) = terminators.upto(end);
            lines.push(Line {
                span,
                indent: indent(&raw[..raw.len() - unindented.len()]),
                width: width(trimmed),
                gap,
                closing: closing(text, span, last_stop),
                terminators: stops,
                figures: figures.upto(end).0,
            });
            gap = 0;
        }
        start = end + line_end_len(&text[end..]);
    }
}

fn indent(blanks: &str) -> u16 {
    if blanks.is_empty() {
        return 0;
    }
    let columns = |c| match c {
        '\t' => TAB,
        '\u{3000}' => 2,
        '\u{feff}' => 0,
        _ => 1,
    };
    blanks.chars().map(columns).sum::<usize>().min(WIDEST) as u16
}

/// Columns of a text without tabs; bounded work.
pub(super) fn width(text: &str) -> u16 {
    if text.len() >= WIDEST * BYTES_PER_COLUMN {
        return WIDEST as u16;
    }
    let columns = if text.is_ascii() { text.len() } else { wide_columns(text) };
    columns.min(WIDEST) as u16
}

/// What bytes say of columns, summed over a stretch so short that no sum overflows.
#[derive(Default)]
struct Sums {
    characters: u8,
    /// Characters set in a full square, by their lead bytes.
    squares: u8,
    /// Marks of two bytes that combine with the letter before them.
    marks: u8,
    /// Whether characters stand there that only the characters themselves tell.
    open: u8,
}

/// [`columns`] summed, many bytes at a time.
// Vectors have no branches.
#[allow(clippy::needless_bitwise_bool)]
fn wide_columns(text: &str) -> usize {
    const STRETCH: usize = 192;
    let within = |byte: u8, first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    let bytes = text.as_bytes();
    let (mut total, mut marks) = (0, 0);
    let mut at = 0;
    while let Some(stretch) = bytes.get(at..bytes.len().min(at + STRETCH)).filter(|stretch| !stretch.is_empty()) {
        let mut sums = Sums::default();
        for &byte in stretch {
            sums.characters += u8::from(byte & 0xC0 != 0x80);
            sums.squares += u8::from(within(byte, 0xE3, 0xE9) | within(byte, 0xEB, 0xED));
            sums.open |= u8::from((byte == 0xE1) | (byte == 0xEA) | (byte == 0xF0));
            sums.marks |= u8::from(within(byte, 0xCC, 0xCD) | (byte == 0xD6) | (byte == 0xD9) | (byte == 0xC2));
        }
        if sums.open != 0 {
            return text.chars().map(columns).sum();
        }
        total += usize::from(sums.characters) + usize::from(sums.squares);
        if sums.marks != 0 {
            let followed = bytes.get(at + 1..).unwrap_or_default();
            let count = stretch.iter().zip(followed).fold(0, |count: u8, (&lead, &second)| {
                count
                    + u8::from(
                        (lead == 0xCC)
                            | ((lead == 0xCD) & (second <= 0xAF))
                            | ((lead == 0xD6) & within(second, 0x91, 0xBD))
                            | ((lead == 0xD9) & within(second, 0x8B, 0x9F))
                            | ((lead == 0xC2) & (second == 0xAD)),
                    )
            });
            marks += usize::from(count);
        }
        at += STRETCH;
    }
    // Punctuation, and letters of full width: by the bytes behind the lead.
    let mut squares = 0;
    for at in memchr::memchr2_iter(0xE2, 0xEF, bytes) {
        match bytes.get(at..at + 3) {
            Some([0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE] | [0xE2, 0x81, 0xA0..=0xA9]) => marks += 1,
            Some([0xEF, 0xB8, 0x80..=0x8F] | [0xEF, 0xBB, 0xBF]) => marks += 1,
            Some(
                [0xE2, 0xBA..=0xFF, _] | [0xEF, 0xA4..=0xAB, _] | [0xEF, 0xB8, 0xB0..=0xFF] | [0xEF, 0xB9, ..=0xAF],
            ) => {
                squares += 1;
            }
            Some([0xEF, 0xBC, 0x81..=0xFF] | [0xEF, 0xBD, ..=0xA0] | [0xEF, 0xBF, 0xA0..=0xA6]) => squares += 1,
            _ => {}
        }
    }
    (total + squares).saturating_sub(marks)
}

/// Columns of one character: none for marks that combine and characters that
/// do not show, two for what East Asian typography sets in a full square.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\0'..='\u{2ff}' => usize::from(c != '\u{ad}'),
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => 0,
        c => 1 + usize::from(is_wide(c)),
    }
}

fn closing(text: &str, line: Span, last_terminator: Option<usize>) -> Closing {
    match text.as_bytes().get(line.end() - 1) {
        Some(b'a'..=b'z' | b'A'..=b'Z') => return Closing::Open,
        Some(b'.') if last_terminator == Some(line.end() - 1) => return Closing::Sentence,
        _ => {}
    }
    let mut rest = text[line].trim_end_matches(is_invisible);
    for _ in 0..CLOSERS {
        let Some(last) = rest.chars().next_back() else { break };
        match last {
            ':' | '：' | '៖' | '፦' | ',' | '，' | '、' | '،' | ';' | '；' | '؛' => return Closing::Leading,
            c if is_closer(c) || is_invisible(c) || c.is_whitespace() => {
                rest = &rest[..rest.len() - c.len_utf8()];
            }
            c => {
                let at = line.start() + rest.len() - c.len_utf8();
                return if last_terminator == Some(at) { Closing::Sentence } else { Closing::Open };
            }
        }
    }
    Closing::Open
}

/// Marks and brackets that may close behind a terminator.
fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '＂'
            | '*'
            | '_'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Closing, Line, columns, wide_columns, width};
    use crate::scan::Landmarks;

    fn split(text: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        super::split(text, &Landmarks::of(text), &mut lines);
        lines
    }

    #[test]
    fn every_line_end_ends_a_line() {
        let text = "a\r\nb\rc\u{85}d\u{2028}e\u{2029}\n\n  f";
        let lines = split(text);
        let found: Vec<_> = lines.iter().map(|line| (&text[line.span], line.indent, line.gap)).collect();
        assert_eq!(found, [("a", 0, 0), ("b", 0, 0), ("c", 0, 0), ("d", 0, 0), ("e", 0, 0), ("f", 2, 2)]);
    }

    #[test]
    fn east_asian_characters_count_double_and_marks_not_at_all() {
        assert_eq!((width("Zoo"), width("動物園"), width("cafe\u{301}"), width("soft\u{ad}en")), (3, 6, 4, 6));
    }

    proptest! {
        /// The sum over bytes is the sum over characters.
        #[test]
        fn widths_agree_with_their_plain_twin(text in "[a-z \u{2019}\u{301}\u{64b}\u{5b0}\u{ad}\u{0}-\u{10ffff}]{0,400}") {
            prop_assert_eq!(wide_columns(&text), text.chars().map(columns).sum::<usize>());
        }
    }

    #[test]
    fn every_character_has_the_columns_its_bytes_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(wide_columns(&c.to_string()), columns(c), "{c:?}");
        }
    }

    #[test]
    fn closing_marks_hide_no_terminator() {
        let closing = |text: &str| split(text)[0].closing;
        assert_eq!(closing("It rained.”)"), Closing::Sentence);
        assert_eq!(closing("雨が降った。」"), Closing::Sentence);
        assert_eq!(closing("She said:"), Closing::Leading);
        assert_eq!(closing("Rain in the “south”"), Closing::Open);
    }
}
