//! Words and signs: looked up where they stand, whatever their case, accents'
//! encoding or width.
//!
//! One table holds the words of all languages. A word is hashed while it is
//! folded, so that every beginning of it can be looked up for little: scripts
//! without spaces and languages with case endings need that.

use unicode_normalization::char::{compose, decompose_canonical};

use crate::language::Language;
use crate::tables::price::{BUCKETS, ENDINGS, LANGUAGES, ROWS, WORDS};

/// The longest word in bytes, folded: longer ones are no words of the table.
const LONGEST: usize = 64;
/// The longest case ending, in characters.
const LONGEST_ENDING: usize = 8;
/// How far an adjective of a territory may be inflected past its stem, in characters.
const LONGEST_INFLECTION: usize = 5;
/// The language of rows that are read in any.
const ANY: u8 = 127;
/// An English word counts in texts of other languages from this length in bytes on: shorter ones are too often words of the text's own language.
const FOREIGN: usize = 4;

/// A language by its number in the tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tongue(u8);

impl Tongue {
    /// The number of no language: its texts are read with the words of all.
    pub(super) const UNKNOWN: Self = Self(ANY - 1);

    pub(super) fn of(language: Option<Language>) -> Self {
        let found = language.and_then(|language| LANGUAGES.binary_search(&language.key()).ok());
        found.map_or(Self::UNKNOWN, |at| Self(at as u8))
    }

    pub(super) const fn is_known(self) -> bool {
        self.0 < ANY - 1
    }

    pub(super) const fn number(self) -> u8 {
        self.0
    }

    fn endings(self) -> &'static [&'static str] {
        ENDINGS.get(self.0 as usize).copied().unwrap_or_default()
    }
}

/// What a word says of an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A currency or a minor unit; the value is its family.
    Currency,
    /// A scale word; the value is its power of ten.
    Scale,
    /// An adjective or a name of a territory.
    Region,
    /// A number word; the value is the number.
    Number,
    /// Joins a major and a minor amount, or the parts of a number in words.
    And,
    /// Stands between a scale word and a currency (`millions de dollars`).
    Of,
    /// Joins the ends of a range.
    To,
    /// Opens a range whose ends `and` joins.
    Between,
    /// Says that the amount is the lowest.
    From,
    /// Says that the amount is the highest.
    UpTo,
    /// Stands before what the price is for one of.
    Per,
    /// Says that the price is for one piece.
    Each,
    /// Says that it costs nothing.
    Free,
    /// Stands on price lines that offer something.
    Offer,
    /// Introduces a price that is no longer asked.
    Old,
    /// Introduces the price that is asked now.
    New,
    /// A verb of change: what follows is no range (`rose from $5 to $7`).
    Change,
}

impl Kind {
    const fn of(number: u32) -> Self {
        match number {
            0 => Self::Currency,
            1 => Self::Scale,
            2 => Self::Region,
            3 => Self::Number,
            4 => Self::And,
            5 => Self::Of,
            6 | 18 => Self::To,
            7 => Self::Between,
            8 | 10 => Self::From,
            9 => Self::UpTo,
            11 => Self::Per,
            12 => Self::Each,
            13 => Self::Free,
            14 => Self::Offer,
            15 => Self::Old,
            16 => Self::New,
            _ => Self::Change,
        }
    }
}

/// One meaning of a word in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Meaning(u32);

impl Meaning {
    pub(super) const fn kind(self) -> Kind {
        Kind::of(self.0 >> 20 & 31)
    }

    pub(super) const fn value(self) -> u16 {
        self.0 as u16
    }

    const fn language(self) -> u8 {
        (self.0 >> 25) as u8
    }

    /// It is read in any language.
    pub(super) const fn is_universal(self) -> bool {
        self.language() == ANY
    }

    /// It is an everyday word, too: it needs more than a number beside it.
    pub(super) const fn is_guarded(self) -> bool {
        self.0 & (1 << 16) != 0
    }

    /// A full stop after it belongs to it.
    pub(super) const fn is_dotted(self) -> bool {
        self.0 & (1 << 17) != 0
    }

    /// It is written without that full stop, too, so that one at the end of a
    /// sentence ends the sentence.
    pub(super) const fn is_plain(self) -> bool {
        self.is_dotted() && self.0 & (1 << 19) != 0
    }

    /// It counts only where the string is known to be a price.
    pub(super) const fn is_loose(self) -> bool {
        self.0 & (1 << 18) != 0
    }

    const fn is_cased(self) -> bool {
        self.0 & (1 << 19) != 0 && !self.is_dotted()
    }
}

