//! Dates and times as lines of articles write them.

use super::lines::is_wide;
use super::words::{Senses, Words, word_len};
use crate::language::Language;
use crate::scan::digit_value;
use crate::span::Span;
use crate::tables::block::DAY_FIRST;

/// Tokens of a line that are read; a timestamp has a dozen.
const TOKENS: usize = 48;

/// Years that a press date can have. Earlier ones belong to other calendars
/// (1404 is this year in Iran), later ones to the Thai calendar, 543 years ahead.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2199;
const THAI_AHEAD: u32 = 543;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token {
    Number { value: u32, digits: u8 },
    Word { senses: Senses, month: u8, chars: u8, wide: bool },
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
struct Placed {
    token: Token,
    span: Span,
}

/// A date as found, before the order of numbers is settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Value {
    Certain(i16, u8, u8),
    /// The two numbers in order; either may be the day.
    Numbers(i16, u8, u8),
    /// No year, another calendar, or a month whose name the language does not settle.
    Open,
}

/// What a line says of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Reading {
    /// The first date, or the earlier of several that are certain.
    pub(super) date: Option<Found>,
    /// Whether the line holds nothing else: a timestamp.
    pub(super) whole: bool,
    /// Whether a word such as *published* introduces it.
    pub(super) introduced: bool,
}

/// The order of day and month in dates of numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    /// The order that a language's countries share.
    pub(super) fn of(language: Option<Language>) -> Option<Self> {
        let key = language?.key();
        DAY_FIRST.binary_search(&key).is_ok().then_some(Self::DayFirst)
    }
}

impl Found {
    /// Whether both dates are certain and this one is the earlier.
    fn is_before(self, other: Self) -> bool {
        match (self.value, other.value) {
            (Value::Certain(year, month, day), Value::Certain(y, m, d)) => (year, month, day) < (y, m, d),
            _ => false,
        }
    }

    /// Year, month and day, where certain with what the document settles.
    pub(super) fn resolve(self, order: Option<Order>) -> Option<(i16, u8, u8)> {
        match (self.value, order) {
            (Value::Certain(year, month, day), _)
            | (Value::Numbers(year, day, month), Some(Order::DayFirst))
            | (Value::Numbers(year, month, day), Some(Order::MonthFirst)) => Some((year, month, day)),
            _ => None,
        }
    }
}

/// Reads lines for dates; keeps its buffer.
#[derive(Default)]
pub(super) struct Reader {
    tokens: Vec<Placed>,
    /// What clear dates of numbers have shown so far; both means neither.
    day_first: bool,
    month_first: bool,
}

