//! Characters as bytes of a code page, and bytes as characters of UTF-8.

use super::super::class::is_mark;
use crate::tables::normalize_code_pages::{BYTES, PAGES, USUAL};

type Row = (char, u16, u16, [u8; PAGES]);

fn row(c: char) -> Option<&'static Row> {
    let place = BYTES.binary_search_by_key(&c, |row| row.0).ok()?;
    BYTES.get(place)
}

/// The character that the first code page, windows-1252, has for a byte above ASCII.
pub(in super::super) fn from_windows_1252(byte: u8) -> char {
    BYTES.iter().find(|row| row.3[0] == byte).map_or(char::from(byte), |row| row.0)
}

/// Whether texts usually hold the character.
pub(super) fn is_usual(c: char) -> bool {
    let after = USUAL.partition_point(|&(first, _)| first <= c);
    after > 0 && USUAL[after - 1].1 >= c
}

/// The pages, as bits, in which some character of the line and the next one are a first and a later byte of
/// UTF-8, and whether the line holds C1 controls.
pub(super) fn candidates(line: &str) -> (u16, bool) {
    let (mut pages, mut controls, mut first) = (0, false, 0);
    for c in line.chars() {
        if c.is_ascii() {
            // A NO-BREAK SPACE that was a later byte may have become a space.
            pages |= if c == ' ' { first } else { 0 };
            first = 0;
            continue;
        }
        controls |= ('\u{80}'..'\u{a0}').contains(&c);
        let (leads, trails) = row(c).map_or((0, 0), |row| (row.1, row.2));
        pages |= first & trails;
        first = leads;
    }
    (pages, controls)
}

/// Whether the characters at the head of a text are those of one character in some page.
pub(super) fn is_sequence(rest: &str) -> bool {
    let pages = rest.chars().next().and_then(row).map_or(0, |row| row.1);
    Page::of(pages).any(|page| page.sequence(rest).is_some_and(|sequence| is_usual(sequence.decoded)))
}

/// A code page, by its place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Page(usize);

/// Characters that are the bytes of one character of UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sequence {
    /// Bytes of the text they take.
    pub(super) length: usize,
    /// How many bytes of UTF-8 they stand for.
    pub(super) bytes: usize,
    pub(super) decoded: char,
}

impl Page {
    /// The pages of a set.
    pub(super) fn of(set: u16) -> impl Iterator<Item = Self> {
        (0..PAGES).filter(move |page| set >> page & 1 == 1).map(Self)
    }

