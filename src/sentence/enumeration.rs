//! Lists inside a paragraph: `1. Flour 2. Eggs`, `a.) … b.) …`.

use super::customs::Customs;
use super::ending::{Ending, Kind};
use super::stop::word_before;

/// The label of a list item whose full stop is no end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    Number(u32),
    Letter(u32),
}

/// Where a label stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// At the head of the sentence, which goes on.
    Head,
    /// After an item; the next one starts here, its bullet included.
    Next(usize),
}

impl Label {
    /// The label that ends in this full stop, if it is one: up to two digits or a
    /// small letter with `.` or `.)`; a capital with a stop is an initial.
    fn read(word: &str, ending: &str) -> Option<Self> {
        match (word.as_bytes(), ending) {
            ([b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'], "." | ".)") => word.parse().ok().map(Self::Number),
            ([letter @ b'a'..=b'z'], "." | ".)") => Some(Self::Letter(u32::from(*letter))),
            _ => None,
        }
    }

    fn is_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(here), Self::Number(before)) | (Self::Letter(here), Self::Letter(before)) => {
                here == before + 1
            }
            _ => false,
        }
    }
}

/// What the ending is to a list whose last label was `last`; a label at the head
/// becomes the last. Where a full stop makes ordinals, one inside the sentence is
/// taken for an ordinal unless a bullet stands before it or, where nouns have no
/// capitals, a capital after it.
pub(super) fn place(
    text: &str,
    start: usize,
    ending: &Ending,
    customs: &Customs,
    last: &mut Option<Label>,
) -> Option<Place> {
    // Most full stops stand after a letter and alone.
    let bracketed = ending.end > ending.at + 1;
    let before = text.as_bytes().get(ending.at.wrapping_sub(1))?;
    let alone = || !text.as_bytes().get(ending.at.wrapping_sub(2)).is_some_and(u8::is_ascii_alphanumeric);
    if ending.kind != Kind::Dot || !before.is_ascii_digit() && !bracketed && !alone() {
        return None;
    }
    // `2.5` is a number.
    if text.as_bytes().get(ending.end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let head = text.get(start..ending.at)?;
    let word = word_before(head);
    let label = Label::read(word, text.get(ending.at..ending.end)?)?;
    let before = head.strip_suffix(word)?;
    let item = before.trim_end_matches(|c: char| is_bullet(c) || c.is_whitespace());
    if item.is_empty() {
        *last = Some(label);
        return Some(Place::Head);
    }
    let bulleted = before[item.len()..].contains(is_bullet);
    let next = text.get(ending.end..)?.trim_start();
    let capital = !customs.capital_nouns && next.starts_with(char::is_uppercase);
    if !last.is_some_and(|last| label.is_after(last))
        || item.len() == before.len()
        || customs.ordinal_dot && !bulleted && !capital
    {
        return None;
    }
    *last = Some(label);
    let blanks = before[item.len()..].len() - before[item.len()..].trim_start().len();
    Some(Place::Next(start + item.len() + blanks))
}

/// A mark that stands before a list item.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '*' | '·')
}
