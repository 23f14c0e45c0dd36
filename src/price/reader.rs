//! The grammar of one price: from a number to the currency, scale words and
//! unit that stand beside it.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::cjk;
use super::context::Context;
use super::currency::{self, Form, Means, after, before, place_before, skip_space};
use super::digits::{self, Number, Shape};
use super::gate::Sides;
use super::letters::{is_letter, is_unspaced, shows};
use super::lexicon;
use super::meaning::{Kind, Tongue, Word};
use super::money::Price;
use super::tail::Tail;
use super::words;
use crate::span::Span;

/// The least power of ten that only money and populations are counted in.
pub(super) const LARGE: u32 = 5;
/// The largest number of pence written with a bare `p`: above stand screen heights.
const PENCE: u32 = 99;

/// The longest abbreviation of a currency, in letters.
const SHORT: usize = 4;

/// How far in bytes the words beside a price are looked at.
pub(super) const NEAR: usize = 32;
/// The sign of a penny, which is a letter of much else.
const PENNY: &str = "p";

/// Reads prices in a stretch of a text.
#[derive(Clone)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) lo: usize,
    pub(super) hi: usize,
    pub(super) tongue: Tongue,
    pub(super) context: Context<'t>,
    /// The whole string is known to be a price, so that weak forms count.
    pub(super) field: bool,
    /// The word that was looked up last, and where: the scale words, the currency
    /// and the unit behind a number are looked for at the same place.
    pub(super) last_word: Cell<(usize, Option<Word>)>,
}

/// A number, in digits or numerals.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Option<Number>,
    pub(super) value: Decimal,
    pub(super) scaled: bool,
}

impl Count {
    pub(super) fn of(number: Number) -> Option<Self> {
        let (start, end, value) = (number.start, number.end, number.value(false)?);
        Some(Self { start, end, number: Some(number), value, scaled: false })
    }
}

