//! Words and signs: looked up where they stand, whatever their case, accents'
//! encoding or width.
//!
//! One table holds the words of all languages. A word is hashed while it is
//! folded, so that every beginning of it can be looked up for little: scripts
//! without spaces and languages with case endings need that.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

use super::letters::{composes, fold, is_excluded, is_invisible, is_letter, is_sign, is_unspaced, joins};
use super::meaning::{Kind, Meaning, Tongue, Word};
use crate::tables::price::{BUCKETS, FILTER, WORDS};

/// The longest word in bytes, folded: longer ones are no words of the table.
const LONGEST: usize = 64;
/// The shortest word that endings are read behind, in bytes.
const SHORTEST_STEM: usize = 3;
/// The longest case ending, in characters.
const LONGEST_ENDING: usize = 8;
/// How far an adjective of a territory may be inflected past its stem, in characters.
const LONGEST_INFLECTION: usize = 5;
/// Letters and marks of an ending that are looked at.
const MOST_MARKS: usize = 3 * LONGEST_ENDING;

/// The hash is FNV-1a.
const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// A word as far as it is read: folded bytes and their hash.
struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
    hash: u32,
    /// The state before the last character, to compose a mark with it.
    before: (usize, u32, char),
}

impl Folded {
    const fn new() -> Self {
        Self { bytes: [0; LONGEST], len: 0, hash: SEED, before: (0, SEED, '\0') }
    }

    /// Adds a character; `false` where the word has grown too long.
    fn push(&mut self, c: char) -> bool {
        if c.is_ascii() {
            return self.push_ascii(c as u8);
        }
        if is_excluded(c) {
            let mut fits = true;
            decompose_canonical(c, |part| fits &= self.push_folded(part));
            return fits;
        }
        fold(c).is_none_or(|c| self.push_folded(c))
    }

    /// Adds a character of ASCII, which neither composes nor folds to several.
    #[inline]
    fn push_ascii(&mut self, byte: u8) -> bool {
        let byte = byte.to_ascii_lowercase();
        let Some(cell) = self.bytes.get_mut(self.len) else { return false };
        self.before = (self.len, self.hash, char::from(byte));
        *cell = byte;
        self.len += 1;
        self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(PRIME);
        true
    }

    fn push_folded(&mut self, mut c: char) -> bool {
        if composes(c) {
            if let Some(whole) = compose(self.before.2, c) {
                (self.len, self.hash) = (self.before.0, self.before.1);
                c = fold(whole).unwrap_or(whole);
            }
        }
        self.before = (self.len, self.hash, c);
        let mut utf8 = [0; 4];
        for &byte in c.encode_utf8(&mut utf8).as_bytes() {
            let Some(cell) = self.bytes.get_mut(self.len) else { return false };
            *cell = byte;
            self.len += 1;
            self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(PRIME);
        }
        true
    }

    /// The word of the table, as far as it is read.
    fn find(&self) -> Option<Found> {
        let word = self.bytes.get(..self.len)?;
        Found::find(self.hash, self.len, |known| known == word)
    }
}

/// A word of the table: its place and its length, folded.
#[derive(Clone, Copy)]
struct Found {
    place: usize,
    len: usize,
}

