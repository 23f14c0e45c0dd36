//! The tables of the room `price`.

use super::Row;

pub const TABLES: &[Row] = &[];
