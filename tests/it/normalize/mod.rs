//! The room `normalize`, from outside.

mod cases;
mod forms;
mod laws;
