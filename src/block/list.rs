//! Marked list items: bullets, numbers, letters, and dashes that are not dialogue.

use super::convention::Draft;
use super::lines::Closing;
use crate::scan::digit_value;

/// What stands at the head of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Marker {
    /// A sign that marks items and nothing else.
    Bullet,
    /// A hyphen: an item, a dialogue dash of plain keyboards, or a rule around a word.
    Hyphen,
    /// `*`, `+` and the like, which also mark footnotes; `・` without a blank.
    Sign,
    /// A dash, which in many languages opens speech.
    Dash,
    /// `7.`, `7)`, `(7)`, `七、`
    Number(u16),
    /// `b)`
    Letter(char),
}

/// Digits in an item's number at most; a longer number is a year.
const DIGITS: usize = 3;

/// The marker at the head of a trimmed line, and its length with the blanks after it.
pub(super) fn marker(line: &str) -> Option<(Marker, usize)> {
    let first = line.chars().next()?;
    let len = first.len_utf8();
    let rest = &line[len..];
    let spaced = |after: &str| {
        let text = after.trim_start();
        (text.len() < after.len() && !text.is_empty()).then(|| line.len() - text.len())
    };
    match first {
        '•' | '‣' | '⁃' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '□' | '◆' | '◇' | '►' | '▶' | '➤' | '➢' | '➔' | '✓'
        | '✔' | '❖' | '\u{f0b7}' => {
            let text = rest.trim_start();
            (!text.is_empty()).then(|| (Marker::Bullet, line.len() - text.len()))
        }
        // Japanese writes no blank behind it, and joins words by it elsewhere.
        '・' if !rest.is_empty() && spaced(rest).is_none() => Some((Marker::Sign, len)),
        '·' | '・' | '∙' => Some((Marker::Bullet, spaced(rest)?)),
        '-' | '‐' | '−' => Some((Marker::Hyphen, spaced(rest)?)),
        '*' | '+' | '~' => Some((Marker::Sign, spaced(rest)?)),
        '–' | '—' | '―' => Some((Marker::Dash, spaced(rest)?)),
        '①'..='⑳' => Some((Marker::Number((first as u16).wrapping_sub('①' as u16) + 1), len)),
        '(' | '（' => {
            let (number, after) = number(rest)?;
            let after = after.strip_prefix([')', '）'])?;
            Some((Marker::Number(number), spaced(after).unwrap_or(line.len() - after.len())))
        }
        c if c.is_ascii_alphabetic() => {
            let after = rest.strip_prefix(')')?;
            Some((Marker::Letter(c.to_ascii_lowercase()), spaced(after)?))
        }
        _ => {
            let (number, after) = number(line)?;
            if let Some(after) = after.strip_prefix(['、', '．', '）']) {
                return Some((Marker::Number(number), line.len() - after.trim_start().len()));
            }
            Some((Marker::Number(number), spaced(after.strip_prefix(['.', ')'])?)?))
        }
    }
}

fn number(text: &str) -> Option<(u16, &str)> {
    let (mut value, mut len, mut digits) = (0u16, 0, 0);
    for c in text.chars() {
        let Some(digit) = digit_value(c) else { break };
        digits += 1;
        if digits > DIGITS {
            return None;
        }
        value = value * 10 + u16::from(digit);
        len += c.len_utf8();
    }
    (digits > 0).then(|| (value, &text[len..]))
}

/// Whether words behind a dash are speech that the writer breaks into:
/// `– Yes, – she said.`
fn holds_aside(line: &str) -> bool {
    let mut before = ' ';
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' '
            && matches!(chars.peek(), Some('-' | '–' | '—' | '―'))
            && matches!(before, ',' | '!' | '?' | '…' | '.')
        {
            return true;
        }
        before = c;
    }
    false
}

/// Longer lines are read no further for an aside: an item is rarely a page.
const ASIDE_WITHIN: usize = 600;

fn head(line: &str) -> &str {
    let mut end = line.len().min(ASIDE_WITHIN);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// Marks which drafts are list items. A run is drafts on end with the same sort
/// of marker; signs that mean other things elsewhere need the run to be sure.
pub(super) fn items(text: &str, drafts: &[Draft], items: &mut [bool]) {
    let marker = |at: usize| drafts.get(at).and_then(|draft| marker(&text[draft.span])).map(|(marker, _)| marker);
    let mut next = marker(0);
    let mut at = 0;
    while at < drafts.len() {
        let from = at;
        at += 1;
        let first = std::mem::replace(&mut next, marker(at));
        let Some(first) = first else { continue };
        let mut last = first;
        while let Some(goes_on) = next.filter(|&next| follows(last, next)) {
            at += 1;
            (last, next) = (goes_on, marker(at));
        }
        let run = from..at;
        let len = run.len();
        let lead = from.checked_sub(1).map(|before| drafts[before].closing) == Some(Closing::Leading);
        let speech = || drafts[run.clone()].iter().any(|draft| holds_aside(head(&text[draft.span])));
        let are_items = match first {
            Marker::Bullet => true,
            Marker::Hyphen => !(speech() || len == 1 && is_framed(&text[drafts[from].span])),
            Marker::Sign => len >= 2 && (lead || len >= 3),
            Marker::Dash => {
                len >= 2 && (lead || len >= 3 && drafts[run.clone()].iter().all(is_short_open)) && !speech()
            }
            Marker::Number(_) | Marker::Letter(_) => len >= 3 || len == 2 && lead,
        };
        if are_items {
            items[run].fill(true);
        }
    }
}

fn follows(one: Marker, next: Marker) -> bool {
    match (one, next) {
        (Marker::Number(one), Marker::Number(next)) => next == one + 1,
        (Marker::Letter(one), Marker::Letter(next)) => next as u32 == one as u32 + 1,
        (one, next) => one == next,
    }
}

/// `- Advertisement -`: the hyphens frame the word.
fn is_framed(line: &str) -> bool {
    line.ends_with([' ', '-', '–', '—']) && line.len() > 2
}

/// Items of a dashed list without an introduction are short and end no sentence.
fn is_short_open(draft: &Draft) -> bool {
    const SHORT: u32 = 80;
    draft.width <= SHORT && draft.closing != Closing::Sentence
}

#[cfg(test)]
mod tests {
    use super::{Marker, marker};

    #[test]
    fn markers_need_their_blank() {
        assert_eq!(marker("- two eggs"), Some((Marker::Hyphen, 2)));
        assert_eq!(marker("12) flour"), Some((Marker::Number(12), 4)));
        assert_eq!(marker("•salt"), Some((Marker::Bullet, 3)));
        assert_eq!(marker("1、塩"), Some((Marker::Number(1), 4)));
        assert_eq!(marker("b) milk"), Some((Marker::Letter('b'), 3)));
        for line in ["-5 degrees", "2025. gada", "3.5 km", "*Note", "-", "a.m. trains", ""] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
