//! Terminal escape sequences (ECMA-48), which programs write for colour and cursor and logs keep.

/// No terminal reads a longer sequence: a window title or a link target at the most.
/// What has no end within this many bytes is no sequence, and only its ESC goes.
const LONGEST: usize = 256;

/// The length of the escape sequence that begins with the ESC at `at`; 1 where none is whole.
pub(super) fn length(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let rest = &rest[..rest.len().min(LONGEST)];
    1 + match rest.first() {
        Some(b'[') => control_sequence(&rest[1..]).map_or(0, |length| length + 1),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => string(&rest[1..]).map_or(0, |length| length + 1),
        // The choice of a character set, `ESC ( B`.
        Some(b'(' | b')' | b'*' | b'+') if rest.get(1).is_some_and(u8::is_ascii_alphanumeric) => 2,
        // Of the two-byte functions those whose second byte is no letter: a letter after a stray ESC is text.
        Some(b'7' | b'8' | b'=' | b'>') => 1,
        _ => 0,
    }
}

/// Parameters, intermediates, and one final letter or sign.
fn control_sequence(rest: &[u8]) -> Option<usize> {
    let parameters = rest.iter().take_while(|byte| (0x30..0x40).contains(*byte)).count();
    let intermediates = rest[parameters..].iter().take_while(|byte| (0x20..0x30).contains(*byte)).count();
    let last = rest.get(parameters + intermediates)?;
    (0x40..0x7F).contains(last).then_some(parameters + intermediates + 1)
}

/// A string of printable characters up to BEL or `ESC \`.
fn string(rest: &[u8]) -> Option<usize> {
    let body = rest.iter().take_while(|byte| **byte >= 0x20).count();
    match rest[body..] {
        [0x07, ..] => Some(body + 1),
        [0x1B, b'\\', ..] => Some(body + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn whole_sequences_are_measured_and_torn_ones_lose_their_escape_only() {
        let measured = |text: &str| length(text.as_bytes(), 0);
        assert_eq!(measured("\u{1b}[36;44mblue"), 8);
        assert_eq!(measured("\u{1b}[?25l"), 6);
        assert_eq!(measured("\u{1b}]0;title\u{7}rest"), 10);
        assert_eq!(measured("\u{1b}]8;;a\u{1b}\\rest"), 8);
        assert_eq!(measured("\u{1b}(Bx"), 3);
        assert_eq!(measured("\u{1b}[31"), 1);
        assert_eq!(measured("\u{1b}"), 1);
        assert_eq!(measured("\u{1b}]never ends"), 1);
    }
}
