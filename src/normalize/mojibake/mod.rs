//! UTF-8 that was read as a single-byte code page.
use super::edit::Sink;
pub(super) fn run<S: Sink>(_text: &str, _sink: &mut S) {}
