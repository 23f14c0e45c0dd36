//! The pass over single characters: line ends, spaces, controls, replaced characters, and the Unicode form,
//! all in one walk from one character of interest to the next.

use unicode_normalization::char::compose;

use super::class::{
    BLANK, CONTROL, DASH, INVISIBLE, LIGATURE, LINE_END, MAYBE, NOT_NFD, QUOTE, WIDTH, bits, class_at, class_of,
    combining, replacement,
};
use super::crlf;
use super::edit::Sink;
use super::escape;
use super::quiet::{BLOCK, Care, WINDOW, first_loud, judge};
use super::steps::{Form, Steps};

/// Bytes of ASCII that are passed over at once.
const STRIDE: usize = 64;

/// The first byte of the scripts of India, U+0800 to U+0FFF: their vowels and nuktas compose with few letters,
/// while accents and jamo elsewhere compose with most and are not worth asking first.
const INDIC_LEAD: u8 = 0xE0;

const SOFT_HYPHEN: &str = "\u{ad}";

/// What the walk looks for.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) form: Option<Form>,
    pub(super) steps: Steps,
    /// The bits of the characters to stop at.
    pub(super) interest: u16,
    /// The bits of the characters that may compose or change places with what stands before them.
    joins: u16,
    /// How closely blocks of text have to be judged.
    care: Care,
}

/// An item of a gap between words.
enum Gap {
    Blank,
    LineEnd,
    /// Has no width and goes.
    Nothing,
    /// Shows only where a line ends after it.
    SoftHyphen,
    Escape,
}

/// How many characters are looked at one by one before blocks are.
const NEAR: usize = 6;

/// What a look at a block says.
enum Found {
    /// The next character of interest.
    Here(usize),
    /// There is none before.
    NotBefore(usize),
}

impl Shape {
    pub(super) fn new(form: Option<Form>, steps: Steps) -> Self {
        let canonical = matches!(form, None | Some(Form::Nfc)) && !steps.any(Steps::LIGATURES);
        let care = match (canonical, steps.any(Steps::QUOTES.or(Steps::DASHES).or(Steps::WIDTH))) {
            (false, _) => Care::Ascii,
            (true, true) => Care::Leads,
            (true, false) => Care::Bytes,
        };
        Self { form, steps, interest: steps.interest(form), joins: form.map_or(0, Form::joins), care }
    }

    /// Whether the walk would find nothing on any text.
    pub(super) fn is_idle(self) -> bool {
        self.interest == 0
    }

    fn trims(self) -> bool {
        self.steps.any(Steps::WHITESPACE)
    }

    /// Walks over the text and hands every replacement to `sink`.
    pub(super) fn run<S: Sink>(self, text: &str, sink: &mut S) {
        let (mut at, mut end) = (0, text.len());
        if self.trims() {
            at = self.leading_gap(text.as_bytes());
            if at > 0 {
                sink.replace(0, at, "");
                self.after_removal(text, at, sink);
            }
            end = self.trailing_gap(text, at);
        }
        let lines = self.steps.any(Steps::LINE_ENDINGS);
        while !sink.done() {
            at = self.next(&text[..end], at);
            if at >= end {
                break;
            }
            let crlf = lines && text.as_bytes()[at..end].starts_with(b"\r\n");
            at = self.mend(text, at, end, sink);
            if crlf {
                at = crlf::run(text, at, end, sink);
            }
        }
        if end < text.len() && !sink.done() {
            sink.replace(end, text.len(), "");
        }
    }

