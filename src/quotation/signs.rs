//! Stops, colons and dashes, as both marks and dialogue read them.

/// Whether a character ends a sentence, in the scripts that quote with these marks.
pub(super) const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '።' | '｡')
}

pub(super) const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// A dash of any width, a hyphen that stands for one among them.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−')
}

/// A dash that is no hyphen.
pub(super) const fn is_wide_dash(c: char) -> bool {
    matches!(c, '‒'..='―')
}
