//! Who said what, how and as what: cases by language, and the laws of every text.

mod conformance;
mod laws;