impl Reader {
    /// The order that the document's own clear dates settle.
    pub(super) fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// Reads a line (trimmed, short).
    pub(super) fn read(&mut self, text: &str, line: Span, words: &mut Words, language: Option<Language>) -> Reading {
        self.tokenize(text, line, words);
        let mut reading = Reading::default();
        let mut used = [false; TOKENS];
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some((value, len)) = self.date_at(at, text, words, language) {
                let span = Span::new(self.tokens[at].span.start(), self.tokens[at + len - 1].span.end());
                used[at..at + len].fill(true);
                let found = Found { span, value };
                // A line may hold the dates of publication and of the last change.
                if reading.date.is_none_or(|first| found.is_before(first)) {
                    reading.date = Some(found);
                }
                at += len;
            } else {
                at += 1;
            }
        }
        self.judge(&mut reading, &used);
        reading
    }

    fn tokenize(&mut self, text: &str, line: Span, words: &mut Words) {
        self.tokens.clear();
        let line_text = &text[line];
        let mut at = 0;
        while at < line_text.len() && self.tokens.len() < TOKENS {
            let rest = &line_text[at..];
            let Some(first) = rest.chars().next() else { break };
            let (token, len) = if digit_value(first).is_some() {
                number(rest)
            } else if first.is_alphabetic() {
                word(rest, words)
            } else if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200f}' | '\u{feff}') {
                at += first.len_utf8();
                continue;
            } else {
                (Token::Mark(first), first.len_utf8())
            };
            let start = line.start() + at;
            self.tokens.push(Placed { token, span: Span::new(start, start + len) });
            at += len;
        }
    }

    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).map(|placed| placed.token)
    }

    /// The number at a token, with how many digits it has.
    fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.token(at)? {
            Token::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    fn has(&self, at: usize, senses: Senses) -> bool {
        matches!(self.token(at), Some(Token::Word { senses: found, .. }) if found.any(senses))
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.token(at), Some(Token::Mark(mark)) if marks.contains(&mark))
    }

    /// A date that begins at a token, and how many tokens it takes.
    fn date_at(
        &mut self,
        at: usize,
        text: &str,
        words: &mut Words,
        language: Option<Language>,
    ) -> Option<(Value, usize)> {
        match self.token(at)? {
            Token::Number { .. } => self
                .numbers(at)
                .or_else(|| self.marked(at))
                .or_else(|| self.day_then_month(at, text, words, language))
                .or_else(|| self.year_then_month(at, text, words, language)),
            Token::Word { senses, .. } if senses.any(Senses::MONTH) => self.month_then_day(at, text, words, language),
            _ => None,
        }
    }

    /// `2025-06-02`, `02.06.2025`, `6/2/2025`
    fn numbers(&mut self, at: usize) -> Option<(Value, usize)> {
        let Some(Token::Mark(mark)) = self.token(at + 1) else { return None };
        if !matches!(mark, '.' | '/' | '-' | '‐' | '‑') || !self.is_mark(at + 3, &[mark]) {
            return None;
        }
        let (first, first_digits) = self.number(at)?;
        let (second, second_digits) = self.number(at + 2)?;
        let (third, third_digits) = self.number(at + 4)?;
        if second_digits > 2 {
            return None;
        }
        let value = match (first_digits, third_digits) {
            (4, 1 | 2) => certain(first, second, third)?,
            (1 | 2, 4) => self.order_of(third, first, second, mark)?,
            (1 | 2, 2) if mark == '.' || mark == '/' => self.order_of(two_digit_year(third), first, second, mark)?,
            _ => return None,
        };
        Some((value, 5))
    }

    fn order_of(&mut self, year: u32, first: u32, second: u32, mark: char) -> Option<Value> {
        // Dots are put between day, month and year in this order alone.
        if mark == '.' {
            return certain(year, second, first);
        }
        let (as_day_first, as_month_first) = (certain(year, second, first), certain(year, first, second));
        match (as_day_first, as_month_first) {
            (Some(one), Some(other)) if one == other => Some(one),
            (Some(Value::Certain(year, second, first)), Some(_)) => Some(Value::Numbers(year, first, second)),
            (Some(value), None) => {
                self.day_first = true;
                Some(value)
            }
            (None, Some(value)) => {
                self.month_first = true;
                Some(value)
            }
            _ => None,
        }
    }

    /// `2025年6月2日`, `ngày 2 tháng 6 năm 2025`
    fn marked(&self, at: usize) -> Option<(Value, usize)> {
        let (first, digits) = self.number(at)?;
        let (second, _) = self.number(at + 2)?;
        if digits == 4 && self.has(at + 1, Senses::YEAR_MARK) && self.has(at + 3, Senses::MONTH_MARK) {
            let (day, _) = self.number(at + 4)?;
            // The sign for the day belongs to the date.
            let closed = matches!(self.token(at + 5), Some(Token::Word { wide: true, chars: 1, .. }));
            return Some((certain(first, second, day)?, 5 + usize::from(closed)));
        }
        if digits <= 2 && self.has(at + 1, Senses::MONTH_MARK) {
            let skip = usize::from(self.has(at + 3, Senses::YEAR_MARK) || self.is_mark(at + 3, &[',', '/', '-']));
            let (year, 4) = self.number(at + 3 + skip)? else { return None };
            return Some((certain(year, second, first)?, 4 + skip));
        }
        None
    }

    /// `2 June 2025`, `2. Juni 2025`, `2 de junio de 2025`, `2nd of June, 2025`
    fn day_then_month(
        &self,
        at: usize,
        text: &str,
        words: &mut Words,
        language: Option<Language>,
    ) -> Option<(Value, usize)> {
        let (day, 1 | 2) = self.number(at)? else { return None };
        let mut next = at + 1;
        next = self.skip_ordinal(next);
        next += usize::from(self.is_joint(next));
        if !self.has(next, Senses::MONTH) {
            return None;
        }
        let month = self.month(next, text, words, language);
        next += 1;
        let before_year = next;
        next += usize::from(self.is_mark(next, &['.']));
        next += usize::from(self.is_mark(next, &[',', '-', '/', '،']));
        next += usize::from(self.is_joint(next));
        match self.number(next) {
            Some((year, 4)) => Some((dated(year, month, day), next + 1 - at)),
            _ => Some((Value::Open, before_year - at)),
        }
    }

    /// `June 2, 2025`, `Jun. 2nd 2025`
    fn month_then_day(
        &self,
        at: usize,
        text: &str,
        words: &mut Words,
        language: Option<Language>,
    ) -> Option<(Value, usize)> {
        let month = self.month(at, text, words, language);
        let mut next = at + 1;
        next += usize::from(self.is_mark(next, &['.']));
        let (day, 1 | 2) = self.number(next)? else { return None };
        if day == 0 || day > 31 {
            return None;
        }
        next += 1;
        let after_day = next;
        next = self.skip_ordinal(next);
        next += usize::from(self.is_mark(next, &[',', '،']));
        match self.number(next) {
            Some((year, 4)) => Some((dated(year, month, day), next + 1 - at)),
            _ => Some((Value::Open, after_day - at)),
        }
    }

    /// `2025. június 2.`, `2025 m. birželio 2 d.`, `2025. gada 2. jūnijs`
    fn year_then_month(
        &self,
        at: usize,
        text: &str,
        words: &mut Words,
        language: Option<Language>,
    ) -> Option<(Value, usize)> {
        let (year, 4) = self.number(at)? else { return None };
        let mut next = at + 1;
        next += usize::from(self.is_mark(next, &['.', ',', '-']));
        if self.has(next, Senses::YEAR_MARK) {
            next += 1;
            next += usize::from(self.is_mark(next, &['.']));
        }
        if let Some((day, 1 | 2)) = self.number(next) {
            let month = next + 1 + usize::from(self.is_mark(next + 1, &['.']));
            return self
                .has(month, Senses::MONTH)
                .then(|| (dated(year, self.month(month, text, words, language), day), month + 1 - at));
        }
        if !self.has(next, Senses::MONTH) {
            return None;
        }
        let month = self.month(next, text, words, language);
        next += 1;
        next += usize::from(self.is_mark(next, &['.', '-']));
        let (day, 1 | 2) = self.number(next)? else { return None };
        Some((dated(year, month, day), next + 1 - at))
    }

    /// Past `.`, `st`, `º` behind a day.
    fn skip_ordinal(&self, at: usize) -> usize {
        /// `2nd`, `1er`, `1ste`
        const LONGEST_ORDINAL: u8 = 3;
        match self.token(at) {
            Some(Token::Mark('.' | 'º' | '°' | '-' | '/' | '\'' | '’')) => at + 1,
            Some(Token::Word { chars, senses, .. })
                if chars <= LONGEST_ORDINAL
                    && !senses.any(Senses::MONTH)
                    && at > 0
                    && self.tokens[at - 1].span.end() == self.tokens[at].span.start() =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// A little word between day, month and year: *of*, *de*, *tháng*.
    fn is_joint(&self, at: usize) -> bool {
        const LONGEST_JOINT: u8 = 4;
        matches!(self.token(at), Some(Token::Word { chars, senses, .. })
            if chars <= LONGEST_JOINT && senses.any(Senses::CLOCK) && !senses.any(Senses::MONTH))
    }

    fn month(&self, at: usize, text: &str, words: &mut Words, language: Option<Language>) -> Option<u32> {
        let Some(Token::Word { month, .. }) = self.token(at) else { return None };
        if month != 0 {
            return Some(u32::from(month));
        }
        words.contested_month(text[self.tokens[at].span].trim_end_matches('.'), language).map(u32::from)
    }

    /// Whether what the dates leave over is time, weekday and the words around them.
    fn judge(&self, reading: &mut Reading, used: &[bool; TOKENS]) {
        /// Words that no table knows and that stand on timestamps: zones, cities.
        const UNKNOWN: u8 = 1;
        /// Hours, minutes, seconds and a zone, twice; a longer row is counters.
        const NUMBERS: u8 = 7;
        let (mut unknown, mut numbers, mut clock, mut introduced, mut times) = (0, 0, false, false, false);
        for (at, placed) in self.tokens.iter().enumerate().filter(|&(at, _)| !used[at]) {
            match placed.token {
                Token::Number { digits, .. } => {
                    numbers += 1;
                    times |=
                        digits <= 2 && self.is_mark(at + 1, &[':', '.', 'h', '：']) && self.number(at + 2).is_some();
                }
                Token::Mark(_) | Token::Word { chars: 1, .. } => {}
                Token::Word { senses, .. } if senses.any(Senses::PUBLISHED) => introduced = true,
                Token::Word { senses, .. } if senses.any(Senses::CLOCK.or(Senses::WEEKDAY).or(Senses::MONTH)) => {
                    clock = true;
                }
                Token::Word { wide: true, chars, .. } if chars <= 4 => clock = true,
                Token::Word { chars, .. } => unknown += if chars <= 5 { 1 } else { 2 },
            }
        }
        reading.introduced = introduced;
        let all = self.tokens.len() < TOKENS && unknown <= UNKNOWN && numbers <= NUMBERS;
        reading.whole = all
            && match reading.date {
                Some(_) => true,
                None => unknown == 0 && numbers > 0 && (introduced || times && self.tokens.len() > 2 || clock && times),
            };
    }
}

fn number(rest: &str) -> (Token, usize) {
    let (mut value, mut digits, mut len) = (0u32, 0u8, 0);
    for c in rest.chars() {
        let Some(digit) = digit_value(c) else { break };
        value = value.saturating_mul(10).saturating_add(u32::from(digit));
        digits = digits.saturating_add(1);
        len += c.len_utf8();
    }
    (Token::Number { value, digits }, len)
}

fn word(rest: &str, words: &mut Words) -> (Token, usize) {
    let wide = rest.chars().next().is_some_and(is_wide);
    let len = if wide {
        rest.find(|c: char| !is_wide(c) || !c.is_alphabetic()).unwrap_or(rest.len())
    } else {
        // A hyphen may join day, month and year, and digits are read by themselves.
        let len = word_len(rest);
        rest[..len].find(|c: char| c == '-' || digit_value(c).is_some()).unwrap_or(len)
    };
    let written = &rest[..len];
    // Abbreviations with inner dots: a.m., ม.ค.
    let dotted = rest[len..].strip_prefix('.').map_or(0, |more| 1 + word_len(more));
    if dotted > 1 {
        let (senses, month) = words.look(&rest[..len + dotted]);
        if senses != Senses::default() {
            return (Token::Word { senses, month, chars: 3, wide }, len + dotted);
        }
    }
    let (senses, month) = words.look(written);
    let chars = written.chars().take(u8::MAX as usize).count() as u8;
    (Token::Word { senses, month, chars, wide }, len)
}

/// Two digits of a year are this century's up to 49, by the usual pivot.
fn two_digit_year(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn dated(year: u32, month: Option<u32>, day: u32) -> Value {
    month.and_then(|month| certain(year, month, day)).unwrap_or(Value::Open)
}

fn certain(year: u32, month: u32, day: u32) -> Option<Value> {
    let thai = year.checked_sub(THAI_AHEAD).filter(|year| year > &1900 && YEARS.contains(year));
    let year = if YEARS.contains(&year) { year } else { thai? };
    let longest = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=longest).contains(&day).then_some(Value::Certain(year as i16, month as u8, day as u8))
}

#[cfg(test)]
mod tests {
    use super::{Order, Reader, Value};
    use crate::block::words::Words;
    use crate::language::Language;
    use crate::span::Span;

    fn read(text: &str, language: &str) -> super::Reading {
        Reader::default().read(text, Span::new(0, text.len()), &mut Words::default(), Language::from_code(language))
    }

    #[test]
    fn dates_of_many_languages() {
        for (text, language, date) in [
            ("2025-06-02T12:45:00Z", "eng", (2025, 6, 2)),
            ("Updated: June 2, 2025, 9:40 a.m. CT", "eng", (2025, 6, 2)),
            ("Monday, 2nd of June 2025", "eng", (2025, 6, 2)),
            ("02.06.2025 | 16:05 Uhr", "deu", (2025, 6, 2)),
            ("Montag, 2. Juni 2025 um 12:50 Uhr", "deu", (2025, 6, 2)),
            ("Le 2 juin 2025 à 07h15", "fra", (2025, 6, 2)),
            ("1er juin 2025", "fra", (2025, 6, 1)),
            ("2 de junio de 2025", "spa", (2025, 6, 2)),
            ("2 listopada 2025, 12:10", "pol", (2025, 11, 2)),
            ("2. listopada 2025.", "hrv", (2025, 10, 2)),
            ("2025. június 2.", "hun", (2025, 6, 2)),
            ("2025 m. birželio 2 d.", "lit", (2025, 6, 2)),
            ("2025. gada 2. jūnijs", "lav", (2025, 6, 2)),
            ("2025年6月2日 10:20", "zho", (2025, 6, 2)),
            ("2025년 6월 2일", "kor", (2025, 6, 2)),
            ("2 tháng 6 năm 2025", "vie", (2025, 6, 2)),
            ("2 มิถุนายน 2568", "tha", (2025, 6, 2)),
            ("٢ يونيو ٢٠٢٥", "ara", (2025, 6, 2)),
            ("2 июня 2025 г., 14:05", "rus", (2025, 6, 2)),
        ] {
            let reading = read(text, language);
            let (year, month, day) = date;
            assert_eq!(reading.date.map(|found| found.value), Some(Value::Certain(year, month, day)), "{text}");
            assert!(reading.whole, "{text}");
        }
    }

    #[test]
    fn the_order_of_numbers_is_not_guessed() {
        let found = read("03/04/2025", "eng").date.unwrap();
        assert_eq!((found.resolve(None), found.resolve(Some(Order::DayFirst))), (None, Some((2025, 4, 3))));
        assert_eq!(read("13/04/2025", "eng").date.unwrap().resolve(None), Some((2025, 4, 13)));
        assert_eq!(read("2 listopada 2025", "eng").date.unwrap().value, Value::Open);
        assert_eq!(read("31.02.2025", "deu").date, None);
    }

    #[test]
    fn prose_is_no_timestamp() {
        assert!(!read("On June 2, 2025 the ferry sailed again", "eng").whole);
        assert!(!read("Ferry 12: how it began", "eng").whole);
        assert!(read("Published 9 hours ago", "eng").whole);
        assert!(!read("72", "eng").whole);
    }
}
