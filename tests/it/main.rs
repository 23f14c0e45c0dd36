//! All tests that use the library as its users do, in one binary.

mod annotate;
mod batch;
mod block;
mod commands;
mod corpus;
mod dependencies;
mod fixtures;
mod language;
mod laws;
mod normalize;
mod price;
mod quotation;
mod regressions;
#[cfg(feature = "serde")]
mod schema;
mod seed;
mod sentence;
mod snapshots;
mod tables;
mod targets;
#[cfg(feature = "serde")]
mod wire;

pub(crate) use laws::checks;
