//! The tables of the room `quotation`: marks and customs.

use super::Row;

pub const TABLES: &[Row] = &[];
