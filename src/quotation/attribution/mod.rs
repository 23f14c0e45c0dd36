//! Who says it: cue, speaker, role; and what kind of quotation it is.
//!
//! Every block with quotations is read once, near them only: words are looked
//! up in the rows of the block's language, and each quoted part is one token
//! among them. Then each part looks behind itself, ahead of itself, to the line
//! above, and to the part before it.

mod ahead;
mod alternate;
mod behind;
mod caseless;
mod class;
mod cue;
mod customs;
mod desk;
mod incise;
mod key;
mod kind;
mod letter;
mod place;
mod resolve;
mod speaker;
mod subject_after;
mod subject_before;
mod token;
mod window;
mod word;
mod words;

pub(crate) use customs::{Customs, Order};

use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::QuotationData;
use crate::quotation::pairing::Quoted;
use crate::scan::Landmarks;
use crate::scratch::{bytes, take};
use crate::span::Span;
use desk::Desk;
use kind::Looks;

/// A quoted part on its way to a quotation.
#[derive(Clone, Copy, Debug)]
struct Part {
    span: Span,
    /// Which of what pairing found it belongs to.
    quoted: usize,
    looks: Looks,
}

/// The working memory of attribution; see [`scratch`](crate::scratch).
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    parts: Vec<Part>,
    desk: desk::Lists,
}

impl Scratch {
    pub(super) fn bytes(&self) -> usize {
        bytes(&self.parts) + self.desk.bytes()
    }
}

/// Attributes what was quoted. Consumes the pairs in order; joins parts that
/// one attribution breaks.
///
/// # Complexity
/// Linear in the quotations: [`window::REACH`] bytes on each side of a part are read, once.
pub(super) fn attribute(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    language: Option<Language>,
    quoted: &mut Vec<Quoted>,
    scratch: &mut Scratch,
) -> Vec<QuotationData> {
    if quoted.is_empty() {
        return Vec::new();
    }
    let mut parts = take(&mut scratch.parts);
    parts.reserve(quoted.len());
    for (index, one) in quoted.iter().enumerate() {
        parts.extend(one.parts.iter().map(|&span| Part { span, quoted: index, looks: Looks::default() }));
    }
    parts.sort_by_key(|part| part.span.start());
    let mut desk = Desk::new(text, blocks, landmarks, quoted, std::mem::take(&mut scratch.desk));
    let mut rest = parts.as_mut_slice();
    for (index, block) in blocks.iter().enumerate() {
        let here = rest.iter().take_while(|part| part.span.start() < block.span.end()).count();
        let (mine, later) = rest.split_at_mut(here);
        rest = later;
        if !mine.is_empty() {
            let above = index.checked_sub(1).and_then(|above| blocks.get(above));
            desk.read_block(block, above, mine, index, language);
        }
    }
    let filed;
    (filed, scratch.desk) = desk.file();
    scratch.parts = parts;
    filed
}
