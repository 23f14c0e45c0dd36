//! Prices: amounts of money with their currency.
//!
//! A leaf: price lines (in `block`), inline prices and `str::parse::<Price>()`
//! share what is here.
//!
//! A price is read from its number outwards: `digits` (or `cjk`, or `words`)
//! gives the number, `currency` the forms on either side of it, `reader` the
//! grammar that joins them with scale words, signs and units. `gate` turns away
//! numbers beside which no money can stand, and `plain` reads the commonest prices at
//! a glance; both are held to the grammar by tests. `finder` goes from landmark to
//! landmark of a block, `field` reads strings that are known to hold
//! one price, `line` tells price lines. What a document says of its customs is
//! gathered once, in `context`, when it is first asked for; what is known of the world stands in the table
//! that `lexicon` looks words up in.

mod cjk;
mod context;
mod currency;
mod digits;
mod field;
mod finder;
mod gate;
mod key;
mod letters;
mod lexicon;
mod line;
mod meaning;
mod money;
mod nouns;
mod plain;
mod range;
mod reader;
mod role;
mod surroundings;
mod tail;
mod value;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub(crate) use context::{Context, Document};
pub(crate) use field::read_field;
pub(crate) use finder::find;
pub(crate) use line::{price_line, settle};
pub use money::{Bound, Currency, Price, PriceRole};
