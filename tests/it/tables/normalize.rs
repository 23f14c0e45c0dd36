//! The tables of the room `normalize`.

use super::Row;

pub const TABLES: &[Row] = &[];
