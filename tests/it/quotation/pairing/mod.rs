//! What is quoted, whoever says it: marks and dashes.

mod conformance;
mod laws;
