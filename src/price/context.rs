//! What is known before prices are looked for in a document.

use std::cell::{Cell, OnceCell};

use super::currency;
use super::digits::{self, Number, Shape};
use super::gate;
use super::meaning::Tongue;
use super::money::Codes;
use super::nouns;
use super::plain;
use crate::language::Language;
use crate::scan::{Cursor, Landmarks};
use crate::span::Span;
use crate::tables::price::DECIMAL_COMMA;

/// How many codes are kept as evidence; an article that names more settles nothing.
const CODES: usize = 4;
/// How many landmarks are looked at for evidence: the customs of a document show
/// in its first amounts, and a book of figures need not be read twice.
const LOOKED_AT: usize = 4096;
/// How far in bytes a currency form reaches beside its number.
const NEAR: usize = 24;
/// How far behind a number a sign can stand: two blanks apart.
const SIGN_NEAR: usize = 3;

/// What a document says of its own customs: asked for by the few prices that leave
/// something open, and read when the first of them asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Customs {
    /// The decimal separator that its clear amounts use.
    separator: Option<char>,
    /// Codes of ISO 4217 that stand beside its amounts.
    codes: [[u8; 3]; CODES],
}

/// The codes that a family can mean, likeliest first, and whether the first is sure.
type Resolved = (Codes, bool);

/// A document, of which nothing is read before it is asked for.
#[derive(Debug)]
pub(crate) struct Document<'d> {
    text: &'d str,
    landmarks: &'d Landmarks,
    tongue: Tongue,
    /// Whether prices are looked for in all of it, not in a few of its lines.
    whole: bool,
    customs: OnceCell<Customs>,
    /// Where the currency words of its language begin.
    nouns: OnceCell<Vec<u32>>,
    /// Where the block that was read last ends among the landmarks.
    cursor: Cursor,
    /// What was asked last: the codes of a family in a language.
    resolved: Cell<Option<(u16, Tongue, Resolved)>>,
}

impl<'d> Document<'d> {
    pub(crate) fn new(text: &'d str, landmarks: &'d Landmarks, language: Option<Language>, whole: bool) -> Self {
        let tongue = Tongue::of(language);
        let (customs, nouns) = (OnceCell::new(), OnceCell::new());
        Self { text, landmarks, tongue, whole, customs, nouns, cursor: Cursor::default(), resolved: Cell::new(None) }
    }

    fn customs(&self) -> &Customs {
        self.customs.get_or_init(|| Customs::of(self.text, self.landmarks, self.tongue))
    }

    /// The currency words inside `within`, where they are worth looking for in the
    /// whole document: if it is in the language that is asked for.
    fn nouns(&self, within: Span, tongue: Tongue) -> Option<&[u32]> {
        let places = || {
            self.nouns.get_or_init(|| {
                let mut places = Vec::new();
                nouns::find(self.text.as_bytes(), 0, self.tongue, &mut places);
                places
            })
        };
        (self.whole && self.tongue == tongue).then(|| Landmarks::within(places(), within))
    }
}

/// What is known before prices are looked for in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context<'d> {
    /// The language of the document, or of the block that is read.
    language: Option<Language>,
    tongue: Tongue,
    /// The decimal separator that the caller says is used.
    decimal_separator: Option<char>,
    document: Option<&'d Document<'d>>,
}

impl<'d> Context<'d> {
    /// What is known before the text is looked at.
    pub(crate) fn new(language: Option<Language>, decimal_separator: Option<char>) -> Self {
        Self { language, tongue: Tongue::of(language), decimal_separator, document: None }
    }

    /// The same for a block in another language.
    pub(crate) fn in_language(self, language: Option<Language>) -> Self {
        if language == self.language { self } else { Self { language, tongue: Tongue::of(language), ..self } }
    }

    /// The same where the document can be asked.
    pub(crate) fn with_document(self, document: &'d Document<'d>) -> Self {
        Self { document: Some(document), ..self }
    }

