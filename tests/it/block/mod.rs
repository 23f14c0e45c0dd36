//! The room `block`, from outside.
