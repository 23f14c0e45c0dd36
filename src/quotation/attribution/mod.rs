//! Who says it: cue, speaker, role; and what kind of quotation it is.

use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::pairing::Quoted;
use crate::quotation::{QuotationData, QuotationKind};

/// Attributes what was quoted. Consumes the pairs in order; joins parts that
/// one attribution breaks.
pub(super) fn attribute(
    _text: &str,
    _blocks: &[BlockData],
    quoted: Vec<Quoted>,
    _language: Option<Language>,
) -> Vec<QuotationData> {
    let unattributed = |quoted: Quoted| QuotationData {
        kind: QuotationKind::Statement,
        style: quoted.style,
        parts: quoted.parts,
        speaker: None,
        role: None,
        cue: None,
    };
    quoted.into_iter().map(unattributed).collect()
}
