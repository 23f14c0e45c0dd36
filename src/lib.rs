//! Reads the raw plain text of an article and gives it back typed.

mod article;
mod block;
mod error;
mod language;
mod normalize;
mod parser;
mod price;
mod quotation;
mod scan;
mod sentence;
mod span;
mod tables;

pub use article::{Article, Block, Mention, Published, Quotation, Speaker};
pub use block::BlockKind;
pub use error::Error;
pub use language::{Detection, Language, Script, detect_language};
pub use normalize::{Form, Normalized, Normalizer, normalize};
pub use parser::Parser;
pub use price::{Bound, Currency, Price, PriceRole};
pub use quotation::{QuotationKind, QuotationStyle};
pub use rust_decimal::Decimal;
pub use span::Span;

/// Reads an article with the default options; see [`Parser`].
pub fn parse(text: &str) -> Article<'_> {
    Parser::new().parse(text)
}
