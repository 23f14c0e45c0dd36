//! The tables of the room `quotation`.

use super::Row;

pub const TABLES: &[Row] = &[];
