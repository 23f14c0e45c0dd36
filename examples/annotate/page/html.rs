//! Text into HTML. Every piece of an article passes through `escape`: it can hold
//! anything, and none of it may become markup.

use std::fmt;

/// Text that HTML reads as text, within and outside attribute values. Line ends
/// become the one HTML knows; controls that it forbids show as U+FFFD.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push(c),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Which way a text runs.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The way most of its letters run; `None` for a text without letters. The
    /// first letter alone, as `dir="auto"` takes it, turns an Arabic paragraph
    /// round that begins with a Latin name.
    pub fn of(text: &str) -> Option<Self> {
        let mut weight = 0_i64;
        let mut has_letters = false;
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            has_letters = true;
            weight += if is_right_to_left(c) { 1 } else { -1 };
        }
        has_letters.then_some(if weight > 0 { Self::RightToLeft } else { Self::LeftToRight })
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::RightToLeft { "rtl" } else { "ltr" })
    }
}

/// The blocks of Unicode that are set aside for scripts written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
