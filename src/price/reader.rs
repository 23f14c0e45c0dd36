//! The grammar of one price: from a number to the currency, scale words and
//! unit that stand beside it.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::cjk;
use super::context::Context;
use super::currency::{self, Form, Means, after, before, skip_space};
use super::digits::{self, Number, Shape};
use super::gate::Gate;
use super::lexicon::{self, Kind, Tongue, Word, is_letter, is_sign, is_unspaced};
use super::money::{Bound, Price};
use super::words;
use crate::span::Span;

/// The most words between a number and its currency: `5 mil millones de nuevos dólares`.
const WORDS: usize = 6;
/// The least power of ten that only money and populations are counted in.
const LARGE: u32 = 5;
/// The largest number of pence written with a bare `p`: above stand screen heights.
const PENCE: u32 = 99;

/// How far in bytes the words beside a price are looked at.
const NEAR: usize = 32;
/// The sign of a penny, which is a letter of much else.
const PENNY: &str = "p";

/// Reads prices in a stretch of a text.
#[derive(Clone)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) lo: usize,
    pub(super) hi: usize,
    pub(super) tongue: Tongue,
    pub(super) context: Context,
    /// The whole string is known to be a price, so that weak forms count.
    pub(super) field: bool,
    pub(super) gate: &'static Gate,
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
    value: Decimal,
    scaled: bool,
}

/// What follows a number.
#[derive(Clone, Copy)]
struct Tail {
    end: usize,
    power: u32,
    form: Option<Form>,
    /// The first word that belongs no more.
    stop: Option<Word>,
    /// Where that word, or whatever follows, begins.
    next: usize,
}

