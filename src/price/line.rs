//! Price lines: whole lines that list a price, and nothing that is a sentence.

use unicode_segmentation::UnicodeSegmentation;

use super::context::Context;
use super::finder;
use super::letters::{is_invisible, is_letter};
use super::lexicon;
use super::meaning::{Kind, Meaning, Tongue};
use super::money::Price;
use super::role;
use crate::scan::Landmarks;
use crate::span::Span;

/// The longest label, in words: what is longer is a sentence or a headline.
const LABEL: usize = 8;
/// The longest label that a space alone may part from its price.
const RUN_LABEL: usize = 3;
/// The longest line in bytes that is looked at: a label, a few prices and their units.
const LONGEST: usize = 400;

/// A line that lists a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PriceLine {
    /// What the price is of, where a label stands beside it.
    pub(crate) label: Option<Span>,
    /// Whether the line is one by itself, whatever stands around it; the others
    /// (a label and nothing but a space before the price) count in runs only.
    pub(crate) alone: bool,
}

/// What words beside the prices of a line can be.
pub(super) const OFFERS: [Kind; 8] =
    [Kind::Offer, Kind::Old, Kind::New, Kind::Saving, Kind::From, Kind::UpTo, Kind::And, Kind::To];

/// The longest line in bytes that says that something is free.
const FREE: usize = 100;

/// A stretch of the line that is no price, with what parts it from the next one.
#[derive(Clone, Copy)]
struct Rest {
    span: Span,
    /// A colon, a spaced dash, dots, a tab, a bar or two spaces stand between it and a price.
    parted: bool,
}

/// Reads a whole line (trimmed, without line end) as a price line.
pub(crate) fn price_line(text: &str, line: Span, landmarks: &Landmarks, context: Context) -> Option<PriceLine> {
    if line.len() > LONGEST {
        return None;
    }
    let free = |body: Span| free_line(text, body, context.tongue()).map(|(line, _)| line);
    if Landmarks::within(&landmarks.money, line).is_empty() {
        return free(line);
    }
    let body = body(text, line, landmarks);
    let mut prices = Vec::new();
    finder::find(text, body, landmarks, context, &mut prices);
    if prices.is_empty() { free(body) } else { listed(text, body, &prices, context.tongue()) }
}

/// Says of the prices from `first` on, which were found in a line that is known to
/// be a price line, what the line says of them. A word for nothing to pay is a
/// price here, where no other is.
pub(crate) fn settle(
    text: &str,
    line: Span,
    landmarks: &Landmarks,
    context: Context,
    first: usize,
    found: &mut Vec<Price>,
) {
    let tongue = context.tongue();
    let body = body(text, line, landmarks);
    if found.len() == first {
        if let Some((_, free)) = free_line(text, body, tongue) {
            found.push(Price::new(free, rust_decimal::Decimal::ZERO));
        }
    }
    let Some(prices) = found.get_mut(first..) else { return };
    let listed = match prices {
        [only] if only.currency.is_none() => free_line(text, body, tongue).map(|(line, _)| line),
        _ => {
            let within = prices.partition_point(|price| price.span.end() <= body.end());
            listed(text, body, &prices[..within], tongue)
        }
    };
    let label = listed.and_then(|line| line.label);
    for price in &mut *prices {
        (price.on_price_line, price.label) = (true, label);
    }
    role::tell(text, body, prices, tongue);
}

/// The line without a bullet and without an aside at its end.
fn body(text: &str, line: Span, landmarks: &Landmarks) -> Span {
    without_aside(text, without_bullet(text, line), landmarks)
}

/// What the line is, by what stands around its prices.
fn listed(text: &str, body: Span, prices: &[Price], tongue: Tongue) -> Option<PriceLine> {
    // What stands before each price, and behind the last.
    let behind = |price: &Price| price.unit.map_or(price.span.end(), Span::end);
    let starts = std::iter::once(body.start()).chain(prices.iter().map(behind));
    let ends = prices.iter().map(|price| price.span.start()).chain([body.end()]);
    let mut label = None;
    let mut offer = false;
    for (number, (start, end)) in starts.zip(ends).enumerate() {
        let rest = Span::new(start, end);
        let stretch = text.get(rest.range())?;
        let (left, promised) = without_offers(stretch, tongue);
        offer |= promised;
        if left.is_empty() {
            continue;
        }
        // Between two prices only offer words may stand, and asides in parentheses.
        if label.is_some() || (number > 0 && number < prices.len()) {
            return None;
        }
        let start = rest.start() + (left.as_ptr() as usize - stretch.as_ptr() as usize);
        label = Some(Rest { span: Span::new(start, start + left.len()), parted: parted(stretch, left, number == 0) });
    }
    let Some(found) = label else { return Some(PriceLine { label: None, alone: true }) };
    let words = label_words(text.get(found.span.range())?)?;
    let scaled = prices.iter().any(|price| is_scaled(text, price));
    if words > LABEL || (scaled && !found.parted) || ends_sentence(text, body, prices, tongue) {
        return None;
    }
    let first = prices.first().is_some_and(|price| found.span.start() <= price.span.start());
    if !found.parted && (!first || ends_open(text, found.span, tongue)) {
        return None;
    }
    Some(PriceLine { label: Some(found.span), alone: found.parted || offer && words <= RUN_LABEL })
}

