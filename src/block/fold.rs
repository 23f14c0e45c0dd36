//! Words folded and hashed while they are read: whatever their case, the
//! encoding of their accents, and what spellings vary in.
//!
//! The maker of the tables uses this very file, so that a row and a word of a
//! text are folded alike.

use unicode_normalization::UnicodeNormalization;

/// The hash of nothing.
pub const START: u64 = 0xCBF2_9CE4_8422_2325;

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

const fn extend(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ c as u64).wrapping_mul(MIX)
}

/// The slot at which the search for a hash begins, and the mark that an entry is known by.
pub const fn place(hash: u64, slots: usize) -> (usize, u32) {
    ((((hash >> 32) * slots as u64) >> 32) as usize, (hash >> 8) as u32)
}

/// One stretch of a text that rows are compared by: a word, a single character
/// of a script without spaces, a mark, or blanks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub len: usize,
    pub is_blank: bool,
}

/// The token at the head of a text; `None` at its end.
pub fn token(text: &str) -> Option<Token> {
    let first = text.chars().next()?;
    if first.is_whitespace() {
        return Some(Token { len: text.len() - text.trim_start().len(), is_blank: true });
    }
    let len = match word_len(text) {
        0 => first.len_utf8() + syllable_rest(text.get(first.len_utf8()..).unwrap_or_default()),
        len => len,
    };
    Some(Token { len, is_blank: false })
}

/// The token at the head of a text, and the hash of what was read `before` with it.
pub fn read(before: u64, text: &str) -> Option<(u64, Token)> {
    let bytes = text.as_bytes();
    let (mut hash_here, mut len) = (before, 0);
    while let Some(folded) = bytes.get(len).map(|&byte| WORD[usize::from(byte)]).filter(|&folded| folded != 0) {
        hash_here = extend(hash_here, folded as char);
        len += 1;
    }
    match *bytes.get(len..).unwrap_or_default() {
        [] if len > 0 => return Some((hash_here, Token { len, is_blank: false })),
        [next, ..] if len > 0 && next.is_ascii() => return Some((hash_here, Token { len, is_blank: false })),
        [b' ', next, ..] if len == 0 && next.is_ascii_graphic() => {
            return Some((extend(before, ' '), Token { len: 1, is_blank: true }));
        }
        _ => {}
    }
    let token = token(text)?;
    Some((hash(before, text, token), token))
}

/// Characters of ASCII that stand in words, in lower case, by byte; nothing for all others.
const WORD: [u8; 256] = {
    let (mut table, mut byte) = ([0; 256], 0u8);
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() || byte == b'\'' || byte == b'-' {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// The hash of what was read before, a token on. Blanks of any kind and number are one.
pub fn hash(before: u64, text: &str, token: Token) -> u64 {
    if token.is_blank {
        return extend(before, ' ');
    }
    let mut hash = before;
    let written = text.get(..token.len).unwrap_or(text);
    for c in written.chars() {
        if c.is_ascii() {
            hash = extend(hash, c.to_ascii_lowercase());
        } else if may_compose(c) {
            return written.nfc().fold(before, hash_folded);
        } else {
            hash = hash_folded(hash, c);
        }
    }
    hash
}

fn hash_folded(hash: u64, c: char) -> u64 {
    match fold(c) {
        Folded::One(c) => extend(hash, c),
        Folded::Nothing => hash,
        Folded::Several => c.to_lowercase().fold(hash, |hash, c| if c == '\u{307}' { hash } else { extend(hash, c) }),
    }
}

enum Folded {
    One(char),
    Nothing,
    /// What the standard library makes of it.
    Several,
}

/// In lower case, and the same for spellings that typists mix.
fn fold(c: char) -> Folded {
    let folded = match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        // Invisible, and Arabic vowel signs, which the press leaves out.
        '\u{ad}'
        | '\u{307}'
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{feff}' => {
            return Folded::Nothing;
        }
        '’' | 'ʼ' | 'ʻ' | '‘' => '\'',
        '‐' | '‑' => '-',
        // Cedillas stand for the commas of Romanian.
        'ş' | 'Ş' | 'Ș' => 'ș',
        'ţ' | 'Ţ' | 'Ț' => 'ț',
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => shifted(c, 0x20),
        'ß'..='ö' | 'ø'..='ÿ' | 'α'..='ρ' | 'σ'..='ω' | 'а'..='я' | 'ђ'..='џ' => c,
        // Capitals have no accents in Greek.
        'ς' => 'σ',
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'Ϊ' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'Ϋ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'Ё' | 'ё' => 'е',
        'Ѐ'..='Џ' => shifted(c, 0x50),
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        // Scripts without case.
        '\u{5d0}'..='\u{109f}'
        | '\u{10d0}'..='\u{10ff}'
        | '\u{1100}'..='\u{139f}'
        | '\u{3000}'..='\u{a63f}'
        | '\u{ac00}'..='\u{d7a3}' => c,
        _ => return Folded::Several,
    };
    Folded::One(folded)
}