impl Reader<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..self.hi).unwrap_or_default()
    }

    /// Skips the space between a number and its currency; in running text that is
    /// a line end, too, where the text is wrapped.
    fn gap(&self, at: usize) -> usize {
        let end = skip_space(self.text, at, self.hi);
        let rest = self.rest(end);
        match rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
            Some(line) if !self.field => skip_space(self.text, self.hi - line.len(), self.hi),
            _ => end,
        }
    }

    fn word(&self, at: usize) -> Option<Word> {
        let (known, word) = self.last_word.get();
        if known == at {
            return word;
        }
        let word = lexicon::word(self.text, at, self.hi, self.tongue);
        self.last_word.set((at, word));
        word
    }

    /// The currency form at `at`.
    fn suffix(&self, at: usize) -> Option<Form> {
        currency::suffix_or_word(self.text, at, self.hi, self.tongue, || self.word(at))
    }

    /// The number at `at`, with numerals that multiply it.
    pub(super) fn count(&self, at: usize) -> Option<Count> {
        let number = digits::number(self.text, at, self.hi)?;
        let behind = skip_space(self.text, number.end, self.hi);
        if cjk::starts(self.rest(behind)) {
            if let Some(whole) = cjk::read(self.text, at, self.hi).filter(|whole| whole.end > number.end) {
                let (value, end) = (whole.value, whole.end);
                return Some(Count { start: at, end, number: None, value, scaled: whole.scaled });
            }
        }
        Some(Count { start: at, end: number.end, number: Some(number), value: number.value(false)?, scaled: false })
    }

    /// A number that is not in digits, for currencies that follow numerals or words.
    pub(super) fn spelled(start: usize, end: usize, value: Decimal, scaled: bool) -> Count {
        Count { start, end, number: None, value, scaled }
    }

    /// Whether the number at `at` is one by itself, not a part of a date, a code, a name.
    pub(super) fn stands_free(&self, at: usize) -> bool {
        let Some(c) = before(self.text, self.lo, at) else { return true };
        let earlier = || before(self.text, self.lo, at - c.len_utf8().min(at));
        match c {
            // Hebrew and Arabic write prepositions onto the number.
            _ if is_letter(c) => is_unspaced(c) || matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}'),
            '.' | ',' | ':' | '/' | '．' | '，' => {
                !earlier().is_some_and(|c| c.is_numeric() || (c.is_alphabetic() && !is_unspaced(c)))
            }
            '-' | '‑' => !earlier().is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)),
            '#' | '§' | '№' | '@' | '_' | '\\' | '%' => false,
            _ => !c.is_numeric() || is_unspaced(c),
        }
    }

    /// The price whose number begins at `at`; nothing before `floor` belongs to it.
    pub(super) fn price_at(&self, at: usize, floor: usize, last: Option<&Price>) -> Option<Price> {
        let count = self.count(at)?;
        self.price_of(count, floor, last)
    }

    pub(super) fn price_of(&self, count: Count, floor: usize, last: Option<&Price>) -> Option<Price> {
        let (inner_minus, number_start) = self.minus_before(count.start, floor);
        let mut prefix = currency::prefix(self.text, floor, number_start, self.tongue);
        if inner_minus && prefix.is_none_or(|form| !form.sign) {
            prefix = currency::prefix(self.text, floor, count.start, self.tongue);
        }
        if self.field && prefix.is_none() && before(self.text, floor, number_start) == Some('.') {
            // `$.75`
            prefix = currency::prefix(self.text, floor, number_start - 1, self.tongue).filter(|form| form.sign);
        }
        let power_before = self.scale_before(&mut prefix, floor, count.start);
        let prefix = prefix.filter(|form| self.prefix_counts(form, &count, floor));
        if prefix.is_none() && count.number.is_some() && !self.stands_free(count.start) {
            return None;
        }
        if matches!(after(self.text, count.end, self.hi), Some('%' | '‰' | '°')) {
            return None;
        }
        let mut tail = self.tail(&count, prefix.as_ref());
        tail.power += power_before;
        let Some(form) = prefix.or(tail.form) else { return self.low_end(count, &tail, floor, last) };
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
        match before(self.text, floor, at) {
            Some(c @ ('-' | '−')) => (true, at - c.len_utf8()),
            _ => (false, at),
        }
    }

    /// A scale word between currency and number: `SEK million 12`, `MCHF 8`.
    fn scale_before(&self, prefix: &mut Option<Form>, floor: usize, at: usize) -> u32 {
        let mut end = at;
        while let Some(c) = before(self.text, floor, end).filter(|c| digits::is_space(*c)) {
            end -= c.len_utf8();
        }
        let start = currency::run_start(self.text, floor, end);
        let Some(run) = self.text.get(start..end).filter(|run| run.len() >= 3) else { return 0 };
        if prefix.is_none() {
            if let Some((power, code)) = run.split_at_checked(1).and_then(|(head, code)| {
                let power = match head {
                    "M" => 6,
                    "T" => 3,
                    _ => return None,
                };
                Some((power, currency::code(code.as_bytes())?.0))
            }) {
                let (means, start) = (Means::Code(code), start);
                *prefix = Some(currency::form(start, end, means));
                return power;
            }
            let power = lexicon::exact(run)
                .and_then(|word| word.meaning(Kind::Scale, self.tongue))
                .filter(|power| !power.is_loose());
            if let Some(power) = power {
                *prefix = currency::prefix(self.text, floor, start, self.tongue)
                    .filter(|form| matches!(form.means, Means::Code(_)));
                return if prefix.is_some() { u32::from(power.value()) } else { 0 };
            }
        }
        0
    }

    /// Whether the form before the number is the number's.
    fn prefix_counts(&self, form: &Form, count: &Count, floor: usize) -> bool {
        let rate = before(self.text, floor, form.start) == Some('/')
            && matches!(form.means, Means::Code(_))
            && before(self.text, self.lo, form.start - 1).is_some_and(is_letter);
        let part = before(self.text, self.lo, form.start).is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
            && self.text.get(form.start..form.end).is_some_and(|form| form.starts_with(is_letter));
        let whole = form.start == self.lo && self.closes(count.end);
        if rate || (form.loose && !self.field) || (form.guarded && !self.field && !whole) || (part && !self.field) {
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
        !attached && !year && self.closes(count.end) && !counted()
    }

    /// Whether a clause ends at `at`.
    fn closes(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let mut chars = rest.trim_start_matches(digits::is_space).chars();
        match chars.next() {
            None | Some('\n' | '\r' | ';' | ')' | '!' | '?' | '。' | '，' | '।') => true,
            Some('.' | ',' | ':') => chars.next().is_none_or(|c| !c.is_ascii_digit()),
            _ => false,
        }
    }

    /// Scale words, territories and the currency behind a number.
    fn tail(&self, count: &Count, prefix: Option<&Form>) -> Tail {
        let dashed = self.dash_ending(count.end);
        let mut tail = Tail { end: dashed, power: 0, form: None, stop: None, next: dashed };
        if prefix.is_some() && !self.gate.may_follow(self.text.as_bytes(), dashed, self.hi) {
            tail.next = self.gap(dashed);
            return tail;
        }
        let mut region = None;
        let mut at = dashed;
        for _ in 0..WORDS {
            let spaced = self.gap(at);
            // `12-cent`, `$1.5-million`
            let next = match self.rest(at).strip_prefix('-') {
                Some(rest) if rest.starts_with(is_letter) && spaced == at => at + 1,
                _ => spaced,
            };
            tail.next = next;
            let Some(c) = self.rest(next).chars().next() else { break };
            let word = is_letter(c).then(|| self.word(next)).flatten();
            let signed = prefix.is_some() && next == count.end;
            let power = word.and_then(|word| Some((word, self.scale(word, next, count, signed)?)));
            let number_word = power.is_some_and(|(word, _)| {
                if self.text.get(next..word.end).is_some_and(|word| currency::code(word.as_bytes()).is_some()) {
                    return false;
                }
                !word.is(Kind::Currency, self.tongue) || signed || self.rest(word.end).starts_with(is_sign)
            });
            if prefix.is_none() && !number_word && (is_letter(c) || is_sign(c) || lexicon::is_invisible(c)) {
                if let Some(form) = self.form_behind(next, next > count.end, region) {
                    (tail.form, tail.end) = (Some(form), form.end);
                    break;
                }
            }
            let Some(word) = word else { break };
            if let Some((_, power)) = power {
                tail.power += power;
                at = self.past_dot(word, next);
                if region.is_none() {
                    tail.end = at;
                }
            } else if prefix.is_none() && word.is(Kind::Region, self.tongue) {
                region = currency::region(word, self.tongue);
                at = word.end;
            } else if prefix.is_none() && word.is(Kind::Of, self.tongue) {
                at = word.end;
            } else {
                tail.stop = Some(word);
                break;
            }
        }
        match (prefix, tail.form) {
            (Some(prefix), _) => self.echo(&mut tail, prefix, count),
            (None, Some(form)) => self.qualified(&mut tail, form, region, count),
            _ => {}
        }
        tail
    }

    /// The end of a scale word, its full stop included where it is an abbreviation.
    fn past_dot(&self, word: Word, start: usize) -> usize {
        let dotted = word.meaning(Kind::Scale, self.tongue).is_some_and(lexicon::Meaning::is_dotted);
        let short = self.text.get(start..word.end).is_some_and(|word| word.len() > 1);
        if dotted && short && self.rest(word.end).starts_with('.') { word.end + 1 } else { word.end }
    }

    /// The power of ten that a word behind a number means there.
    fn scale(&self, word: Word, at: usize, count: &Count, signed: bool) -> Option<u32> {
        let meaning = word.meaning(Kind::Scale, self.tongue)?;
        let letters = self.text.get(at..word.end)?;
        // One letter counts between a sign and its digits (`$3m`), or beside the sign (`5 M€`).
        let short = letters.chars().count() == 1 || meaning.is_loose();
        let beside = self.rest(word.end).chars().next().is_some_and(is_sign);
        let code = || {
            currency::code(
                self.text
                    .get(skip_space(self.text, word.end, self.hi)..)
                    .and_then(|rest| rest.get(..3))
                    .unwrap_or_default()
                    .as_bytes(),
            )
            .is_some()
        };
        let dotted = meaning.is_dotted() && self.rest(word.end).starts_with('.');
        let fits = !short
            || signed
            || beside
            || dotted
            || (letters.len() > 1 && code())
            || (at == count.end && letters.chars().all(|c| matches!(c, 'K' | 'k')) && code());
        fits.then_some(u32::from(meaning.value()))
    }

    /// The currency at `next`, if it belongs to the number before it.
    fn form_behind(&self, next: usize, spaced: bool, region: Option<[u8; 2]>) -> Option<Form> {
        let form = self.suffix(next)?;
        if let Some(region) = region {
            return currency::narrowed(form, region);
        }
        let digit = |at: usize| after(self.text, at, self.hi).is_some_and(char::is_numeric);
        let code = matches!(form.means, Means::Code(_));
        // `1 $10`, `six GBP20`: it is the next number's.
        if (form.sign || code) && spaced && digit(form.end) && self.rest(form.end).starts_with(|c: char| c.is_numeric())
        {
            return None;
        }
        if form.loose && !self.field && self.rest(form.end).chars().any(|c| !c.is_ascii_punctuation()) {
            return None;
        }
        // `1.08 USD/EUR`: a rate.
        let rate = code
            && self
                .rest(form.end)
                .strip_prefix('/')
                .is_some_and(|rest| currency::code(rest.get(..3).unwrap_or_default().as_bytes()).is_some());
        (!rate).then_some(form)
    }

    /// A currency named once more behind a price that has one: `$5 USD`, `$75 billion dollar`.
    fn echo(&self, tail: &mut Tail, prefix: &Form, count: &Count) {
        let next = self.gap(tail.end);
        if next == tail.end && tail.end == count.end && !self.rest(next).starts_with(|c: char| c.is_ascii_uppercase()) {
            return;
        }
        let Some(form) = self.suffix(next) else { return };
        let code = matches!(form.means, Means::Code(_));
        let follows = after(self.text, form.end, self.hi).is_some_and(|c| c.is_ascii_digit())
            || after(self.text, skip_space(self.text, form.end, self.hi), self.hi)
                .is_some_and(|c| c.is_ascii_digit() && !code);
        let named = (code && !form.wordlike) || (!form.sign && !form.loose && !form.guarded && tail.power >= LARGE);
        if named && !follows && form.means.minor() == 0 && prefix.means.agrees(form.means, &self.context) {
            (tail.form, tail.end, tail.next) = (Some(form), form.end, form.end);
        }
    }

    /// What stands behind the currency: its territory, and a scale word that comes late.
    fn qualified(&self, tail: &mut Tail, mut form: Form, region: Option<[u8; 2]>, count: &Count) {
        if region.is_none() && !matches!(form.means, Means::Code(_)) {
            let mut at = form.end;
            let mut found = None;
            for _ in 0..3 {
                let next = self.gap(at);
                let Some(word) = self.rest(next).starts_with(is_letter).then(|| self.word(next)).flatten() else {
                    break;
                };
                if let Some(narrowed) =
                    currency::region(word, self.tongue).and_then(|region| currency::narrowed(form, region))
                {
                    found = Some((narrowed, word.end));
                } else if found.is_some() || !(word.is(Kind::Of, self.tongue) || word.is(Kind::Region, self.tongue)) {
                    break;
                }
                at = word.end;
            }
            if let Some((narrowed, end)) = found {
                (form, tail.end) = (Form { end, ..narrowed }, end);
            }
        }
        // `$ usd`, `euros EUR`: a code that names the same currency once more.
        let next = self.gap(tail.end);
        if form.sign {
            if let Some(again) = self.suffix(next).filter(|again| !again.sign && next > tail.end) {
                let code = matches!(again.means, Means::Code(_))
                    || again.end - again.start == 3 && !again.guarded && !again.loose;
                if code
                    && !again.wordlike
                    && form.means.agrees(again.means, &self.context)
                    && !after(self.text, skip_space(self.text, again.end, self.hi), self.hi)
                        .is_some_and(char::is_numeric)
                {
                    form = Form { means: again.means, end: again.end, ..form };
                    tail.end = again.end;
                }
            }
        }
        // `75 USD million`
        if tail.power == 0 && matches!(form.means, Means::Code(_)) {
            if let Some(word) = self.rest(next).starts_with(is_letter).then(|| self.word(next)).flatten() {
                if let Some(power) =
                    self.scale(word, next, count, false).filter(|&power| power > 3 && word.end - next > 2)
                {
                    (tail.power, tail.end) = (power, self.past_dot(word, next));
                }
            }
        }
        tail.form = Some(form);
        tail.next = tail.end;
    }

    /// Where a dash for the missing minor units ends: `5,-`, `49.—`, `12.=`.
    fn dash_ending(&self, at: usize) -> usize {
        let mut chars = self.rest(at).char_indices().peekable();
        let Some((_, '.' | ',' | ':')) = chars.next() else { return at };
        if self.field && chars.peek().is_some_and(|&(_, c)| c == ' ') {
            chars.next();
        }
        let mut end = at;
        while let Some((offset, c)) = chars.next_if(|&(_, c)| matches!(c, '-' | '–' | '—' | '=' | '−')) {
            end = at + offset + c.len_utf8();
        }
        let word = chars.peek().is_some_and(|&(_, c)| is_letter(c) && !is_unspaced(c) || c.is_numeric());
        if word { at } else { end }
    }

    /// Whether a form that could be something else is a currency here.
    fn counts(&self, form: &Form, count: &Count, tail: &Tail, before: bool, span: Span, last: Option<&Price>) -> bool {
        let whole = span.start() <= self.lo && self.rest(span.end()).chars().all(|c| c.is_ascii_punctuation());
        let colon = count.number.is_some_and(|number| number.shape == Shape::Colon);
        if whole {
            return (!form.loose || form.means.minor() > 0) && (!colon || form.means.takes_colon(&self.context));
        }
        if colon && !form.means.takes_colon(&self.context) {
            return false;
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
            let evident = form.means.codes(&self.context).0.as_slice().iter().any(|&code| self.context.names(code));
            return joins
                || (form.guarded && !form.loose && (large || (cents && !minor) || pence || evident))
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
        let between = between.trim();
        !last.minor_unit
            && last.amount_max.is_none()
            && last.amount.fract().is_zero()
            && (between.is_empty() || lexicon::exact(between).is_some_and(|word| word.is(Kind::And, self.tongue)))
    }

    /// The value of the number, with everything that multiplies it.
    fn value(&self, count: &Count, form: &Form, tail: &Tail) -> Option<(Decimal, bool)> {
        let (mut value, mut open) = (count.value, false);
        if let Some(number) = count.number {
            if let Shape::Lone(separator) = number.shape {
                let exact = tail.power > 3 || self.unit(tail.end).is_some();
                let (decimal, settled) = self.context.lone(separator, form.means.has_mills(&self.context), exact);
                (value, open) = (number.value(decimal)?, !settled);
            }
            if self.field && before(self.text, self.lo, count.start) == Some('.') && number.shape == Shape::Whole {
                // `$.75`
                let digits = (number.end - number.start) as u32;
                value = number.value(false)?.checked_mul(Decimal::new(1, digits.min(28)))?;
            }
        }
        if tail.power > 0 {
            value = value.checked_mul(Decimal::try_from_i128_with_scale(10i128.checked_pow(tail.power)?, 0).ok()?)?;
        }
        let minor = u32::from(form.means.minor());
        if minor > 0 {
            value = value.checked_mul(Decimal::new(1, minor))?;
        }
        Some((value, open))
    }

    fn build(&self, count: &Count, form: Form, tail: &Tail, span: Span) -> Option<Price> {
        let (amount, open) = self.value(count, &form, tail)?;
        let mut price = Price::new(span, amount);
        let mut end = form.end.max(form.start);
        if form.start < count.start {
            end = form.end.min(count.start);
        }
        price.currency = Some(form.means.currency(Some(Span::new(form.start, end)), &self.context));
        price.minor_unit = form.means.minor() > 0;
        price.ambiguous_separator = open;
        Some(price)
    }

    /// Two digits for the minor unit without its name: `3€50`, `15 dollars 50`.
    fn cents(&self, price: &mut Price, count: &Count, form: &Form, power: u32) {
        let whole = count.number.is_none_or(|number| number.shape == Shape::Whole);
        if !whole
            || power > 0
            || count.scaled
            || price.minor_unit
            || price.currency.is_some_and(|currency| currency.crypto)
        {
            return;
        }
        let end = price.span.end();
        let mut next = skip_space(self.text, end, self.hi);
        let word = self
            .rest(next)
            .starts_with(is_letter)
            .then(|| self.word(next))
            .flatten()
            .filter(|word| word.is(Kind::And, self.tongue));
        if let Some(word) = word {
            next = skip_space(self.text, word.end, self.hi);
        }
        let Some(digits) = self.rest(next).get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            return;
        };
        let past = next + digits.len();
        let behind = self.rest(past).chars().next();
        if behind.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '-' | '–'))
            || self.rest(past).starts_with(['.', ',', ':', '\'']) && !self.closes(past)
        {
            return;
        }
        let after = skip_space(self.text, past, self.hi);
        let named = self.suffix(after).is_some();
        let other = self.rest(after).starts_with(is_letter)
            && self.word(after).is_some_and(|word| {
                [Kind::Scale, Kind::Region, Kind::To].iter().any(|&kind| word.is(kind, self.tongue))
            });
        let attached = form.sign && next == end && form.end == end;
        let fits = attached
            || if word.is_some() || form.sign {
                self.closes(past) && (form.end == end || price.span.start() == self.lo)
            } else {
                form.end == end
            };
        if named || other || !fits || self.rest(after).starts_with(['%', '°']) {
            return;
        }
        let cents = digits.parse::<i64>().ok().and_then(|cents| price.amount.checked_add(Decimal::new(cents, 2)));
        if let Some(sum) = cents {
            price.amount = sum;
            price.span = Span::new(price.span.start(), past);
        }
    }

    /// A minus before the price or inside it.
    fn sign(&self, price: &mut Price, inner: bool, floor: usize) {
        let start = price.span.start();
        let outer = match before(self.text, floor, start) {
            Some(c @ ('-' | '−' | '－')) => {
                let earlier = before(self.text, self.lo, start - c.len_utf8());
                earlier
                    .is_none_or(|c| digits::is_space(c) || matches!(c, '(' | '\n' | '\r' | ':'))
                    .then_some(start - c.len_utf8())
            }
            _ => None,
        };
        if let Some(start) = outer {
            price.span = Span::new(start, price.span.end());
        }
        if inner || outer.is_some() {
            price.amount = -price.amount;
        }
    }

    /// The high end of a range behind a price whose currency stands first: `$5–10`, `$1-2 million`.
    fn high_end(&self, price: &mut Price, form: Form, power: u32) {
        let end = price.span.end();
        let rest = self.rest(end);
        let Some(dash) = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '~' | '～')) else { return };
        let Some(count) = self.count(end + dash.len_utf8()) else { return };
        let tail = self.tail(&count, Some(&form));
        let follows = after(self.text, tail.end, self.hi);
        if tail.form.is_some()
            || follows.is_some_and(|c| matches!(c, '-' | '%' | '/') || is_letter(c) && !is_unspaced(c))
        {
            return;
        }
        let Some((high, _)) = self.value(&count, &form, &tail) else { return };
        let scaled = match (power, tail.power) {
            (0, 1..) => self
                .value(&count, &form, &Tail { power: 0, ..tail })
                .filter(|&(bare, _)| price.amount < bare)
                .map(|_| price.amount),
            _ => None,
        };
        let factor =
            Decimal::try_from_i128_with_scale(10i128.checked_pow(tail.power).unwrap_or(1), 0).unwrap_or(Decimal::ONE);
        let low = scaled.and_then(|low| low.checked_mul(factor)).unwrap_or(price.amount);
        if low < high {
            (price.amount, price.amount_max) = (low, Some(high));
            price.span = Span::new(price.span.start(), tail.end);
        }
    }

    /// A bare number as the low end of a range: `10–20 €`, `4200 bis 4500 Franken`.
    fn low_end(&self, count: Count, tail: &Tail, floor: usize, last: Option<&Price>) -> Option<Price> {
        let next = self.connector(tail, floor, count.start)?;
        let digit = self.rest(next).chars().next()?;
        if !(digit.is_ascii_digit() || crate::scan::is_decimal_digit(digit)) {
            return None;
        }
        // The second number's price, were the first not there; it may be no range itself.
        let second = self.count(next)?;
        let high_tail = self.tail(&second, None);
        let form = high_tail.form?;
        let span = Span::new(count.start, high_tail.end);
        if !self.field && !self.counts(&form, &second, &high_tail, false, span, last) {
            return None;
        }
        let (high, open) = self.value(&second, &form, &high_tail)?;
        let bare = self.value(&second, &form, &Tail { power: 0, ..high_tail })?.0;
        let shared = Tail { power: if tail.power == 0 { high_tail.power } else { tail.power }, ..high_tail };
        let plain = self.value(&count, &form, &Tail { power: tail.power, ..high_tail })?.0;
        let low = if tail.power == 0 && plain > bare { plain } else { self.value(&count, &form, &shared)?.0 };
        if low >= high || (count.number.is_some_and(|number| number.is_year()) && high > low + low) {
            return None;
        }
        let mut price = self.build(&second, form, &high_tail, span)?;
        (price.amount, price.amount_max, price.ambiguous_separator) = (low, Some(high), open);
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// Where the second number of a range begins, if what follows the first joins them.
    fn connector(&self, tail: &Tail, floor: usize, start: usize) -> Option<usize> {
        let rest = self.rest(tail.end);
        let trimmed = rest.trim_start_matches(digits::is_space);
        let at = self.hi - trimmed.len();
        let c = trimmed.chars().next()?;
        if matches!(c, '-' | '–' | '—' | '~' | '〜' | '～') {
            let behind = at + c.len_utf8();
            let spaced = at > tail.end;
            let next = skip_space(self.text, behind, self.hi);
            return (spaced == (next > behind)).then_some(next);
        }
        let word = tail.stop?;
        let joined =
            word.is(Kind::To, self.tongue) || (word.is(Kind::And, self.tongue) && self.opens_range(floor, start));
        (joined && tail.next == at).then(|| skip_space(self.text, word.end, self.hi))
    }

    /// Whether the word before `start` is one such as `between`.
    pub(super) fn opens_range(&self, floor: usize, start: usize) -> bool {
        self.word_before(floor, start).is_some_and(|(word, _)| word.is(Kind::Between, self.tongue))
    }

    /// Where the adjectives of territories before a currency word begin.
    pub(super) fn territories(&self, noun: usize) -> usize {
        let mut start = noun;
        for _ in 0..3 {
            let Some((word, from)) = self.word_before(self.lo, start) else { break };
            if !word.is(Kind::Region, self.tongue) || word.is(Kind::Number, self.tongue) {
                break;
            }
            start = from;
        }
        start
    }

    /// The word that ends before `start`, and where it begins.
    pub(super) fn word_before(&self, floor: usize, start: usize) -> Option<(Word, usize)> {
        let head = self.text.get(floor..start)?.trim_end_matches([' ', '\u{a0}', '(', '\n', '\r']);
        let end = floor + head.len();
        let from = currency::run_start(self.text, floor, end);
        let from = self
            .text
            .get(from..end)?
            .rfind(['\'', '’'])
            .map_or(from, |at| from + at + self.text[from + at..].chars().next().map_or(1, char::len_utf8));
        let run = self.text.get(from..end)?;
        if let Some(word) = lexicon::word(self.text, from, end, self.tongue).filter(|word| word.end == end) {
            return Some((word, from));
        }
        // Of letters alone there is no other reading.
        if run.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        Some((lexicon::exact(run).or_else(|| lexicon::exact(run.trim_end_matches('.')))?, from))
    }

    /// What the price is for one of: `/kg`, `per month`.
    fn unit(&self, at: usize) -> Option<Span> {
        let rest = self.rest(at);
        let letters = |from: usize| {
            let rest = self.rest(from);
            let len = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            (len > 0).then(|| Span::new(from, from + len))
        };
        if rest.starts_with('/') {
            return letters(skip_space(self.text, at + 1, self.hi));
        }
        let next = skip_space(self.text, at, self.hi);
        if next == at || !self.tongue.is_known() || !self.rest(next).starts_with(is_letter) {
            return None;
        }
        let word = self.word(next)?;
        if word.is(Kind::Each, self.tongue) {
            return Some(Span::new(next, word.end));
        }
        word.is(Kind::Per, self.tongue).then(|| letters(skip_space(self.text, word.end, self.hi))).flatten()
    }

    /// The unit behind the price, and the bound before it.
    fn surroundings(&self, price: &mut Price, floor: usize) {
        price.unit = self.unit(price.span.end());
        if self.rest(price.span.end()).starts_with('+') {
            price.bound = Some(Bound::From);
        } else if let Some((word, _)) = self.word_before(floor, price.span.start()) {
            if word.is(Kind::From, self.tongue) {
                price.bound = Some(Bound::From);
            } else if word.is(Kind::UpTo, self.tongue) {
                price.bound = Some(Bound::UpTo);
            }
        }
    }
}
