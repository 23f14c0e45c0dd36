//! The tables of the room `sentence`.

use super::Row;

pub const TABLES: &[Row] = &[];
