//! The room `quotation`, from outside.

mod pairing;
