//! Unicode forms on the segments where they have something to do.
//!
//! A segment begins at a character that neither composes nor changes places with what
//! stands before it, and holds all that follow it and may. The form of a text is the
//! forms of its segments one after another, so that a segment can be taken by itself.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

use super::class::{MAYBE, bits, class_at, class_of, combining};
use super::edit::Sink;
use super::shape::Shape;
use super::steps::{Form, Steps};

/// A canonical decomposition has at most four characters (UAX #15, stability of normalization).
const LONGEST_DECOMPOSITION: usize = 4;

impl Shape {
    /// A segment for NFC or NFKC; where to go on.
    pub(super) fn compose<S: Sink>(self, form: Form, text: &str, at: usize, end: usize, sink: &mut S) -> usize {
        let joins = bits(class_at(text.as_bytes(), at).0) & form.joins() != 0;
        // A character that was replaced belongs to no segment any more.
        let base = if joins && at > sink.copied() { text[..at].chars().next_back() } else { None };
        let start = at - base.map_or(0, char::len_utf8);
        if let Some((composed, after)) = base.and_then(|base| absorb(form, base, text, at, end)) {
            if after > at {
                sink.replace(start, after, composed.encode_utf8(&mut [0; 4]));
                return after;
            }
        }
        let after = self.segment_end(form, text, start, end);
        let segment = &text[start..after];
        if !stands_composed(form, segment) {
            self.replace_segment(form, segment, start, sink);
        }
        after
    }

    /// A segment for NFD or NFKD; where to go on.
    pub(super) fn decompose<S: Sink>(self, form: Form, text: &str, at: usize, end: usize, sink: &mut S) -> usize {
        let joins = bits(class_at(text.as_bytes(), at).0) & form.joins() != 0;
        let base = if joins && at > sink.copied() { text[..at].chars().next_back() } else { None };
        let start = at - base.map_or(0, char::len_utf8);
        let after = self.segment_end(form, text, start, end);
        // A run that this pass came to for its order may stand in order after all.
        let segment = &text[start..after];
        if !stands_decomposed(form, segment) {
            self.replace_segment(form, segment, start, sink);
        }
        after
    }

    /// Where the segment that begins at `start` ends.
    fn segment_end(self, form: Form, text: &str, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            let (class, length) = class_at(text.as_bytes(), at);
            // What another step takes away or replaces is no part of it.
            let other = bits(class) & self.interest & !(form.joins() | form.absent());
            if at > start && (bits(class) & form.joins() == 0 || other != 0) {
                break;
            }
            at += length;
        }
        at
    }

    #[cold]
    fn replace_segment<S: Sink>(self, form: Form, segment: &str, start: usize, sink: &mut S) {
        if !S::WRITES {
            return sink.replace(start, start + segment.len(), "");
        }
        let with: String = match form {
            Form::Nfc => segment.nfc().collect(),
            Form::Nfd => segment.nfd().collect(),
            Form::Nfkc => segment.nfkc().collect(),
            Form::Nfkd => segment.nfkd().collect(),
        };
        if with != segment {
            sink.replace(start, start + segment.len(), &with);
            if matches!(form, Form::Nfkc | Form::Nfkd) && self.steps != Steps::NONE {
                // Compatibility mappings make spaces, dashes and quotation marks.
                sink.look_again();
            }
        }
    }
}

/// Lets a base take up the marks after it one by one; `None` where they are not all taken up
/// and none refused. What is left as it was ends where it began.
fn absorb(form: Form, base: char, text: &str, at: usize, end: usize) -> Option<(char, usize)> {
    let (mut whole, mut after) = (base, at);
    for c in text[at..end].chars() {
        let class = bits(class_of(c));
        if class & form.joins() == 0 {
            break;
        }
        whole = compose(whole, c)?;
        after += c.len_utf8();
    }
    Some((whole, after))
}

/// Whether a segment stands in NFD or NFKD: all decomposed, and the marks in order.
fn stands_decomposed(form: Form, segment: &str) -> bool {
    let mut last = 0;
    segment.chars().all(|c| {
        let class = class_of(c);
        let order = combining(class);
        let in_order = order == 0 || last <= order;
        last = order;
        in_order && bits(class) & form.absent() == 0
    })
}

/// Whether a segment stands in NFC or NFKC, found out without writing its form.
///
/// The marks must be in order, and composing anew what the base decomposes into,
/// merged by combining class with the marks that follow, must lead back to it.
fn stands_composed(form: Form, segment: &str) -> bool {
    let mut rest = segment.chars().peekable();
    let Some(mut base) = rest.next() else { return true };
    if bits(class_of(base)) & form.absent() & !bits_if_maybe(base) != 0 {
        return false;
    }
    loop {
        // The marks between this starter and the next character of class 0.
        let marks = rest.clone();
        let mut last = combining(class_of(base));
        let mut count = 0;
        while let Some(&mark) = rest.peek() {
            let class = class_of(mark);
            let order = combining(class);
            if bits(class) & form.absent() & !bits_if_maybe(mark) != 0 {
                return false;
            }
            if order == 0 {
                break;
            }
            if order < last {
                return false;
            }
            last = order;
            count += 1;
            rest.next();
        }
        if combining(class_of(base)) == 0 && !recomposes(base, marks.take(count)) {
            return false;
        }
        match rest.next() {
            None => return true,
            // A vowel or final that composes does so only with the character right before it;
            // what it decomposes into may do so, too.
            Some(next) if count == 0 && compose(base, first_of(next)).is_some() => return false,
            Some(next) if count == 0 && compose(base, next).is_some() => return false,
            Some(next) => base = next,
        }
    }
}

/// The form bits that `MAYBE` explains: such a character is absent from no text for its own sake.
fn bits_if_maybe(c: char) -> u16 {
    if bits(class_of(c)) & MAYBE != 0 { Form::Nfc.absent() | Form::Nfkc.absent() } else { 0 }
}

/// Whether a starter with these marks, in canonical order, comes back from being decomposed and composed.
fn recomposes(starter: char, marks: impl Iterator<Item = char>) -> bool {
    let (mut own, mut count) = ([starter; LONGEST_DECOMPOSITION], 0);
    decompose_canonical(starter, |c| {
        if let Some(place) = own.get_mut(count) {
            *place = c;
            count += 1;
        }
    });
    let mut own = own[1..count.max(1)].iter().copied().peekable();
    let mut whole = first_of(starter);
    let (mut marks, mut blocked) = (marks.peekable(), 0);
    loop {
        let order = |c: Option<&char>| c.map(|&c| combining(class_of(c)));
        // Marks of the same class keep their places: those of the starter come first.
        let mine = match (order(own.peek()), order(marks.peek())) {
            (None, None) => return whole == starter,
            (Some(mine), Some(theirs)) => mine <= theirs,
            (mine, _) => mine.is_some(),
        };
        let Some(mark) = (if mine { own.next() } else { marks.next() }) else { return false };
        let class = combining(class_of(mark));
        match (class == 0 || class > blocked).then(|| compose(whole, mark)).flatten() {
            Some(composed) => whole = composed,
            // Left over: it must be a mark that stands in the text, not one taken from the starter.
            None if mine => return false,
            None => blocked = class,
        }
    }
}

fn first_of(starter: char) -> char {
    let mut first = None;
    decompose_canonical(starter, |c| first = first.or(Some(c)));
    first.unwrap_or(starter)
}
