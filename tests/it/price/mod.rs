//! Prices as the users of the library find them.

mod cases;
mod coverage;
mod currencies;
mod laws;
mod spelled;
