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
    // How far the source and the end are ahead of the text between, after all edits taken so far.
    let (mut to_source, mut to_end) = (0i64, 0i64);
    loop {
        // The span of the text between which the next edit covers: the earlier of the two,
        // grown by every edit of either list that touches it with a byte of its own.
        let (mut start, mut end) = match (one.peek(), two.peek()) {
            (None, None) => return both,
            (Some(a), None) => bounds(a.target),
            (None, Some(b)) => bounds(b.source),
            (Some(a), Some(b)) => bounds(if comes_first(a.target, b.source) { a.target } else { b.source }),
        };
        let (first_start, second_start) = (start + to_source, start + to_end);
        let mut taken = false;
        loop {
            if let Some(a) = one.next_if(|a| joins(a.target, start, end, taken)) {
                (start, end) = (start.min(a.target.start() as i64), end.max(a.target.end() as i64));
                to_source += a.source.len() as i64 - a.target.len() as i64;
            } else if let Some(b) = two.next_if(|b| joins(b.source, start, end, taken)) {
                (start, end) = (start.min(b.source.start() as i64), end.max(b.source.end() as i64));
                to_end += b.target.len() as i64 - b.source.len() as i64;
            } else {
                break;
            }
            taken = true;
        }
        both.push(Edit { source: span(first_start, end + to_source), target: span(second_start, end + to_end) });
    }
}

fn bounds(span: Span) -> (i64, i64) {
    (span.start() as i64, span.end() as i64)
}

fn span(start: i64, end: i64) -> Span {
    Span::new(start.max(0) as usize, end.max(0) as usize)
}

/// Which of two spans begins earlier; an empty one before a longer one at the same place.
fn comes_first(a: Span, b: Span) -> bool {
    (a.start(), a.end()) <= (b.start(), b.end())
}

/// Whether an edit over `span` of the text between belongs to the group that covers `start..end`:
/// the first of the group by its place, every other by a shared byte or by lying inside.
fn joins(span: Span, start: i64, end: i64, taken: bool) -> bool {
    let (from, to) = bounds(span);
    if taken { from < end && to > start } else { (from, to) == (start, end) }
}
