//! What a price line says of its prices: no longer asked, asked now, saved.

use super::lexicon;
use super::line::{OFFERS, last_word, trim};
use super::meaning::{Kind, Tongue};
use super::money::{Price, PriceRole};
use crate::span::Span;

/// Tells the roles of the prices of a line, where its words say them.
///
/// A word speaks for the price behind it (`Was £20 Now £15`), at the end of the line
/// for the one before it (`$20 off`). Where the words make prices old and one price
/// is left, that is the one asked now (`Statt 89 € 69 €`).
pub(super) fn tell(text: &str, line: Span, prices: &mut [Price], tongue: Tongue) {
    let mut at = line.start();
    let Some(last) = prices.len().checked_sub(1) else { return };
    for price in &mut *prices {
        let stretch = text.get(at..price.span.start()).unwrap_or_default();
        price.role = before(stretch, tongue);
        at = price.unit.map_or(price.span.end(), Span::end);
    }
    if let Some(price) = prices.get_mut(last).filter(|price| price.role.is_none()) {
        price.role = behind(text.get(at..line.end()).unwrap_or_default(), tongue);
    }
    let is_old = |price: &&mut Price| price.role == Some(PriceRole::Old);
    let mut open = prices.iter_mut().filter(|price| !is_old(price));
    if let (Some(price), None, 1..) = (open.next(), open.next(), last) {
        price.role = price.role.or(Some(PriceRole::New));
    }
}

fn role(word: &str, tongue: Tongue) -> Option<PriceRole> {
    let word = lexicon::exact(word).or_else(|| lexicon::exact(word.trim_end_matches('.')))?;
    let roles = [(Kind::Saving, PriceRole::Saving), (Kind::Old, PriceRole::Old), (Kind::New, PriceRole::New)];
    roles.into_iter().find(|&(kind, _)| word.is(kind, tongue)).map(|(_, role)| role)
}

/// The role that the words before a price give it: offer words alone, or behind a label that punctuation ends.
fn before(stretch: &str, tongue: Tongue) -> Option<PriceRole> {
    let (mut left, mut found) = (trim(stretch), None);
    loop {
        let (word, rest) = last_word(left);
        let known = lexicon::exact(word).is_some_and(|word| OFFERS.iter().any(|&kind| word.is(kind, tongue)));
        if word.is_empty() || !known {
            break;
        }
        found = found.or_else(|| role(word, tongue));
        left = rest.trim_end();
        // `Kettle: was £20`
        if left.ends_with([':', '|', '–', '—', ',', '(', '：']) {
            return found;
        }
    }
    found.filter(|_| left.is_empty())
}

/// The role that the words behind the last price give it.
fn behind(stretch: &str, tongue: Tongue) -> Option<PriceRole> {
    let word = trim(stretch).split_whitespace().next()?;
    role(word, tongue).filter(|&role| role != PriceRole::New)
}
