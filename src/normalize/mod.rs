//! Clean text, with the way back to the source.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::span::Span;

/// A normalization form of Unicode (UAX #15).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Form {
    /// Canonical composition.
    Nfc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility composition.
    Nfkc,
    /// Compatibility decomposition.
    Nfkd,
}

/// The steps to take on a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Normalizer {
    form: Option<Form>,
}

impl Normalizer {
    /// The default for articles, which changes no visible character.
    #[must_use]
    pub const fn new() -> Self {
        Self { form: Some(Form::Nfc) }
    }

    /// No step at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { form: None }
    }

    /// The normalization form; default NFC.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = Some(form);
        self
    }

    /// Takes the steps. Never fails.
    pub fn normalize<'t>(&self, text: &'t str) -> Normalized<'t> {
        let changed: String = match self.form {
            None => return Normalized { text: Cow::Borrowed(text), edits: Vec::new() },
            Some(Form::Nfc) => text.nfc().collect(),
            Some(Form::Nfd) => text.nfd().collect(),
            Some(Form::Nfkc) => text.nfkc().collect(),
            Some(Form::Nfkd) => text.nfkd().collect(),
        };
        if changed == text {
            return Normalized { text: Cow::Borrowed(text), edits: Vec::new() };
        }
        let edits = vec![(Span::new(0, text.len()), Span::new(0, changed.len()))];
        Normalized { text: Cow::Owned(changed), edits }
    }
}

impl Default for Normalizer {
    fn default() -> Self {
        Self::new()
    }
}

/// A normalized text with the map back to its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Normalized<'t> {
    text: Cow<'t, str>,
    edits: Vec<(Span, Span)>,
}

impl<'t> Normalized<'t> {
    /// The text after all steps; borrowed from the source exactly when nothing changed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, taken out.
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// The edits in order: the replaced span of the source and the span of its replacement.
    pub fn edits(&self) -> impl ExactSizeIterator<Item = (Span, Span)> + '_ {
        self.edits.iter().copied()
    }
}

/// Cleans a text with the default steps for articles.
pub fn normalize(text: &str) -> Normalized<'_> {
    Normalizer::new().normalize(text)
}
