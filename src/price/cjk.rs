//! Numerals of Chinese, Japanese and Korean, alone and mixed with digits:
//! `三千円`, `1億2500万円`, `1천 640만 달러`, `壹仟元`.

use rust_decimal::Decimal;

use super::currency::skip_space;
use super::digits::{self, is_space};

/// The most tokens a number of these scripts is read from.
const TOKENS: usize = 24;
/// How far back a numeral is looked for from its currency, in characters.
const LONGEST: usize = 24;

/// A numeral: a digit or a power of ten.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Digit(u8),
    /// Ten, a hundred, a thousand: multiplies the digit before it.
    Small(u32),
    /// Ten thousand and up: multiplies all since the last of them.
    Large(u32),
}

fn numeral(c: char) -> Option<Numeral> {
    use Numeral::{Digit, Large, Small};
    Some(match c {
        '〇' | '零' | '영' => Digit(0),
        '一' | '壹' | '壱' | '일' => Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' | '弐' | '이' => Digit(2),
        '三' | '叁' | '參' | '参' | '삼' => Digit(3),
        '四' | '肆' | '사' => Digit(4),
        '五' | '伍' | '오' => Digit(5),
        '六' | '陆' | '陸' | '육' => Digit(6),
        '七' | '柒' | '칠' => Digit(7),
        '八' | '捌' | '팔' => Digit(8),
        '九' | '玖' | '구' => Digit(9),
        '十' | '拾' | '십' => Small(1),
        '百' | '佰' | '백' => Small(2),
        '千' | '仟' | '천' => Small(3),
        '万' | '萬' | '만' => Large(4),
        '亿' | '億' | '억' => Large(8),
        '兆' | '조' => Large(12),
        _ => return None,
    })
}

/// The first character of a text, a Korean syllable that is written in its letters
/// put together (the Hangul composition of the Unicode Standard, section 3.12), and
/// its length in bytes.
fn head(text: &str) -> Option<(char, usize)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut whole = (first, first.len_utf8());
    if !matches!(first, '\u{1100}'..='\u{1112}') {
        return Some(whole);
    }
    while let Some(letter) = letters.next().filter(|&letter| is_later_jamo(letter)) {
        let Some(syllable) = unicode_normalization::char::compose(whole.0, letter) else { break };
        whole = (syllable, whole.1 + letter.len_utf8());
    }
    Some(whole)
}

/// Whether `c` is a vowel or a final of a syllable written in its letters.
fn is_later_jamo(c: char) -> bool {
    matches!(c, '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}')
}

/// Whether a text begins with a numeral.
pub(super) fn starts(text: &str) -> bool {
    head(text).is_some_and(|(c, _)| is_numeral(c))
}

/// Whether `c` can be part of such a number.
pub(super) fn is_numeral(c: char) -> bool {
    !c.is_ascii() && numeral(c).is_some()
}

/// A number of these scripts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numerals {
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// Whether a power of ten is written in it.
    pub(super) scaled: bool,
}

fn power(of: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10i128.checked_pow(of)?, 0).ok()
}

/// Reads a number that begins with a numeral or a digit at `at`.
pub(super) fn read(text: &str, at: usize, hi: usize) -> Option<Numerals> {
    // `total` is what is settled; `section` waits for a large power, `current` for any.
    let (mut total, mut section) = (Decimal::ZERO, Decimal::ZERO);
    let mut current: Option<Decimal> = None;
    let (mut end, mut scaled, mut large_seen) = (at, false, false);
    for token in 0..TOKENS {
        let next = if token == 0 { at } else { skip_space(text, end, hi) };
        let spaced = next > end;
        let Some((c, len)) = text.get(next..hi).and_then(head) else { break };
        let Some(numeral) = numeral(c) else {
            // Digits open the number, or go on where a power has closed what was before.
            if current.is_some() || !(c.is_ascii_digit() || !c.is_ascii() && crate::scan::is_decimal_digit(c)) {
                break;
            }
            let Some(number) = digits::number(text, next, hi) else { break };
            if spaced && !large_seen && !scaled {
                break;
            }
            current = Some(number.value(false)?);
            end = number.end;
            continue;
        };
        if spaced && matches!(numeral, Numeral::Digit(_)) && current.is_some() {
            break;
        }
        match numeral {
            Numeral::Digit(digit) => {
                let ten = current.unwrap_or_default().checked_mul(Decimal::TEN)?;
                current = Some(ten.checked_add(Decimal::from(digit))?);
            }
            Numeral::Small(of) => {
                section = section.checked_add(current.take().unwrap_or(Decimal::ONE).checked_mul(power(of)?)?)?;
                scaled = true;
            }
            Numeral::Large(of) => {
                section = section.checked_add(current.take().unwrap_or_default())?;
                if section.is_zero() && !total.is_zero() {
                    // 万亿: a power of a power.
                    total = total.checked_mul(power(of)?)?;
                } else {
                    let section_or_one = if section.is_zero() { Decimal::ONE } else { section };
                    total = total.checked_add(section_or_one.checked_mul(power(of)?)?)?;
                }
                section = Decimal::ZERO;
                (scaled, large_seen) = (true, true);
            }
        }
        end = next + len;
    }
    let value = total.checked_add(section)?.checked_add(current.unwrap_or_default())?;
    (end > at).then_some(Numerals { end, value, scaled })
}

/// Where the numerals that end before `at` begin; `None` where none stand there,
/// or where digits begin the number, which are landmarks themselves.
pub(super) fn start_before(text: &str, lo: usize, at: usize) -> Option<usize> {
    let rest = text.get(lo..at)?;
    let mut start = None;
    for (offset, c) in rest.char_indices().rev().filter(|&(_, c)| !is_later_jamo(c)).take(LONGEST) {
        if starts(&rest[offset..]) {
            start = Some(lo + offset);
        } else if !is_space(c) {
            // `数十`: some tens; `第三`: the third.
            return start
                .filter(|_| !matches!(c, '数' | '數' | '几' | '幾' | '第' | '余' | '餘' | '多' | '몇' | '수'))
                .filter(|_| !crate::scan::is_decimal_digit(c) && !matches!(c, '.' | ','));
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numerals_multiply_and_add() {
        for (text, value) in [
            ("三千", "3000"),
            ("壹仟", "1000"),
            ("1億2500万", "125000000"),
            ("1천 640만", "16400000"),
            ("3천 250만", "32500000"),
            ("36.57億", "3657000000.00"),
            ("1万億", "1000000000000"),
            ("一千二百億", "120000000000"),
            ("四十九兆九千五百九十二億", "49959200000000"),
            ("7  万", "70000"),
            ("1만 2천 345", "12345"),
            ("二〇二五", "2025"),
            ("十", "10"),
            ("4\u{1106}\u{1161}\u{11ab} 8\u{110e}\u{1165}\u{11ab}", "48000"),
        ] {
            let number = read(text, 0, text.len()).unwrap();
            assert_eq!((number.end, number.value.to_string().as_str()), (text.len(), value), "{text}");
        }
    }
}
