//! Working memory: what a parse needs on its way and the article does not keep.
//!
//! Articles come one after the other, and each needs about what the one before
//! needed: so a thread keeps its working memory from one to the next. What is in
//! it never matters, only that there is room.

use std::cell::Cell;

use crate::price::Price;
use crate::scan::Landmarks;
use crate::{block, quotation, sentence};

/// Longer texts have working memory of their own, which goes with them.
const ARTICLE: usize = 64 << 10;

/// Bytes that a thread keeps at most.
const MOST: usize = 256 << 10;

/// The lists of every room.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) landmarks: Landmarks,
    pub(crate) blocks: block::Scratch,
    pub(crate) prices: Vec<Price>,
    pub(crate) quotations: quotation::Scratch,
    pub(crate) sentences: sentence::Scratch,
}

impl Scratch {
    fn bytes(&self) -> usize {
        self.landmarks.bytes()
            + self.blocks.bytes()
            + bytes(&self.prices)
            + self.quotations.bytes()
            + self.sentences.bytes()
    }
}

/// The bytes that a list has room for.
pub(crate) fn bytes<T>(list: &Vec<T>) -> usize {
    list.capacity() * size_of::<T>()
}

/// Takes a list to work with, emptied; it is given back by assignment.
pub(crate) fn take<T>(list: &mut Vec<T>) -> Vec<T> {
    let mut list = std::mem::take(list);
    list.clear();
    list
}

/// Takes a list, filled with `len` times a value.
pub(crate) fn take_filled<T: Clone>(list: &mut Vec<T>, len: usize, value: T) -> Vec<T> {
    let mut list = take(list);
    list.resize(len, value);
    list
}

/// Whether the working memory for a text of `len` bytes outlives it.
pub(crate) const fn outlives(len: usize) -> bool {
    len <= ARTICLE
}

/// What was gathered in a list of the working memory, as long as it is; `kept` says
/// whether the list is used again.
pub(crate) fn gathered<T: Clone>(list: &mut Vec<T>, kept: bool) -> Vec<T> {
    if kept {
        return list.as_slice().to_vec();
    }
    let mut list = std::mem::take(list);
    list.shrink_to_fit();
    list
}

thread_local! {
    static KEPT: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Lends working memory for a text of `len` bytes.
pub(crate) fn lend<T>(len: usize, work: impl FnOnce(&mut Scratch) -> T) -> T {
    if !outlives(len) {
        return work(&mut Scratch::default());
    }
    // A thread that ends has nothing left to lend.
    let mut scratch = KEPT.try_with(Cell::take).ok().flatten().unwrap_or_default();
    let result = work(&mut scratch);
    if scratch.bytes() <= MOST {
        let _ = KEPT.try_with(|kept| kept.set(Some(scratch)));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{ARTICLE, KEPT, MOST, lend};

    fn kept() -> Option<usize> {
        let scratch = KEPT.take();
        let bytes = scratch.as_ref().map(|scratch| scratch.bytes());
        KEPT.set(scratch);
        bytes
    }

    #[test]
    fn a_thread_keeps_what_an_article_needs_and_no_more() {
        assert_eq!(kept(), None);
        lend(10, |scratch| scratch.landmarks.marks.reserve(1000));
        assert!(kept().is_some_and(|bytes| (4000..=MOST).contains(&bytes)));
        // Lent again, and to a text inside, which finds none.
        let inner = lend(10, |scratch| (scratch.landmarks.marks.capacity(), lend(10, |inner| inner.bytes())));
        assert!(inner.0 >= 1000 && inner.1 == 0, "{inner:?}");
        lend(ARTICLE + 1, |scratch| assert_eq!(scratch.bytes(), 0));
        lend(10, |scratch| scratch.landmarks.marks.reserve(MOST));
        assert_eq!(kept(), None);
    }
}
