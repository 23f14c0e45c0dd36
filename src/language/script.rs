//! Scripts, and how much of a text each one has.

use std::fmt;

use super::tables::ScriptFacts;
use crate::tables::language::SCRIPTS;

/// A script, named by its four-letter code of ISO 15924.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script([u8; 4]);

impl Script {
    /// The code of "undetermined": a text without a letter.
    pub(super) const COMMON: Self = Self(*b"Zyyy");

    /// A script by its code, read from elsewhere.
    #[cfg(feature = "serde")]
    pub(super) fn from_letters(code: [u8; 4]) -> Self {
        Self(code)
    }

    /// The code of ISO 15924, such as `Latn` or `Cyrl`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("Zzzz")
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

const fn place(code: &[u8; 4]) -> usize {
    let mut at = 0;
    while at < SCRIPTS.len() {
        let other = &SCRIPTS[at].code;
        if other[0] == code[0] && other[1] == code[1] && other[2] == code[2] && other[3] == code[3] {
            return at;
        }
        at += 1;
    }
    panic!("no such script");
}

const HAN: usize = place(b"Hani");
const KANA: usize = place(b"Kana");

/// Japanese prose has a kana for every one to three Han characters; a Chinese text
/// that names a Japanese thing has hardly any.
const HAN_A_KANA: u32 = 12;

/// The letters of each script, weighted.
#[derive(Default)]
pub(super) struct Census([u32; SCRIPTS.len()]);

impl Census {
    pub(super) fn add(&mut self, script: u8, letters: u32) {
        let script = usize::from(script);
        if let (Some(sum), Some(facts)) = (self.0.get_mut(script), SCRIPTS.get(script)) {
            *sum += letters * facts.weight;
        }
    }

    /// The script most of the text is in, as its place; `None` where it has no letter.
    pub(super) fn main(&self) -> Option<usize> {
        let mut counts = self.0;
        if counts[HAN] <= counts[KANA] * HAN_A_KANA {
            counts[KANA] += counts[HAN];
            counts[HAN] = 0;
        }
        // The first of equals, so that the answer depends on nothing but the text.
        let most = *counts.iter().max()?;
        counts.iter().position(|&count| count == most).filter(|_| most > 0)
    }

    pub(super) fn facts(place: usize) -> Option<&'static ScriptFacts> {
        SCRIPTS.get(place)
    }

    /// The place of a script by its public name: of one written with Han characters
    /// beside its own, that of its own.
    pub(super) fn place(script: Script) -> Option<usize> {
        SCRIPTS.iter().position(|facts| facts.whole == script.0)
    }

    /// Whether letters of one script are part of a text in another.
    pub(super) fn is_part(letters: usize, script: usize) -> bool {
        letters == script || (script == KANA && letters == HAN)
    }

    /// The public name of a script by its place.
    pub(super) fn name(place: usize) -> Script {
        SCRIPTS.get(place).map_or(Script::COMMON, |facts| Script(facts.whole))
    }
}