/// The line behind a list bullet.
fn without_bullet(text: &str, line: Span) -> Span {
    let body = text.get(line.range()).unwrap_or_default();
    let rest = body.trim_start_matches(['•', '‣', '·', '*', '●', '▪', '–', '—', '-']);
    let spaced = rest.trim_start();
    if rest.len() < body.len() && spaced.len() < rest.len() {
        Span::new(line.end() - spaced.len(), line.end())
    } else {
        line
    }
}

/// The line without an aside in parentheses at its end, where a number stands before it.
fn without_aside(text: &str, line: Span, landmarks: &Landmarks) -> Span {
    let body = text.get(line.range()).unwrap_or_default();
    let open = body.strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（'])).map(|at| line.start() + at);
    let Some(open) = open else { return line };
    let head = Span::new(line.start(), open);
    let head = Span::new(head.start(), head.start() + text.get(head.range()).unwrap_or_default().trim_end().len());
    if Landmarks::within(&landmarks.money, head).is_empty() { line } else { head }
}

/// A stretch without the punctuation, percentages and offer words at its ends,
/// and whether there were such words.
fn without_offers(stretch: &str, tongue: Tongue) -> (&str, bool) {
    let mut left = trim(stretch);
    let mut offer = false;
    // Asides: `(contre 1,10 € en 2025)` leaves `(contre` and `en 2025)`.
    for inside in [true, false] {
        loop {
            let (word, rest) = if inside { first_word(left) } else { last_word(left) };
            let known = lexicon::exact(word).is_some_and(|word| OFFERS.iter().any(|&kind| word.is(kind, tongue)));
            let share = word
                .trim_matches(['-', '−', '+', '(', ')'])
                .strip_suffix('%')
                .is_some_and(|share| share.parse::<f64>().is_ok());
            let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && offer;
            if word.is_empty() || !(known || share || year) {
                break;
            }
            offer |= known || share;
            left = trim(rest);
        }
    }
    (left, offer)
}

pub(super) fn trim(stretch: &str) -> &str {
    stretch.trim_matches(|c: char| {
        c.is_whitespace()
            || is_invisible(c)
            || matches!(
                c,
                ':' | '|'
                    | '.'
                    | ','
                    | ';'
                    | '-'
                    | '–'
                    | '—'
                    | '·'
                    | '…'
                    | '*'
                    | '/'
                    | '='
                    | '：'
                    | '('
                    | ')'
                    | '+'
                    | '（'
                    | '）'
                    | '~'
                    | '，'
                    | '!'
            )
    })
}

fn first_word(text: &str) -> (&str, &str) {
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}

pub(super) fn last_word(text: &str) -> (&str, &str) {
    text.rsplit_once(char::is_whitespace).map_or((text, ""), |(rest, word)| (word, rest))
}

/// Whether more than a blank stands between the label and its price.
fn parted(stretch: &str, label: &str, before: bool) -> bool {
    let at = label.as_ptr() as usize - stretch.as_ptr() as usize;
    let gap = if before { &stretch[at + label.len()..] } else { &stretch[..at] };
    let dash = gap.contains([' ', '\u{a0}']) && gap.contains(['-', '–', '—']);
    dash || gap.contains([':', '：', '|', '\t', '='])
        || gap.contains("..")
        || gap.contains('…')
        || gap.contains("  ")
        || (!before && gap.contains('('))
}

/// How many words a label has; `None` where it is no label but a sentence or a quotation.
fn label_words(label: &str) -> Option<usize> {
    let quoted = label.contains(['“', '”', '"', '„']) && !label.contains(['«', '»']);
    let sentence = label.contains(['!', '?', '。', '।', '؟', ';'])
        || label.match_indices(". ").any(|(at, _)| {
            label[at + 2..].starts_with(char::is_uppercase)
                && label[..at].split_whitespace().next_back().is_some_and(|word| word.chars().count() > 3)
        });
    if quoted || sentence || !label.chars().any(is_letter) {
        return if label.chars().any(char::is_alphanumeric) && !quoted && !sentence { Some(1) } else { None };
    }
    Some(label.unicode_words().count())
}

