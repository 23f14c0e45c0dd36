//! Sentences inside a block.
//!
//! Work is done only where a character stands that can end a sentence. There
//! three questions are asked, in this order: how far does the ending reach
//! (`ending`: runs of terminators, closing marks, note numbers), what comes next
//! (`follow`), and, for a full stop alone, whether the word before it keeps it
//! (`stop`: abbreviations, initials, ordinals). What differs between languages is
//! in the rows of `customs`.

pub(crate) mod customs;
mod ending;
mod follow;
mod stop;

use std::borrow::Cow;

use crate::language::Language;
use crate::scan::Landmarks;
use crate::span::Span;
use customs::Customs;
use ending::{Ending, Kind};
use follow::{First, Follow};

/// Splits one block into sentences, trimmed of blanks, in order.
///
/// A block without a terminator is one sentence. Line ends inside a block are
/// blanks: a wrapped paragraph splits like the same text on one line.
///
/// # Complexity
/// Linear in the number of terminators, each with bounded look-around.
pub(crate) fn split(text: &str, block: Span, landmarks: &Landmarks, language: Option<Language>, found: &mut Vec<Span>) {
    let Some(within) = text.get(..block.end()) else { return };
    let splitter = Splitter { text: within, customs: customs::of(language) };
    let mut start = block.start();
    let mut resume = start;
    for &at in splitter.candidates(block, landmarks).iter() {
        let at = at as usize;
        if at < resume {
            continue;
        }
        let ending = Ending::read(within, at, splitter.customs.terminators);
        resume = ending.end.max(at + 1);
        if ending.end >= block.end() {
            break;
        }
        let follow = Follow::read(within, ending.end);
        if at > start && splitter.ends(start, &ending, &follow) {
            found.push(Span::new(start, ending.end));
            start = follow.start;
        }
    }
    if start < block.end() {
        found.push(Span::new(start, block.end()));
    }
}

/// A text up to the end of the block at hand, and the customs of its language.
struct Splitter<'t> {
    text: &'t str,
    customs: &'static Customs,
}

impl Splitter<'_> {
    /// The landmarks of the block, with the terminators that only this language
    /// has (the Armenian colon, the Greek semicolon): those are too common in
    /// other languages to be landmarks.
    fn candidates<'l>(&self, block: Span, landmarks: &'l Landmarks) -> Cow<'l, [u32]> {
        let known = Landmarks::within(&landmarks.terminators, block);
        if self.customs.terminators.is_empty() {
            return Cow::Borrowed(known);
        }
        let mut all = known.to_vec();
        for &own in self.customs.terminators {
            let inside = self.text.get(block.start()..).unwrap_or_default();
            let places = memchr::memmem::find_iter(inside.as_bytes(), own.as_bytes());
            all.extend(places.map(|at| (block.start() + at) as u32));
        }
        all.sort_unstable();
        Cow::Owned(all)
    }

    /// Whether the sentence that began at `start` ends here.
    fn ends(&self, start: usize, ending: &Ending, follow: &Follow<'_>) -> bool {
        if !follow.gap {
            return self.ends_without_blank(ending, follow);
        }
        if ending.kind == Kind::Full {
            return true;
        }
        if follow.first == First::Lower {
            return false;
        }
        match ending.kind {
            Kind::Full | Kind::Mark => !ending.aside,
            Kind::Ellipsis => follow.first != First::Digit,
            Kind::Dot => self.customs.dot_ends && self.dot_ends(start, ending, follow),
        }
    }

    /// Scripts without blanks end sentences without them; elsewhere a blank can
    /// be missing where lines were joined.
    fn ends_without_blank(&self, ending: &Ending, follow: &Follow<'_>) -> bool {
        let before = self.text[..ending.at].chars().next_back();
        let rest = &self.text[ending.end..];
        match ending.kind {
            Kind::Full => {
                let goes_on = ending.quoted && self.customs.continues.iter().any(|&word| rest.starts_with(word));
                let inside_number = follow.first == First::Digit && before.is_some_and(char::is_numeric);
                !goes_on && !inside_number && follow.start_is_text && !ending::inside_brackets(rest)
            }
            Kind::Mark | Kind::Dot | Kind::Ellipsis if !ending.quoted => {
                let next = rest.chars().next();
                let unspaced = next.is_some_and(follow::is_unspaced);
                if unspaced {
                    return ending.kind != Kind::Ellipsis
                        && (ending.kind == Kind::Mark || before.is_some_and(follow::is_unspaced))
                        && !ending::inside_brackets(rest);
                }
                ending.kind != Kind::Ellipsis && self.dot_ends_joined(ending, follow)
            }
            _ => false,
        }
    }
}