    /// The currency words of the document inside `within`, where it knows them.
    pub(super) fn nouns(&self, within: Span) -> Option<&'d [u32]> {
        self.document.and_then(|document| document.nouns(within, self.tongue))
    }

    /// The landmarks of amounts inside `within`.
    pub(super) fn money<'l>(&self, landmarks: &'l Landmarks, within: Span) -> &'l [u32] {
        match self.document {
            Some(document) => document.cursor.within(&landmarks.money, within),
            None => Landmarks::within(&landmarks.money, within),
        }
    }

    /// The codes that stand beside amounts of the document.
    pub(super) fn named(&self) -> &'d [[u8; 3]] {
        let codes = self.document.map_or(&[][..], |document| &document.customs().codes);
        let len = codes.iter().position(|code| *code == [0; 3]).unwrap_or(codes.len());
        &codes[..len]
    }

    /// The codes of a family, where they were the last to be asked for.
    pub(super) fn remembered(&self, family: u16) -> Option<Resolved> {
        let (known, tongue, codes) = self.document?.resolved.get()?;
        (known == family && tongue == self.tongue).then_some(codes)
    }

    pub(super) fn remember(&self, family: u16, codes: Resolved) {
        if let Some(document) = self.document {
            document.resolved.set(Some((family, self.tongue, codes)));
        }
    }

    pub(super) const fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// Whether a lone separator with three digits behind it is the decimal one,
    /// and whether that is more than likely. `mills`: the currency has three minor
    /// digits. `exact`: the amount is scaled, or a price for a unit, which are
    /// written with decimals (`€1.479 a litre`).
    pub(super) fn lone(
        &self,
        separator: char,
        mills: impl FnOnce() -> bool,
        exact: impl FnOnce() -> bool,
    ) -> (bool, bool) {
        if let Some(hint) = self.decimal_separator {
            return (hint == separator, true);
        }
        if let Some(evident) = self.document.and_then(|document| document.customs().separator) {
            return (evident == separator, true);
        }
        let tongue = self.tongue();
        let comma = tongue.is_known() && DECIMAL_COMMA >> tongue.number() & 1 == 1;
        let own = match separator {
            ',' => comma,
            _ => tongue.is_known() && !comma,
        };
        if mills() {
            return (own || separator == '.', false);
        }
        // A language is a prior only: its press writes grouping commas, too.
        (own && (separator == ',' || exact()), false)
    }
}

impl Customs {
    /// Reads a document for which separator its clear amounts use and which codes it
    /// names. Linear in the landmarks it looks at.
    fn of(text: &str, landmarks: &Landmarks, tongue: Tongue) -> Self {
        Self::read(text, landmarks, tongue, true)
    }

    /// The same, with or without the glances that spare most numbers the grammar.
    fn read(text: &str, landmarks: &Landmarks, tongue: Tongue, glance: bool) -> Self {
        let mut found = Self::default();
        let (mut points, mut commas) = (false, false);
        let bytes = text.as_bytes();
        for &at in landmarks.money.iter().take(LOOKED_AT) {
            let at = at as usize;
            if !bytes.get(at).is_some_and(|&byte| byte.is_ascii_digit() || !byte.is_ascii()) {
                continue;
            }
            // Only decimals and codes are evidence, and most numbers have neither.
            if glance && is_alone(bytes, at) && !may_name_before(bytes, at) {
                continue;
            }
            let Some(number) = digits::number(text, at, text.len()) else { continue };
            if glance && number.decimal.is_none() && !may_name_before(bytes, at) && !may_name_behind(bytes, number.end)
            {
                continue;
            }
            if number.decimal.is_none() && !code_near(bytes, number.start, number.end) {
                continue;
            }
            if glance && is_signed(bytes, &number) || found.note_codes(text, &number, tongue) {
                let clear = !matches!(number.shape, Shape::Decimal(4..));
                points |= clear && number.decimal == Some('.');
                commas |= clear && number.decimal == Some(',');
            }
        }
        found.separator = match (points, commas) {
            (false, true) => Some(','),
            (true, false) => Some('.'),
            _ => None,
        };
        found
    }

    /// Notes the codes beside a number; whether any currency stands there.
    fn note_codes(&mut self, text: &str, number: &Number, tongue: Tongue) -> bool {
        let at = number.start;
        let sides = gate::sides(text, 0, at, text.len(), tongue);
        if !sides.any() {
            return false;
        }
        let before = || currency::prefix(text, floor(text, at.saturating_sub(NEAR)), at, tongue);
        let space = || currency::skip_space(text, number.end, text.len());
        let behind = || currency::suffix(text, space(), text.len(), tongue);
        let behind = || sides.behind(text, at, text.len(), tongue).then(behind).flatten();
        let forms = [sides.before.then(before).flatten(), behind()];
        // `EUR/USD 1.0850` is a rate.
        let rate = |form: &currency::Form| currency::before(text, 0, form.start) == Some('/');
        let mut forms =
            forms.into_iter().flatten().filter(|form| !form.guarded && !form.loose && !rate(form)).peekable();
        let any = forms.peek().is_some();
        for form in forms {
            if let (currency::Means::Code(code), false) = (form.means, form.wordlike) {
                self.note(code);
            }
        }
        any
    }

    fn note(&mut self, code: [u8; 3]) {
        if let Some(cell) = self.codes.iter_mut().find(|cell| **cell == code || **cell == [0; 3]) {
            *cell = code;
        }
    }
}

