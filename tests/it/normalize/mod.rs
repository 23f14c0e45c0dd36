//! The room `normalize`, from outside.
