//! What is known before prices are looked for in a document.

use super::currency;
use super::digits::{self, Shape};
use super::gate::Gate;
use super::lexicon::Tongue;
use super::words;
use crate::language::Language;
use crate::scan::Landmarks;
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

/// What is known before prices are looked for in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// The language of the document, or of the block that is read.
    pub(crate) language: Option<Language>,
    /// The decimal separator that the caller says is used.
    pub(crate) decimal_separator: Option<char>,
    /// The decimal separator that the document's clear amounts use.
    pub(crate) evident_separator: Option<char>,
    /// Codes of ISO 4217 that stand beside amounts of the document.
    pub(crate) codes: [[u8; 3]; CODES],
    /// The language whose currency words were looked for, and a bit for each that stands there.
    pub(crate) stems: Option<(Tongue, u32)>,
}

impl Context {
    /// What a whole document says of its own customs: which separator its clear
    /// amounts use, which codes it names. Linear in the landmarks it looks at.
    pub(crate) fn of_document(text: &str, landmarks: &Landmarks, given: Self) -> Self {
        let mut found = given;
        let (mut points, mut commas) = (0u32, 0u32);
        let gate = Gate::of(given.tongue());
        let tongue = given.tongue();
        let bytes = text.as_bytes();
        // Which currency words stand anywhere, so that blocks need not be searched for the others.
        let found_stem = |finder: &memchr::memmem::Finder| u32::from(finder.find(bytes).is_some());
        let stems = words::stems(tongue).iter().take(32).enumerate();
        found.stems = Some((tongue, stems.fold(0, |bits, (number, finder)| bits | found_stem(finder) << number)));
        for &at in landmarks.money.iter().take(LOOKED_AT) {
            let at = at as usize;
            if !bytes.get(at).is_some_and(|&byte| byte.is_ascii_digit() || !byte.is_ascii()) {
                continue;
            }
            // Most digits count no money: look at the neighbours first.
            if bytes[at].is_ascii() && !gate.admits(bytes, 0, at, bytes.len()) {
                continue;
            }
            let Some(number) = digits::number(text, at, text.len()) else { continue };
            // Only decimals and codes are evidence: most amounts in the news are neither.
            if number.decimal.is_none() && !code_near(bytes, number.start, number.end) {
                continue;
            }
            let forms = [
                currency::prefix(text, floor(text, at.saturating_sub(NEAR)), at, tongue),
                currency::suffix(text, currency::skip_space(text, number.end, text.len()), text.len(), tongue),
            ];
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

    /// Whether the code stands beside an amount of the document.
    pub(super) fn names(&self, code: [u8; 3]) -> bool {
        self.codes.contains(&code)
    }

    /// Whether the currency word of a language with this number can stand in the document.
    pub(super) fn has_stem(&self, tongue: Tongue, number: usize) -> bool {
        match self.stems {
            Some((of, bits)) if of == tongue && number < 32 => bits >> number & 1 == 1,
            _ => true,
        }
    }

    pub(super) fn tongue(&self) -> Tongue {
        Tongue::of(self.language)
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
    let capitals = |near: &[u8]| near.windows(3).any(|three| three.iter().all(u8::is_ascii_uppercase));
    let behind = bytes.get(end..bytes.len().min(end + NEAR)).unwrap_or_default();
    let signed = behind.iter().take(SIGN_NEAR).any(|&byte| byte == b'$' || !byte.is_ascii());
    signed || capitals(behind) || capitals(bytes.get(start.saturating_sub(NEAR)..start).unwrap_or_default())
}

/// The first character boundary at or after `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