    /// The byte that the page has for the character.
    fn byte(self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return None;
        }
        row(c).and_then(|row| row.3.get(self.0).copied()).filter(|&byte| byte != 0)
    }

    fn first_byte(self, c: char) -> Option<u8> {
        self.byte(c).filter(|byte| (0xC2..=0xF4).contains(byte))
    }

    fn later_byte(self, c: char) -> Option<u8> {
        self.byte(c).filter(|byte| (0x80..=0xBF).contains(byte))
    }

    /// The sequence at the head of a text, a surrogate pair in CESU-8 included.
    pub(super) fn sequence(self, rest: &str) -> Option<Sequence> {
        let first = self.first_byte(rest.chars().next()?)?;
        let mut bytes = [first, 0, 0, 0];
        let count = count(first);
        let mut length = 0;
        for (place, c) in rest.chars().take(count).enumerate() {
            if place > 0 {
                bytes[place] = self.later_byte(c)?;
            }
            length += c.len_utf8();
        }
        match std::str::from_utf8(&bytes[..count]).ok().and_then(|text| text.chars().next()) {
            Some(decoded) => Some(Sequence { length, bytes: count, decoded }),
            None if first == 0xED => self.surrogates(rest, [bytes[1], bytes[2]], length),
            None => None,
        }
    }

    /// Two surrogates of three bytes each, as some programs write a character beyond U+FFFF.
    fn surrogates(self, rest: &str, high: [u8; 2], mut length: usize) -> Option<Sequence> {
        let mut low = rest[length..].chars().take(3);
        let bytes = [low.next()?, low.next()?, low.next()?];
        length += bytes.iter().map(|c| c.len_utf8()).sum::<usize>();
        let lead = self.first_byte(bytes[0])?;
        let low = [self.later_byte(bytes[1])?, self.later_byte(bytes[2])?];
        let unit = |[middle, last]: [u8; 2]| 0xD000 | u16::from(middle & 0x3F) << 6 | u16::from(last & 0x3F);
        let decoded = char::decode_utf16([unit(high), unit(low)]).next()?.ok()?;
        (lead == 0xED).then_some(Sequence { length, bytes: 6, decoded })
    }

    /// A sequence that was damaged after it was misread: a NO-BREAK SPACE became a space, or bytes were lost
    /// and a replacement character marks them.
    ///
    /// `alone` says that all of the line is misread.
    pub(super) fn torn_sequence(self, before: &str, rest: &str, alone: bool) -> Option<Sequence> {
        self.spaced_sequence(before, rest, alone).or_else(|| self.lossy_sequence(rest))
    }

    /// A sequence of which a later byte, A0, is a space now.
    fn spaced_sequence(self, before: &str, rest: &str, alone: bool) -> Option<Sequence> {
        let mut characters = rest.chars();
        let first = self.first_byte(characters.next()?)?;
        let count = count(first);
        let mut bytes = [first, 0, 0, 0];
        let (mut spaces, mut length) = (0, rest.chars().next()?.len_utf8());
        for place in &mut bytes[1..count] {
            let c = characters.next()?;
            *place = if c == ' ' { 0xA0 } else { self.later_byte(c)? };
            spaces += usize::from(c == ' ');
            length += c.len_utf8();
        }
        let decoded = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
        // Among other letters `ă ş` and its like are no character of three bytes.
        let fits = if count > 2 {
            alone || !decoded.is_alphabetic()
        } else {
            !breaks_case(before.chars().next_back(), decoded)
        };
        if spaces != 1 || !is_usual(decoded) || !fits {
            return None;
        }
        if characters.next().is_some_and(is_mark) {
            // The space carries a mark: what was lost is another character.
            return None;
        }
        if decoded == 'à' && !takes_the_space(before, &rest[length..]) {
            // The space of `voilà le` was there besides and stays.
            length -= 1;
        }
        Some(Sequence { length, bytes: count, decoded })
    }

    /// A sequence of which later bytes were lost: the replacement character stands for it as a whole.
    fn lossy_sequence(self, rest: &str) -> Option<Sequence> {
        let mut characters = rest.chars();
        let lead = characters.next()?;
        let count = count(self.first_byte(lead)?);
        let (mut length, mut lost) = (lead.len_utf8(), false);
        for c in characters.take(count - 1) {
            match c {
                char::REPLACEMENT_CHARACTER => lost = true,
                c if self.later_byte(c).is_some() => {}
                _ => break,
            }
            length += c.len_utf8();
        }
        lost.then_some(Sequence { length, bytes: count, decoded: char::REPLACEMENT_CHARACTER })
    }
}

/// Whether a capital stands right after a small letter.
pub(super) fn breaks_case(before: Option<char>, c: char) -> bool {
    before.is_some_and(|before| before.is_alphabetic() && !before.is_uppercase()) && c.is_uppercase()
}

/// How many bytes the character has that begins with this one.
fn count(first: u8) -> usize {
    match first {
        ..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// Whether the space after the misread first byte of `à` is its second byte and nothing besides: where a
/// contraction of Portuguese goes on, `às`, `àquela`.
fn takes_the_space(before: &str, after: &str) -> bool {
    const CONTRACTIONS: [&str; 6] = ["s", "quela", "quelas", "quele", "queles", "quilo"];
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !before.ends_with(char::is_alphabetic) && CONTRACTIONS.contains(&word)
}
