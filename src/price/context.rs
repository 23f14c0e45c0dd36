//! What is known before prices are looked for in a document.

use super::currency;
use super::digits::{self, Shape};
use super::gate;
use super::meaning::Tongue;
use super::nouns;
use crate::language::Language;
use crate::scan::Landmarks;
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

/// Where the currency words of a document's language begin.
#[derive(Clone, Debug)]
pub(crate) struct Nouns {
    tongue: Tongue,
    places: Vec<u32>,
}

impl Nouns {
    /// Looks through a whole text once.
    pub(crate) fn of(text: &str, language: Option<Language>) -> Self {
        let tongue = Tongue::of(language);
        let mut places = Vec::new();
        nouns::find(text.as_bytes(), 0, tongue, &mut places);
        Self { tongue, places }
    }

    /// Those inside `within`, if they are of the language that is asked for.
    pub(super) fn within(&self, within: Span, tongue: Tongue) -> Option<&[u32]> {
        (self.tongue == tongue).then(|| Landmarks::within(&self.places, within))
    }
}

/// What is known before prices are looked for in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context<'d> {
    /// The language of the document, or of the block that is read, and its number here.
    language: Option<Language>,
    tongue: Tongue,
    /// The decimal separator that the caller says is used.
    decimal_separator: Option<char>,
    /// The decimal separator that the document's clear amounts use.
    evident_separator: Option<char>,
    /// Codes of ISO 4217 that stand beside amounts of the document.
    codes: [[u8; 3]; CODES],
    /// The currency words of the document that can close amounts in words.
    pub(crate) nouns: Option<&'d Nouns>,
}

impl<'d> Context<'d> {
    /// What is known before the text is looked at.
    pub(crate) fn new(language: Option<Language>, decimal_separator: Option<char>) -> Self {
        Self { language, tongue: Tongue::of(language), decimal_separator, ..Self::default() }
    }

    /// The same with the document's currency words, where they are wanted.
    pub(crate) fn with_nouns(self, nouns: Option<&'d Nouns>) -> Self {
        Self { nouns, ..self }
    }

    /// The same for a block that has a language of its own.
    pub(crate) fn in_language(self, block: Option<Language>) -> Self {
        match block {
            Some(language) if block != self.language => {
                Self { tongue: Tongue::of(block), language: Some(language), ..self }
            }
            _ => self,
        }
    }

    /// What a whole document says of its own customs: which separator its clear
    /// amounts use, which codes it names. Linear in the landmarks it looks at.
    pub(crate) fn of_document(text: &str, landmarks: &Landmarks, given: Self) -> Self {
        let mut found = given;
        let (mut points, mut commas) = (0u32, 0u32);
        let tongue = given.tongue();
        let bytes = text.as_bytes();
        for &at in landmarks.money.iter().take(LOOKED_AT) {
            let at = at as usize;
            if !bytes.get(at).is_some_and(|&byte| byte.is_ascii_digit() || !byte.is_ascii()) {
                continue;
            }
            // Only decimals and codes are evidence: most amounts in the news are neither.
            let whole = digits::plain(bytes.get(at..).unwrap_or_default(), at);
            if whole.is_some_and(|number| !code_near(bytes, number.start, number.end)) {
                continue;
            }
            // Most digits count no money: look at the neighbours first.
            let sides = gate::sides(text, 0, at, bytes.len(), tongue);
            if !sides.any() {
                continue;
            }
            let Some(number) = whole.or_else(|| digits::number(text, at, text.len())) else { continue };
            if number.decimal.is_none() && !code_near(bytes, number.start, number.end) {
                continue;
            }
            let before = || currency::prefix(text, floor(text, at.saturating_sub(NEAR)), at, tongue);
            let space = || currency::skip_space(text, number.end, text.len());
            let behind = || currency::suffix(text, space(), text.len(), tongue);
            let forms = [sides.before.then(before).flatten(), sides.behind.then(behind).flatten()];
            // `EUR/USD 1.0850` is a rate.
            let rate = |form: &currency::Form| currency::before(text, 0, form.start) == Some('/');
            for form in forms.into_iter().flatten().filter(|form| !form.guarded && !form.loose && !rate(form)) {
                if let (currency::Means::Code(code), false) = (form.means, form.wordlike) {
                    found.note(code);
                }
                let clear = !matches!(number.shape, Shape::Decimal(4..));
                match number.decimal.filter(|_| clear) {
                    Some('.') => points += 1,
                    Some(',') => commas += 1,
                    _ => {}
                }
            }
        }
        found.evident_separator = match (points, commas) {
            (0, 1..) => Some(','),
            (1.., 0) => Some('.'),
            _ => None,
        };
        found
    }

    fn note(&mut self, code: [u8; 3]) {
        if let Some(cell) = self.codes.iter_mut().find(|cell| **cell == code || **cell == [0; 3]) {
            *cell = code;
        }
    }

    /// Whether any code stands beside an amount of the document.
    pub(super) fn names_any(&self) -> bool {
        self.codes[0] != [0; 3]
    }

    /// Whether the code stands beside an amount of the document.
    pub(super) fn names(&self, code: [u8; 3]) -> bool {
        self.codes.contains(&code)
    }

    pub(super) const fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// Whether a lone separator with three digits behind it is the decimal one,
    /// and whether that is more than likely. `exact`: the amount is scaled, or a
    /// price for a unit, which are written with decimals (`€1.479 a litre`).
    pub(super) fn lone(&self, separator: char, mills: bool, exact: bool) -> (bool, bool) {
        if let Some(hint) = self.decimal_separator {
            return (hint == separator, true);
        }
        if let Some(evident) = self.evident_separator {
            return (evident == separator, true);
        }
        let tongue = self.tongue();
        let comma = tongue.is_known() && DECIMAL_COMMA >> tongue.number() & 1 == 1;
        let own = match separator {
            ',' => comma,
            _ => tongue.is_known() && !comma,
        };
        if mills {
            return (own || separator == '.', false);
        }
        // A language is a prior only: its press writes grouping commas, too.
        (own && (separator == ',' || exact), false)
    }
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
