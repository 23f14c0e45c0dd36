//! The tables of the room `block`.

use super::Row;

pub const TABLES: &[Row] = &[];
