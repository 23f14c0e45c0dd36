//! The room `price`, from outside.
