//! All tests that use the library as its users do, in one binary.

mod batch;
mod block;
mod corpus;
mod language;
mod normalize;
mod price;
mod quotation;
mod sentence;
mod tables;