    /// The offset of the next character of interest, or the end.
    fn next(self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        let mut at = match self.near(text, at) {
            Found::Here(found) => return found,
            Found::NotBefore(later) => later,
        };
        // Where the walk has stopped, it is likely to stop again soon: a quick look at the first block
        // costs less than a close one.
        let mut care = if at > NEAR { self.care.min(Care::Leads) } else { self.care };
        let mut quiet = false;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let mut end = [0; WINDOW];
            let window = rest.first_chunk().unwrap_or_else(|| {
                end[..rest.len()].copy_from_slice(rest);
                &end
            });
            match judge(window, care) {
                None => {
                    at += BLOCK;
                    // One quiet block may be the rest of a line, two are the middle of a paragraph.
                    while quiet && bytes.get(at..=at + STRIDE).is_some_and(is_plain_ascii) {
                        at += STRIDE;
                    }
                    quiet = true;
                }
                Some(loud) => match self.loudest(text, at, &loud) {
                    Found::Here(found) => return found,
                    Found::NotBefore(later) => (at, quiet) = (later, false),
                },
            }
            care = self.care;
        }
        bytes.len()
    }

    /// The same a few characters ahead: where one was found, in decomposed text, the next is often near.
    #[inline]
    fn near(self, text: &str, mut at: usize) -> Found {
        let bytes = text.as_bytes();
        for _ in 0..NEAR {
            match bytes.get(at) {
                None => return Found::NotBefore(bytes.len()),
                Some(byte) if (b'!'..0x7F).contains(byte) => at += 1,
                Some(0..0x80) if self.stops_at_ascii(bytes, at) => return Found::Here(at),
                Some(0..0x80) => at += 1,
                Some(_) => match self.passes(text, at) {
                    Some(after) => at = after,
                    None => return Found::Here(at),
                },
            }
        }
        Found::NotBefore(at)
    }

    /// The first character of interest among the loud bytes of the block that begins at `at`.
    #[inline]
    fn loudest(self, text: &str, at: usize, loud: &[u8; BLOCK]) -> Found {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(offset) = first_loud(loud, from) {
            let here = at + offset;
            let Some(&byte) = bytes.get(here) else { return Found::NotBefore(bytes.len()) };
            let after = if byte >= 0x80 {
                self.passes(text, here)
            } else {
                (!self.stops_at_ascii(bytes, here)).then_some(here + 1)
            };
            match after {
                None => return Found::Here(here),
                Some(after) if after >= at + BLOCK => return Found::NotBefore(after),
                Some(after) => from = after - at,
            }
        }
        Found::NotBefore(at + BLOCK)
    }

    /// Where to go on after the character beyond ASCII at `at`, where there is nothing to do with it.
    #[inline]
    fn passes(self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let (class, length) = class_at(bytes, at);
        let found = bits(class) & self.interest;
        if found == 0 {
            Some(at + length)
        } else if found & !self.joins == 0 {
            self.ordered_marks(bytes, at)
        } else if bits(class) & MAYBE != 0 && bytes[at] == INDIC_LEAD {
            self.lone_mark(text, at, found, at + length)
        } else {
            None
        }
    }

    /// The end of a mark or vowel that could compose and does not: it stands alone after a character that is not
    /// itself composed and does not take it up, as a nukta after most letters.
    fn lone_mark(self, text: &str, at: usize, found: u16, after: usize) -> Option<usize> {
        let form = self.form.filter(|form| form.composes() && found & !(form.joins() | form.absent()) == 0)?;
        let base = text[..at].chars().next_back()?;
        let fixed = bits(class_of(base)) & (NOT_NFD | form.absent() | self.joins) == 0;
        let alone = bits(class_at(text.as_bytes(), after).0) & self.joins == 0;
        (fixed && alone && text[at..].chars().next().is_some_and(|mark| compose(base, mark).is_none())).then_some(after)
    }

    /// Whether a space or control character is of interest.
    fn stops_at_ascii(self, bytes: &[u8], at: usize) -> bool {
        match bytes[at] {
            b'\n' => false,
            b' ' => self.trims() && bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n')),
            _ => bits(class_at(bytes, at).0) & self.interest != 0,
        }
    }

    /// The end of a run of marks that begins at `at`, where all of them stand in canonical order and
    /// none of them can compose; `None` where that takes a closer look.
    fn ordered_marks(self, bytes: &[u8], mut at: usize) -> Option<usize> {
        let mut last = 0;
        while at < bytes.len() {
            let (class, length) = class_at(bytes, at);
            let found = bits(class) & self.interest;
            if found & self.joins == 0 {
                break;
            }
            let order = combining(class);
            if found & !self.joins != 0 || (order != 0 && order < last) {
                return None;
            }
            last = order;
            at += length;
        }
        Some(at)
    }

    /// Replaces what is of interest at `at`; where to go on.
    fn mend<S: Sink>(self, text: &str, at: usize, end: usize, sink: &mut S) -> usize {
        let bytes = text.as_bytes();
        let (class, length) = class_at(bytes, at);
        let found = bits(class) & self.interest;
        if bytes[at] == b' ' || found & (BLANK | LINE_END | INVISIBLE | CONTROL) != 0 {
            return self.gap(text, at, end, sink);
        }
        if found & (QUOTE | DASH | WIDTH | LIGATURE) != 0 {
            return self.replace_character(text, at, length, sink);
        }
        match self.form {
            Some(form) if form.composes() => self.compose(form, text, at, end, sink),
            Some(form) => self.decompose(form, text, at, end, sink),
            None => at + length,
        }
    }

    /// The item of a gap at `at` and its length; `None` where a word begins.
    fn gap_item(self, bytes: &[u8], at: usize) -> Option<(Gap, usize)> {
        let byte = *bytes.get(at)?;
        if byte > b' ' && byte < 0x7F {
            return None;
        }
        if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
            return Some((Gap::LineEnd, 2));
        }
        if byte == b'\n' {
            return Some((Gap::LineEnd, 1));
        }
        if byte == b' ' {
            return self.trims().then_some((Gap::Blank, 1));
        }
        let (class, length) = class_at(bytes, at);
        let found = bits(class) & self.interest;
        if byte == 0x1B && found != 0 {
            return Some((Gap::Escape, escape::length(bytes, at)));
        }
        if found & BLANK != 0 {
            Some((Gap::Blank, length))
        } else if found & LINE_END != 0 {
            Some((Gap::LineEnd, length))
        } else if found & (INVISIBLE | CONTROL) != 0 {
            Some((if bytes[at..].starts_with(SOFT_HYPHEN.as_bytes()) { Gap::SoftHyphen } else { Gap::Nothing }, length))
        } else {
            None
        }
    }

    /// Blanks and what has no width between two words, up to a line end or the next word, and that line end.
    fn gap<S: Sink>(self, text: &str, at: usize, end: usize, sink: &mut S) -> usize {
        let bytes = &text.as_bytes()[..end];
        // A single space is passed over until something after it shows that it opens a run.
        let opens = self.trims() && at > sink.copied() && bytes[at - 1] == b' ';
        let start = if opens { at - 1 } else { at };
        let (mut at, mut blank, mut hyphen, mut escaped) = (start, false, false, false);
        let line_end = loop {
            match self.gap_item(bytes, at) {
                None => break None,
                Some((Gap::LineEnd, length)) => break Some(length),
                Some((item, length)) => {
                    blank |= matches!(item, Gap::Blank);
                    hyphen |= matches!(item, Gap::SoftHyphen);
                    escaped |= matches!(item, Gap::Escape);
                    at += length;
                }
            }
        };
        if at > start {
            let with = match line_end {
                Some(_) if hyphen => SOFT_HYPHEN,
                Some(_) if self.trims() => "",
                None if blank && at < end => " ",
                _ => "",
            };
            if text[start..at] != *with {
                sink.replace(start, at, with);
                if escaped {
                    sink.look_again();
                }
                if with.is_empty() {
                    self.after_removal(text, at, sink);
                }
            }
        }
        let Some(length) = line_end else { return at };
        if self.steps.any(Steps::LINE_ENDINGS) && text[at..at + length] != *"\n" {
            sink.replace(at, at + length, "\n");
        }
        at + length
    }

    /// What stood before a removed character now stands before the next one, and may compose with it.
    fn after_removal<S: Sink>(self, text: &str, at: usize, sink: &mut S) {
        if bits(class_at(text.as_bytes(), at).0) & self.joins != 0 {
            sink.look_again();
        }
    }

    /// The length of the gap before the first word.
    fn leading_gap(self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while let Some((_, length)) = self.gap_item(bytes, at) {
            at += length;
        }
        at
    }

    /// Where the gap after the last word begins, not before `start`.
    fn trailing_gap(self, text: &str, start: usize) -> usize {
        let gap = BLANK | LINE_END | INVISIBLE | CONTROL;
        let is_gap = |c: char| matches!(c, ' ' | '\n') || bits(class_of(c)) & self.interest & gap != 0;
        start + text[start..].trim_end_matches(is_gap).len()
    }

    /// A quotation mark, dash, wide or half-wide character or ligature, each by itself.
    fn replace_character<S: Sink>(self, text: &str, at: usize, length: usize, sink: &mut S) -> usize {
        let mut after = at + length;
        let character = |at: usize| text[at..].chars().next();
        let Some(with) = character(at).and_then(replacement) else { return after };
        // A half-wide kana and the voice mark that follows it are one letter.
        let voiced = character(after).filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).and_then(replacement);
        let letter = with.chars().next().zip(voiced.and_then(|mark| mark.chars().next()));
        match letter.and_then(|(kana, mark)| compose(kana, mark)) {
            Some(letter) => {
                after += '\u{ff9e}'.len_utf8();
                sink.replace(at, after, letter.encode_utf8(&mut [0; 4]));
            }
            None => sink.replace(at, after, with),
        }
        // The replacement may be a space, compose with a mark, or be replaced by another step.
        let more = with.chars().any(|c| bits(class_of(c)) & self.interest != 0);
        if more || self.form.is_some() || self.trims() {
            sink.look_again();
        }
        after
    }
}

/// Whether all but the last byte are printable ASCII or LF, with no blank before another or before a
/// line end. Written so that the compiler makes vector instructions of it.
#[inline]
fn is_plain_ascii(window: &[u8]) -> bool {
    let (Some(here), Some(next)) = (window.first_chunk::<STRIDE>(), window.last_chunk::<STRIDE>()) else {
        return false;
    };
    let mut loud = 0u8;
    for (&byte, &next) in here.iter().zip(next) {
        let odd = u8::from(byte.wrapping_sub(b' ') > 0x5E) & u8::from(byte != b'\n');
        let gap = u8::from(byte == b' ') & u8::from(next <= b' ');
        loud |= odd | gap;
    }
    loud == 0
}