/// A word of the table, found in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// Where it ends, its case ending included; a full stop after it not.
    pub(super) end: usize,
    first: u16,
    past: u16,
    bytes: u8,
    capital: bool,
    /// Whether the word as written is longer than the word of the table.
    inflected: bool,
}

impl Word {
    fn meanings(self) -> impl Iterator<Item = Meaning> + Clone {
        ROWS[self.first as usize..self.past as usize].iter().map(|&row| Meaning(row))
    }

    /// What the word means as `kind`: in the text's language, else in any, else
    /// in another where it is long and no everyday word.
    pub(super) fn meaning(self, kind: Kind, tongue: Tongue) -> Option<Meaning> {
        let fits = |meaning: &Meaning| meaning.kind() == kind && (self.capital || !meaning.is_cased());
        let own = |meaning: &Meaning| meaning.language() == tongue.0;
        let all = self.meanings().filter(fits);
        if let Some(found) = all.clone().find(own) {
            return Some(found);
        }
        if self.inflected && tongue.is_known() && kind != Kind::Region {
            return None;
        }
        if let Some(found) = all.clone().find(|meaning| meaning.language() == ANY) {
            return Some(found);
        }
        // English is what is read most abroad: its longer names count everywhere, and
        // where the language is not known it comes first of those that disagree.
        let english = LANGUAGES.binary_search(b"eng").unwrap_or_default() as u8;
        let english = all.clone().find(|meaning| meaning.language() == english);
        if !tongue.is_known() {
            return english.or_else(|| all.clone().next());
        }
        let foreign = matches!(kind, Kind::Currency | Kind::Region)
            && self.bytes as usize >= FOREIGN
            && !all.clone().any(Meaning::is_guarded);
        english.filter(|_| foreign)
    }

    /// The families that a currency word can name where the language is not known.
    pub(super) fn families(self) -> impl Iterator<Item = u16> + Clone {
        self.meanings().filter(|meaning| meaning.kind() == Kind::Currency).map(Meaning::value)
    }

    /// The word as a Boolean: whether it can be `kind`.
    pub(super) fn is(self, kind: Kind, tongue: Tongue) -> bool {
        self.meaning(kind, tongue).is_some()
    }
}

/// Marks that say nothing but which way to write, and joiners: they stand inside
/// numbers and words without being part of them.
#[inline]
pub(super) const fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a mark joins with the letter before it when the text is composed.
const fn composes(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}' | '\u{9be}' | '\u{9d7}' | '\u{b3e}' | '\u{b56}' | '\u{b57}'
        | '\u{bbe}' | '\u{bd7}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' | '\u{3099}' | '\u{309a}')
}

/// Letters that composed text keeps apart: Indic consonants with a dot.
const fn is_excluded(c: char) -> bool {
    matches!(c, '\u{958}'..='\u{95f}' | '\u{9dc}'..='\u{9df}' | '\u{a33}'..='\u{a5e}' | '\u{b5c}' | '\u{b5d}')
}

/// Letters, and the marks that are written on them.
#[inline]
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}'
            | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}'
            | '\u{1039}' | '\u{103a}' | '\u{1037}' | '\u{17c9}'..='\u{17d3}' | '\u{3099}' | '\u{309a}' | '\u{64b}'..='\u{652}')
}

/// Scripts that write words without spaces between them, or particles onto them.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs of general category Sc, and those that are written as parts of currency forms.
#[inline]
pub(super) const fn is_sign(c: char) -> bool {
    if c.is_ascii() {
        return c == '$';
    }
    matches!(c, '$' | '¢'..='¥' | '֏' | '؋' | '\u{7fe}' | '\u{7ff}' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛'
        | '₠'..='\u{20cf}' | '꠸' | '﷼' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦' | 'ƒ' | 'Ξ' | 'Ł')
}

/// The characters that can stand inside a form beside letters: `L.E`, `S/`, `so'm`, `US-Dollar`, `ש"ח`.
const fn joins(c: char) -> bool {
    matches!(c, '.' | '/' | '\'' | '"' | '-')
}

/// One folded character; `None` for those that fold to nothing.
fn fold(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if c.is_ascii() => c,
        '’' | '‘' | 'ʼ' | 'ʻ' => '\'',
        '״' => '"',
        'ς' => 'σ',
        'İ' => 'i',
        'أ' | 'إ' | 'آ' => 'ا',
        'ی' | 'ى' => 'ي',
        'ک' => 'ك',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        '\u{2010}' | '\u{2011}' => '-',
        '\u{a0}' => ' ',
        '\u{640}' | '\u{64b}'..='\u{652}' => return None,
        _ if is_invisible(c) => return None,
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}

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

    /// The place of the word in the table.
    fn find(&self) -> Option<usize> {
        let bucket = self.hash as usize % (BUCKETS.len() - 1);
        let word = &self.bytes[..self.len];
        let (first, past) = (BUCKETS[bucket] as usize, BUCKETS[bucket + 1] as usize);
        (first..past).find(|&at| WORDS[at].0.as_bytes() == word)
    }
}

