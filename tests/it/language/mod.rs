//! The room `language`, from outside.
