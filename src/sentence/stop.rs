//! Whether a full stop ends a sentence or belongs to the word before it.

use super::Splitter;
use super::compose::Composed;
use super::customs::{Abbreviation, Customs, among};
use super::ending::{Ending, is_invisible};
use super::enumeration::is_bullet;
use super::follow::{First, Follow};

/// How much of the word before a full stop is read. No abbreviation is longer,
/// and a longer word ends with its own full stop.
pub(super) const WORD: usize = 24;

impl Splitter<'_> {
    /// Whether a lone full stop, blank after it and no small letter next, ends
    /// the sentence that began at `start`.
    pub(super) fn dot_ends(&self, start: usize, ending: &Ending, follow: &Follow<'_>) -> bool {
        let written = word_before(&self.text[start..ending.at]);
        let composed = Composed::new(written);
        let word = composed.as_str();
        let Some(last) = word.chars().next_back() else { return true };
        if last.is_numeric() {
            let before = self.text[start..ending.at].strip_suffix(written).unwrap_or_default();
            return self.number_ends(word, before, follow);
        }
        if !last.is_alphabetic() && last != '°' {
            return true;
        }
        let head = &self.text[start..ending.at];
        if follow.is_dash() && is_place(head) {
            return false;
        }
        let before = head.strip_suffix(written).unwrap_or(head);
        if self.customs.ordinal_dot && word.len() > 1 && word.bytes().all(is_roman) {
            // After a name the numeral is a ruler's, and says nothing of the stop.
            return self.starts_sentence(follow) || !self.customs.numeral_first && ends_in_name(before);
        }
        let piece = word.rsplit('-').next().unwrap_or(word);
        // `l'avv.`: an article stands before the abbreviation.
        let bare = piece.rsplit(['\'', '’']).next().unwrap_or(piece);
        let known = self.spaced(before, word).or_else(|| self.customs.abbreviation(word)).or_else(|| {
            // Most words are both.
            (bare.len() < word.len()).then(|| self.customs.abbreviation(bare)).flatten()
        });
        let known = match known.or_else(|| by_shape(piece)) {
            // A unit that is a title elsewhere: “2014 г.”, “г. Минск”.
            Some(Abbreviation::Name) if word.chars().all(char::is_lowercase) && ends_in_number(before) => {
                Some(Abbreviation::Closing)
            }
            known => known,
        };
        match known {
            None => true,
            Some(Abbreviation::Number) => follow.first != First::Digit && !is_numeral(follow.word()),
            // A dash after an abbreviation stands inside the sentence.
            Some(_) if follow.is_dash() => false,
            Some(Abbreviation::Name) => false,
            Some(Abbreviation::Inner) => self.starts_sentence(follow),
            // A currency before its amount: `Rp. 15.000`.
            Some(Abbreviation::Closing) if follow.first == First::Digit && !ends_in_number(before) => false,
            Some(Abbreviation::Closing) => {
                let goes_on = is_capitals(follow.word()) || among(self.customs.followers, follow.word());
                self.starts_sentence(follow) || !goes_on && !self.is_adverbial(start, ending.at)
            }
        }
    }

    /// A number keeps its full stop where that makes it an ordinal. Ordinals have
    /// one or two digits: of years and amounts the stop is the sentence's.
    fn number_ends(&self, word: &str, before: &str, follow: &Follow<'_>) -> bool {
        // `č. 5`: a number that an abbreviation announces is none.
        let announced = || {
            let abbreviation = before.trim_end().strip_suffix('.').map(word_before);
            let known = abbreviation.and_then(|word| self.customs.abbreviation(word));
            matches!(known, Some(Abbreviation::Number | Abbreviation::Name))
        };
        let Customs { ordinal_dot, capital_nouns, .. } = *self.customs;
        let highest = if capital_nouns { 99 } else { LAST_DAY };
        let ordinal = |part: &str| part.parse::<u8>().is_ok_and(|value| value <= highest);
        // Before a capital that is no noun's, `8.05.` is a time more often than a date.
        let date = capital_nouns || !word.contains('.') || follow.first == First::Digit;
        !(ordinal_dot && date && word.split('.').all(ordinal))
            || self.starts_sentence(follow)
            || follow.first == First::Upper && announced()
    }

    /// The full stop has no blank after it: lines were joined, or it is inside
    /// an address, a file name or a number.
    pub(super) fn dot_ends_joined(&self, ending: &Ending, follow: &Follow<'_>) -> bool {
        let head = self.text[..ending.at].trim_end_matches(is_invisible);
        let word = word_before(head);
        // `example.org/Ann.Lee@…`: what touches the words on the far sides tells an address.
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '@' | '/' | '_' | '.' | '=' | '#' | '&' | ':');
        let before = head.strip_suffix(word).and_then(|head| head.chars().next_back());
        if before.is_some_and(inside) || follow.after_word().starts_with(|c: char| c != '.' && inside(c)) {
            return false;
        }
        let plain = |word: &str| word.chars().count() >= JOINED && word.chars().all(char::is_alphabetic);
        let number = word.starts_with(char::is_numeric) && word.chars().all(|c| c.is_numeric() || c == ',');
        let title = follow.is_dotted() && self.customs.abbreviation(follow.word()) == Some(Abbreviation::Name);
        follow.first == First::Upper
            && (number || plain(word) && word.chars().skip(1).all(char::is_lowercase))
            && (title
                || !follow.is_dotted() && plain(follow.word()) && follow.word().chars().skip(1).all(char::is_lowercase)
                || follow.word().len() > 1 && follow.word().bytes().all(is_roman))
            && self.customs.abbreviation(word).is_none()
    }

    /// What is known of an abbreviation of two words (`z. B.`), which the rows
    /// hold without its blank.
    fn spaced(&self, before: &str, word: &str) -> Option<Abbreviation> {
        let first = before.trim_end().strip_suffix('.')?;
        let composed = Composed::new(word_before(first));
        let first = composed.as_str();
        if first.len() > PART || word.len() > PART || first.is_empty() || !before.ends_with(char::is_whitespace) {
            return None;
        }
        let mut joined = [0; 2 * PART + 1];
        let len = first.len() + 1 + word.len();
        joined.get_mut(..first.len())?.copy_from_slice(first.as_bytes());
        *joined.get_mut(first.len())? = b'.';
        joined.get_mut(first.len() + 1..len)?.copy_from_slice(word.as_bytes());
        self.customs.abbreviation(std::str::from_utf8(joined.get(..len)?).ok()?)
    }

    /// Whether the next word is one that begins sentences and no name.
    pub(super) fn starts_sentence(&self, follow: &Follow<'_>) -> bool {
        !follow.is_dotted() && among(self.customs.starters, follow.word())
    }

    /// Whether the text so far is but the adverbial of a sentence: “At 5 a.m.”.
    fn is_adverbial(&self, start: usize, at: usize) -> bool {
        let head = &self.text[start..at];
        if head.len() > ADVERBIAL {
            return false;
        }
        let words = head.split_whitespace().count();
        // “1 января 49 года до н. э.”: a date opens an adverbial as “on” does.
        words <= 2
            || words <= 8 && head.starts_with(|c: char| c.is_ascii_digit()) && !head.contains(',')
            || words <= 6 && head.split_whitespace().take(2).any(|word| among(self.customs.openers, word))
    }
}

