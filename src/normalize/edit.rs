//! Edits: where a step replaced something, how they are gathered, and how those of two passes become one list.

use crate::span::Span;

/// A replaced span of the source, and the span of what stands for it in the text after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    pub(super) source: Span,
    pub(super) target: Span,
}

/// Takes the replacements of a pass, from left to right.
pub(super) trait Sink {
    /// Whether replacements are written; a pass that only asks whether there is one need not work them out.
    const WRITES: bool;

    /// Replaces `start..end` of the source, which differs from `with`.
    fn replace(&mut self, start: usize, end: usize, with: &str);

    /// Where the last replaced span ends.
    fn copied(&self) -> usize;

    /// Whether the pass may stop, since nothing more would be learned.
    fn done(&self) -> bool;

    /// Says that what was written may give this or another step more to do.
    fn look_again(&mut self);
}

/// Only notes whether there is anything to replace.
#[derive(Default)]
pub(super) struct Question {
    pub(super) changed: bool,
}

impl Sink for Question {
    const WRITES: bool = false;

    fn replace(&mut self, _: usize, _: usize, _: &str) {
        self.changed = true;
    }

    fn copied(&self) -> usize {
        0
    }

    fn done(&self) -> bool {
        self.changed
    }

    fn look_again(&mut self) {}
}

/// Writes the text after a pass. Owns nothing until the first replacement.
pub(super) struct Writer<'t> {
    source: &'t str,
    text: String,
    edits: Vec<Edit>,
    copied: usize,
    again: bool,
}

/// What a pass that changed something leaves.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) edits: Vec<Edit>,
    /// Whether another pass may find something to do.
    pub(super) again: bool,
}

impl<'t> Writer<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        Self { source, text: String::new(), edits: Vec::new(), copied: 0, again: false }
    }

    /// The text with the unchanged rest; `None` where nothing was replaced.
    pub(super) fn finish(mut self) -> Option<Written> {
        if self.edits.is_empty() {
            return None;
        }
        self.text.push_str(&self.source[self.copied..]);
        Some(Written { text: self.text, edits: self.edits, again: self.again })
    }
}

impl Sink for Writer<'_> {
    const WRITES: bool = true;

    #[inline]
    fn replace(&mut self, start: usize, end: usize, with: &str) {
        if self.edits.is_empty() {
            // Most steps shorten a text, and those that lengthen it do so by little.
            self.text.reserve(self.source.len() + self.source.len() / 16 + 16);
            self.edits.reserve(64);
        }
        self.text.push_str(&self.source[self.copied..start]);
        let from = self.text.len();
        self.text.push_str(with);
        self.edits.push(Edit { source: Span::new(start, end), target: Span::new(from, self.text.len()) });
        self.copied = end;
    }

    fn copied(&self) -> usize {
        self.copied
    }

    fn done(&self) -> bool {
        false
    }

    fn look_again(&mut self) {
        self.again = true;
    }
}

/// The edits of two passes, `first` from the source to a text between and `second` from there to
/// the end, as edits from the source to the end. Edits that share a byte of the text between become one.
///
/// Linear in the number of edits.
pub(super) fn compose(first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut both = Vec::with_capacity(first.len() + second.len());
    let (mut one, mut two) = (first.iter().peekable(), second.iter().peekable());
    let (mut source, mut target) = (Side::default(), Side::default());
    loop {
        // The span of the text between which the next edit covers: the earlier of the two,
        // grown by every edit of either list that shares a byte with it.
        let opens = match (one.peek(), two.peek()) {
            (None, None) => return both,
            (Some(a), None) => a.target,
            (Some(a), Some(b)) if comes_first(a.target, b.source) => a.target,
            (_, Some(b)) => b.source,
        };
        let (mut end, mut taken) = (opens.end(), false);
        let (source_start, target_start) = (source.at(opens.start()), target.at(opens.start()));
        loop {
            let joins = |span: Span| {
                if taken { span.start() < end && span.end() > opens.start() } else { span == opens }
            };
            if let Some(a) = one.next_if(|a| joins(a.target)) {
                end = end.max(a.target.end());
                source = Side { between: a.target.end(), here: a.source.end() };
            } else if let Some(b) = two.next_if(|b| joins(b.source)) {
                end = end.max(b.source.end());
                target = Side { between: b.source.end(), here: b.target.end() };
            } else {
                break;
            }
            taken = true;
        }
        both.push(Edit {
            source: Span::new(source_start, source.at(end)),
            target: Span::new(target_start, target.at(end)),
        });
    }
}

/// How far the source or the end has come: where the last edit ended there, and in the text between.
#[derive(Clone, Copy, Default)]
struct Side {
    between: usize,
    here: usize,
}

impl Side {
    /// The offset on this side of one of the text between that lies after the last edit.
    fn at(self, between: usize) -> usize {
        self.here + between.saturating_sub(self.between)
    }
}

/// Which of two spans begins earlier; an empty one before a longer one at the same place.
fn comes_first(a: Span, b: Span) -> bool {
    (a.start(), a.end()) <= (b.start(), b.end())
}

#[cfg(test)]
mod tests {
    use super::{Edit, compose};
    use crate::span::Span;

    fn edit(source: (usize, usize), target: (usize, usize)) -> Edit {
        Edit { source: Span::new(source.0, source.1), target: Span::new(target.0, target.1) }
    }

    #[test]
    fn edits_that_share_bytes_become_one_and_others_are_carried_over() {
        // "ab&#x301;cd" with its reference decoded, then the letter and its accent composed, then "d" taken out.
        let decoded = [edit((2, 9), (2, 4))];
        let composed = [edit((1, 4), (1, 3)), edit((5, 6), (4, 4))];
        assert_eq!(compose(&decoded, &composed), [edit((1, 9), (1, 3)), edit((10, 11), (4, 4))]);
    }

    #[test]
    fn a_removal_beside_an_edit_stays_by_itself_and_one_inside_joins_it() {
        let removed = [edit((1, 2), (1, 1)), edit((3, 4), (2, 2))];
        let replaced = [edit((1, 3), (1, 2))];
        assert_eq!(compose(&removed, &replaced), [edit((1, 2), (1, 1)), edit((2, 5), (1, 2))]);
    }
}
