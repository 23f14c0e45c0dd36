//! The tables of the room `language`.

use super::Row;

pub const TABLES: &[Row] = &[];
