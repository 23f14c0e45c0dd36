//! What is known about the world, as data.
//!
//! The rows a person edits are the TOML files beside this one: one a language in
//! `languages/`, one a subject in `subjects/`. The Rust files here are made from
//! them, sorted, by the test `tables` (set `NEWSPRINT_TABLES=write` to write
//! them); nothing else may change them.

// Rows are written by a program and read by one.
#![allow(clippy::large_const_arrays, clippy::unicode_not_nfc, clippy::unreadable_literal)]

#[rustfmt::skip]
pub(crate) mod attribution;
#[rustfmt::skip]
pub(crate) mod block;
#[rustfmt::skip]
pub(crate) mod language;
#[rustfmt::skip]
pub(crate) mod language_evidence;
#[rustfmt::skip]
pub(crate) mod marks;
#[rustfmt::skip]
pub(crate) mod normalize;
#[rustfmt::skip]
pub(crate) mod normalize_code_pages;
#[rustfmt::skip]
pub(crate) mod normalize_entities;
#[rustfmt::skip]
pub(crate) mod price;
#[rustfmt::skip]
pub(crate) mod sentence;
