//! Which lines come again: pages repeat their headline, their menus and their captions.

use super::convention::Draft;

/// Bytes at each end of a line that are compared, with its length: lines that
/// agree in these are the same.
const ENDS: usize = 32;

/// A mark for each line of a page, equal where lines say the same, and how often each comes.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    marks: Vec<u64>,
    sorted: Vec<u64>,
}

impl Repeats {
    pub(super) fn of(text: &str, drafts: &[Draft]) -> Self {
        let marks: Vec<u64> = drafts.iter().map(|draft| mark(&text[draft.span])).collect();
        let mut sorted = marks.clone();
        sorted.sort_unstable();
        Self { marks, sorted }
    }

    /// Whether no line was looked at.
    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How often the line stands in the text; lines without a letter or digit do not count.
    pub(super) fn count(&self, at: usize) -> usize {
        let Some(&mark) = self.marks.get(at).filter(|&&mark| mark != 0) else { return 1 };
        let from = self.sorted.partition_point(|&other| other < mark);
        self.sorted[from..].partition_point(|&other| other == mark)
    }

    /// Whether two lines say the same.
    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        self.marks.get(one).is_some_and(|mark| *mark != 0 && self.marks.get(other) == Some(mark))
    }
}

/// The line without bullets and other marks around it.
pub(super) fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

fn mark(line: &str) -> u64 {
    let bytes = bare(line).as_bytes();
    if bytes.is_empty() {
        return 0;
    }
    let head = &bytes[..bytes.len().min(ENDS)];
    let tail = &bytes[bytes.len().saturating_sub(ENDS).max(head.len())..];
    let mut hash = FNV ^ bytes.len() as u64;
    for part in head.chunks(8).chain(tail.chunks(8)) {
        let word = part.iter().fold(0u64, |word, &byte| word << 8 | u64::from(byte));
        hash = (hash ^ word).wrapping_mul(MIX);
        hash ^= hash >> 32;
    }
    hash | 1
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
