//! The hours over the entries of a report that is written while things happen.

use crate::block::body;
use crate::block::convention::Draft;
use crate::block::lines::Closing;
use crate::block::title::Hint;

/// Marks the lines that say an hour and nothing more, where several of them stand
/// over prose: they part the entries of one article.
pub(super) fn note(text: &str, drafts: &[Draft], hints: &mut [Hint]) {
    /// Columns of such a line.
    const WIDTH: u32 = 32;
    /// Lines below that may hold the entry: a heading stands above it.
    const BELOW: usize = 2;
    /// Entries of a report.
    const ENTRIES: usize = 3;
    let is_hour = |at: &usize| {
        let draft = &drafts[*at];
        draft.figures > 0 && draft.width < WIDTH && draft.closing != Closing::Leading && is_hour(&text[draft.span])
    };
    let is_entry = |draft: &Draft| draft.closing == Closing::Sentence && draft.width >= body::PROSE;
    let mut hours: Vec<usize> = (0..drafts.len()).filter(is_hour).collect();
    hours.retain(|&at| drafts[at + 1..].iter().take(BELOW).any(is_entry));
    if hours.len() >= ENTRIES {
        for at in hours {
            hints[at].hour = true;
        }
    }
}

/// `14:05`, `Ore 18.05`, `Posted at 15:20`, and where a page hides one of two: `15:2015:20`.
fn is_hour(line: &str) -> bool {
    /// Bytes of the words before the hour, and behind it.
    const BEFORE: usize = 24;
    const BEHIND: usize = 8;
    let Some(start) = line.bytes().position(|byte| byte.is_ascii_digit()) else { return false };
    let (before, rest) = line.split_at(start);
    let Some(len) = hour_len(rest) else { return false };
    let (hour, mut behind) = rest.split_at(len);
    behind = behind.strip_prefix(hour).unwrap_or(behind);
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\u{a0}');
    before.len() <= BEFORE && behind.len() <= BEHIND && before.chars().all(is_word) && behind.chars().all(is_word)
}

/// The length of the hour and minutes at the head of a text.
fn hour_len(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let hour: u8 = text.get(..digits).filter(|_| digits <= 2)?.parse().ok()?;
    let minutes = text.get(digits..)?.strip_prefix([':', '.', 'h'])?.get(..2)?;
    let is_minutes = minutes.bytes().all(|byte| byte.is_ascii_digit()) && minutes < "60";
    (hour < 24 && is_minutes).then_some(digits + 3)
}

#[cfg(test)]
mod tests {
    use super::is_hour;

    #[test]
    fn hours_stand_alone() {
        for line in ["14:05", "Ore 18.05", "Posted at 15:2015:20", "9h30", "16.42 Uhr"] {
            assert!(is_hour(line), "{line}");
        }
        for line in ["£7.50", "24:30", "2 June 2025, 14:05", "14:05 The bridge is shut", "12", "3.5"] {
            assert!(!is_hour(line), "{line}");
        }
    }
}
