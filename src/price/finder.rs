//! Prices of a block, in order: from landmark to landmark, and from currency
//! word to currency word where amounts are written in words.

use std::cell::Cell;

use super::cjk;
use super::context::Context;
use super::currency::{self, run_start, skip_space};
use super::gate::{self, Sides};
use super::letters::{is_letter, is_sign, is_unspaced};
use super::lexicon;
use super::meaning::{Kind, Word};
use super::money::Price;
use super::nouns;
use super::reader::Reader;
use super::words;
use crate::scan::Landmarks;
use crate::span::Span;

/// The longest head of a currency's name before its stem, in characters: `オーストラリア` before `ドル`.
const LONGEST_NOUN: usize = 10;
/// The widest gap in bytes between two amounts that make one price or one range.
pub(super) const GAP: usize = 24;

impl<'t> Reader<'t> {
    /// A reader of running text; blanks at the ends of `within` do not count.
    pub(super) fn new(text: &'t str, within: Span, context: Context<'t>) -> Self {
        let block = text.get(within.range()).unwrap_or_default();
        let (mut lo, mut hi) = (within.start(), within.start() + block.len());
        if !matches!(block.as_bytes(), [b'!'..=b'~', .., b'!'..=b'~']) {
            let head = block.trim_start();
            lo = hi - head.len();
            hi = lo + head.trim_end().len();
        }
        let tongue = context.tongue();
        // No word stands at the end of the memory.
        let last_word = Cell::new((usize::MAX, None));
        Self { text, lo, hi, tongue, context, field: false, last_word }
    }

    /// The price whose number begins at `at`, where its sides show that there may be one.
    fn gated(&self, at: usize, floor: usize, last: Option<&Price>) -> Option<Price> {
        let sides = gate::sides(self.text, floor, at, self.hi, self.tongue);
        sides.any().then(|| self.price_at(at, floor, sides, last)).flatten()
    }

    /// Whether the byte at a landmark can begin a number: currency signs are
    /// landmarks, too, and are read from the number beside them.
    fn is_digit(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_digit(),
            Some(_) => self.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| !is_sign(c)),
            None => false,
        }
    }
}

/// Finds the prices inside `within` (a block), in order. Linear in the block.
pub(crate) fn find(text: &str, within: Span, landmarks: &Landmarks, context: Context, found: &mut Vec<Price>) {
    let money = context.money(landmarks, within);
    let nouns = context.nouns(within);
    // Most blocks have neither.
    if !(money.is_empty() && nouns.is_some_and(<[u32]>::is_empty)) {
        find_beside(&Reader::new(text, within, context), money, nouns, found);
    }
}

/// The prices of a block beside the landmarks of amounts, and beside currency words.
#[inline(never)]
fn find_beside(reader: &Reader, money: &[u32], nouns: Option<&[u32]>, found: &mut Vec<Price>) {
    let first = found.len();
    let mut spelled = spelled(reader, nouns).into_iter();
    let mut waiting = spelled.next();
    let mut floor = reader.lo;
    for &at in money {
        let at = at as usize;
        while let Some(price) = waiting.take_if(|price| price.span.start() < at) {
            if price.span.start() >= floor {
                floor = price.span.end();
                found.push(price);
            }
            waiting = spelled.next();
        }
        if at < floor || !reader.is_digit(at) {
            continue;
        }
        let last = if found.len() > first { found.last() } else { None };
        if let Some(price) = reader.plain(at, floor).or_else(|| reader.gated(at, floor, last)) {
            floor = price.span().end();
            found.push(price);
        }
    }
    if waiting.is_some() {
        found.extend(waiting.into_iter().chain(spelled).filter(|price| price.span.start() >= floor));
    }
    join(reader, first, found);
}

/// The amounts in words and numerals, in order; `nouns` are the block's currency words,
/// where the document knows them.
fn spelled(reader: &Reader, nouns: Option<&[u32]>) -> Vec<Price> {
    let mut found: Vec<Price> = Vec::new();
    let mut own = Vec::new();
    let hits = nouns.unwrap_or_else(|| {
        // A block in another language than the document, or a line of a document that is not read for prices.
        let block = reader.text.as_bytes().get(reader.lo..reader.hi).unwrap_or_default();
        nouns::find(block, reader.lo, reader.tongue, &mut own);
        &own
    });
    for &at in hits {
        let at = at as usize;
        let last = found.last().filter(|price| price.span.end() <= at && at - price.span.end() <= GAP);
        let Some(price) = spelled_at(reader, at, last) else { continue };
        match found.last_mut() {
            // `deux cents euros`: the currency that comes later reads the whole.
            Some(known) if known.span.overlaps(price.span) => {
                if price.span.covers(known.span) {
                    *known = price;
                }
            }
            _ => found.push(price),
        }
    }
    found
}

