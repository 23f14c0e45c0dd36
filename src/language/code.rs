//! The name of a language.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// A language, named by its three-letter code of ISO 639-3.
///
/// Macrolanguages that the press writes in one standard form keep their own
/// code: `zho`, `ara`, `fas`, `msa`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 3]);

impl Language {
    /// A language by its code, where a caller inside this crate knows it to be one.
    pub(crate) const fn literal(code: &[u8; 3]) -> Self {
        Self(*code)
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let code = match code {
            "cmn" => "zho",
            "pes" => "fas",
            other => other,
        };
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_lowercase).then_some(Self(bytes))
    }

    /// The code of ISO 639-3, such as `eng`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und")
    }

    /// The code as bytes: the key of the language tables.
    pub(crate) const fn key(self) -> [u8; 3] {
        self.0
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        Self::from_code(given).ok_or_else(|| Error::not_a_language(given))
    }
}