/// Whether the line ends as a sentence does, behind more than an abbreviation.
fn ends_sentence(text: &str, line: Span, prices: &[Price], tongue: Tongue) -> bool {
    let Some(last) = prices.last() else { return false };
    let tail = text.get(last.span.end()..line.end()).unwrap_or_default();
    let abbreviation = |written: &str| {
        let word = lexicon::exact(last_word(written).0).and_then(|word| word.meaning(Kind::Currency, tongue));
        word.is_some_and(Meaning::is_dotted)
    };
    if tail == "." && text.get(last.span.range()).is_some_and(abbreviation) {
        return false;
    }
    tail.ends_with(['.', '!', '?', '。']) && !tail.ends_with("..")
}

/// Whether the label ends in a word that asks for more: `Get it on sale for $199`.
fn ends_open(text: &str, label: Span, tongue: Tongue) -> bool {
    let label = text.get(label.range()).unwrap_or_default();
    let (word, _) = last_word(label);
    let known = lexicon::exact(word);
    known.is_some_and(|word| [Kind::Of, Kind::To, Kind::Per, Kind::And, Kind::Each].iter().any(|&kind| word.is(kind, tongue)))
        // Short lower-case words before a price are prepositions in every language that has case.
        || (word.chars().count() <= 4 && word.chars().all(char::is_lowercase) && label.split_whitespace().count() > 1)
}

fn is_scaled(text: &str, price: &Price) -> bool {
    let written = text.get(price.span.range()).unwrap_or_default();
    written.split(|c: char| c.is_whitespace() || c == '\u{a0}').any(|word| {
        word.chars().filter(|c| is_letter(*c)).count() >= 3
            && price.amount >= rust_decimal::Decimal::from(100_000)
            && lexicon::exact(word.trim_end_matches('.')).is_some_and(|word| word.is(Kind::Scale, Tongue::UNKNOWN))
    })
}

/// What stands before and behind the last such dash between blanks.
fn split_at_dash(text: &str, dash: char) -> Option<(&str, &str)> {
    text.rmatch_indices(dash).find_map(|(at, written)| {
        let (before, behind) = (text.get(..at)?, text.get(at + written.len()..)?);
        Some((before.strip_suffix(' ')?, behind.strip_prefix(' ')?))
    })
}

/// A label, a separator and a word for no price, `Admission: free`, with that word.
fn free_line(text: &str, line: Span, tongue: Tongue) -> Option<(PriceLine, Span)> {
    let body = text.get(line.range()).filter(|body| body.len() <= FREE && tongue.is_known())?;
    // Most lines have nothing that could part a label: told without a search for each.
    if !body.bytes().any(|byte| matches!(byte, b':' | b'|' | b'\t' | 0xE2 | 0xEF)) {
        return None;
    }
    let (label, value) = body
        .rsplit_once([':', '|', '\t', '：'])
        .or_else(|| split_at_dash(body, '–'))
        .or_else(|| split_at_dash(body, '—'))?;
    let value = value.trim().trim_end_matches(['.', '!']);
    lexicon::exact(value).filter(|word| word.is(Kind::Free, tongue))?;
    label_words(label.trim()).filter(|words| (1..=LABEL).contains(words))?;
    let start = line.start() + (value.as_ptr() as usize - body.as_ptr() as usize);
    let label = Span::new(line.start(), line.start() + label.trim_end().len());
    Some((PriceLine { label: Some(label), alone: true }, Span::new(start, start + value.len())))
}

#[cfg(test)]
mod tests {
    use super::{PriceLine, price_line};
    use crate::language::Language;
    use crate::price::Context;
    use crate::span::Span;

    fn read(text: &str, language: &[u8; 3]) -> Option<PriceLine> {
        let context = Context::new(Some(Language::literal(language)), None);
        price_line(text, Span::new(0, text.len()), &crate::scan::Landmarks::of(text), context)
    }

    #[test]
    fn lines_that_list_a_price() {
        for (text, language) in [
            ("3.79 BYN", b"eng"),
            ("$80 $100", b"eng"),
            ("€3.79/L", b"eng"),
            ("Price: $12.99", b"eng"),
            ("Bread – 2.98 BYN", b"eng"),
            ("VIP : 60,000₩", b"eng"),
            ("Save 20% $80 $100", b"eng"),
            ("Now £9.99", b"eng"),
            ("Молоко 3,2 %, 1 л — 2,35 руб.", b"rus"),
            ("Brötchen: 0,45 €/Stück", b"deu"),
        ] {
            assert!(read(text, language).is_some_and(|line| line.alone), "{text}");
        }
        assert!(read("Milk 2.98 BYN", b"eng").is_some_and(|line| !line.alone));
    }

    #[test]
    fn lines_that_tell_of_a_price() {
        for text in [
            "Company raises $5 million",
            "Get the kettle here for $199",
            "The bridge cost $5 million to build in the end.",
            "28",
        ] {
            assert_eq!(read(text, b"eng"), None, "{text}");
        }
    }
}