fn shifted(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// Whether a text that holds this character may not be composed yet.
fn may_compose(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}' | '\u{93c}' | '\u{958}'..='\u{95f}'
        | '\u{9bc}' | '\u{9be}' | '\u{9d7}' | '\u{9dc}'..='\u{9df}' | '\u{a33}' | '\u{a36}' | '\u{a3c}' | '\u{a59}'..='\u{a5e}'
        | '\u{b3c}' | '\u{b3e}' | '\u{b56}' | '\u{b57}' | '\u{b5c}' | '\u{b5d}' | '\u{bbe}' | '\u{bd7}' | '\u{c56}' | '\u{cc2}'
        | '\u{cd5}' | '\u{cd6}' | '\u{d3e}' | '\u{d57}' | '\u{dca}' | '\u{dcf}' | '\u{ddf}' | '\u{102e}'
        | '\u{1100}'..='\u{11ff}' | '\u{212b}' | '\u{3099}' | '\u{309a}')
}

/// The length of the word at the head of a text: letters, digits, and what
/// stands inside words. Zero where none stands there, and in scripts that write
/// no spaces between words.
pub fn word_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().position(|&byte| WORD[usize::from(byte)] == 0).unwrap_or(bytes.len());
    if bytes.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let rest = text.get(ascii..).unwrap_or_default();
    ascii + rest.chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum::<usize>()
}

/// The vowel and final that make one syllable with the conjoining letter before them.
fn syllable_rest(text: &str) -> usize {
    text.chars().take_while(|c| matches!(c, '\u{1160}'..='\u{11ff}')).map(char::len_utf8).sum()
}

/// Whether a character can stand in a word of a script that parts words by spaces.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '\'' | '-');
    }
    matches!(c, '’' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
        || !is_wide(c) && (is_alphanumeric(c) || is_mark(c))
}

/// A small letter of a script that writes capitals, too. Georgian has capitals for
/// whole words alone.
pub fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// As the standard library has it, with the letters of the large scripts first.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        '\u{c0}'..='\u{2c1}'
        | 'Α'..='Ρ'
        | 'Σ'..='ώ'
        | '\u{400}'..='\u{481}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{64a}'
        | '\u{671}'..='\u{6d3}'
        | '\u{904}'..='\u{939}'
        | '\u{10d0}'..='\u{10fa}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{ff08}'..='\u{ff0f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// East Asian Width W or F, by blocks; the few narrow signs inside these are wide here, too.
pub fn is_wide(c: char) -> bool {
    c >= '\u{1100}'
        && matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}'
            | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1f64f}' | '\u{1f900}'..='\u{1f9ff}'
            | '\u{20000}'..='\u{3fffd}')
}

/// Whether a character belongs to the letter before it: an accent, a vowel sign, a
/// sign that a letter has no vowel, which the standard library calls no letter.
pub fn is_combining(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{300}'..='\u{36f}') || is_mark(c))
}

/// Vowel signs and the like of scripts whose words hold them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{a3c}'..='\u{a4d}'
        | '\u{abc}'..='\u{acd}' | '\u{b3c}'..='\u{b4d}' | '\u{bbe}'..='\u{bcd}' | '\u{c3e}'..='\u{c4d}'
        | '\u{cbc}'..='\u{ccd}' | '\u{d3e}'..='\u{d4d}' | '\u{dca}'..='\u{ddf}' | '\u{e31}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}' | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}')
}

#[cfg(test)]
mod tests {
    use super::{START, Token, hash, is_alphanumeric, is_word, read, token, word_len};

    fn whole(text: &str) -> u64 {
        let (mut at, mut found) = (0, START);
        while let Some(token) = token(&text[at..]) {
            found = hash(found, &text[at..], token);
            at += token.len;
        }
        found
    }

    #[test]
    fn spellings_of_a_word_are_one() {
        for (one, other) in [
            ("Publié le", "PUBLIE\u{301}\u{a0}\u{202f}LE"),
            ("Don’t miss", "don't  miss"),
            ("İlgili", "ilgili"),
            ("Ιούνιος", "ΙΟΥΝΙΟΣ"),
            ("Ещё", "еще"),
            ("Și", "şi"),
            ("وَقَالَ أحمد", "وقال احمد"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("ড়", "\u{9a1}\u{9bc}"),
        ] {
            assert_eq!(whole(one), whole(other), "{one} {other}");
        }
        assert_ne!(whole("mai"), whole("maj"));
        assert_ne!(whole("ab"), whole("a b"));
    }

    #[test]
    fn tokens_are_words_characters_marks_and_blanks() {
        let text = "a.m.  韓國\u{1112}\u{1161}";
        let (mut at, mut found) = (0, Vec::new());
        while let Some(Token { len, .. }) = token(&text[at..]) {
            found.push(&text[at..at + len]);
            at += len;
        }
        assert_eq!(found, ["a", ".", "m", ".", "  ", "韓", "國", "\u{1112}\u{1161}"]);
    }

    #[test]
    fn the_short_way_reads_what_the_long_one_does() {
        let text = "It’s a re-run, d'or\t x  Öl-Preis é e\u{301}t 7,5 ab\u{a0}c Новости-2 王x x王. - 'n' ";
        for (at, _) in text.char_indices() {
            let rest = &text[at..];
            let long = token(rest).map(|token| (hash(START, rest, token), token));
            assert_eq!(read(START, rest), long, "{rest}");
            let word: usize = rest.chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum();
            assert_eq!(word_len(rest), word, "{rest}");
        }
    }

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