impl Found {
    /// Whether a word with this hash may be there. Most are not, as one bit tells.
    #[inline]
    fn may_be(hash: u32) -> bool {
        let bit = hash as usize % (FILTER.len() * 64);
        FILTER[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// The word with this hash that `is` says is the one.
    #[inline]
    fn find(hash: u32, len: usize, is: impl Fn(&[u8]) -> bool) -> Option<Self> {
        if !Self::may_be(hash) {
            return None;
        }
        let bucket = hash as usize % (BUCKETS.len() - 1);
        let (first, past) = (usize::from(BUCKETS[bucket]), usize::from(BUCKETS[bucket + 1]));
        let place = (first..past).find(|&at| WORDS.get(at).is_some_and(|known| is(known.0.as_bytes())))?;
        Some(Self { place, len })
    }

    /// The word as one whose text ends at `end`.
    fn word(self, end: usize, capital: bool) -> Option<Word> {
        Word::new(self.place, self.len, end, capital, false)
    }
}

/// The longest word of the table at the head of `text[at..hi]`.
///
/// It ends where the letters end; in scripts without spaces anywhere; and where
/// what follows is a case ending of the language, or, of an adjective of a
/// territory, any ending. Complexity: linear in the word, whose length is bounded.
pub(super) fn word(text: &str, at: usize, hi: usize, tongue: Tongue) -> Option<Word> {
    let rest = text.get(at..hi)?;
    match ascii_word(rest, at, tongue) {
        Ok(word) => word,
        Err(Wide) => any_word(rest, at, tongue),
    }
}

/// Said of a word with characters outside ASCII in it or at its end.
struct Wide;

/// [`any_word`] of ASCII alone, as most words beside numbers are: nothing composes,
/// nothing is invisible, and no letter stands in a script without spaces.
fn ascii_word(rest: &str, at: usize, tongue: Tongue) -> Result<Option<Word>, Wide> {
    let bytes = rest.as_bytes();
    let capital = bytes.first().is_some_and(u8::is_ascii_uppercase);
    let (mut hash, mut end, mut gapped) = (SEED, 0, false);
    let mut best: Option<Word> = None;
    while let Some(&byte) = bytes.get(end) {
        let mut gap = false;
        if !byte.is_ascii_alphabetic() {
            gap = byte == b' ' && !gapped && best.is_some_and(|word| word.end == at + end && word.may_go_on());
            gapped |= gap;
            if !byte.is_ascii() || bytes.get(end + 1).is_some_and(|next| !next.is_ascii()) {
                return Err(Wide);
            }
            if !(gap || byte == b'$' || joins(char::from(byte)) && end > 0) {
                break;
            }
        }
        if end == LONGEST {
            break;
        }
        hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
        end += 1;
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if !next.is_ascii() {
            return Err(Wide);
        }
        let open = gap || byte.is_ascii_alphabetic() && next.is_ascii_alphabetic();
        if open && end < SHORTEST_STEM || !Found::may_be(hash) {
            continue;
        }
        let word = bytes.get(..end).unwrap_or_default();
        let Some(found) = Found::find(hash, end, |known| known.eq_ignore_ascii_case(word)) else { continue };
        let word = if open {
            inflected(rest.get(end..).unwrap_or_default(), found, tongue, at + end, capital)
        } else {
            found.word(at + end, capital)
        };
        best = nearer(word, best, tongue);
    }
    Ok(best)
}

/// [`word`] of any characters.
fn any_word(rest: &str, at: usize, tongue: Tongue) -> Option<Word> {
    let capital = rest.chars().next()?.is_uppercase();
    let mut folded = Folded::new();
    let mut best = None;
    let mut chars = rest.char_indices().peekable();
    let mut previous = '\0';
    let mut gapped = false;
    while let Some((offset, c)) = chars.next() {
        let letter = is_letter(c);
        // Names of several words go on behind a word of the table: `đô la`.
        let gap = matches!(c, ' ' | '\u{a0}')
            && !gapped
            && best.is_some_and(|word: Word| word.end == at + offset && word.may_go_on());
        gapped |= gap;
        if !(letter || gap || is_sign(c) || is_invisible(c) || joins(fold(c).unwrap_or(c)) && previous != '\0')
            || !folded.push(c)
        {
            break;
        }
        let end = offset + c.len_utf8();
        let next = chars.peek().map(|&(_, next)| next);
        let open = letter && next.is_some_and(is_letter);
        if is_invisible(c) || next.is_some_and(|next| composes(next) && !is_unspaced(c)) {
            continue;
        }
        if (!open || is_unspaced(c)) && !gap {
            best = nearer(folded.find().and_then(|found| found.word(at + end, capital)), best, tongue);
        } else if let Some(found) = (folded.len >= SHORTEST_STEM).then(|| folded.find()).flatten() {
            best =
                nearer(inflected(rest.get(end..).unwrap_or_default(), found, tongue, at + end, capital), best, tongue);
        }
        previous = c;
    }
    best
}

/// The later word, unless the one before is a word of the language that ends there, too: `manata` is
/// Azerbaijani `manat` with an ending, whatever it is elsewhere.
fn nearer(later: Option<Word>, best: Option<Word>, tongue: Tongue) -> Option<Word> {
    let Some((word, known)) = later.zip(best) else { return later.or(best) };
    Some(if known.end == word.end && known.is_of(tongue) && !word.is_of(tongue) { known } else { word })
}

/// The word so far with the letters after it as its ending.
fn inflected(rest: &str, Found { place, len }: Found, tongue: Tongue, end: usize, capital: bool) -> Option<Word> {
    let region = Word::new(place, len, end, capital, true)?.can_be(Kind::Region);
    let endings = tongue.endings();
    if !region && endings.is_empty() {
        return None;
    }
    // One look past the longest ending is enough to know that this is none.
    let letters = rest.chars().take_while(|&c| is_letter(c)).scan(0, |count, c| {
        // A mark that composes is no letter of its own.
        *count += usize::from(!composes(c));
        (*count <= LONGEST_ENDING + 1).then_some((*count, c.len_utf8()))
    });
    let (count, letters) = letters.take(MOST_MARKS).fold((0, 0), |(_, len), (count, bytes)| (count, len + bytes));
    let ending = rest.get(..letters)?;
    let word = Word::new(place, len, end + letters, capital, true)?;
    // `forintot` is Hungarian `forint` with an ending, not Lithuanian `forinto` with one.
    let case = count <= LONGEST_ENDING && word.is_of(tongue) && endings.iter().any(|known| folds_to(ending, known));
    let adjective = count <= LONGEST_INFLECTION && region;
    (case || adjective).then_some(word)
}

fn folds_to(text: &str, folded: &str) -> bool {
    let mut folded = folded.chars();
    let is_same = |c| folded.next() == Some(c);
    let same = if text.chars().any(composes) {
        text.nfc().filter_map(fold).all(is_same)
    } else {
        text.chars().filter_map(fold).all(is_same)
    };
    same && folded.next().is_none()
}

/// The signs that most prices are written with, and what each means in any language.
static SIGNS: [(char, Option<Word>, Option<Meaning>); 4] = [
    ('$', known("$"), universal("$")),
    ('€', known("€"), universal("€")),
    ('£', known("£"), universal("£")),
    ('¥', known("¥"), universal("¥")),
];

/// The word of the table that a sign is, and its meaning as a currency.
pub(super) fn sign(sign: char, tongue: Tongue) -> Option<(Word, Meaning)> {
    let found = |word: Word| Some((word, word.meaning(Kind::Currency, tongue)?));
    match SIGNS.iter().find(|row| row.0 == sign) {
        Some(&(_, word, Some(meaning))) => Some((word?, meaning)),
        Some(&(_, word, None)) => word.and_then(found),
        None => exact(sign.encode_utf8(&mut [0; 4])).and_then(found),
    }
}

/// The one meaning of a sign, when the crate is compiled.
const fn universal(sign: &str) -> Option<Meaning> {
    match known(sign) {
        Some(word) => word.only(Kind::Currency),
        None => None,
    }
}

/// [`exact`] of a word without capitals, as it is folded, when the crate is compiled.
const fn known(text: &str) -> Option<Word> {
    let word = text.as_bytes();
    let (mut hash, mut byte) = (SEED, 0);
    while byte < word.len() {
        hash = (hash ^ word[byte] as u32).wrapping_mul(PRIME);
        byte += 1;
    }
    let mut at = BUCKETS[hash as usize % (BUCKETS.len() - 1)] as usize;
    while !same(WORDS[at].0.as_bytes(), word) {
        at += 1;
    }
    Word::new(at, word.len(), word.len(), false, false)
}

const fn same(one: &[u8], two: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < two.len() && one[at] == two[at] {
        at += 1;
    }
    at == one.len() && at == two.len()
}

/// The word that is exactly `text`.
pub(super) fn exact(text: &str) -> Option<Word> {
    if !text.is_ascii() || text.len() > LONGEST {
        return any_exact(text);
    }
    let word = text.as_bytes();
    let fold = |hash: u32, byte: &u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
    let found = Found::find(word.iter().fold(SEED, fold), word.len(), |known| known.eq_ignore_ascii_case(word))?;
    found.word(word.len(), word.first()?.is_ascii_uppercase())
}

/// [`exact`] of any characters.
fn any_exact(text: &str) -> Option<Word> {
    let mut folded = Folded::new();
    if !text.chars().all(|c| folded.push(c)) {
        return None;
    }
    folded.find()?.word(text.len(), text.chars().next()?.is_uppercase())
}

/// The word that `parts` make when they are written together: `US` and `$`.
pub(super) fn joined(parts: [&str; 2]) -> Option<Word> {
    let mut folded = Folded::new();
    if !parts.iter().flat_map(|part| part.chars()).all(|c| folded.push(c)) {
        return None;
    }
    folded.find()?.word(0, true)
}

#[cfg(test)]
mod tests {
    use super::super::meaning::Meaning;
    use super::{Kind, SIGNS, Tongue, any_exact, any_word, ascii_word, exact, word};
    use crate::language::Language;
    use crate::tables::price::WORDS;

    fn tongue(code: [u8; 3]) -> Tongue {
        Tongue::of(Some(Language::literal(&code)))
    }

    #[test]
    fn words_are_found_whatever_their_case_and_encoding() {
        for text in ["Million", "MILLION", "million"] {
            let found = word(text, 0, text.len(), tongue(*b"eng")).unwrap();
            assert_eq!(found.meaning(Kind::Scale, tongue(*b"eng")).unwrap().value(), 6, "{text}");
        }
        assert!(exact("Kč").is_some() && exact("Kc\u{30c}").is_some() && exact("ＵＳ＄").is_some());
    }

    /// Words of ASCII are read by a way of their own, to the same end.
    #[test]
    fn the_quick_ways_agree_with_the_long_ones() {
        for (sign, known, meaning) in SIGNS {
            assert!(known.is_some() && known == any_exact(&sign.to_string()), "{sign}");
            assert!(meaning.is_none() || meaning == known.unwrap().meaning(Kind::Currency, Tongue::UNKNOWN), "{sign}");
        }
        let tongues = [*b"eng", *b"fin", *b"tur"].map(tongue);
        for (known, ..) in WORDS {
            assert_eq!(exact(known), any_exact(known), "{known}");
            for behind in ["", ".", " dollars", "s", "lar", "n", "$", "-x", "\u{e9}", "ian bank", " 5"] {
                for text in [format!("{known}{behind}"), format!("{}{behind}", known.to_uppercase())] {
                    assert_eq!(exact(&text), any_exact(&text), "{text}");
                    for tongue in tongues {
                        let Ok(quick) = ascii_word(&text, 3, tongue) else { continue };
                        assert_eq!(quick, any_word(&text, 3, tongue), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn false_friends_go_by_language() {
        let power = |code, text: &str| exact(text).unwrap().meaning(Kind::Scale, tongue(code)).map(Meaning::value);
        assert_eq!(power(*b"eng", "billion"), Some(9));
        assert_eq!(power(*b"deu", "Billion"), Some(12));
        assert_eq!(power(*b"spa", "billón"), Some(12));
        assert_eq!(power(*b"por", "bilhão"), Some(9));
        assert_eq!(power(*b"por", "mil"), Some(3));
        assert_eq!(power(*b"ron", "mil"), Some(6));
    }

    #[test]
    fn case_endings_are_part_of_the_word() {
        let text = "liralarına gidiyor";
        assert_eq!(word(text, 0, text.len(), tongue(*b"tur")).map(|w| w.end), Some("liralarına".len()));
        let text = "円で";
        assert_eq!(word(text, 0, text.len(), tongue(*b"jpn")).map(|w| w.end), Some(3));
        assert!(word("eurooppa", 0, 8, tongue(*b"fin")).is_none());
    }
}