/// Whether the number at `at` is whole, and no code stands behind it, as far as a glance
/// tells: a word in small letters follows most numbers.
fn is_alone(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let len = match digits::run_at(rest) {
        // `14,600`: either reading of it shows no custom.
        len @ 1..=3
            if rest[0] != b'0' && matches!(rest[len..], [b',', ..]) && digits::run_at(&rest[len + 1..]) == 3 =>
        {
            len + 4
        }
        len => len,
    };
    matches!(
        rest.get(len..),
        Some([] | [b' ', b'a'..=b'z', ..] | [b'.' | b',', b' ' | b'\n', ..] | [b'a'..=b'z' | b')' | b'-', ..])
    )
}

/// Whether a code can end before the number at `at`, or before a sign there. What cannot
/// be told at a glance is let through.
fn may_name_before(bytes: &[u8], at: usize) -> bool {
    let back = |place: usize| place.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b'.');
    let spaced = |place: usize| if back(place) == b' ' { place - 1 } else { place };
    let capital = |place: usize| back(place).is_ascii_uppercase();
    let before = spaced(at);
    match back(before) {
        b'A'..=b'Z' => capital(before - 1) && capital(before - 2),
        byte if byte == b'$' || !byte.is_ascii() => {
            let sign = match bytes.get(..before).unwrap_or_default() {
                [.., b'$'] => 1,
                [.., 0xC2, 0xA3] => 2,
                [.., 0xE2, 0x82, 0xAC] => 3,
                _ => return true,
            };
            let letter = spaced(before - sign);
            capital(letter) || matches!(back(letter), b' ' | b'$' | 0x80..)
        }
        byte => byte == b' ',
    }
}

/// The same behind a number that ends at `end`.
fn may_name_behind(bytes: &[u8], end: usize) -> bool {
    let follows = match bytes.get(end..).unwrap_or_default() {
        [b' ', rest @ ..] => rest,
        rest => rest,
    };
    match follows {
        [b' ' | b'$' | 0x80.., ..] => true,
        [one, two, three, ..] => [one, two, three].iter().all(|byte| byte.is_ascii_uppercase()),
        _ => false,
    }
}

/// Whether a sign alone stands before a number, and no code can stand behind it.
fn is_signed(bytes: &[u8], number: &Number) -> bool {
    let behind = bytes.get(number.end..).unwrap_or_default();
    let ends = matches!(behind, [] | [b' ', b'a'..=b'z', ..] | [b'.' | b',', b' ' | b'\n', ..] | [b')' | b';', ..]);
    ends && bytes.get(..number.start).and_then(plain::sign_at_end).is_some()
}

/// Whether three capitals stand near a number, or a sign behind it that a code may follow.
fn code_near(bytes: &[u8], start: usize, end: usize) -> bool {
    let capitals = |near: &[u8]| {
        // Bytes outside the window are small letters.
        let mut upper = [0; NEAR + 2];
        upper.iter_mut().zip(near).for_each(|(cell, byte)| *cell = u8::from(byte.is_ascii_uppercase()));
        (0..NEAR).fold(0, |any, at| any | upper[at] & upper[at + 1] & upper[at + 2]) != 0
    };
    let behind = bytes.get(end..bytes.len().min(end + NEAR)).unwrap_or_default();
    // `$`, and the bytes that lead other signs.
    let sign = |byte: u8| matches!(byte, b'$' | 0xC2 | 0xE2 | 0xEF);
    let signed = behind.iter().take(SIGN_NEAR).any(|&byte| sign(byte));
    signed || capitals(behind) || capitals(bytes.get(start.saturating_sub(NEAR)..start).unwrap_or_default())
}

/// The first character boundary at or after `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Customs;
    use crate::language::Language;
    use crate::price::meaning::Tongue;

    /// The numbers that are passed over at a glance would have said nothing.
    #[test]
    fn mute_numbers_say_nothing() {
        const BESIDE: [&str; 20] = [
            "",
            " ",
            "  ",
            "$",
            " $",
            "$ ",
            "CHF",
            "CHF ",
            " CHF",
            "CHF $",
            "aCHF",
            "US$",
            "€",
            "EUR€",
            "CHF £ ",
            "a£ ",
            "¥",
            "usd",
            "\u{a0}CAD",
            "- A",
        ];
        const NUMBERS: [&str; 9] = ["5", "1,299", "0,129", "1,2995", "12.50", "0.129", "1,299.50", "2 490", "1.234,5"];
        let tongue = Tongue::of(Some(Language::literal(b"eng")));
        for before in BESIDE {
            for behind in BESIDE {
                for number in NUMBERS {
                    let text = format!("{before}{number}{behind}.");
                    let landmarks = crate::scan::Landmarks::of(&text);
                    let all = Customs::read(&text, &landmarks, tongue, false);
                    assert_eq!(Customs::of(&text, &landmarks, tongue), all, "{text}");
                }
            }
        }
    }
}
