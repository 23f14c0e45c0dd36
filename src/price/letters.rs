//! Characters as the words and numbers of prices see them.

/// Marks that say nothing but which way to write, and joiners: they stand inside
/// numbers and words without being part of them.
#[inline]
pub(super) const fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character that can be seen and is no blank begins `rest`, as far as a
/// glance tells: ASCII, letters of Latin, Greek and Cyrillic, the common signs.
#[inline]
pub(super) const fn shows(rest: &[u8]) -> bool {
    matches!(rest, [b'!'..=b'~' | 0xC3..=0xD5, ..] | [0xC2, 0xA2..=0xA5, ..] | [0xE2, 0x82, ..])
}

/// Whether a mark joins with the letter before it when the text is composed.
pub(super) const fn composes(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}' | '\u{9be}' | '\u{9d7}' | '\u{b3e}' | '\u{b56}' | '\u{b57}'
        | '\u{bbe}' | '\u{bd7}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' | '\u{3099}' | '\u{309a}')
}

/// Letters that composed text keeps apart: Indic consonants with a dot.
pub(super) const fn is_excluded(c: char) -> bool {
    matches!(c, '\u{958}'..='\u{95f}' | '\u{9dc}'..='\u{9df}' | '\u{a33}'..='\u{a5e}' | '\u{b5c}' | '\u{b5d}')
}

/// Letters, and the marks that are written on them.
#[inline]
pub(super) fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => return c.is_ascii_alphabetic(),
        // The letters of most texts, without a search in the standard's tables.
        '\u{c0}'..='\u{24f}' => return !matches!(c, '×' | '÷'),
        '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{652}'
        | '\u{671}'..='\u{6d3}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => return true,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{3000}'..='\u{3004}' | '\u{ff01}'..='\u{ff20}' => {
            return false;
        }
        _ => {}
    }
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}'
            | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}'
            | '\u{1039}' | '\u{103a}' | '\u{1037}' | '\u{17c9}'..='\u{17d3}' | '\u{3099}' | '\u{309a}' | '\u{64b}'..='\u{652}')
}

/// Scripts that write words without spaces between them, or particles onto them.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs of general category Sc, and those that are written as parts of currency forms.
#[inline]
pub(super) const fn is_sign(c: char) -> bool {
    if c.is_ascii() {
        return c == '$';
    }
    matches!(c, '$' | '¢'..='¥' | '֏' | '؋' | '\u{7fe}' | '\u{7ff}' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛'
        | '₠'..='\u{20cf}' | '꠸' | '﷼' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦' | 'ƒ' | 'Ξ' | 'Ł')
}

/// The characters that can stand inside a form beside letters: `L.E`, `S/`, `so'm`, `US-Dollar`, `ש"ח`.
pub(super) const fn joins(c: char) -> bool {
    matches!(c, '.' | '/' | '\'' | '"' | '-')
}

/// One folded character; `None` for those that fold to nothing.
pub(super) fn fold(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if c.is_ascii() => c,
        '’' | '‘' | 'ʼ' | 'ʻ' => '\'',
        '״' => '"',
        'ς' => 'σ',
        'İ' => 'i',
        'أ' | 'إ' | 'آ' => 'ا',
        'ی' | 'ى' => 'ي',
        'ک' => 'ك',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        '\u{2010}' | '\u{2011}' => '-',
        '\u{a0}' => ' ',
        '\u{640}' | '\u{64b}'..='\u{652}' => return None,
        _ if is_invisible(c) => return None,
        'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        // Small letters of Cyrillic, and letters without case.
        'а'..='ё'
        | '\u{5d0}'..='\u{6ff}'
        | '\u{900}'..='\u{e7f}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}

#[cfg(test)]
mod tests {
    use super::{is_invisible, shows};
    use crate::price::digits::is_space;
    use crate::scan::is_decimal_digit;

    #[test]
    fn what_shows_is_neither_blank_nor_invisible_nor_a_wide_digit() {
        for c in ('\0'..=char::MAX).filter(|c| shows(c.encode_utf8(&mut [0; 4]).as_bytes())) {
            assert!(!is_space(c) && !is_invisible(c) && !c.is_whitespace(), "{c:?}");
            assert!(c.is_ascii() || !is_decimal_digit(c), "{c:?}");
        }
    }
}
