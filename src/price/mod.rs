//! Prices: amounts of money with their currency.
//!
//! A leaf: price lines (in `block`), inline prices and `str::parse::<Price>()`
//! share what is here.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::error::Error;
use crate::language::Language;
use crate::scan::Landmarks;
use crate::span::Span;

/// What is known before prices are looked for in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// The language of the document, or of the block that is read.
    pub(crate) language: Option<Language>,
    /// The decimal separator that the caller says is used.
    pub(crate) decimal_separator: Option<char>,
}

impl Context {
    /// What a whole document says of its own customs: which separator its clear
    /// amounts use, which codes it names.
    pub(crate) fn of_document(_text: &str, _landmarks: &Landmarks, given: Self) -> Self {
        given
    }
}

/// The currency of a price, as certain as the text makes it.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Currency {
    span: Option<Span>,
    code: Option<[u8; 3]>,
}

impl Currency {
    /// Where the currency is written, where it is.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// The ISO 4217 code, where the text as a whole makes it certain.
    pub fn code(&self) -> Option<&str> {
        self.code.as_ref().and_then(|code| std::str::from_utf8(code).ok())
    }

    /// The codes that the form can mean, likeliest first; empty where the code is certain.
    pub fn candidates(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }
}

/// An amount of money.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Price {
    span: Span,
    amount: Decimal,
    amount_max: Option<Decimal>,
    currency: Option<Currency>,
    unit: Option<Span>,
    minor_unit: bool,
    on_price_line: bool,
}

impl Price {
    /// Where the price stands: number, currency, scale word.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The exact amount in the major unit, scale words applied; of a range the low end.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The top of a range.
    pub fn amount_max(&self) -> Option<Decimal> {
        self.amount_max
    }

    /// The currency; `None` only for a number read by itself as a price.
    pub fn currency(&self) -> Option<&Currency> {
        self.currency.as_ref()
    }

    /// What the price is for one of (`kg` in `5 €/kg`).
    pub fn unit(&self) -> Option<Span> {
        self.unit
    }

    /// Whether it was written in the minor unit (`99¢`).
    pub fn is_minor_unit(&self) -> bool {
        self.minor_unit
    }

    /// Whether it stands in a price line.
    pub fn is_on_price_line(&self) -> bool {
        self.on_price_line
    }

    pub(crate) fn set_on_price_line(&mut self) {
        self.on_price_line = true;
    }
}

impl FromStr for Price {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        read_field(given, None, Context::default()).ok_or_else(|| Error::not_a_price(given))
    }
}

/// Reads a string that holds one price, such as a shop's price field. `hint` is
/// text that may name the currency.
pub(crate) fn read_field(text: &str, _hint: Option<&str>, context: Context) -> Option<Price> {
    let landmarks = crate::scan::scan(text);
    let mut found = Vec::new();
    find(text, Span::new(0, text.len()), &landmarks, context, &mut found);
    found.into_iter().next()
}

/// Finds the prices inside `within` (a block), in order.
pub(crate) fn find(text: &str, within: Span, landmarks: &Landmarks, _context: Context, found: &mut Vec<Price>) {
    for &at in Landmarks::within(&landmarks.money, within) {
        let at = at as usize;
        let rest = &text[at..within.end()];
        let len = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let (Ok(amount), Some(code)) = (rest[..len].parse::<Decimal>(), rest[len..].strip_prefix(' ')) else {
            continue;
        };
        let code = &code.as_bytes()[..code.len().min(3)];
        if code.len() == 3 && code.iter().all(u8::is_ascii_uppercase) {
            let span = Span::new(at, at + len + 4);
            let currency = Currency { span: Some(Span::new(at + len + 1, at + len + 4)), code: code.try_into().ok() };
            found.push(Price {
                span,
                amount,
                amount_max: None,
                currency: Some(currency),
                unit: None,
                minor_unit: false,
                on_price_line: false,
            });
        }
    }
}

/// A line that lists a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PriceLine {
    /// What the price is of, where a label stands beside it.
    pub(crate) label: Option<Span>,
    /// Whether the line is one by itself, whatever stands around it; the others
    /// (a label and nothing but a space before the price) count in runs only.
    pub(crate) alone: bool,
}

/// Reads a whole line (trimmed, without line end) as a price line.
pub(crate) fn price_line(text: &str, line: Span, landmarks: &Landmarks, context: Context) -> Option<PriceLine> {
    let mut found = Vec::new();
    find(text, line, landmarks, context, &mut found);
    let first = found.first()?;
    (first.span == line).then_some(PriceLine { label: None, alone: true })
}
