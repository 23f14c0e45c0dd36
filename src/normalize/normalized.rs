//! A normalized text and the map between it and its source.

use std::borrow::Cow;
use std::ops::Range;

use super::edit::Edit;
use crate::span::Span;

/// A normalized text with the exact map back to its source.
///
/// Made by [`normalize`](crate::normalize) or a [`Normalizer`](crate::Normalizer). The map is a list
/// of edits, 16 bytes each, in order and disjoint on both sides; all that lies between two edits is
/// the same, byte for byte. A text that no step changes is borrowed, has no edits, and owns no memory.
///
/// # Examples
///
/// Clean a text, read it, and find each quotation in the text as it came:
///
/// ```
/// let source = "Ferry runs again\r\n\r\nThe ferry sails at\u{a0}nine, \u{1b}[1mevery\u{1b}[0m day.\r\n\r\n\
///     \"We are glad to cross the river again,\" said  Zoe\u{301} Marsh, who runs the cafe\u{301} at the quay.\r\n";
/// let clean = newsprint::normalize(source);
/// assert!(clean.text().contains("said Zoé Marsh, who runs the café"));
///
/// let article = newsprint::parse(clean.text());
/// for quotation in article.quotations() {
///     for part in quotation.parts() {
///         let bytes = clean.source_range(part.range());
///         println!("{bytes:?}: {}", &source[bytes.clone()]);
///     }
/// }
///
/// let place = clean.text().find("Zoé Marsh").unwrap();
/// let bytes = clean.source_range(place..place + "Zoé".len());
/// assert_eq!(&source[bytes.clone()], "Zoe\u{301}");
/// assert_eq!(clean.text_range(bytes), place..place + "Zoé".len());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Normalized<'t> {
    text: Cow<'t, str>,
    edits: Vec<Edit>,
}

/// The two sides of an edit, whichever way the map is read.
type Sides = (Span, Span);

impl<'t> Normalized<'t> {
    pub(super) const fn unchanged(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), edits: Vec::new() }
    }

    pub(super) fn changed(text: String, edits: Vec<Edit>) -> Self {
        Self { text: Cow::Owned(text), edits }
    }

    /// The text after all steps; borrowed from the source exactly when nothing changed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, taken out.
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// Whether any step changed anything.
    pub fn is_changed(&self) -> bool {
        !self.edits.is_empty()
    }

    /// The edits in order: the replaced span of the source and the span of its replacement.
    ///
    /// Putting each replacement in the place of its source span makes the text of the source.
    pub fn edits(&self) -> impl ExactSizeIterator<Item = (Span, Span)> + '_ {
        self.edits.iter().map(|edit| (edit.source, edit.target))
    }

    /// The bytes of the source that a range of the text stands for.
    ///
    /// # Rules
    ///
    /// - A range that shares a byte with a replacement gets all that was replaced: whole clusters, so
    ///   that an `é` leads to both the letter and its accent, and a space to the whole run it stands for.
    /// - What was taken out between two bytes of the range lies inside; at its ends it lies outside.
    /// - A range that begins or ends inside a character is widened to whole characters; one that
    ///   lies past the end is cut to the text.
    /// - Of two ranges, the one that begins and ends no earlier does so in the source, too.
    ///
    /// # Complexity
    ///
    /// Logarithmic in the number of edits.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let range = self.characters(range);
        self.across(range, |edit| (edit.target, edit.source))
    }

    /// The bytes of the text that stand for a range of the source; the rules are those of
    /// [`source_range`](Self::source_range). A range that was taken out gives an empty one.
    pub fn text_range(&self, range: Range<usize>) -> Range<usize> {
        let range = self.across(range, |edit| (edit.source, edit.target));
        self.characters(range)
    }

    /// The range widened to whole characters of the text.
    fn characters(&self, range: Range<usize>) -> Range<usize> {
        let start = range.start.min(self.text.len());
        let end = range.end.clamp(start, self.text.len());
        let start = (0..=start).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let end = (end..=self.text.len()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(end);
        start..end
    }

    /// The range on the other side of the map. An end of the range that is inside an edit goes to
    /// the edit's end on the other side, any other as far from the edit before as it was.
    fn across(&self, range: Range<usize>, sides: impl Fn(&Edit) -> Sides) -> Range<usize> {
        let Range { start, end } = range;
        let end = end.max(start);
        // The start lies after every edit that ends at or before it, removals at the start among them.
        let before = self.edits.partition_point(|edit| sides(edit).0.end() <= start);
        let from = match self.edits.get(before).map(&sides) {
            Some((here, there)) if here.start() < start => there.start(),
            _ => self.shifted(before, start, &sides),
        };
        if start == end {
            return from..from;
        }
        // The end lies before every edit that begins at or after it.
        let before = self.edits.partition_point(|edit| sides(edit).0.start() < end);
        let to = match before.checked_sub(1).and_then(|last| self.edits.get(last)).map(&sides) {
            Some((here, there)) if here.end() > end => there.end(),
            _ => self.shifted(before, end, &sides),
        };
        from..to.max(from)
    }

    /// An offset after the first `count` edits and before all others, on the other side.
    fn shifted(&self, count: usize, offset: usize, sides: &impl Fn(&Edit) -> Sides) -> usize {
        match count.checked_sub(1).and_then(|last| self.edits.get(last)).map(sides) {
            Some((here, there)) => there.end().saturating_add(offset.saturating_sub(here.end())),
            None => offset,
        }
    }
}
