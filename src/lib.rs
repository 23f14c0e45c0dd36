//! Reads the raw plain text of an article, as crawlers and archives keep it,
//! and gives it back typed: title, paragraphs, price lines, quoted statements
//! with who said them, the language of each part, clean text. Every item is
//! tied to its bytes in the source.
//!
//! ```
//! let text = "2.98 BYN\n\
//!             Night tram reaches the lake\n\
//!             \n\
//!             Anna Kurz, head of the depot, commented:\n\
//!             “Nobody has to walk home any more.”\n\
//!             A ticket costs €1.20, she added.\n";
//! let article = newsprint::parse(text);
//!
//! assert_eq!(article.title().unwrap().raw(), "Night tram reaches the lake");
//! assert_eq!(article.price_lines().next().unwrap().raw(), "2.98 BYN");
//! assert_eq!(article.prices()[1].amount().to_string(), "1.20");
//! let statement = article.statements().next().unwrap();
//! assert_eq!(statement.text(), "Nobody has to walk home any more.");
//! assert_eq!(statement.speaker().unwrap().name(), "Anna Kurz");
//! assert_eq!(&text[statement.role().unwrap()], "head of the depot");
//! ```
//!
//! # What goes in, what comes out
//!
//! In goes any `&str` ([`parse`]) or bytes ([`Parser::parse_bytes`]); a
//! [`Parser`] carries hints and limits. Out comes an [`Article`]: views on blocks,
//! sentences, prices, quotations and speakers that borrow the text. Parsing a
//! `&str` cannot fail, nothing panics, and time and memory are linear in the text.
//!
//! Two more calls stand by themselves: [`normalize`] cleans a text and keeps the
//! way back to its bytes, [`detect_language`] names the language of a text.
//!
//! The guide has a page on each of them, a cookbook, and what to do for a new language:
//! `guide` in this documentation, `docs/guide/` in the repository.
//!
//! # Offsets and lines
//!
//! A [`Span`] is a half-open range of bytes of the text that was given, on
//! character boundaries; index a `str` with it. A line ends at LF, CRLF, CR, NEL
//! (U+0085), U+2028 or U+2029.
//!
//! # What is not recognised
//!
//! What cannot be told from plain text alone stays a paragraph: captions,
//! unmarked lists, a heading that could be a short paragraph. Lao and others that
//! write no sentence terminators are not split into sentences, Thai only before
//! words that open one. Indirect
//! speech is no quotation. An ambiguous currency, separator, date, language or
//! speaker says so, or is `None`: nothing is guessed in silence.
//!
//! # Features
//!
//! `serde` (off by default): `Serialize` for [`Article`] and what it holds,
//! `Deserialize` for owned articles.

#![forbid(unsafe_code)]

mod article;
mod block;
mod error;
#[cfg(any(doc, doctest))]
pub mod guide;
mod language;
mod normalize;
mod parser;
mod price;
mod quotation;
mod scan;
mod scratch;
mod sentence;
mod span;
mod tables;
#[cfg(feature = "serde")]
mod wire;

pub use article::{Article, Block, Mention, Published, Quotation, Speaker};
pub use block::BlockKind;
pub use error::Error;
pub use language::{Detection, Language, LanguageDetector, Script, detect_language};
pub use normalize::{Form, Normalized, Normalizer, normalize};
pub use parser::Parser;
pub use price::{Bound, Currency, Price, PriceRole};
pub use quotation::{QuotationKind, QuotationStyle};
/// The exact decimal number that amounts are given in, from `rust_decimal`.
#[doc(no_inline)]
pub use rust_decimal::Decimal;
pub use span::Span;

/// Reads an article with the default options; see [`Parser`].
///
/// ```
/// let article = newsprint::parse("Bread costs $2 today.");
/// let currency = article.prices()[0].currency().unwrap();
/// assert_eq!((currency.code(), currency.candidates().next()), (None, Some("USD")));
/// ```
///
/// # Complexity
/// Linear in the length of the text.
pub fn parse(text: &str) -> Article<'_> {
    Parser::new().parse(text)
}

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
