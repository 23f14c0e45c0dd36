//! Where the currency words stand that can close an amount in words.
//!
//! They are rare, and no landmark announces them. A look at every word would cost
//! more than all else here. Each stem is looked for by its two rarest bytes, many
//! places at a time, which is what `memmem` is good at; the finders are made when a
//! language is met first.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::meaning::Tongue;
use crate::tables::price::STEMS;

/// What the stems of each language are found with.
static FINDERS: [OnceLock<Box<[Finder]>>; STEMS.len()] = [const { OnceLock::new() }; STEMS.len()];

/// The stems of one language.
#[derive(Clone, Copy)]
struct Nouns(usize);

impl Nouns {
    fn of(tongue: Tongue) -> Option<Self> {
        STEMS.binary_search_by_key(&tongue.number(), |row| row.0).ok().map(Self)
    }

    fn stems(self) -> &'static [&'static str] {
        STEMS.get(self.0).map_or(&[], |row| row.1)
    }

    fn finders(self) -> &'static [Finder<'static>] {
        let made = || self.stems().iter().map(Finder::new).collect();
        FINDERS.get(self.0).map_or(&[], |finders| finders.get_or_init(made))
    }

    /// Whether blanks part the words: Han, kana, Hangul and its letters are written without.
    fn are_spaced(self) -> bool {
        self.stems().iter().all(|stem| stem.as_bytes().first().is_none_or(|&lead| lead < 0xE1))
    }

    /// Goes through the stems in `bytes`, one after the other.
    fn each(self, bytes: &[u8], mut visit: impl FnMut(usize)) {
        let spaced = self.are_spaced();
        for at in self.finders().iter().flat_map(|finder| finder.find_iter(bytes)) {
            if !spaced || begins_word(bytes, at) {
                visit(at);
            }
        }
    }
}

/// Whether a blank, a line end, a hyphen or an apostrophe stands before `at`, or ends there.
fn begins_word(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_none_or(|before| matches!(before, b' ' | b'\n' | b'-' | b'\'' | 0xA0 | 0x91 | 0x99))
}

/// Adds where the stems of a language's currency words begin in `bytes`, in order;
/// `base` is where `bytes` begins. Where blanks part words, a stem begins one.
pub(super) fn find(bytes: &[u8], base: usize, tongue: Tongue, found: &mut Vec<u32>) {
    let Some(nouns) = Nouns::of(tongue) else { return };
    let first = found.len();
    nouns.each(bytes, |at| found.extend(u32::try_from(base + at)));
    if let Some(found) = found.get_mut(first..) {
        found.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::{Nouns, begins_word};
    use crate::tables::price::STEMS;

    /// The obvious way: every stem at every place.
    fn plainly(nouns: Nouns, text: &str) -> Vec<usize> {
        let stem = |at: usize| nouns.stems().iter().any(|stem| text.as_bytes()[at..].starts_with(stem.as_bytes()));
        let begins = |at: usize| !nouns.are_spaced() || begins_word(text.as_bytes(), at);
        (0..text.len()).filter(|&at| begins(at) && stem(at)).collect()
    }

    #[test]
    fn all_stems_are_found_and_nothing_else() {
        for nouns in (0..STEMS.len()).map(Nouns) {
            for (stem, lead) in nouns.stems().iter().flat_map(|stem| (0..70).map(move |lead| (stem, lead))) {
                let text = format!("{stem}{} {stem}x{stem}\n{stem}'{stem}", "x".repeat(lead));
                let mut found = Vec::new();
                nouns.each(text.as_bytes(), |at| found.push(at));
                found.sort_unstable();
                assert_eq!(found, plainly(nouns, &text), "{text}");
            }
        }
    }
}
