//! UTF-8 that was read as a single-byte code page: `Ã©` for `é`, `вЂ™` for `’`.
//!
//! Line by line. A line in which no two neighbours could be two bytes of one character is passed
//! over. Any other is weighed as misread in each code page in question ([`evidence`]), and where
//! the weightiest is heavy enough, its sequences are put back. What was misread several times
//! over is undone by as many rounds.

mod code_page;
mod evidence;

use code_page::{Sequence, breaks_case, is_sequence};
use evidence::{Extent, STRONG, Verdict, sequence_at};
use memchr::memchr;

use super::edit::Sink;

pub(super) use code_page::from_windows_1252;

/// Walks over the lines of the text.
pub(super) fn run<S: Sink>(text: &str, sink: &mut S) {
    let mut at = 0;
    while let Some(found) = first_high(text.as_bytes(), at) {
        let end = memchr(b'\n', &text.as_bytes()[found..]).map_or(text.len(), |length| found + length);
        // From the word of the first such character on: what stands before it is ASCII.
        let start = found - text.as_bytes()[at..found].last().map_or(0, |_| 1);
        line(text, start, end, sink);
        if sink.done() {
            return;
        }
        at = end;
    }
}

/// The first byte of a character beyond ASCII, looked for in long strides.
fn first_high(bytes: &[u8], mut at: usize) -> Option<usize> {
    const STRIDE: usize = 64;
    while bytes.get(at..at + STRIDE).is_some_and(<[u8]>::is_ascii) {
        at += STRIDE;
    }
    bytes[at..].iter().position(|byte| !byte.is_ascii()).map(|length| at + length)
}

/// Repairs a line, or, where nothing is to be repaired, the C1 controls that stand in it.
fn line<S: Sink>(text: &str, start: usize, end: usize, sink: &mut S) {
    let line = &text[start..end];
    let (pages, controls) = code_page::candidates(line);
    if let Some(verdict) = evidence::heaviest(line, pages) {
        repair(verdict, line, start, sink);
    } else if controls {
        name_controls(line, start, sink);
    }
}

/// Puts back the sequences of a line that begins at `start` of its text.
fn repair<S: Sink>(verdict: Verdict, line: &str, start: usize, sink: &mut S) {
    let (mut at, mut before) = (0, None);
    while let Some(c) = line[at..].chars().next() {
        let found = sequence_at(verdict.page, line, at, before, verdict.extent);
        let found = found.filter(|&(_, weight)| verdict.extent != Extent::Strong || weight >= STRONG);
        let Some((Sequence { length, decoded, .. }, _)) = found else {
            before = Some(c);
            at += c.len_utf8();
            continue;
        };
        sink.replace(start + at, start + at + length, decoded.encode_utf8(&mut [0; 4]));
        if sink.done() {
            return;
        }
        before = line[at..at + length].chars().next_back();
        at += length;
    }
}

/// C1 controls stand for the characters that windows-1252 has in their place, as in every browser.
fn name_controls<S: Sink>(line: &str, start: usize, sink: &mut S) {
    for (at, control) in line.char_indices().filter(|(_, c)| ('\u{80}'..'\u{a0}').contains(c)) {
        if sink.done() {
            return;
        }
        let after = at + control.len_utf8();
        let before = line[..at].chars().next_back();
        // It may be a byte of a character that there was not evidence enough to put back.
        if before.is_some_and(|before| is_sequence(&line[at - before.len_utf8()..])) {
            continue;
        }
        if let Some(named) = name(control, before, line[after..].chars().next()) {
            sink.replace(start + at, start + after, named.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The character that a C1 control stands for between its neighbours; `None` where windows-1252 has none or
/// where it would stand in a word as no word is written: the byte was one of another code page then.
fn name(control: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let named = from_windows_1252(control as u8);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let fits = match control {
        // NEL may be a line end; right after a letter it is the ellipsis.
        '\u{85}' => is_letter(before),
        '\u{91}'..='\u{97}' => true,
        _ if named.is_alphabetic() => !breaks_case(before, named),
        _ => !(is_letter(before) && is_letter(after)),
    };
    (named != control && fits).then_some(named)
}
