//! What comes after an ending.

use super::ending::is_invisible;

/// What the next word begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    /// A lower-case letter: the sentence goes on.
    Lower,
    /// A capital, or a word that is written small though it begins a sentence.
    Upper,
    Digit,
    /// A letter without case, a symbol, or nothing.
    Other,
}

/// The text after an ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Follow<'t> {
    /// Where the next sentence would start: the first character that is no blank.
    pub(super) start: usize,
    /// A blank stands between.
    pub(super) gap: bool,
    pub(super) first: First,
    /// The text from the next word on.
    bare: &'t str,
    /// The first character that is no blank.
    head: Option<char>,
}

/// How many opening marks, dashes and brackets may stand before the next word.
const OPENERS: usize = 8;

/// How much of the next word is read; longer words are in no table.
const WORD: usize = 32;

impl<'t> Follow<'t> {
    /// Reads what follows `end`. Linear in the blanks it passes, else bounded.
    pub(super) fn read(text: &'t str, end: usize) -> Self {
        let rest = text.get(end..).unwrap_or_default();
        if let [b' ', next @ b'A'..=b'Z', ..] = rest.as_bytes() {
            // So most sentences follow one another.
            let head = Some(char::from(*next));
            return Self { start: end + 1, gap: true, first: First::Upper, bare: &rest[1..], head };
        }
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let start = text.len() - trimmed.len();
        let gap = text[end..start].contains(char::is_whitespace);
        let bare = without_openers(trimmed);
        let first = match bare.chars().next() {
            Some(c) if is_georgian(c) => First::Other,
            Some(c) if c.is_lowercase() && !begins_small(bare) && !begins_clipped(trimmed) => First::Lower,
            Some(c) if c.is_lowercase() || c.is_uppercase() => First::Upper,
            Some(c) if c.is_numeric() => First::Digit,
            _ => First::Other,
        };
        Self { start, gap, first, bare, head: trimmed.chars().next() }
    }

    /// The next word, up to an apostrophe or hyphen, shortened where very long.
    pub(super) fn word(&self) -> &'t str {
        word_at(self.bare)
    }

    /// The text right after the next word.
    pub(super) fn after_word(&self) -> &'t str {
        &self.bare[self.word().len()..]
    }

    /// A full stop comes right after the next word.
    pub(super) fn is_dotted(&self) -> bool {
        self.after_word().starts_with('.')
    }

    /// A dash comes first.
    pub(super) fn is_dash(&self) -> bool {
        self.head.is_some_and(|c| matches!(c, '—' | '–' | '-'))
    }

    /// A comma, a colon or the like comes first: no sentence starts so.
    pub(super) fn is_pause(&self) -> bool {
        self.head.is_some_and(|c| matches!(c, ',' | ';' | ':' | '、' | '，' | '；' | '：' | '،' | '؛'))
    }
}

/// The text without the marks that open a sentence.
fn without_openers(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..OPENERS {
        let Some(c) = rest.chars().next() else { break };
        let opens = matches!(
            c,
            '"' | '\''
                | '“'
                | '”'
                | '„'
                | '‚'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '`'
                | '('
                | '['
                | '{'
                | '¿'
                | '¡'
                | '—'
                | '–'
                | '-'
                | '―'
                | '•'
                | '*'
                | '「'
                | '『'
                | '（'
                | '《'
                | '⁃'
        ) || c.is_whitespace()
            || is_invisible(c);
        if !opens {
            break;
        }
        rest = &rest[c.len_utf8()..];
    }
    rest
}

/// The letters and digits at the head, at most [`WORD`] bytes of them.
fn word_at(text: &str) -> &str {
    let end = text.char_indices().find(|&(at, c)| at >= WORD || !c.is_alphanumeric() && !is_combining(c));
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// A combining mark of the scripts that have case (decomposed letters).
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a sentence can begin with the small letter here: that of a name such
/// as `iPhone`, or of a list label.
fn begins_small(text: &str) -> bool {
    let word = word_at(text);
    word.chars().skip(1).take(2).any(char::is_uppercase) || is_list_label(word, &text[word.len()..])
}

/// Georgian letters count as small ones, but the press writes them alone.
fn is_georgian(c: char) -> bool {
    matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Dutch and Afrikaans begin sentences with a clipped word that stays small:
/// `'s Morgens`, `'n Man`.
fn begins_clipped(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('\'' | '’' | '‘'))
        && matches!(chars.next(), Some('s' | 't' | 'n' | 'k'))
        && matches!(chars.next(), Some(' ' | '-' | '\u{a0}'))
        && chars.next().is_some_and(char::is_uppercase)
}

/// `ii)` and `b)` begin the next point of a list inside a paragraph.
fn is_list_label(word: &str, after: &str) -> bool {
    let label = word.len() == 1 || word.len() <= 4 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    label && (after.starts_with(')') || after.starts_with(".)"))
}

/// Whether a character is of a script that sets no blanks between sentences: Han and kana.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}
