//! CRLF, line after line: all there is to do in most texts from Windows.
//!
//! Wrapped at sixty columns, such a text has a line end in every block that the
//! walk over single characters judges. Here a block of printable ASCII is judged
//! once, and its line ends are taken out of it one after the other.

use memchr::memchr_iter;

use super::edit::Sink;

/// Bytes that are judged together.
const STRIDE: usize = 64;

/// Replaces CRLF by LF from `at` on, while the blocks before `end` hold printable
/// ASCII and line ends only and no blanks that have to go; where the walk goes on.
pub(super) fn run<S: Sink>(text: &str, mut at: usize, end: usize, sink: &mut S) -> usize {
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    while let Some(window) = bytes.get(at..=at + STRIDE).filter(|window| is_plain(window)) {
        let mut after = at + STRIDE;
        for offset in memchr_iter(b'\r', &window[..STRIDE]) {
            if sink.done() || window.get(offset + 1) != Some(&b'\n') {
                return at + offset;
            }
            sink.replace(at + offset, at + offset + 2, "\n");
            after = after.max(at + offset + 2);
        }
        at = after;
    }
    at
}

/// Whether all but the last byte are printable ASCII, CR or LF, with no blank
/// before another or before a line end. Written so that the compiler makes vector
/// instructions of it.
#[inline]
fn is_plain(window: &[u8]) -> bool {
    let (Some(here), Some(next)) = (window.first_chunk::<STRIDE>(), window.last_chunk::<STRIDE>()) else {
        return false;
    };
    let mut loud = 0u8;
    for (&byte, &next) in here.iter().zip(next) {
        let odd = u8::from(byte.wrapping_sub(b' ') > 0x5E) & u8::from(byte != b'\n') & u8::from(byte != b'\r');
        let gap = u8::from(byte == b' ') & u8::from(next <= b' ');
        loud |= odd | gap;
    }
    loud == 0
}

#[cfg(test)]
mod tests {
    use crate::Normalizer;

    /// Lines of every length around the blocks' edges, blank lines and odd ends among them.
    #[test]
    fn every_line_end_becomes_one_byte_wherever_it_stands() {
        let odd = ["\r", " \r\n", "\u{301}\r\n", "\t\r\n", "\r\n\r\n", "\r\n  x\r\n", "é\r\n", "\r\r\n"];
        for width in 0..140 {
            for odd in odd {
                let line = "x".repeat(width);
                let text = format!("y\r\n{line}\r\n{line}{odd}{line}\r\n{line}z");
                let slow =
                    Normalizer::new().normalize(&text.replace("\r\n", "\n").replace('\r', "\n")).text().to_owned();
                let fast = Normalizer::new().normalize(&text);
                assert_eq!(fast.text(), slow, "{text:?}");
                assert!(Normalizer::new().is_normalized(&slow));
            }
        }
    }

    #[test]
    fn each_is_an_edit_of_its_own() {
        let text = "one line\r\n".repeat(40) + "end";
        let clean = Normalizer::new().normalize(&text);
        assert_eq!(clean.edits().len(), 40);
        assert_eq!(clean.source_range(9..10), 10..11);
    }
}
