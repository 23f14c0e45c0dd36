//! Prices as the users of the library find them.

mod cases;
mod currencies;
mod laws;
mod lines;
