//! What follows a number: scale words, territories, the currency, once more the currency.

use super::currency::{self, Form, Means, after, skip_space};
use super::gate;
use super::letters::{is_invisible, is_letter, is_sign, is_unspaced};
use super::meaning::{Kind, Meaning, Word};
use super::reader::{Count, LARGE, Reader};
use super::words;

/// The most words between a number and its currency: `5 mil millones de nuevos dólares`.
const WORDS: usize = 6;

/// What follows a number.
#[derive(Clone, Copy)]
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) power: u32,
    /// Half of that power once more: `2 milioni e mezzo di euro`.
    pub(super) half: bool,
    pub(super) form: Option<Form>,
    /// The first word that belongs no more.
    pub(super) stop: Option<Word>,
    /// Where that word, or whatever follows, begins.
    pub(super) next: usize,
}

impl Tail {
    /// Nothing follows a number that ends at `end`.
    pub(super) const fn none(end: usize) -> Self {
        Self { end, power: 0, half: false, form: None, stop: None, next: end }
    }
}

impl Reader<'_> {
    /// Scale words, territories and the currency behind a number.
    pub(super) fn tail(&self, count: &Count, prefix: Option<&Form>) -> Tail {
        let dashed = self.dash_ending(count.end);
        let mut tail = Tail::none(dashed);
        if prefix.is_some() && !gate::may_follow(self.text, dashed, self.hi, self.tongue) {
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
            if prefix.is_none() && !number_word && (is_letter(c) || is_sign(c) || is_invisible(c)) {
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
            } else if let Some(end) = self.half_behind(&tail, word) {
                (tail.half, at) = (true, end);
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

    /// Where `and a half` ends, if that is what `word` begins behind a scale word.
    fn half_behind(&self, tail: &Tail, word: Word) -> Option<usize> {
        if tail.power == 0 || tail.half || !word.is(Kind::And, self.tongue) {
            return None;
        }
        let half = self.word(self.gap(word.end))?;
        let value = half.meaning(Kind::Number, self.tongue)?.value();
        (value == words::HALF).then_some(half.end)
    }

    /// The end of a scale word, its full stop included where it is an abbreviation.
    pub(super) fn past_dot(&self, word: Word, start: usize) -> usize {
        let dotted = word.meaning(Kind::Scale, self.tongue).is_some_and(Meaning::is_dotted);
        let short = self.text.get(start..word.end).is_some_and(|word| word.len() > 1);
        if dotted && short && self.rest(word.end).starts_with('.') { word.end + 1 } else { word.end }
    }

    /// The power of ten that a word behind a number means there.
    pub(super) fn scale(&self, word: Word, at: usize, count: &Count, signed: bool) -> Option<u32> {
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
    pub(super) fn form_behind(&self, next: usize, spaced: bool, region: Option<[u8; 2]>) -> Option<Form> {
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
    pub(super) fn echo(&self, tail: &mut Tail, prefix: &Form, count: &Count) {
        // 新台幣3800萬元: where the currency stands first, the unit's name closes the number.
        let unit = self.rest(self.gap(tail.end)).chars().next().filter(|c| matches!(c, '元' | '圓' | '圆' | '円'));
        if let Some(unit) = unit {
            tail.end = self.gap(tail.end) + unit.len_utf8();
            tail.next = tail.end;
            return;
        }
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
    pub(super) fn qualified(&self, tail: &mut Tail, mut form: Form, region: Option<[u8; 2]>, count: &Count) {
        if region.is_none() && !matches!(form.means, Means::Code(_)) {
            let mut at = form.end;
            let mut found = None;
            for _ in 0..3 {
                let next = self.gap(at);
                let open =
                    self.rest(next).starts_with(is_letter) && gate::may_qualify(self.text, next, self.hi, self.tongue);
                let Some(word) = open.then(|| self.word(next)).flatten() else { break };
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

    /// The full stop of an abbreviation that closes a line of a price alone, or of a label and
    /// its price: no sentence ends there. `24,95 kr.`
    pub(super) fn own_stop(&self, tail: &mut Tail, start: usize, floor: usize) {
        if self.field || self.rest(tail.end) != "." {
            return;
        }
        let dotted = |form: Form| form.word?.meaning(Kind::Currency, self.tongue).map(Meaning::is_dotted);
        let head = self.text.get(self.lo..start).unwrap_or_default().trim_end();
        let alone = head.is_empty() || head.ends_with(':') && start >= floor;
        if let Some(form) = tail.form.filter(|&form| alone && form.end == tail.end && dotted(form) == Some(true)) {
            tail.end += 1;
            tail.form = Some(Form { end: tail.end, ..form });
            tail.next = tail.end;
        }
    }

    /// Where a dash for the missing minor units ends: `5,-`, `49.—`, `12.=`, `25/-`.
    pub(super) fn dash_ending(&self, at: usize) -> usize {
        match self.rest(at).as_bytes() {
            [b'.' | b',' | b':', ..] => {}
            // `Rs 25/-`, `Sh 500/=`
            [b'/', b'-' | b'=', behind @ ..] if !behind.first().is_some_and(u8::is_ascii_alphanumeric) => {
                return at + 2;
            }
            _ => return at,
        }
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
}
