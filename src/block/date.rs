//! Dates and times as lines of articles write them.

mod calendar;
mod form;
mod token;

use form::{Forms, Numbers};
use token::{TOKENS, Token, Tokens};

use super::words::{Senses, Words};
use crate::language::Language;
use crate::span::Span;
use crate::tables::block::DAY_FIRST;

/// Tokens of a date of numbers: three, and the marks between.
const NUMBERS: usize = 5;

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
    /// No year, or a month whose name the language does not settle.
    Open,
    /// A date of another calendar, which no rule turns into ours.
    Other,
}

/// What a line says of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Reading {
    /// The first date, or the earlier of several that are certain.
    pub(super) date: Option<Found>,
    /// Whether the line holds nothing else: a timestamp.
    pub(super) whole: bool,
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
    /// Whether both dates are certain and this one is the earlier, or this one alone is:
    /// a line may name the day by two calendars.
    fn is_before(self, other: Self) -> bool {
        match (self.value, other.value) {
            (Value::Certain(year, month, day), Value::Certain(y, m, d)) => (year, month, day) < (y, m, d),
            (Value::Certain(..), Value::Other) => true,
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
#[derive(Debug, Default)]
pub(super) struct Reader {
    tokens: Tokens,
    /// What clear dates of numbers have shown so far; both means neither.
    day_first: bool,
    month_first: bool,
}

impl Reader {
    /// A reader of another document, with the buffer of this one.
    pub(super) fn anew(self) -> Self {
        Self { tokens: self.tokens, ..Self::default() }
    }

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
        self.tokens.read(text, line);
        let mut reading = Reading::default();
        let mut used = [false; TOKENS];
        let mut at = 0;
        while at < self.tokens.len() {
            let mut forms = Forms { tokens: &mut self.tokens, text, words: &mut *words, language, at };
            let found = match forms.numbers() {
                Some(numbers) => Some((self.settled(numbers), NUMBERS)),
                None => forms.date(),
            };
            let Some((value, len)) = found else {
                at += 1;
                continue;
            };
            used[at..at + len].fill(true);
            let found = self.tokens.span(at, len).map(|span| Found { span, value });
            // A line may hold the dates of publication and of the last change.
            if let Some(found) = found.filter(|found| reading.date.is_none_or(|first| found.is_before(first))) {
                reading.date = Some(found);
            }
            at += len;
        }
        reading.whole = self.is_whole(reading.date.is_some(), &used, text, words);
        reading
    }

    /// Notes the order that a date of numbers shows.
    fn settled(&mut self, numbers: Numbers) -> Value {
        match numbers {
            Numbers::Read(value) => value,
            Numbers::DayFirst(value) => {
                self.day_first = true;
                value
            }
            Numbers::MonthFirst(value) => {
                self.month_first = true;
                value
            }
        }
    }

    /// Where the date begins behind a place that a comma sets off: `Oberweiler, den 15. Januar`.
    fn behind_place(&self, used: &[bool; TOKENS]) -> usize {
        /// Words of a place, letters of a word between.
        const PLACE: usize = 2;
        const BETWEEN: u8 = 3;
        let word = |at: usize| matches!(self.tokens.token(at), Some(Token::Word { .. }));
        let comma = (1..=PLACE).find(|&at| self.tokens.is_mark(at, &[',', '،'])).filter(|&at| (0..at).all(word));
        let Some(comma) = comma else { return 0 };
        let short = matches!(self.tokens.token(comma + 1), Some(Token::Word { chars: ..=BETWEEN, .. }));
        let date = comma + 1 + usize::from(short && !used[comma + 1]);
        if used[date] { date } else { 0 }
    }

    /// Whether what the dates leave over is time, weekday and the words around them.
    fn is_whole(&mut self, dated: bool, used: &[bool; TOKENS], text: &str, words: &mut Words) -> bool {
        /// Words that no table knows and that stand on timestamps: zones, cities.
        const UNKNOWN: u8 = 1;
        /// Hours, minutes, seconds and a zone, twice; a longer row is counters.
        const COUNTERS: u8 = 7;
        let known = Senses::CLOCK.or(Senses::WEEKDAY).or(Senses::MONTH);
        let (mut unknown, mut numbers, mut introduced, mut times) = (0, 0, false, false);
        let mut next = self.behind_place(used);
        for at in (0..self.tokens.len()).filter(|&at| !used[at]) {
            if at < next {
                continue;
            }
            match self.tokens.token(at) {
                Some(Token::Number { digits, .. }) => {
                    numbers += 1;
                    times |= digits <= 2
                        && self.tokens.is_mark(at + 1, &[':', '.', 'h', '：'])
                        && self.tokens.number(at + 2).is_some();
                }
                None | Some(Token::Mark(_) | Token::Word { chars: 1, .. }) => {}
                Some(Token::Word { chars, wide }) => {
                    let senses = self.tokens.look(at, text, words).0;
                    if senses.any(Senses::PUBLISHED) {
                        introduced = true;
                    } else if !(senses.any(known) || wide && chars <= 4) {
                        if let Some((len, senses)) = self.tokens.phrase(at, known.or(Senses::PUBLISHED), text) {
                            introduced |= senses.any(Senses::PUBLISHED);
                            next = at + len;
                        } else {
                            unknown += if chars <= 5 { 1 } else { 2 };
                        }
                    }
                }
            }
            // Prose is left after its first words.
            if unknown > UNKNOWN || numbers > COUNTERS {
                return false;
            }
        }
        let says_when = unknown == 0 && numbers > 0 && (introduced || times);
        self.tokens.len() < TOKENS && (dated || says_when)
    }
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
            ("2-го июня 2025 года", "rus", (2025, 6, 2)),
            ("الاثنين 2 حزيران/يونيو 2025", "ara", (2025, 6, 2)),
            ("2 ביוני 2025", "heb", (2025, 6, 2)),
            ("2025 оны 6 дугаар сарын 2", "mon", (2025, 6, 2)),
            ("2025-yil 2-iyun", "uzb", (2025, 6, 2)),
            ("2025eko ekainaren 2a", "eus", (2025, 6, 2)),
            ("2. junija 2025", "slv", (2025, 6, 2)),
            ("2. Juni 20253. Juni 2025", "deu", (2025, 6, 2)),
            ("2 de junio de 202521:25", "spa", (2025, 6, 2)),
            ("First published on Mon 2 Jun 2025 05.00 CEST", "eng", (2025, 6, 2)),
            ("Publié le 2 juin 2025 à 09h30, mis à jour le 3 juin 2025 à 10h12", "fra", (2025, 6, 2)),
            ("יום שני, 2 ביוני 2025", "heb", (2025, 6, 2)),
            ("วันจันทร์ที่ 2 มิถุนายน 2568", "tha", (2025, 6, 2)),
            ("۲۵ اردیبهشت ۱۴۰۳ - ۱۰:۳۰", "fas", (2024, 5, 14)),
            ("۱۴۰۳/۰۲/۲۵ ۱۰:۳۰", "fas", (2024, 5, 14)),
            ("ግንቦት 12 ቀን 2016 ዓ.ም", "amh", (2024, 5, 20)),
            ("更新日：令和7年6月2日", "jpn", (2025, 6, 2)),
            ("中華民國114年6月2日", "zho", (2025, 6, 2)),
            ("2 มิถุนายน พ.ศ. 2568", "tha", (2025, 6, 2)),
            ("১৯ জ্যৈষ্ঠ ১৪৩২, ২ জুন ২০২৫", "ben", (2025, 6, 2)),
            ("2025年（令和7年）6月2日", "jpn", (2025, 6, 2)),
            ("令和元年6月2日", "jpn", (2019, 6, 2)),
            ("၂၀၂၅ ခုနှစ် ဇွန်လ ၂ ရက်", "mya", (2025, 6, 2)),
            ("Oberweiler, den 2. Juni 2025", "deu", (2025, 6, 2)),
            ("San Rocco, 2 giugno 2025", "ita", (2025, 6, 2)),
            ("ថ្ងៃទី២ ខែមិថុនា ឆ្នាំ២០២៥", "khm", (2025, 6, 2)),
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
        assert_eq!(read("R7.6.2", "jpn").date, None);
        assert_eq!(read("2082-02-19", "nep").date.unwrap().value, Value::Other);
        let found = read("२८ वैशाख २०८१, शुक्रबार", "nep");
        assert_eq!((found.date.unwrap().value, found.whole), (Value::Other, true));
    }

    #[test]
    fn prose_is_no_timestamp() {
        assert!(!read("On June 2, 2025 the ferry sailed again", "eng").whole);
        assert!(!read("Ferry 12: how it began", "eng").whole);
        assert!(read("Published 9 hours ago", "eng").whole);
        assert!(!read("72", "eng").whole);
    }
}
