//! What a price or a quotation is, in a few words: the examples say it alike.

use std::fmt::Write as _;

use newsprint::{Bound, Price, Quotation, QuotationKind};

/// Of the currencies that a sign can mean, so many are shown.
const CANDIDATES: usize = 3;

/// The name of a quotation's kind.
pub fn kind(quotation: &Quotation) -> &'static str {
    match quotation.kind() {
        QuotationKind::Statement => "statement",
        QuotationKind::Fragment => "fragment",
        _ => "phrase",
    }
}

/// `from 4 to 9 EUR per kg`; a currency that is not certain shows what it can be: `5 USD/CAD/AUD/…?`.
pub fn money(text: &str, price: &Price) -> String {
    let bound = match price.bound() {
        Some(Bound::From) => "from ",
        Some(Bound::UpTo) => "up to ",
        _ => "",
    };
    let mut said = format!("{bound}{}", price.amount());
    if let Some(top) = price.amount_max() {
        let _ = write!(said, " to {top}");
    }
    if let Some(currency) = price.currency() {
        let candidates: Vec<_> = currency.candidates().collect();
        let shown = &candidates[..candidates.len().min(CANDIDATES)];
        let more = if shown.len() < candidates.len() { "/…" } else { "" };
        let _ = match currency.code() {
            Some(code) => write!(said, " {code}"),
            None if shown.is_empty() => Ok(()),
            None => write!(said, " {}{more}?", shown.join("/")),
        };
    }
    if let Some(unit) = price.unit() {
        let _ = write!(said, " per {}", &text[unit]);
    }
    said
}
