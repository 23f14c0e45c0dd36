//! The room `quotation`, from outside.

mod attribution;
mod pairing;
