//! Detection: what of a text is read, and what follows from its evidence.

use super::evidence::{Best, Depth, Evidence};
use super::script::Census;
use super::{Detection, Language, arbiter};
use crate::tables::language::LANGUAGES;
use crate::tables::language_evidence::COLUMNS;

/// A text up to this many bytes is read whole.
const WHOLE: usize = 480;

/// A longer one is read in windows of this many bytes, spread over its length, as
/// many as it takes to be sure: some forty words of an alphabet each.
pub(super) const WINDOW: usize = 240;
const WINDOWS: usize = 6;

/// A lead at which no further window is read.
const SURE: u32 = 90;

/// Finds languages among candidates.
///
/// ```
/// use newsprint::{Language, LanguageDetector};
/// let [serbian, slovene] = ["srp", "slv"].map(|code| code.parse::<Language>().unwrap());
/// let detector = LanguageDetector::new().only(&[serbian, slovene]);
/// assert_eq!(detector.detect("Danas je lep dan i sunce sija.").unwrap().language(), serbian);
/// assert!(detector.detect("Сегодня хорошая погода.").is_none_or(|found| found.language() == serbian));
/// assert!(detector.without(&[serbian, slovene]).detect("Danas je lep dan i sunce sija.").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LanguageDetector {
    /// A bit for each place in the table of languages.
    allowed: u128,
}

const _: () = assert!(LANGUAGES.len() <= u128::BITS as usize);

impl LanguageDetector {
    /// All languages are candidates.
    #[must_use]
    pub const fn new() -> Self {
        Self { allowed: u128::MAX }
    }

    /// Leaves only these of the candidates.
    #[must_use]
    pub fn only(mut self, languages: &[Language]) -> Self {
        self.allowed &= bits(languages);
        self
    }

    /// Takes these away from the candidates.
    #[must_use]
    pub fn without(mut self, languages: &[Language]) -> Self {
        self.allowed &= !bits(languages);
        self
    }

    /// Finds the language of a text, as [`detect_language`](crate::detect_language)
    /// does; `None` also where nothing speaks for a candidate.
    pub fn detect(&self, text: &str) -> Option<Detection> {
        detect(text, self.allowed)
    }
}

impl Default for LanguageDetector {
    fn default() -> Self {
        Self::new()
    }
}

fn bits(languages: &[Language]) -> u128 {
    languages.iter().filter_map(|language| language.place()).fold(0, |bits, place| bits | (1 << place))
}

fn detect(text: &str, allowed: u128) -> Option<Detection> {
    let mut evidence = Evidence::among(allowed);
    if text.len() <= WHOLE {
        evidence.read(text, Depth::All);
        return decide(&mut evidence, &[text]).map(|(found, best)| arbitrate(text, found, best));
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
    decide(&mut evidence, &windows).map(|(found, _)| found)
}

/// What of a block, or of a text whose language is given, is read: a short one whole, so that
/// neither line ends nor decomposed letters move what is left out.
pub(super) fn sample(text: &str) -> &str {
    if text.len() <= WHOLE { text } else { window(text, 0) }
}

/// A stretch of whole words from about `start` on.
pub(super) fn window(text: &str, start: usize) -> &str {
    let from = if start == 0 { 0 } else { next_blank(text, start) };
    let to = next_blank(text, end_of_window(text, from));
    text.get(from..to).unwrap_or_default()
}

/// Where a window that begins at `from` ends: carriage returns are no part of its length, so
/// that line ends make no difference.
fn end_of_window(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let near = bytes.get(..WINDOW).unwrap_or(bytes);
    if memchr::memchr(b'\r', near).is_none() {
        return from.saturating_add(WINDOW);
    }
    // Lines of text have at least another byte each.
    let kept = bytes.iter().enumerate().take(2 * WINDOW).filter(|&(_, &byte)| byte != b'\r');
    kept.map(|(at, _)| at + 1).nth(WINDOW - 1).map_or(from + bytes.len().min(2 * WINDOW), |len| from + len)
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

/// How often an answer without any lead is wrong: between two languages as a rule,
/// where there are words enough; a word or two leave more of them.
const DOUBT: f32 = 0.5;
const DOUBT_A_WORD: f32 = 0.3;

fn confidence(lead: u32, words: u32) -> f32 {
    let words = words.max(1) as f32;
    1.0 - (DOUBT + DOUBT_A_WORD / words) * (-(lead as f32) / (SCALE + SCALE_A_WORD * words)).exp()
}

/// What the evidence of some samples comes to, and the lead it rests on, where a lead decided.
fn decide(evidence: &mut Evidence, samples: &[&str]) -> Option<(Detection, Option<Best>)> {
    let place = evidence.script().filter(|_| evidence.is_prose())?;
    let script = Census::name(place);
    if let Some(language) = Census::facts(place)?.sole {
        let is_allowed = evidence.allows(language);
        return is_allowed.then_some((Detection { language: Language::at(language)?, script, confidence: 0.99 }, None));
    }
    evidence.weigh_letters(place);
    let best = evidence.best_of_close(place, samples)?;
    let language = Language::at(COLUMNS.get(best.first)?.language)?;
    Some((Detection { language, script, confidence: confidence(best.lead, evidence.words) }, Some(best)))
}

/// Asks the arbiter where our own evidence speaks for two languages alike. Only
/// there: it is slower than all the rest, and where rows tell, they are right more often.
fn arbitrate(text: &str, found: Detection, best: Option<Best>) -> Detection {
    let tied = best.filter(|best| best.lead == 0).and_then(|best| COLUMNS.get(best.second?));
    let second = tied.and_then(|column| Language::at(column.language));
    let chosen = second.and_then(|second| arbiter::choose(text, found.language, second));
    chosen.map_or(found, |language| Detection { language, ..found })
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn carriage_returns_are_no_part_of_a_window() {
        for width in [1, 2, 3, 7, 40, 90] {
            let unix = format!("{} ", "é".repeat(width)).repeat(400).replace("é ", "é\n");
            let dos = unix.replace('\n', "\r\n");
            assert_eq!(window(&dos, 0).replace("\r\n", "\n").trim_end(), window(&unix, 0).trim_end(), "{width}");
        }
        assert!(window(&"\r".repeat(10_000), 0).len() <= 512);
    }
}
