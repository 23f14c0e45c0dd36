//! The room `quotation`, from outside.
