//! What a price is, as the library gives it back.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::error::Error;
use crate::span::Span;

/// The most codes that are named for an ambiguous form: the likeliest say enough.
const CANDIDATES: usize = 6;

/// Codes of ISO 4217, likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub(super) struct Codes {
    codes: [[u8; 3]; CANDIDATES],
    len: u8,
}

impl Codes {
    pub(super) fn one(code: [u8; 3]) -> Self {
        Self::default().with(code)
    }

    pub(super) fn with(mut self, code: [u8; 3]) -> Self {
        self.push(code);
        self
    }

    /// Adds a code at the end; those that are there already, and those past the
    /// last place, change nothing.
    pub(super) fn push(&mut self, code: [u8; 3]) {
        if self.as_slice().contains(&code) {
            return;
        }
        if let Some(cell) = self.codes.get_mut(self.len as usize) {
            *cell = code;
            self.len += 1;
        }
    }

    /// Adds codes at the end while there is room.
    pub(super) fn fill(&mut self, codes: &[[u8; 3]]) {
        if let (0, Some(&first)) = (self.len, codes.first_chunk()) {
            *self = Self { codes: first, len: CANDIDATES as u8 };
        }
        for &code in codes {
            if self.len as usize == CANDIDATES {
                break;
            }
            self.push(code);
        }
    }

    pub(super) fn as_slice(&self) -> &[[u8; 3]] {
        &self.codes[..self.len as usize]
    }
}

/// The currency of a price, as certain as the text makes it.
///
/// Either the [`code`](Self::code) is certain, or the [`candidates`](Self::candidates)
/// say what the form can mean. A cryptocurrency has neither: ISO 4217 knows none.
///
/// ```
/// let price = "CHF 20.–".parse::<newsprint::Price>()?;
/// assert_eq!(price.currency().unwrap().code(), Some("CHF"));
/// let price = "$20".parse::<newsprint::Price>()?;
/// assert_eq!(price.currency().unwrap().code(), None);
/// assert_eq!(price.currency().unwrap().candidates().next(), Some("USD"));
/// # Ok::<(), newsprint::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Currency {
    pub(super) span: Option<Span>,
    pub(super) hint: Option<Span>,
    pub(super) codes: Codes,
    pub(super) certain: bool,
    pub(super) crypto: bool,
}

impl Currency {
    /// Where the currency is written; `None` where it stands outside the text
    /// that was read (the hint of [`Parser::parse_price`](crate::Parser::parse_price)).
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Where the currency is written in the hint, where only that names it.
    pub fn hint_span(&self) -> Option<Span> {
        self.hint
    }

    /// The ISO 4217 code, where the text as a whole makes it certain.
    pub fn code(&self) -> Option<&str> {
        let code = self.codes.as_slice().first().filter(|_| self.certain)?;
        std::str::from_utf8(code).ok()
    }

    /// The codes that the form can mean, likeliest first by the language of the
    /// text and by the codes elsewhere in it; empty where the code is certain.
    pub fn candidates(&self) -> impl Iterator<Item = &str> {
        let open: &[[u8; 3]] = if self.certain { &[] } else { self.codes.as_slice() };
        open.iter().filter_map(|code| std::str::from_utf8(code).ok())
    }

    /// Whether it is a cryptocurrency.
    pub fn is_crypto(&self) -> bool {
        self.crypto
    }
}

/// What an amount bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum Bound {
    /// The lowest amount: `from £9`, `ab 9 €`, `£9+`.
    From,
    /// The highest amount: `up to £9`, `bis 9 €`.
    UpTo,
}

/// What a price line says of one of its prices.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum PriceRole {
    /// No longer asked: `was £20`, `statt 89 €`.
    Old,
    /// Asked now: `now £15`.
    New,
    /// What the buyer saves: `save $20`, `$20 off`.
    Saving,
}

/// An amount of money.
///
/// ```
/// let price = "€ 1.250.000,50".parse::<newsprint::Price>()?;
/// assert_eq!(price.amount().to_string(), "1250000.50");
/// assert_eq!(price.currency().unwrap().code(), Some("EUR"));
/// # Ok::<(), newsprint::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Price {
    pub(super) span: Span,
    pub(super) amount: Decimal,
    pub(super) amount_max: Option<Decimal>,
    pub(super) currency: Option<Currency>,
    pub(super) unit: Option<Span>,
    pub(super) bound: Option<Bound>,
    pub(super) minor_unit: bool,
    pub(super) ambiguous_separator: bool,
    pub(super) on_price_line: bool,
    pub(super) label: Option<Span>,
    pub(super) role: Option<PriceRole>,
}

impl Price {
    pub(super) fn new(span: Span, amount: Decimal) -> Self {
        Self {
            span,
            amount,
            amount_max: None,
            currency: None,
            unit: None,
            bound: None,
            minor_unit: false,
            ambiguous_separator: false,
            on_price_line: false,
            label: None,
            role: None,
        }
    }

    /// Where the price stands: number, currency, scale word; not the unit, nor words such as `from`.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The exact amount in the major unit, sign and scale words applied; of a range the low end.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The top of a range.
    pub fn amount_max(&self) -> Option<Decimal> {
        self.amount_max
    }

    /// The currency; `None` only for a number read by itself as a price, and for a word that says
    /// on a price line that nothing is to pay.
    pub fn currency(&self) -> Option<&Currency> {
        self.currency.as_ref()
    }

    /// What the price is for one of (`kg` in `5 €/kg`).
    pub fn unit(&self) -> Option<Span> {
        self.unit
    }

    /// Whether the amount is only the lowest or the highest.
    pub fn bound(&self) -> Option<Bound> {
        self.bound
    }

    /// Whether it was written in the minor unit (`99¢`); the amount is in the major one.
    pub fn is_minor_unit(&self) -> bool {
        self.minor_unit
    }

    /// Whether a lone separator with three digits behind it (`1.299`) could be
    /// read either way, and neither the text nor a hint settles it. The amount is
    /// then the likelier reading.
    pub fn has_ambiguous_separator(&self) -> bool {
        self.ambiguous_separator
    }

    /// Whether it stands in a price line.
    pub fn is_on_price_line(&self) -> bool {
        self.on_price_line
    }

    /// What the price line says the price is of (`Bread` in `Bread – 2.98 BYN`).
    pub fn label(&self) -> Option<Span> {
        self.label
    }

    /// Whether it is an old price, a new one or a saving, where the words of its price line say so.
    pub fn role(&self) -> Option<PriceRole> {
        self.role
    }
}

impl FromStr for Price {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        super::read_field(given, None, super::Context::default()).ok_or_else(|| Error::not_a_price(given))
    }
}
