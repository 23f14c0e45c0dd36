//! What a language's press does with a full stop, and how its rows are searched.

use super::compose::Composed;
use super::filter;
use crate::language::Language;
use crate::tables::sentence::{CUSTOMS, SHARED};

/// What may stand after an abbreviation, and so whether it can end a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Abbreviation {
    /// A title before a name: never ends one. `Dr.`
    Name,
    /// Ends one unless a number follows. `No.`
    Number,
    /// Ends one only before a word that begins sentences. `Inc.`
    Inner,
    /// Ends one before a capital, unless little stands before it. `etc.`, `p.m.`
    Closing,
}

/// The rows of one language, every list sorted.
#[allow(clippy::struct_excessive_bools)] // Independent customs; a language may have several.
#[derive(Debug)]
pub(crate) struct Customs {
    pub(crate) abbreviations: &'static [(&'static str, Abbreviation)],
    /// Which words may be among those and the shared rows; see [`super::filter`].
    pub(crate) filter: [u64; filter::WORDS],
    /// Words that begin sentences and are no names: `the`, `he`, `after`.
    pub(crate) starters: &'static [&'static str],
    /// Words that begin an adverbial at the head of a sentence: `at`, `in`.
    pub(crate) openers: &'static [&'static str],
    /// Words with a capital that go on after a closing abbreviation: `8 p.m. Monday`.
    pub(crate) followers: &'static [&'static str],
    /// Terminators beyond those of Unicode: the Greek semicolon.
    pub(crate) terminators: &'static [&'static str],
    /// What carries a sentence on right after a closing quotation mark: `と`.
    pub(crate) continues: &'static [&'static str],
    /// Words that begin a sentence after a blank alone, where none has a terminator.
    pub(crate) openings: &'static [&'static str],
    /// What abbreviations of one word end in that stand before a number: `Bahnhofstr. 5`.
    pub(crate) number_endings: &'static [&'static str],
    /// A full stop after a number makes an ordinal.
    pub(crate) ordinal_dot: bool,
    /// Nouns have capitals, so that a capital after an ordinal tells nothing.
    pub(crate) capital_nouns: bool,
    /// A ruler's numeral stands before the name: `II. Mehmet`.
    pub(crate) numeral_first: bool,
    /// Full stops end sentences; in Thai they only abbreviate.
    pub(crate) dot_ends: bool,
}

impl Customs {
    /// For a text whose language has no rows.
    pub(crate) const NONE: Self = Self {
        abbreviations: &[],
        filter: [u64::MAX; filter::WORDS],
        starters: &[],
        openers: &[],
        followers: &[],
        terminators: &[],
        continues: &[],
        openings: &[],
        number_endings: &[],
        ordinal_dot: false,
        capital_nouns: false,
        numeral_first: false,
        dot_ends: true,
    };
}

impl Customs {
    /// What is known of a word before a full stop: the language's rows, then
    /// those that the press of every language uses in names.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let find = |rows: &[(&str, Abbreviation)], word: &str| {
            let at = rows.binary_search_by(|(row, _)| (*row).cmp(word)).ok()?;
            rows.get(at).map(|(_, kind)| *kind)
        };
        let look_up = |word: &str| {
            let (slot, bit) = filter::bit(word.as_bytes());
            if self.filter[slot] & bit == 0 {
                return None;
            }
            find(self.abbreviations, word).or_else(|| find(SHARED, word))
        };
        // A lone capital is an initial, whatever the small letter abbreviates.
        let initial = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_none();
        let ends_so = || self.number_endings.iter().any(|ending| word.ends_with(ending));
        let known = if initial { look_up(word) } else { in_any_case(word, look_up) };
        known.or_else(|| ends_so().then_some(Abbreviation::Number))
    }
}

/// The customs of a language, or those of none.
pub(super) fn of(language: Option<Language>) -> &'static Customs {
    // Codes compare as numbers in one step.
    let number = |[a, b, c]: [u8; 3]| u32::from_be_bytes([0, a, b, c]);
    let row = language.and_then(|language| {
        let key = number(language.key());
        let at = CUSTOMS.binary_search_by_key(&key, |&(code, _)| number(code)).ok()?;
        CUSTOMS.get(at)
    });
    row.map_or(&Customs::NONE, |(_, customs)| customs)
}

/// Longest row in bytes, in any case; longer words need no look-up.
const LONGEST: usize = 24;

/// Calls `look_up` with the word as written, then in lower case, then (for a word
/// in capitals) as a name is written, until it answers. Rows in lower case thus
/// hold for any case, rows with a capital (`Mar`, not `mar`) only where it stands.
pub(super) fn in_any_case<T>(word: &str, look_up: impl Fn(&str) -> Option<T>) -> Option<T> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    if let Some(answer) = look_up(word) {
        return Some(answer);
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut buffer = [0; 2 * LONGEST];
    let lower = lowered(word, 0, &mut buffer)?;
    if lower == word {
        return None;
    }
    if let Some(answer) = look_up(lower) {
        return Some(answer);
    }
    let first = word.chars().next()?.len_utf8();
    if word.get(first..).is_some_and(|rest| rest.is_empty() || rest.chars().any(char::is_lowercase)) {
        return None;
    }
    look_up(lowered(word, first, &mut buffer)?)
}

/// The word with all after its first `keep` bytes in lower case.
fn lowered<'b>(word: &str, keep: usize, buffer: &'b mut [u8; 2 * LONGEST]) -> Option<&'b str> {
    if word.is_ascii() {
        let room = buffer.get_mut(..word.len())?;
        room.copy_from_slice(word.as_bytes());
        room.get_mut(keep..)?.make_ascii_lowercase();
        return std::str::from_utf8(room).ok();
    }
    let mut len = 0;
    for (at, c) in word.char_indices() {
        if at < keep {
            len += c.encode_utf8(buffer.get_mut(len..)?).len();
            continue;
        }
        for lower in c.to_lowercase() {
            let room = buffer.get_mut(len..).filter(|room| room.len() >= lower.len_utf8())?;
            len += lower.encode_utf8(room).len();
        }
    }
    std::str::from_utf8(buffer.get(..len)?).ok()
}

/// Whether a word is among sorted rows in lower case.
pub(super) fn among(rows: &[&str], word: &str) -> bool {
    in_any_case(Composed::new(word).as_str(), |word| rows.binary_search(&word).ok()).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, Customs, among, in_any_case, of};
    use crate::language::Language;
    use crate::tables::sentence::CUSTOMS;

    #[test]
    fn rows_in_lower_case_hold_for_any_case_and_capitals_only_for_their_own() {
        let english = of(Language::from_code("eng"));
        assert_eq!(english.abbreviation("etc"), Some(Abbreviation::Closing));
        assert_eq!(english.abbreviation("Etc"), Some(Abbreviation::Closing));
        assert_eq!(english.abbreviation("MRS"), Some(Abbreviation::Name));
        assert_eq!(english.abbreviation("mar"), None);
        assert!(among(english.starters, "THE"));
        assert_eq!(in_any_case("a word longer than every row", |_| Some(())), None);
    }

    #[test]
    fn every_row_passes_its_filter() {
        for (_, customs) in CUSTOMS {
            for (row, kind) in customs.abbreviations {
                assert_eq!(customs.abbreviation(row), Some(*kind), "{row}");
            }
        }
        assert!(Customs::NONE.abbreviation("Dr").is_some());
    }
}