/// Longest part in bytes of an abbreviation of two words: `Chr`, `т`.
const PART: usize = 8;

/// Shortest word on either side of a full stop whose blank is missing:
/// `said.The` is two sentences, `Node.Js` one name.
const JOINED: usize = 3;

/// Where nouns have no capitals, an ordinal before a capital is a date's, or a
/// league's or a ruler's of about that height.
const LAST_DAY: u8 = 31;

/// Longest adverbial in bytes: six words of any script.
const ADVERBIAL: usize = 96;

/// The word that ends the text, without the marks that open before it.
pub(super) fn word_before(text: &str) -> &str {
    let end = text.len();
    let plain = text.bytes().rev().take(WORD).take_while(u8::is_ascii_alphanumeric).count();
    let mut from = end - plain;
    if plain == WORD || plain > 0 && text[..from].ends_with(' ') {
        return &text[from..];
    }
    for (at, c) in text[..from].char_indices().rev() {
        let opens = matches!(c, '(' | '[' | '"' | '“' | '„' | '«' | '»' | '‘' | '‚' | '/' | '—' | '–' | '¿' | '¡');
        // An apostrophe inside a word (`Apple’a`) is a part of it.
        let mark = matches!(c, '\'' | '’') && !text[..at].ends_with(char::is_alphanumeric);
        if c.is_whitespace() || opens || mark || is_bullet(c) || end - at > WORD {
            break;
        }
        from = at;
    }
    text[from..].trim_matches(is_invisible)
}

/// Abbreviations that no table holds but whose shape tells: initials, letters
/// with stops between them, consonants alone.
fn by_shape(word: &str) -> Option<Abbreviation> {
    let mut chars = word.chars();
    let (first, second) = (chars.next()?, chars.next());
    if second.is_none() {
        return is_initial(first).then_some(Abbreviation::Inner);
    }
    if word.contains('.') {
        let pieces = word
            .split('.')
            .all(|piece| (1..=4).contains(&piece.chars().count()) && piece.chars().all(char::is_alphabetic));
        return pieces.then_some(Abbreviation::Inner);
    }
    let vowel =
        |byte: u8| !byte.is_ascii_alphabetic() || matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let syllabic = |byte: u8| matches!(byte | 0x20, b'r' | b'l');
    let short = word.len() <= 4 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    // Czech and its neighbours have words such as `krk`, with r or l for a vowel.
    (short && !word.bytes().any(vowel) && !(word.len() > 2 && word.bytes().any(syllabic)))
        .then_some(Abbreviation::Inner)
}

/// A letter that stands for a name: of the scripts with case, Hebrew, Arabic or India's.
fn is_initial(c: char) -> bool {
    c.is_lowercase()
        || c.is_uppercase()
        || matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{dc6}') && c.is_alphabetic()
}

/// Whether the text ends in a number, Arabic or Roman, with blanks after it.
fn ends_in_number(text: &str) -> bool {
    let word = word_before(text.trim_end());
    word.chars().next_back().is_some_and(char::is_numeric) || !word.is_empty() && word.bytes().all(is_roman)
}

/// Whether the text ends in a capitalized word that does not begin it.
fn ends_in_name(text: &str) -> bool {
    let word = word_before(text.trim_end());
    word.starts_with(char::is_uppercase) && text.trim().len() > word.len()
}

fn is_roman(byte: u8) -> bool {
    matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C')
}

/// A Roman numeral or a single capital: `Fig. B`, `Bd. IV`.
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && (word.chars().count() == 1 || word.bytes().all(is_roman))
}

/// The place of a dateline, `PORT SELBY. —`: press custom sets it in capitals.
fn is_place(head: &str) -> bool {
    head.len() <= PLACE && !head.contains(char::is_lowercase) && head.chars().filter(|c| c.is_uppercase()).count() > 2
}

/// Longest place of a dateline in bytes.
const PLACE: usize = 48;

/// A word in capitals, such as the time zone after `p.m.`.
fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}
