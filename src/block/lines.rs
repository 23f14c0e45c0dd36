//! Lines, and the few cheap facts of each that every later decision rests on.
//!
//! A line ends at LF, CRLF, CR, NEL, U+2028 or U+2029. Each line is looked at
//! once: its ends, its width in columns, and what the landmarks say of it.

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

/// The lines of the text that are not blank, in order.
pub(super) fn split(text: &str, landmarks: &Landmarks) -> Vec<Line> {
    let mut lines = Vec::with_capacity(landmarks.line_ends.len() + 1);
    let mut terminators = Cursor(landmarks.terminators.iter());
    let mut figures = Cursor(landmarks.money.iter());
    let (mut start, mut gap) = (0, 0u8);
    for end in landmarks.line_ends.iter().map(|&at| at as usize).chain([text.len()]) {
        let raw = &text[start..end];
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
    lines
}

fn indent(blanks: &str) -> u16 {
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
    let columns = if text.is_ascii() { text.len() } else { text.chars().map(columns).sum() };
    columns.min(WIDEST) as u16
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

/// East Asian Width W or F, by blocks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1f64f}' | '\u{1f900}'..='\u{1f9ff}' | '\u{20000}'..='\u{3fffd}')
}

fn closing(text: &str, line: Span, last_terminator: Option<usize>) -> Closing {
    let mut rest = text[line].trim_end_matches(is_invisible);
    for _ in 0..CLOSERS {
        let Some(last) = rest.chars().next_back() else { break };
        match last {
            ':' | '：' | ',' | '，' | '、' | '،' | ';' | '；' | '؛' => return Closing::Leading,
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
    use super::{Closing, split, width};
    use crate::scan::scan;

    #[test]
    fn every_line_end_ends_a_line() {
        let text = "a\r\nb\rc\u{85}d\u{2028}e\u{2029}\n\n  f";
        let lines = split(text, &scan(text));
        let found: Vec<_> = lines.iter().map(|line| (&text[line.span], line.indent, line.gap)).collect();
        assert_eq!(found, [("a", 0, 0), ("b", 0, 0), ("c", 0, 0), ("d", 0, 0), ("e", 0, 0), ("f", 2, 2)]);
    }

    #[test]
    fn east_asian_characters_count_double_and_marks_not_at_all() {
        assert_eq!((width("Zoo"), width("動物園"), width("cafe\u{301}"), width("soft\u{ad}en")), (3, 6, 4, 6));
    }

    #[test]
    fn closing_marks_hide_no_terminator() {
        let closing = |text: &str| split(text, &scan(text))[0].closing;
        assert_eq!(closing("It rained.”)"), Closing::Sentence);
        assert_eq!(closing("雨が降った。」"), Closing::Sentence);
        assert_eq!(closing("She said:"), Closing::Leading);
        assert_eq!(closing("Rain in the “south”"), Closing::Open);
    }
}
