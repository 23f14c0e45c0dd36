//! The one error type.

use std::str::Utf8Error;

/// What can go wrong. Parsing a `&str` is not among it: any text parses.
///
/// The kind is private; ask with the `is_…` methods. The message says what was
/// found and where.
///
/// ```
/// use newsprint::{Parser, Price};
/// let error = Parser::new().parse_bytes(b"caf\xE9").unwrap_err();
/// assert!(error.is_not_utf8());
/// assert_eq!(error.offset(), Some(3));
/// assert!("no number".parse::<Price>().unwrap_err().is_not_a_price());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(Kind);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("the bytes are not UTF-8: byte {offset} starts no character")]
    NotUtf8 { offset: usize },
    #[error("the text has {length} bytes, more than the limit of {limit}")]
    TooLong { length: usize, limit: usize },
    #[error("{given:?} is no price")]
    NotAPrice { given: Box<str> },
    #[error("{given:?} names no language")]
    NotALanguage { given: Box<str> },
}

/// Messages quote the offending string up to this many characters.
const QUOTED: usize = 40;

fn excerpt(given: &str) -> Box<str> {
    match given.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{}…", &given[..cut]).into(),
        None => given.into(),
    }
}

impl Error {
    #[cold]
    pub(crate) fn not_utf8(error: &Utf8Error) -> Self {
        Self(Kind::NotUtf8 { offset: error.valid_up_to() })
    }

    #[cold]
    pub(crate) fn too_long(length: usize, limit: usize) -> Self {
        Self(Kind::TooLong { length, limit })
    }

    #[cold]
    pub(crate) fn not_a_price(given: &str) -> Self {
        Self(Kind::NotAPrice { given: excerpt(given) })
    }

    #[cold]
    pub(crate) fn not_a_language(given: &str) -> Self {
        Self(Kind::NotALanguage { given: excerpt(given) })
    }

    /// Whether bytes were given that are not UTF-8; [`offset`](Self::offset) says where.
    pub fn is_not_utf8(&self) -> bool {
        matches!(self.0, Kind::NotUtf8 { .. })
    }

    /// Whether a text was longer than the limit that was set, or than 4 GiB − 1.
    pub fn is_too_long(&self) -> bool {
        matches!(self.0, Kind::TooLong { .. })
    }

    /// Whether a string read as a price holds none.
    pub fn is_not_a_price(&self) -> bool {
        matches!(self.0, Kind::NotAPrice { .. })
    }

    /// Whether a string read as a language's code or name is none.
    pub fn is_not_a_language(&self) -> bool {
        matches!(self.0, Kind::NotALanguage { .. })
    }

    /// The byte offset of the fault, where the fault has a place.
    pub fn offset(&self) -> Option<usize> {
        match self.0 {
            Kind::NotUtf8 { offset } => Some(offset),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn errors_are_small_and_quote_little() {
        assert!(size_of::<Error>() <= 24);
        let error = Error::not_a_price(&"é".repeat(500));
        assert!(error.to_string().chars().count() < 60, "{error}");
    }
}
