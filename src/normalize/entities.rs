//! Character references of HTML that were left in a text.

use memchr::memchr_iter;

use super::edit::Sink;
use super::mojibake::from_windows_1252;
use crate::tables::normalize_entities::{LONGEST, REFERENCES};

/// How far before a reference its address may begin. Addresses are longer at times, but then carry
/// machine-made parameters; the bound keeps a text that is one long word linear.
const ADDRESS: usize = 512;

/// The most digits a number is read with, leading zeros included.
const DIGITS: usize = 16;

/// Walks from one `&` to the next.
pub(super) fn run<S: Sink>(text: &str, sink: &mut S) {
    let mut copied = 0;
    for at in memchr_iter(b'&', text.as_bytes()) {
        if sink.done() {
            return;
        }
        if at < copied {
            continue;
        }
        if let Some((reference, end)) = reference(text, at) {
            if !in_query(text, at) {
                sink.replace(at, end, reference.as_str(&mut [0; 4]));
                copied = end;
            }
        }
    }
}

/// What a reference stands for.
#[derive(Clone, Copy)]
enum Reference {
    Named(&'static str),
    Numbered(char),
    /// A number of a character that no text may hold.
    Nothing,
}

impl Reference {
    fn as_str(self, buffer: &mut [u8; 4]) -> &str {
        match self {
            Self::Named(text) => text,
            Self::Numbered(c) => c.encode_utf8(buffer),
            Self::Nothing => "",
        }
    }
}

/// The reference whose `&` stands at `at` and where it ends. One that stands for `&` itself and makes
/// another with what follows was encoded twice or more; the last is meant.
fn reference(text: &str, at: usize) -> Option<(Reference, usize)> {
    let (mut found, mut end) = read(&text[at + 1..]).map(|(found, length)| (found, at + 1 + length))?;
    while matches!(found, Reference::Named("&") | Reference::Numbered('&')) {
        let Some((next, length)) = read(&text[end..]) else { break };
        (found, end) = (next, end + length);
    }
    Some((found, end))
}

/// Reads a reference after its `&`, with its semicolon.
fn read(rest: &str) -> Option<(Reference, usize)> {
    let bytes = rest.as_bytes();
    if let [b'#', digits @ ..] = bytes {
        let (found, length) = number(digits)?;
        return Some((found, length + 1));
    }
    let length = bytes.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(length) != Some(&b';') {
        return None;
    }
    let row = REFERENCES.binary_search_by_key(&&rest[..length], |(name, _)| name).ok()?;
    Some((Reference::Named(REFERENCES[row].1), length + 1))
}

fn number(bytes: &[u8]) -> Option<(Reference, usize)> {
    let (radix, prefix) = if matches!(bytes.first(), Some(b'x' | b'X')) { (16, 1) } else { (10, 0) };
    let digits = bytes[prefix..].iter().take(DIGITS + 1).map_while(|&byte| char::from(byte).to_digit(radix));
    let (mut count, mut value) = (0, 0u32);
    for digit in digits {
        count += 1;
        value = value.saturating_mul(radix).saturating_add(digit);
    }
    let length = prefix + count;
    (count > 0 && bytes.get(length) == Some(&b';')).then(|| (numbered(value), length + 1))
}

/// The character of a number, as the HTML standard has it: 128 to 159 are meant as windows-1252, and
/// what is no character is the replacement character.
fn numbered(value: u32) -> Reference {
    match value {
        0x80..=0x9F => Reference::Numbered(from_windows_1252(value as u8)),
        0 | 0xD800..=0xDFFF | 0x11_0000.. => Reference::Numbered(char::REPLACEMENT_CHARACTER),
        // Controls but for tab, line ends and form feed, and the noncharacters.
        0x01..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F | 0xFDD0..=0xFDEF => Reference::Nothing,
        _ if value & 0xFFFE == 0xFFFE => Reference::Nothing,
        _ => char::from_u32(value).map_or(Reference::Nothing, Reference::Numbered),
    }
}

/// Whether the place lies in the query of an address: a `?` before it without a space between, and an
/// address before that.
fn in_query(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[at.saturating_sub(ADDRESS)..at];
    let start =
        bytes.iter().rposition(|byte| byte.is_ascii_whitespace() || b"\"'<>()".contains(byte)).map_or(0, |p| p + 1);
    let word = &bytes[start..];
    let Some(query) = word.iter().position(|&byte| byte == b'?') else { return false };
    let address = &word[..query];
    address.windows(3).any(|three| three == b"://") || address.windows(4).any(|four| four.eq_ignore_ascii_case(b"www."))
}

#[cfg(test)]
mod tests {
    use super::super::edit::Writer;

    fn decoded(text: &str) -> String {
        let mut writer = Writer::new(text);
        super::run(text, &mut writer);
        writer.finish().map_or_else(|| text.to_owned(), |written| written.text)
    }

    #[test]
    fn names_need_their_semicolon_and_their_case() {
        assert_eq!(decoded("&Auml;rger &auml; &AUML; &amp &copy=1"), "Ärger ä &AUML; &amp &copy=1");
        assert_eq!(decoded("&CounterClockwiseContourIntegral; &NotEqualTilde;"), "∳ \u{2242}\u{338}");
    }

    #[test]
    fn numbers_follow_the_standard() {
        assert_eq!(decoded("&#233;&#xE9;&#Xe9;"), "ééé");
        assert_eq!(decoded("&#146;&#x80;"), "’€");
        assert_eq!(decoded("&#0;&#xD800;&#x110000;"), "\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(decoded("&#;&#x;&#g;&#99999999999999999999;"), "&#;&#x;&#g;&#99999999999999999999;");
    }

    #[test]
    fn what_was_encoded_twice_is_decoded_to_the_end() {
        assert_eq!(decoded("&amp;amp;amp;lt;b&amp;#233;"), "<bé");
        assert_eq!(decoded("&amp; amp;"), "& amp;");
    }

    #[test]
    fn queries_of_addresses_stay() {
        assert_eq!(decoded("see https://x.org/a?b=1&amp;c=2 &amp; more"), "see https://x.org/a?b=1&amp;c=2 & more");
        assert_eq!(decoded("really?&amp;why"), "really?&why");
    }
}
