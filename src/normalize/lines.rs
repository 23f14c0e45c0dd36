//! What happens at line ends: words broken by a hyphen, and bullets at the heads of lines.

use memchr::memchr2_iter;

use super::edit::Sink;
use super::steps::Steps;
use crate::tables::normalize::BULLETS;

/// Walks over the line ends of the text.
pub(super) fn run<S: Sink>(steps: Steps, text: &str, sink: &mut S) {
    if steps.any(Steps::BULLETS) {
        bullet(text, 0, sink);
    }
    for at in memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        if sink.done() {
            return;
        }
        // Of CRLF the second half ends the line.
        if text.as_bytes()[at] == b'\r' && text.as_bytes().get(at + 1) == Some(&b'\n') {
            continue;
        }
        if steps.any(Steps::HYPHENS) {
            hyphen(text, at, sink);
        }
        if steps.any(Steps::BULLETS) {
            bullet(text, at + 1, sink);
        }
    }
}

/// Whether the character breaks a word: a hyphen of any kind.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\r')
}

/// How many blanks may stand between a hyphen and its line end, or before the word goes on: what a
/// text set in columns leaves there. More is a layout of its own.
const BLANKS: usize = 8;

/// The text without up to [`BLANKS`] blanks at its end.
fn without_trailing(text: &str) -> &str {
    let blanks = text.chars().rev().take(BLANKS).take_while(|&c| is_blank(c)).map(char::len_utf8).sum::<usize>();
    &text[..text.len() - blanks]
}

fn without_leading(text: &str) -> &str {
    let blanks = text.chars().take(BLANKS).take_while(|&c| is_blank(c)).map(char::len_utf8).sum::<usize>();
    &text[blanks..]
}

/// Joins the word that a hyphen breaks at the line end at `at`, two letters or more on each side:
/// `T-` at a line end is part of a name, and so is a hyphen between a small letter and a capital.
fn hyphen<S: Sink>(text: &str, at: usize, sink: &mut S) {
    let head = without_trailing(&text[..at]);
    let tail = without_leading(&text[at + 1..]);
    let Some(mark) = head.chars().next_back().filter(|&c| is_hyphen(c)) else { return };
    let start = head.len() - mark.len_utf8();
    let before = two_letters(head[..start].chars().rev());
    let after = two_letters(tail.chars());
    let (Some([last, _]), Some([first, _])) = (before, after) else { return };
    let end = text.len() - tail.len();
    if start >= sink.copied() && (mark == '\u{ad}' || !first.is_uppercase() || last.is_uppercase()) {
        sink.replace(start, end, "");
    }
}

/// The two letters with which a word begins, marks passed over.
fn two_letters(mut word: impl Iterator<Item = char>) -> Option<[char; 2]> {
    let mut letter = || word.by_ref().find(|&c| !super::class::is_mark(c)).filter(|c| c.is_alphabetic());
    Some([letter()?, letter()?])
}

/// The mark that opens an item of a list on the line that begins at `start` becomes `-`.
fn bullet<S: Sink>(text: &str, start: usize, sink: &mut S) {
    let line = &text[start..];
    let item = line.trim_start_matches([' ', '\t', '\u{a0}']);
    let Some(mark) = item.chars().next().filter(|mark| BULLETS.binary_search(mark).is_ok()) else { return };
    let at = text.len() - item.len();
    if at >= sink.copied() {
        sink.replace(at, at + mark.len_utf8(), "-");
    }
}
