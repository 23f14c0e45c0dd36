//! Half-open byte ranges of a source text.

use std::fmt;
use std::ops::{Index, Range};

/// A half-open range of bytes, `start..end`, of the text an item was found in.
///
/// Spans that this crate hands out lie on character boundaries of their text,
/// so slicing with them cannot panic there. Offsets are bytes of UTF-8 and are
/// kept in 32 bits: a text of up to 4 GiB − 1 can be addressed.
///
/// ```
/// use newsprint::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(&"The quick fox"[span], "quick");
/// assert_eq!(span.to_string(), "4..9");
/// assert!(span.contains(4) && !span.contains(9));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end`.
    ///
    /// An `end` before `start` gives the empty span at `start`, and offsets
    /// past 4 GiB − 1 are cut to that, so that a span is always well formed.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        const MAX: usize = u32::MAX as usize;
        let start = if start > MAX { MAX } else { start };
        let end = if end > MAX { MAX } else { end };
        let end = if end < start { start } else { end };
        Self { start: start as u32, end: end as u32 }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a standard range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether the byte at `offset` lies inside; the end does not.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether `other` lies wholly inside this span; an empty one may stand at the end.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// `&text[span]`, the slice; panics where the span is not one of this text's.
impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn edges_are_half_open() {
        let span = Span::new(2, 5);
        assert!(!span.contains(1) && span.contains(2) && span.contains(4) && !span.contains(5));
        assert!(span.covers(Span::new(5, 5)) && !span.covers(Span::new(5, 6)));
        assert!(!span.overlaps(Span::new(5, 7)) && span.overlaps(Span::new(4, 5)));
        assert_eq!((span.len(), span.range()), (3, 2..5));
    }

    #[test]
    fn ill_formed_input_is_mended() {
        assert_eq!(Span::new(5, 2), Span::new(5, 5));
        assert!(Span::new(7, 3).is_empty());
        assert_eq!(Span::new(0, usize::MAX).end(), u32::MAX as usize);
    }
}
