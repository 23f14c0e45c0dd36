//! The name of a language.

use std::fmt;
use std::str::FromStr;

use super::tables::{self, Facts};
use crate::Error;
use crate::tables::language::{LANGUAGES, NAMES};

/// A language, named by its three-letter code of ISO 639-3.
///
/// Macrolanguages that the press writes in one standard form keep their own
/// code: `zho`, `ara`, `fas`, `msa`, `mon`, `sqi`, `swa`, `lav`, `est`, `aze`,
/// `uzb`. The two written forms of Norwegian are apart: `nob` and `nno`.
///
/// ```
/// use newsprint::Language;
/// let german: Language = "de-CH".parse()?;
/// assert_eq!((german.code(), german.iso1()), ("deu", Some("de")));
/// assert_eq!((german.english_name(), german.own_name()), ("German", "Deutsch"));
/// for name in ["cmn", "zh_Hans", "chi", "Chinese", "中文"] {
///     assert_eq!(name.parse::<Language>()?.code(), "zho");
/// }
/// assert!("he".parse::<Language>()?.is_right_to_left());
/// assert!("klingonese".parse::<Language>().unwrap_err().is_not_a_language());
/// # Ok::<(), newsprint::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 3]);

impl Language {
    /// A language by its code, for tests that know it to be one.
    #[cfg(test)]
    pub(crate) const fn literal(code: &[u8; 3]) -> Self {
        Self(*code)
    }

    /// The language at a place in the table.
    pub(super) fn at(place: u8) -> Option<Self> {
        LANGUAGES.get(usize::from(place)).map(|facts| Self(facts.code))
    }

    /// Its place in the table.
    pub(super) fn place(self) -> Option<u8> {
        LANGUAGES.binary_search_by(|facts| facts.code.cmp(&self.0)).ok().and_then(|place| u8::try_from(place).ok())
    }

    /// A language by any code or name of it, letter case aside.
    pub(crate) fn from_code(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let find = |name: &str| NAMES.binary_search_by(|row| row.0.cmp(name)).ok().and_then(|at| Self::at(NAMES[at].1));
        // The first part of a language tag is the language: `pt-BR`, `zh_Hans_CN`.
        find(&name).or_else(|| find(name.split(['-', '_']).next()?))
    }

    fn facts(self) -> Option<&'static Facts> {
        tables::facts(self.0)
    }

    /// The code of ISO 639-3, such as `eng`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und")
    }

    /// The two-letter code of ISO 639-1, such as `en`, where the language has one.
    pub fn iso1(&self) -> Option<&'static str> {
        self.facts()?.iso1
    }

    /// The name in English, such as `German`.
    pub fn english_name(&self) -> &'static str {
        self.facts().map_or("", |facts| facts.english)
    }

    /// The name in the language itself, such as `Deutsch`.
    pub fn own_name(&self) -> &'static str {
        self.facts().map_or("", |facts| facts.own)
    }

    /// Whether the script that the language is mostly written in runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.facts().is_some_and(|facts| facts.right_to_left)
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

/// Takes codes of ISO 639-1, 639-2 and 639-3, language tags such as `pt-BR`, and
/// names in English and in the language itself, in any letter case.
impl FromStr for Language {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        Self::from_code(given).ok_or_else(|| Error::not_a_language(given))
    }
}