/// The amount before the currency word that has a stem at `at`.
fn spelled_at(reader: &Reader, at: usize, last: Option<&Price>) -> Option<Price> {
    let (text, lo, hi) = (reader.text, reader.lo, reader.hi);
    let c = text.get(at..hi)?.chars().next()?;
    if is_unspaced(c) {
        let at = noun_start(text, lo, at)?;
        let start = cjk::start_before(text, lo, at)?;
        if is_letter(currency::before(text, lo, start).unwrap_or(' ')) && c.is_alphabetic() && is_hangul(c) {
            return None;
        }
        let number = cjk::read(text, start, at)?;
        // Korean syllables are numerals only beside a power; `万元` is no number.
        let first = text.get(start..at)?.chars().next()?;
        if is_hangul(c) && !number.scaled || matches!(first, '万' | '萬' | '亿' | '億' | '兆') {
            return None;
        }
        let behind = skip_space(text, number.end, at);
        let count = Reader::spelled(start, number.end, number.value, number.scaled);
        return (behind == at).then(|| reader.price_of(count, start, Sides::BOTH, last)).flatten();
    }
    let run = run_start(text, lo, at);
    // `un million d'euros`
    let elided =
        text.get(run..at)?.rfind(['\'', '’']).filter(|_| text.get(run..at).is_some_and(|head| head.starts_with('d')));
    let noun = if elided.is_some() { at } else { run };
    currency::suffix(text, noun, hi, reader.tongue)?;
    let end = if elided.is_some() { run } else { reader.territories(noun) };
    let number = words::before(text, lo, end, reader.tongue)?;
    if before_blank(text, lo, number.start) {
        return None;
    }
    let head = text.get(number.start..end)?.trim_end_matches([' ', '-', '\u{a0}', '\n', '\r']);
    let count = Reader::spelled(number.start, number.start + head.len(), number.value, number.scaled);
    reader.price_of(count, number.start, Sides::BOTH, last)
}

/// Where the noun that ends in a stem at `at` begins: behind a numeral, in scripts without spaces.
fn noun_start(text: &str, lo: usize, at: usize) -> Option<usize> {
    let head = text.get(lo..at)?;
    let mut start = at;
    for (offset, c) in head.char_indices().rev().take(LONGEST_NOUN) {
        if cjk::is_numeral(c) || super::digits::is_space(c) {
            return Some(start);
        }
        start = lo + offset;
    }
    None
}

/// Whether digits stand before the words: `5 hundred dollars`, `45-tisíc eur` are read from them.
fn before_blank(text: &str, lo: usize, at: usize) -> bool {
    let head = text.get(lo..at).unwrap_or_default();
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '‑'));
    head.ends_with(|c: char| c.is_numeric() && !is_unspaced(c))
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Joins what belongs together: major and minor amounts, and the ends of ranges.
fn join(reader: &Reader, first: usize, found: &mut Vec<Price>) {
    if found.len() < first + 2 {
        return;
    }
    let mut last = first;
    for at in first + 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(one), Some(two)) = (head.get_mut(last), tail.first()) else { break };
        let near = two.span.start() >= one.span.end() && two.span.start() - one.span.end() <= GAP;
        if !(near && (add_minor(reader, one, two) || make_range(reader, one, two))) {
            last += 1;
            found.swap(last, at);
        }
    }
    found.truncate(last + 1);
}

fn agree(one: &Price, two: &Price) -> bool {
    match (&one.currency, &two.currency) {
        (Some(one), Some(two)) => {
            one.codes.as_slice().iter().any(|code| two.codes.as_slice().contains(code)) || (one.crypto && two.crypto)
        }
        _ => false,
    }
}

/// `5 р. 50 коп.`, `7 dollars and 40 cents`
pub(super) fn add_minor(reader: &Reader, one: &mut Price, two: &Price) -> bool {
    let fits = two.minor_unit && two.amount.is_sign_positive() && two.amount < rust_decimal::Decimal::ONE;
    // No agreement is asked for: cents are named of many currencies that have others.
    if !fits || !reader.joins(one, two.span.start()) {
        return false;
    }
    let Some(sum) = one.amount.checked_add(two.amount) else { return false };
    one.amount = sum;
    one.span = Span::new(one.span.start(), two.span.end());
    one.unit = two.unit;
    true
}

/// `$200 to $500`, `€5–€10`, `between 10 dollars and 20 dollars`
fn make_range(reader: &Reader, one: &mut Price, two: &Price) -> bool {
    if one.amount_max.is_some() || two.amount_max.is_some() || one.amount >= two.amount || !agree(one, two) {
        return false;
    }
    let Some(between) = reader.text.get(one.span.end()..two.span.start()) else { return false };
    let between = between.trim();
    let dash = matches!(between, "-" | "–" | "—" | "~" | "〜" | "～");
    let word = lexicon::exact(between);
    let to = word.is_some_and(|word| word.is(Kind::To, reader.tongue)) && !changes(reader, one.span.start());
    let and =
        word.is_some_and(|word| word.is(Kind::And, reader.tongue)) && reader.opens_range(reader.lo, one.span.start());
    if !(dash || to || and) {
        return false;
    }
    one.amount_max = Some(two.amount);
    one.ambiguous_separator |= two.ambiguous_separator;
    one.span = Span::new(one.span.start(), two.span.end());
    (one.unit, one.bound) = (two.unit, None);
    // `10 euro – 20 $`: the clearer of the two names the currency.
    if two.currency.is_some_and(|currency| currency.certain) {
        let span = one.currency.and_then(|currency| currency.span);
        one.currency = two.currency.map(|currency| super::money::Currency { span, ..currency });
    }
    true
}

/// Whether a verb of change stands before: `rose from $5 to $7` is no range.
fn changes(reader: &Reader, start: usize) -> bool {
    let Some((word, from)) = reader.word_before(reader.lo, start) else { return false };
    let is_change = |word: Word| word.is(Kind::Change, reader.tongue);
    if is_change(word) {
        return true;
    }
    word.is(Kind::From, reader.tongue) && reader.word_before(reader.lo, from).is_some_and(|(word, _)| is_change(word))
}
