//! Which language a text is in.
//!
//! A sample of the text is read once: its words are counted by script, and each
//! word of a script that several languages share speaks for those whose rows know
//! it, or whose spelling it follows. A script that one language has decides at once.

mod arbiter;
mod block;
mod code;
mod evidence;
mod hash;
mod script;
pub(crate) mod tables;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub(crate) use block::Home;
pub use code::Language;
pub use script::Script;

use evidence::{Best, Depth, Evidence};
use script::Census;

use crate::tables::language_evidence::COLUMNS;

/// A language that was found, with the script it is written in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Detection {
    language: Language,
    script: Script,
    confidence: f32,
}

impl Detection {
    /// The language that the caller gave, with the script of the text.
    pub(crate) fn given(language: Language, text: &str) -> Self {
        let mut evidence = Evidence::new();
        evidence.read(window(text, 0), Depth::Unknown);
        let script = evidence.script().map_or(Script::COMMON, Census::name);
        Self { language, script, confidence: 1.0 }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The script most of the text is in.
    pub fn script(&self) -> Script {
        self.script
    }

    /// How sure the answer is, from 0 to 1: of the answers given at 0.9, about
    /// nine in ten are right.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }
}

/// A text up to this many bytes is read whole.
const WHOLE: usize = 480;

/// A longer one is read in windows of this many bytes, spread over its length, as
/// many as it takes to be sure: some forty words of an alphabet each.
const WINDOW: usize = 240;
const WINDOWS: usize = 6;

/// A lead at which no further window is read.
const SURE: u32 = 90;

/// Finds the language of a text; `None` where it shows none, as in numbers,
/// prices, addresses, code and emoji.
///
/// ```
/// let found = newsprint::detect_language("Die Bäckerei öffnet morgen wieder.").unwrap();
/// assert_eq!((found.language().code(), found.script().code()), ("deu", "Latn"));
/// assert!(newsprint::detect_language("3.79 EUR").is_none());
/// ```
///
/// # Complexity
/// Constant: at most some fifteen hundred bytes are read, however long the text. Allocates nothing.
pub fn detect_language(text: &str) -> Option<Detection> {
    let mut evidence = Evidence::new();
    if text.len() <= WHOLE {
        evidence.read(text, Depth::All);
        if let Some(group) = evidence.script().and_then(|script| evidence.group(script)) {
            evidence.contrast(text, group);
        }
        return decide(&evidence).map(|found| arbitrate(text, &evidence, found));
    }
    // The first and the third, then those between: a text's parts differ most at its ends.
    let windows = [0, 3, 1, 4, 2, 5].map(|place| window(text, text.len() / WINDOWS * place));
    for (index, window) in windows.into_iter().enumerate() {
        let depth = if index == 0 { Depth::Known } else { Depth::Unknown };
        evidence.read(window, depth);
        let is_sure = evidence.script().and_then(|script| evidence.best(script)).is_some_and(|best| best.lead >= SURE);
        if is_sure {
            break;
        }
    }
    if let Some(group) = evidence.script().and_then(|script| evidence.group(script)) {
        windows.into_iter().for_each(|window| evidence.contrast(window, group));
    }
    decide(&evidence)
}

/// A stretch of whole words from about `start` on.
fn window(text: &str, start: usize) -> &str {
    let from = if start == 0 { 0 } else { next_blank(text, start) };
    let to = next_blank(text, from.saturating_add(WINDOW));
    text.get(from..to).unwrap_or_default()
}

/// How far a blank is looked for; scripts without blanks have none.
const BLANK_WITHIN: usize = 32;

/// The first blank at or after `at`, or the next character boundary where none is near.
fn next_blank(text: &str, at: usize) -> usize {
    let Some(rest) = text.as_bytes().get(at..) else { return text.len() };
    let near = &rest[..rest.len().min(BLANK_WITHIN)];
    let mut at = at + near.iter().position(u8::is_ascii_whitespace).unwrap_or(0);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// What a lead is measured by: the more words were read, the larger it is for the
/// language that merely stands close. Fitted so that the confidence is calibrated
/// over word pairs, sentences and paragraphs alike.
const SCALE: f32 = 6.0;
const SCALE_A_WORD: f32 = 2.0;

fn confidence(lead: u32, words: u32) -> f32 {
    1.0 - 0.5 * (-(lead as f32) / (SCALE + SCALE_A_WORD * words as f32)).exp()
}

fn decide(evidence: &Evidence) -> Option<Detection> {
    let place = evidence.script().filter(|_| evidence.is_prose())?;
    let script = Census::name(place);
    let facts = Census::facts(place)?;
    if let Some(language) = facts.sole {
        return Some(Detection { language: Language::at(language)?, script, confidence: 0.99 });
    }
    let Best { first, lead, .. } = evidence.best(place)?;
    let language = Language::at(COLUMNS.get(first)?.language)?;
    Some(Detection { language, script, confidence: confidence(lead, evidence.words) })
}

/// Asks the arbiter where our own evidence speaks for two languages alike. Only
/// there: it is slower than all the rest, and where rows tell, they are right more often.
fn arbitrate(text: &str, evidence: &Evidence, found: Detection) -> Detection {
    let tied = evidence.script().and_then(|script| evidence.best(script)).filter(|best| best.lead == 0);
    let second = tied.and_then(|best| COLUMNS.get(best.second?)).and_then(|column| Language::at(column.language));
    let chosen = second.and_then(|second| arbiter::choose(text, found.language, second));
    chosen.map_or(found, |language| Detection { language, ..found })
}
