//! The forms in which dates are written: a cursor over the tokens of a line.

use super::token::{Token, Tokens};
use super::{Value, calendar};
use crate::block::words::{Senses, Words};
use crate::language::Language;
use crate::tables::block::{ERAS, SOLAR};

/// Years that a press date can have. Earlier ones belong to other calendars
/// (1404 is this year in Iran), later ones to that of Nepal and to the Thai one, 543 years ahead.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2049;
const THAI_AHEAD: u32 = 543;

/// Years of the solar calendar that stand in dates of numbers.
const SOLAR_YEARS: std::ops::RangeInclusive<u32> = 1300..=1499;

/// Reads a date at one token; each form begins there anew.
pub(super) struct Forms<'a> {
    pub(super) tokens: &'a mut Tokens,
    pub(super) text: &'a str,
    pub(super) words: &'a mut Words,
    pub(super) language: Option<Language>,
    pub(super) at: usize,
}

/// A date whose numbers may stand in either order, or one that is read.
pub(super) enum Numbers {
    Read(Value),
    /// Only one order makes a date: the day stands first, or the month.
    DayFirst(Value),
    MonthFirst(Value),
}

impl Forms<'_> {
    /// A date that begins at a token, and how many tokens it takes.
    pub(super) fn date(&mut self) -> Option<(Value, usize)> {
        let from = self.at;
        let forms: &[fn(&mut Self) -> Option<Value>] = match self.tokens.token(from)? {
            Token::Number { .. } => &[Self::marked, Self::day_then_month, Self::year_then_month],
            Token::Word { wide: true, .. } => &[Self::of_era],
            Token::Word { .. } if self.may_lead_to_day() && self.here(Senses::MONTH) => &[Self::month_then_day],
            _ => &[],
        };
        forms.iter().find_map(|form| {
            self.at = from;
            let value = form(self)?;
            Some((value, self.at - from))
        })
    }

    /// Whether what follows a word can stand between the name of a month and a day.
    fn may_lead_to_day(&self) -> bool {
        matches!(
            self.tokens.token(self.at + 1),
            Some(Token::Number { digits: 1..=2, .. } | Token::Mark('.' | '/' | '('))
        )
    }

    /// `2025-06-02`, `02.06.2025`, `6/2/2025`; five tokens.
    pub(super) fn numbers(&self) -> Option<Numbers> {
        let (tokens, at) = (&self.tokens, self.at);
        let Some(Token::Mark(mark)) = tokens.token(at + 1) else { return None };
        if !matches!(mark, '.' | '/' | '-' | '‐' | '‑') || !tokens.is_mark(at + 3, &[mark]) {
            return None;
        }
        let (first, first_digits) = tokens.number(at)?;
        let (second, second_digits) = tokens.number(at + 2)?;
        let (third, third_digits) = tokens.number(at + 4)?;
        if second_digits > 2 {
            return None;
        }
        match (first_digits, third_digits) {
            (4, 1 | 2) if SOLAR_YEARS.contains(&first) => {
                let is_solar = self.language.is_some_and(|language| SOLAR.contains(&language.key()));
                is_solar.then(|| calendar::solar(first, second, third)).flatten().map(Numbers::Read)
            }
            (4, 1 | 2) if first > *YEARS.end() && is_day(second, third) => {
                Some(Numbers::Read(certain(first, second, third).unwrap_or(Value::Other)))
            }
            (4, 1 | 2) => Some(Numbers::Read(certain(first, second, third)?)),
            (1 | 2, 4) => order(third, first, second, mark),
            // `R7.6.2` counts the years of an era.
            (1 | 2, 2) if self.is_glued() => None,
            (1 | 2, 2) if mark == '.' || mark == '/' => order(two_digit_year(third), first, second, mark),
            _ => None,
        }
    }

    /// Whether a letter stands right before the number.
    fn is_glued(&self) -> bool {
        let word = self.at.checked_sub(1).and_then(|at| self.tokens.token(at));
        matches!(word, Some(Token::Word { .. })) && self.tokens.touches(self.at)
    }

    /// `2025年6月2日`, `ngày 2 tháng 6 năm 2025`
    fn marked(&mut self) -> Option<Value> {
        let (first, digits) = self.tokens.number(self.at)?;
        let era = self.era_in_brackets();
        self.at += era;
        let (second, _) = self.tokens.number(self.at + 2)?;
        if digits == 4 && (era > 0 || self.ahead(1, Senses::YEAR_MARK)) && self.ahead(3, Senses::MONTH_MARK) {
            let (day, _) = self.tokens.number(self.at + 4)?;
            // The sign for the day belongs to the date.
            let closed = matches!(self.tokens.token(self.at + 5), Some(Token::Word { wide: true, chars: 1 }));
            self.at += 5 + usize::from(closed);
            return certain(first, second, day);
        }
        if digits <= 2 && self.ahead(1, Senses::MONTH_MARK) {
            self.at += 3;
            if self.here(Senses::YEAR_MARK) {
                self.at += 1;
            } else {
                self.skip(&[',', '/', '-']);
            }
            let year = self.number(4..=4)?;
            return certain(year, second, first);
        }
        None
    }

    /// Tokens of the year by another count, in brackets behind the year: `2025年（令和7年）`.
    fn era_in_brackets(&mut self) -> usize {
        let opens = self.tokens.is_mark(self.at + 2, &['（', '(']);
        let is_year = opens && self.tokens.is_mark(self.at + 6, &['）', ')']);
        if is_year && self.ahead(1, Senses::YEAR_MARK) && self.ahead(5, Senses::YEAR_MARK) { 5 } else { 0 }
    }

    /// `令和7年6月2日`, `中華民國114年6月2日`, `令和元年6月2日`
    fn of_era(&mut self) -> Option<Value> {
        /// The first year of an era.
        const FIRST: &str = "元年";
        let era_of = |written: &str| ERAS.iter().find(|(name, _)| written.ends_with(name)).map(|row| row.1);
        let span = self.tokens.span(self.at, 1)?;
        let written = self.text.get(span.range())?;
        let year = if let Some(era) = written.strip_suffix(FIRST) {
            self.at += 1;
            era_of(era)? + 1
        } else {
            let before = era_of(written)?;
            let (count, _) = self.tokens.number(self.at + 1).filter(|(_, digits)| *digits <= 3)?;
            if !self.ahead(2, Senses::YEAR_MARK) {
                return None;
            }
            self.at += 3;
            before + count
        };
        if !self.ahead(1, Senses::MONTH_MARK) {
            return None;
        }
        let ((month, _), (day, _)) = (self.tokens.number(self.at)?, self.tokens.number(self.at + 2)?);
        let closed = matches!(self.tokens.token(self.at + 3), Some(Token::Word { wide: true, chars: 1 }));
        self.at += 3 + usize::from(closed);
        certain(year, month, day)
    }

    /// `2 June 2025`, `2. Juni 2025`, `2 de junio de 2025`, `2nd of June, 2025`
    fn day_then_month(&mut self) -> Option<Value> {
        let day = self.number(1..=2)?;
        self.skip_ordinal();
        self.skip_joint();
        let month = self.month()?;
        Some(self.with_year(day, month, |forms| {
            forms.skip(&['.']);
            forms.skip(&[',', '-', '/', '،', '၊']);
            forms.skip_joint();
            forms.skip(&['.']);
        }))
    }

    /// `June 2, 2025`, `Jun. 2nd 2025`
    fn month_then_day(&mut self) -> Option<Value> {
        let month = self.month()?;
        self.skip(&['.']);
        let day = self.number(1..=2).filter(|day| (1..=31).contains(day))?;
        Some(self.with_year(day, month, |forms| {
            forms.skip_ordinal();
            forms.skip(&[',', '،', '၊']);
            forms.at += usize::from(forms.is_year_ahead());
        }))
    }

    /// The date with the year that may follow; without one the date ends before what `skip` skips.
    fn with_year(&mut self, day: u32, month: Option<u32>, skip: impl Fn(&mut Self)) -> Value {
        let end = self.at;
        skip(self);
        if let Some(year) = self.number(4..=4) {
            return dated(year, month, day);
        }
        self.at = end;
        Value::Open
    }

    /// `2025. június 2.`, `2025 m. birželio 2 d.`, `2025. gada 2. jūnijs`, `2025 оны 6-р сарын 2`
    fn year_then_month(&mut self) -> Option<Value> {
        let year = self.number(4..=4)?;
        self.skip(&['.', ',', '-']);
        if self.here(Senses::YEAR_MARK) {
            self.at += 1;
            self.skip(&['.']);
        } else {
            self.skip_joint();
        }
        if let Some(number) = self.number(1..=2) {
            self.skip_ordinal();
            if self.skip_month_mark() {
                let day = self.number(1..=2)?;
                return certain(year, number, day);
            }
            let month = self.month()?;
            return Some(dated(year, month, number));
        }
        let month = self.month()?;
        self.skip(&['.', '-']);
        let day = self.number(1..=2)?;
        Some(dated(year, month, day))
    }

    fn here(&mut self, senses: Senses) -> bool {
        self.ahead(0, senses)
    }

    fn ahead(&mut self, by: usize, senses: Senses) -> bool {
        self.tokens.has(self.at + by, senses, self.text, self.words)
    }

    /// Takes a number of so many digits.
    fn number(&mut self, digits: std::ops::RangeInclusive<u8>) -> Option<u32> {
        let (value, _) = self.tokens.number(self.at).filter(|(_, count)| digits.contains(count))?;
        self.at += 1;
        Some(value)
    }

    /// Takes the name of a month; `None` inside where the language does not settle which.
    #[allow(clippy::option_option)]
    fn month(&mut self) -> Option<Option<u32>> {
        let (senses, month) = self.tokens.look(self.at, self.text, self.words);
        if !senses.any(Senses::MONTH) {
            return None;
        }
        let span = self.tokens.span(self.at, 1)?;
        self.at += 1;
        // Two calendars' names of one month: `حزيران/يونيو`.
        if self.tokens.is_mark(self.at, &['/', '(']) && self.ahead(1, Senses::MONTH) {
            self.at += 2;
            self.skip(&[')']);
        }
        if month != 0 {
            return Some(Some(u32::from(month)));
        }
        Some(self.words.contested_month(self.text.get(span.range())?, self.language).map(u32::from))
    }

    fn skip(&mut self, marks: &[char]) {
        self.at += usize::from(self.tokens.is_mark(self.at, marks));
    }

    /// Past `.`, `st`, `º`, `-го` behind a day.
    fn skip_ordinal(&mut self) {
        /// `2nd`, `1er`, `1ste`
        const LONGEST_ORDINAL: u8 = 3;
        let marks = ['.', 'º', '°', '-', '/', '\'', '’'];
        let hyphen = self.tokens.is_mark(self.at, &['-']);
        if self.tokens.is_mark(self.at, &marks) {
            self.at += 1;
            if !hyphen {
                return;
            }
        }
        let short = matches!(self.tokens.token(self.at), Some(Token::Word { chars: ..=LONGEST_ORDINAL, .. }));
        let is_ordinal = short
            && self.tokens.touches(self.at)
            && !self.here(Senses::MONTH.or(Senses::MONTH_MARK).or(Senses::YEAR_MARK));
        self.at += usize::from(is_ordinal);
    }

    /// Past the word that stands beside a month's number, with another before it: `дугаар сарын`.
    fn skip_month_mark(&mut self) -> bool {
        let by = usize::from(self.here(Senses::CLOCK) && self.ahead(1, Senses::MONTH_MARK));
        let found = self.ahead(by, Senses::MONTH_MARK);
        self.at += if found { by + 1 } else { 0 };
        found
    }

    /// Whether a word that names the year stands before it: *năm*, *ឆ្នាំ*.
    fn is_year_ahead(&mut self) -> bool {
        self.here(Senses::YEAR_MARK) && self.tokens.number(self.at + 1).is_some_and(|(_, digits)| digits == 4)
    }

    /// Past a little word between day, month and year: *of*, *de*, *tháng*.
    fn skip_joint(&mut self) {
        const LONGEST_JOINT: u8 = 4;
        let short = matches!(self.tokens.token(self.at), Some(Token::Word { chars, .. }) if chars <= LONGEST_JOINT);
        let is_joint = short && self.here(Senses::CLOCK) && !self.here(Senses::MONTH) || self.is_year_ahead();
        self.at += usize::from(is_joint);
    }
}

/// Whether two numbers can be a month and its day in any calendar.
fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=32).contains(&day)
}

fn order(year: u32, first: u32, second: u32, mark: char) -> Option<Numbers> {
    // Dots are put between day, month and year in this order, but where that is no date.
    if mark == '.' {
        let month_first = || certain(year, first, second).map(Numbers::MonthFirst);
        return certain(year, second, first).map(Numbers::Read).or_else(month_first);
    }
    match (certain(year, second, first), certain(year, first, second)) {
        (Some(one), Some(other)) if one == other => Some(Numbers::Read(one)),
        (Some(Value::Certain(year, second, first)), Some(_)) => {
            Some(Numbers::Read(Value::Numbers(year, first, second)))
        }
        (Some(value), None) => Some(Numbers::DayFirst(value)),
        (None, Some(value)) => Some(Numbers::MonthFirst(value)),
        _ => None,
    }
}

/// Two digits of a year are this century's up to 49, by the usual pivot.
fn two_digit_year(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn dated(year: u32, month: Option<u32>, day: u32) -> Value {
    month.map_or(Value::Open, |month| calendar::dated(year, month, day).unwrap_or(Value::Other))
}

pub(super) fn certain(year: u32, month: u32, day: u32) -> Option<Value> {
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
