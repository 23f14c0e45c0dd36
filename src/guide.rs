//! The guide: a page a capability, a cookbook, and how to add a language.
//!
//! | page | its question |
//! |---|---|
//! | [`structure`] | what is title, paragraph, price line, furniture? |
//! | [`prices`] | how much, in which currency, and how sure is that? |
//! | [`quotations`] | who said what? |
//! | [`language`] | which language is it in? |
//! | [`sentences`] | where does a sentence end? |
//! | [`clean_text`] | what does a clean text look like, and how does one find back? |
//! | [`cookbook`] | how is it put to use? |
//! | [`tools`] | what can be done without writing a program? |
//! | [`adding_a_language`] | how does a language come in? |
//!
//! The pages are files of the repository, `docs/guide/*.md`; every example on them runs
//! as a test. They are part of the documentation only: no program can name them.

#[doc = include_str!("../docs/guide/adding-a-language.md")]
pub mod adding_a_language {}
#[doc = include_str!("../docs/guide/clean-text.md")]
pub mod clean_text {}
#[doc = include_str!("../docs/guide/cookbook.md")]
pub mod cookbook {}
#[doc = include_str!("../docs/guide/language.md")]
pub mod language {}
#[doc = include_str!("../docs/guide/prices.md")]
pub mod prices {}
#[doc = include_str!("../docs/guide/quotations.md")]
pub mod quotations {}
#[doc = include_str!("../docs/guide/sentences.md")]
pub mod sentences {}
#[doc = include_str!("../docs/guide/structure.md")]
pub mod structure {}
#[doc = include_str!("../docs/guide/tools.md")]
pub mod tools {}
