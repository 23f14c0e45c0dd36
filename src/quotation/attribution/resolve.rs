//! Which name a mention stands for.

use super::speaker::{Voice, Words};
use crate::quotation::{Mention, QuotationStyle};

/// The names that an article uses.
pub(super) struct Names<'a> {
    text: &'a str,
}

impl<'a> Names<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text }
    }

    pub(super) fn mention(&mut self, _words: Words<'_>, voice: &Voice, _style: QuotationStyle) -> Mention {
        let _ = self.text;
        Mention { span: voice.speaker, name: voice.speaker }
    }
}