impl Reader<'_> {
    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..self.hi).unwrap_or_default()
    }

    /// Skips the space between a number and its currency; in running text that is
    /// a line end, too, where the text is wrapped.
    pub(super) fn gap(&self, at: usize) -> usize {
        match self.rest(at).as_bytes() {
            [b' ', rest @ ..] if shows(rest) => return at + 1,
            rest if shows(rest) => return at,
            _ => {}
        }
        let end = skip_space(self.text, at, self.hi);
        let rest = self.rest(end);
        match rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
            Some(line) if !self.field => skip_space(self.text, self.hi - line.len(), self.hi),
            _ => end,
        }
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        let (known, word) = self.last_word.get();
        if known == at {
            return word;
        }
        let word = lexicon::word(self.text, at, self.hi, self.tongue);
        self.last_word.set((at, word));
        word
    }

    /// The currency form at `at`.
    pub(super) fn suffix(&self, at: usize) -> Option<Form> {
        currency::suffix_or_word(self.text, at, self.hi, self.tongue, || self.word(at))
    }

    /// The number at `at`, with numerals that multiply it.
    pub(super) fn count(&self, at: usize) -> Option<Count> {
        let number = digits::number(self.text, at, self.hi)?;
        // Two blanks at most stand before a numeral, and no numeral is of ASCII.
        let near = self.text.as_bytes().get(number.end..self.hi.min(number.end + 3)).unwrap_or_default();
        let wide = near.iter().any(|byte| !byte.is_ascii());
        if wide && cjk::starts(self.rest(skip_space(self.text, number.end, self.hi))) {
            if let Some(whole) = cjk::read(self.text, at, self.hi).filter(|whole| whole.end > number.end) {
                let (value, end) = (whole.value, whole.end);
                return Some(Count { start: at, end, number: None, value, scaled: whole.scaled });
            }
        }
        Count::of(number)
    }

    /// A number that is not in digits, for currencies that follow numerals or words.
    pub(super) fn spelled(start: usize, end: usize, value: Decimal, scaled: bool) -> Count {
        Count { start, end, number: None, value, scaled }
    }

    /// Whether the number at `at` is one by itself, not a part of a date, a code, a name.
    pub(super) fn stands_free(&self, at: usize) -> bool {
        let Some((place, c)) = place_before(self.text, self.lo, at) else { return true };
        let earlier = || before(self.text, self.lo, place);
        match c {
            // Hebrew and Arabic write prepositions onto the number.
            _ if is_letter(c) => is_unspaced(c) || matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}'),
            '.' | ',' | ':' | '/' | '．' | '，' => {
                !earlier().is_some_and(|c| c.is_numeric() || (c.is_alphabetic() && !is_unspaced(c)))
            }
            '-' | '‑' => {
                !earlier().is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)) || self.is_hebrew_prefix(place)
            }
            '#' | '§' | '№' | '@' | '_' | '\\' | '%' => false,
            _ => !c.is_numeric() || is_unspaced(c),
        }
    }

    /// Whether one or two Hebrew letters, and no more of a word, end before `at`: ב-50 שקל, וב-50.
    fn is_hebrew_prefix(&self, at: usize) -> bool {
        let head = self.text.get(self.lo..at).unwrap_or_default();
        let letters = head.chars().rev().take(3).take_while(|c| ('\u{5d0}'..='\u{5ea}').contains(c)).count();
        let beyond = head.chars().rev().nth(letters);
        (1..=2).contains(&letters) && !beyond.is_some_and(|c| is_letter(c) || c.is_numeric())
    }

    /// The price whose number begins at `at`; nothing before `floor` belongs to it.
    /// On a side that `sides` rules out no currency is looked for.
    pub(super) fn price_at(&self, at: usize, floor: usize, sides: Sides, last: Option<&Price>) -> Option<Price> {
        let count = self.count(at)?;
        self.price_of(count, floor, sides, last)
    }

    pub(super) fn price_of(&self, count: Count, floor: usize, sides: Sides, last: Option<&Price>) -> Option<Price> {
        let (inner_minus, number_start) = self.minus_before(count.start, floor);
        let form_before = |at: usize| currency::prefix(self.text, floor, at, self.tongue);
        let mut prefix = sides.before.then(|| form_before(number_start)).flatten();
        if sides.before && inner_minus && prefix.is_none_or(|form| !form.sign) {
            prefix = form_before(count.start);
        }
        if let (true, None, Some((point, '.'))) = (self.field, prefix, place_before(self.text, floor, number_start)) {
            // `$.75`
            prefix = currency::prefix(self.text, floor, point, self.tongue).filter(|form| form.sign);
        }
        let power_before = if sides.before { self.scale_before(&mut prefix, floor, count.start) } else { 0 };
        let prefix = prefix.filter(|form| self.prefix_counts(form, &count, floor));
        if prefix.is_none() && !sides.behind(self.text, count.start, self.hi, self.tongue) {
            return None;
        }
        if prefix.is_none() && count.number.is_some() && !self.stands_free(count.start) {
            return None;
        }
        if matches!(after(self.text, count.end, self.hi), Some('%' | '‰' | '°')) {
            return None;
        }
        let mut tail = self.tail(&count, prefix.as_ref());
        tail.power += power_before;
        let Some(form) = prefix.or(tail.form) else {
            let two = self.two_scales(count, &tail, floor, last);
            return two.or_else(|| self.low_end(count, &tail, floor, last));
        };
        self.own_stop(&mut tail, count.start, floor);
        let mut form = form;
        if let (Some(before), Some(behind)) = (prefix, tail.form) {
            // `$5 USD`: the code says which dollar.
            form = Form { means: behind.means, start: before.start, end: before.end, ..before };
            if let Means::Family(..) = behind.means {
                form.means = before.means;
            }
        }
        let span = Span::new(prefix.map_or(count.start, |form| form.start.min(count.start)), tail.end);
        if !self.field && !self.counts(&form, &count, &tail, prefix.is_some(), span, last) {
            return None;
        }
        let mut price = self.build(&count, form, &tail, span)?;
        self.cents(&mut price, &count, &form, tail.power);
        self.sign(&mut price, inner_minus && prefix.is_some(), floor);
        if prefix.is_some() {
            self.high_end(&mut price, form, tail.power);
        }
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// A minus directly before the number, and where it begins: `$-5`.
    fn minus_before(&self, at: usize, floor: usize) -> (bool, usize) {
        match place_before(self.text, floor, at) {
            Some((place, '-' | '−')) => (true, place),
            _ => (false, at),
        }
    }

    /// A scale word between currency and number: `SEK million 12`, `MCHF 8`.
    fn scale_before(&self, prefix: &mut Option<Form>, floor: usize, at: usize) -> u32 {
        // A form that stands there leaves no place for one.
        if prefix.is_some() {
            return 0;
        }
        let mut end = at;
        while let Some((place, _)) = place_before(self.text, floor, end).filter(|&(_, c)| digits::is_space(c)) {
            end = place;
        }
        let start = currency::run_start(self.text, floor, end);
        let Some(run) = self.text.get(start..end).filter(|run| run.len() >= 3) else { return 0 };
        let marked = run.split_at_checked(1).and_then(|(head, code)| {
            let power = match head {
                "M" => 6,
                "T" => 3,
                _ => return None,
            };
            Some((power, currency::code(code.as_bytes())?.0))
        });
        if let Some((power, code)) = marked {
            *prefix = Some(currency::form(start, end, Means::Code(code)));
            return power;
        }
        let power = lexicon::exact(run).and_then(|word| word.meaning(Kind::Scale, self.tongue));
        let Some(power) = power.filter(|power| !power.is_loose()) else { return 0 };
        let named = |form: &Form| matches!(form.means, Means::Code(_)) || self.tongue.puts_name_first();
        *prefix = currency::prefix(self.text, floor, start, self.tongue).filter(named);
        if prefix.is_some() { u32::from(power.value()) } else { 0 }
    }

    /// Whether the form before the number is the number's.
    fn prefix_counts(&self, form: &Form, count: &Count, floor: usize) -> bool {
        let rate = matches!(form.means, Means::Code(_))
            && before(self.text, floor, form.start) == Some('/')
            && before(self.text, self.lo, form.start - 1).is_some_and(is_letter);
        let part = || {
            self.text.get(form.start..form.end).is_some_and(|form| form.starts_with(is_letter))
                && before(self.text, self.lo, form.start).is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
        };
        let whole = || form.start == self.lo && self.closes(count.end);
        if rate || !self.field && (form.loose || part() || form.guarded && !whole()) {
            return false;
        }
        if self.field || form.sign {
            return true;
        }
        let attached = form.end == count.start;
        if let Means::Code(_) = form.means {
            return !(form.wordlike && attached && !count.number.is_some_and(|number| number.is_written_out()));
        }
        let letters = self.text.get(form.start..form.end).unwrap_or_default();
        // A short form is an abbreviation (`kr 5`, `Rs5`); a long one a noun, which
        // has its number behind it only where nothing else can follow, nor another
        // number stands before it (`two dollars 50`).
        if letters.chars().count() <= 3 || letters.ends_with('.') {
            return true;
        }
        let year = count.number.is_some_and(|number| number.is_year());
        let counted = || words::before(self.text, self.lo, self.territories(form.start), self.tongue).is_some();
        let follows = self.tongue.puts_name_first() || !year && self.closes(count.end);
        !attached && follows && !counted()
    }

    /// Whether a clause ends at `at`.
    pub(super) fn closes(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let mut chars = rest.trim_start_matches(digits::is_space).chars();
        match chars.next() {
            None | Some('\n' | '\r' | ';' | ')' | '!' | '?' | '。' | '，' | '।') => true,
            Some('.' | ',' | ':') => chars.next().is_none_or(|c| !c.is_ascii_digit()),
            _ => false,
        }
    }

    /// Whether a form that could be something else is a currency here.
    pub(super) fn counts(
        &self,
        form: &Form,
        count: &Count,
        tail: &Tail,
        before: bool,
        span: Span,
        last: Option<&Price>,
    ) -> bool {
        let whole = span.start() <= self.lo && self.rest(span.end()).chars().all(|c| c.is_ascii_punctuation());
        let colon = count.number.is_some_and(|number| number.shape == Shape::Colon);
        if whole {
            return (!form.loose || form.means.minor() > 0) && (!colon || form.means.takes_colon(&self.context));
        }
        if colon && !form.means.takes_colon(&self.context) {
            return false;
        }
        if !(form.wordlike || form.loose || form.guarded) {
            return true;
        }
        let written = count.number.is_some_and(|number| number.is_written_out());
        let large = tail.power >= LARGE || count.scaled;
        let cents = count.number.is_some_and(|number| number.has_cents());
        if form.wordlike {
            let plain = !written && tail.power == 0;
            // A word-like code before a small plain number names something: `TOP 10`.
            return !(plain && before || self.is_shouted(span));
        }
        let minor = form.means.minor() > 0;
        let joins = minor && last.is_some_and(|last| self.joins(last, span.start()));
        if form.loose || form.guarded {
            let pence = minor
                && form.start == count.end
                && self.text.get(form.start..form.end) == Some(PENNY)
                && count.number.is_some_and(|number| {
                    !written && number.integer().is_some_and(|value| value <= Decimal::from(PENCE))
                });
            let evident = || {
                let named = self.context.named();
                !named.is_empty()
                    && form.means.codes(&self.context).0.as_slice().iter().any(|code| named.contains(code))
            };
            return joins
                || (form.guarded && !form.loose && (large || (cents && !minor) || pence || evident()))
                || (form.guarded && pence);
        }
        true
    }

    /// Whether the words around are all in capitals.
    fn is_shouted(&self, span: Span) -> bool {
        let capitals = |word: &str| {
            word.len() > 1
                && word.chars().filter(|c| is_letter(*c)).all(char::is_uppercase)
                && word.chars().any(is_letter)
        };
        let near = |from: usize, to: usize| self.text.get(from.max(self.lo)..to.min(self.hi)).unwrap_or_default();
        let from =
            (span.start().saturating_sub(NEAR)..=span.start()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let to = (span.end()..=span.end().saturating_add(NEAR))
            .rev()
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(span.end());
        let mut earlier = near(from, span.start()).split_whitespace().rev();
        let mut later = near(span.end(), to).split_whitespace();
        earlier.next().is_some_and(capitals) || later.next().is_some_and(capitals)
    }

    /// Whether a price before goes on at `start`: nothing but a blank or `and` between.
    pub(super) fn joins(&self, last: &Price, start: usize) -> bool {
        let end = last.span.end();
        let Some(between) = self.text.get(end..start) else { return false };
        let named = last.currency.and_then(|currency| currency.span).and_then(|span| self.text.get(span.range()));
        // `5 р. 50 коп.`
        let short = named.is_some_and(|name| name.chars().count() <= SHORT && name.ends_with(is_letter));
        let between = between.strip_prefix('.').filter(|_| short).unwrap_or(between).trim();
        !last.minor_unit
            && last.amount_max.is_none()
            && last.amount.fract().is_zero()
            && (between.is_empty() || lexicon::exact(between).is_some_and(|word| word.is(Kind::And, self.tongue)))
    }

    /// A minus before the price or inside it.
    pub(super) fn sign(&self, price: &mut Price, inner: bool, floor: usize) {
        let start = price.span.start();
        let outer = place_before(self.text, floor, start).filter(|&(place, c)| {
            let earlier = || before(self.text, self.lo, place);
            matches!(c, '-' | '−' | '－')
                && earlier().is_none_or(|c| digits::is_space(c) || matches!(c, '(' | '\n' | '\r' | ':'))
        });
        let outer = outer.map(|(place, _)| place);
        if let Some(start) = outer {
            price.span = Span::new(start, price.span.end());
        }
        if inner || outer.is_some() {
            price.amount = -price.amount;
        }
    }
}
