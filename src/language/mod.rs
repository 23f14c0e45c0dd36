//! Which language a text is in.

mod code;

pub use code::Language;

use std::fmt;

use crate::scan::Landmarks;
use crate::span::Span;

/// A script, named by its four-letter code of ISO 15924.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script([u8; 4]);

impl Script {
    pub(crate) const fn new(code: [u8; 4]) -> Self {
        Self(code)
    }

    /// The code of ISO 15924, such as `Latn` or `Cyrl`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("Zzzz")
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language that was found, with the script it is written in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Detection {
    language: Language,
    script: Script,
    confidence: f32,
}

impl Detection {
    /// The language that the caller gave, with the script of the text.
    pub(crate) fn given(language: Language, text: &str) -> Self {
        let script = detect_language(text).map_or(Script::new(*b"Zyyy"), |found| found.script);
        Self { language, script, confidence: 1.0 }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The script most of the text is in.
    pub fn script(&self) -> Script {
        self.script
    }

    /// How sure the answer is, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }
}

/// Finds the language of a text; `None` where it shows none.
pub fn detect_language(text: &str) -> Option<Detection> {
    let info = whatlang::detect(text)?;
    let language = Language::from_code(info.lang().code())?;
    let script = Script::new(match info.script() {
        whatlang::Script::Cyrillic => *b"Cyrl",
        whatlang::Script::Arabic => *b"Arab",
        whatlang::Script::Mandarin => *b"Hans",
        _ => *b"Latn",
    });
    Some(Detection { language, script, confidence: info.confidence() as f32 })
}

/// The language of a whole document.
pub(crate) fn of_document(text: &str, _landmarks: &Landmarks) -> Option<Detection> {
    detect_language(text)
}

/// The language of one block; `None` where its text shows none. A short block
/// leans on the document's.
pub(crate) fn of_block(text: &str, block: Span, document: Option<Detection>) -> Option<Language> {
    text[block].chars().any(char::is_alphabetic).then_some(document?.language)
}
