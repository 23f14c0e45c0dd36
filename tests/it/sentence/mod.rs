//! The room `sentence`, from outside.