fn found(at: usize, folded: &Folded, end: usize, capital: bool, inflected: bool) -> Word {
    Word { end, first: WORDS[at].1, past: WORDS[at + 1].1, bytes: folded.len as u8, capital, inflected }
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
    let mut folded = Folded::new();
    let mut best: Option<Word> = None;
    let mut gapped = false;
    for (offset, &byte) in bytes.iter().enumerate() {
        let end = offset + 1;
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if !(byte.is_ascii() && next.is_ascii()) {
            return Err(Wide);
        }
        let letter = byte.is_ascii_alphabetic();
        let gap = byte == b' ' && !gapped && best.is_some_and(|word| word.end == at + offset);
        gapped |= gap;
        let inner = byte == b'$' || joins(char::from(byte)) && offset > 0;
        if !(letter || gap || inner) || !folded.push_ascii(byte) {
            break;
        }
        let open = letter && next.is_ascii_alphabetic();
        if !open && !gap {
            if let Some(place) = folded.find() {
                best = Some(found(place, &folded, at + end, capital, false));
            }
        } else if folded.len >= 3 {
            if let Some(rest) = rest.get(end..) {
                best = inflected(rest, &folded, tongue, at + end, capital).or(best);
            }
        }
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
        let gap = matches!(c, ' ' | '\u{a0}') && !gapped && best.is_some_and(|word: Word| word.end == at + offset);
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
            if let Some(place) = folded.find() {
                best = Some(found(place, &folded, at + end, capital, false));
            }
        } else if let Some(rest) = rest.get(end..).filter(|_| folded.len >= 3) {
            best = inflected(rest, &folded, tongue, at + end, capital).or(best);
        }
        previous = c;
    }
    best
}

/// The word so far with the letters after it as its ending.
fn inflected(rest: &str, folded: &Folded, tongue: Tongue, end: usize, capital: bool) -> Option<Word> {
    let place = folded.find()?;
    let region = found(place, folded, end, capital, true).meanings().any(|meaning| meaning.kind() == Kind::Region);
    let endings = tongue.endings();
    if !region && endings.is_empty() {
        return None;
    }
    // One look past the longest ending is enough to know that this is none.
    let letters = rest.chars().take(LONGEST_ENDING + 1).take_while(|&c| is_letter(c));
    let (count, letters) = letters.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
    let ending = rest.get(..letters)?;
    let word = found(place, folded, end + letters, capital, true);
    let case = count <= LONGEST_ENDING && endings.iter().any(|known| folds_to(ending, known));
    let adjective = count <= LONGEST_INFLECTION && region;
    (case || adjective).then_some(word)
}

fn folds_to(text: &str, folded: &str) -> bool {
    let mut folded = folded.chars();
    for c in text.chars().filter_map(fold) {
        if folded.next() != Some(c) {
            return false;
        }
    }
    folded.next().is_none()
}

/// The word that is exactly `text`.
pub(super) fn exact(text: &str) -> Option<Word> {
    let mut folded = Folded::new();
    if !text.chars().all(|c| folded.push(c)) {
        return None;
    }
    let place = folded.find()?;
    let capital = text.chars().next()?.is_uppercase();
    Some(found(place, &folded, text.len(), capital, false))
}

/// The word that `parts` make when they are written together: `US` and `$`.
pub(super) fn joined(parts: [&str; 2]) -> Option<Word> {
    let mut folded = Folded::new();
    if !parts.iter().flat_map(|part| part.chars()).all(|c| folded.push(c)) {
        return None;
    }
    let place = folded.find()?;
    Some(found(place, &folded, 0, true, false))
}

/// Goes through the words that can mean something in texts of a language.
pub(super) fn for_each_word(tongue: Tongue, mut visit: impl FnMut(&'static str, Kind)) {
    for pair in WORDS.windows(2) {
        let [(word, first), (_, past)] = pair else { continue };
        let whole =
            Word { end: 0, first: *first, past: *past, bytes: word.len() as u8, capital: true, inflected: false };
        for kind in [Kind::Currency, Kind::Scale, Kind::Region] {
            if whole.is(kind, tongue) {
                visit(word, kind);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tongue, exact, word};
    use crate::language::Language;

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

    #[test]
    fn false_friends_go_by_language() {
        let power =
            |code, text: &str| exact(text).unwrap().meaning(Kind::Scale, tongue(code)).map(super::Meaning::value);
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
