//! The commonest prices, read at a glance: a sign, a number, and nothing beside them
//! that could belong to either.
//!
//! What one cannot tell at a glance is left to the grammar, which would read the same.

use super::currency::{self, stands_bare};
use super::digits::{self, Number};
use super::gate;
use super::meaning::{Kind, Word};
use super::money::Price;
use super::reader::{Count, Reader};
use super::tail::Tail;
use crate::span::Span;

/// How far in bytes behind a price two digits for its minor unit can stand.
const NEAR: usize = 32;

impl Reader<'_> {
    /// The price whose number begins at `at`; `None` where there is none, and where one cannot tell.
    #[inline]
    pub(super) fn plain(&self, at: usize, floor: usize) -> Option<Price> {
        let head = self.text.as_bytes().get(floor..at)?;
        // The last bytes of `$`, `€` and `£`.
        let signed = matches!(head, [.., b'$' | 0xAC | 0xA3] | [.., b'$' | 0xAC | 0xA3, b' ']);
        signed.then(|| self.signed(head, at, floor)).flatten()
    }

    /// [`plain`](Self::plain) behind what may be a sign.
    fn signed(&self, head: &[u8], at: usize, floor: usize) -> Option<Price> {
        let (len, sign) = sign_at_end(head)?;
        let start = floor + len;
        let number = digits::quick(self.text.as_bytes().get(at..self.hi)?, at)?;
        let tail = self.plain_tail(&number)?;
        let form = currency::bare(sign, start, start + sign.len_utf8(), self.tongue)?;
        if form.guarded || form.loose {
            return None;
        }
        let count = Count::of(number)?;
        let mut price = self.build(&count, form, &tail, Span::new(start, tail.end))?;
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// What follows the number; `None` where one cannot tell.
    fn plain_tail(&self, number: &Number) -> Option<Tail> {
        let end = number.end;
        let cents = !number.is_written_out();
        let at = match self.text.as_bytes().get(end..self.hi)? {
            _ if self.ends(end, cents) => return Some(Tail::none(end)),
            [b' ', b'a'..=b'z', ..] if !self.field => end + 1,
            // `$3m`, `$5bn`
            [b'a'..=b'z', ..] => end,
            _ => return None,
        };
        let word = self.word(at)?;
        let scale = word.meaning(Kind::Scale, self.tongue).filter(|scale| !scale.is_dotted())?;
        let clear = word.end > at + 1 && !scale.is_loose() && !word.can_be(Kind::Currency);
        let power = scale.value().into();
        ((clear || at == end) && self.ends(word.end, false)).then(|| Tail { power, ..Tail::none(word.end) })
    }

    /// Whether nothing at `at` can belong to an amount before it, or to its currency.
    fn ends(&self, at: usize, cents: bool) -> bool {
        match self.text.as_bytes().get(at..self.hi).unwrap_or_default() {
            [] => true,
            _ if self.field => false,
            [b')' | b';' | b'"' | b'?' | b'!' | b'/' | b'[', ..] | [b'\n', b'\n', ..] | [b':', b' ', ..] => true,
            // A bracket, a quotation mark or a dash behind a blank.
            [b' ', b'(' | b'[' | b'"', ..] | [b' ', 0xE2, 0x80, 0x93 | 0x94 | 0x98..=0x9D, ..] => true,
            // `5,-`
            [b'.' | b',', b'-' | b'=', ..] | [b'.' | b',', 0xE2, 0x80, 0x93 | 0x94, ..] => false,
            [b'.' | b',', 0xE2, 0x88, ..] => false,
            [b'.' | b',', ..] => true,
            [b' ', rest @ ..] if rest.first().is_some_and(u8::is_ascii_alphabetic) => {
                !(self.may_name(at + 1) || cents && may_name_cents(rest))
            }
            _ => false,
        }
    }

    /// Whether the word at `at` may be a scale word or a currency.
    fn may_name(&self, at: usize) -> bool {
        let named = |word: Word| word.can_be(Kind::Scale) || word.can_be(Kind::Currency);
        let code = || self.text.as_bytes().get(at..at + 3).and_then(currency::code);
        gate::may_begin(self.text, at, self.hi, self.tongue) && (code().is_some() || self.word(at).is_some_and(named))
    }
}

/// A sign at the end of `head`, a blank aside, by where it begins: one to which no letters belong, nor a minus.
pub(super) fn sign_at_end(head: &[u8]) -> Option<(usize, char)> {
    let head = match head {
        [head @ .., b' '] => head,
        _ => head,
    };
    let (head, sign) = match head {
        [head @ .., b'$'] => (head, '$'),
        [head @ .., 0xE2, 0x82, 0xAC] => (head, '€'),
        [head @ .., 0xC2, 0xA3] => (head, '£'),
        _ => return None,
    };
    (stands_bare(head) && head.last() != Some(&b'-')).then_some((head.len(), sign))
}

/// Whether the word that begins `rest` may join an amount with two digits: `and 50`.
fn may_name_cents(rest: &[u8]) -> bool {
    let len = rest.iter().take(NEAR).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let next = rest.get(len..).unwrap_or_default();
    !matches!(next, [b' ', b'!'..=b'/' | b':'..=b'~', ..]) && has_digit(rest)
}

fn has_digit(rest: &[u8]) -> bool {
    // Without a way out, so that it is one look at all of them.
    let digits = |near: &[u8]| near.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
    rest.first_chunk::<NEAR>().map_or_else(|| digits(rest), |near| digits(near))
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::price::context::Context;
    use crate::price::gate::Sides;
    use crate::price::reader::Reader;
    use crate::span::Span;

    const BEFORE: [&str; 22] = [
        "", "a ", "costs ", "us ", "paid us ", "US ", "US", "for ", "up to ", "from ", "ab ", "Rs ", "(", "(-", "-",
        " -", "5 ", "5,", "NZD ", "Price: ", "$", "c ",
    ];
    const SIGNS: [&str; 6] = ["$", "$ ", "€", "€ ", "£", "¥"];
    const NUMBERS: [&str; 10] = ["5", "12.50", "1,299", "1.299", "1.299,00", "0.5", "2019", "1 299", "12:30", "1.5"];
    const BEHIND: &[&str] = &[
        "",
        ".",
        ",",
        ", it",
        ".-",
        ",—",
        ",–",
        ",−",
        ",=",
        ", -",
        ".” x",
        "%",
        "/kg",
        "+",
        " + x",
        " a year",
        " per month",
        " each",
        " million",
        " m",
        "m",
        " million to go",
        " million a year",
        " million and 50",
        " million.",
        " million US",
        " million–6",
        " billion dollars",
        "bn",
        "k a month",
        "M",
        "MLN x",
        "m.",
        "tn (",
        " k",
        " bn USD",
        " mil x",
        " Mio. x",
        " milliard d’euros",
        " millions de dollars",
        " thousand million",
        "/year",
        ": 6",
        ":-",
        "\n6",
        " and fifty of 50",
        " and $60",
        " (50)",
        "[50]",
        " [5]",
        " “50",
        " – 6",
        " – x",
        " —50",
        " a 50",
        " Kroner 50",
        " A",
        " CAN",
        " can 5",
        " Us",
        " k$",
        " dollars",
        " to $6",
        "-6",
        "–6 x",
        " and 50",
        " and  50",
        " and 50 cents",
        " and so on",
        " and a long way to go until 50",
        " 50",
        "50",
        " bis 6",
        " USD",
        " usd",
        " US",
        " Monday",
        " kg",
        " the 5 of us",
        ") x",
        "\nmillion",
        "\n\nx",
        " éa",
        " of 5",
        "?",
        "!",
        ";",
    ];

    /// What is read at a glance the grammar reads alike.
    #[test]
    fn the_grammar_agrees() {
        let mut read = 0;
        for code in [b"eng", b"deu", b"fra", b"tur", b"zho"] {
            let context = Context::new(Some(Language::literal(code)), None);
            for field in [false, true] {
                let all = BEFORE.iter().flat_map(|before| SIGNS.iter().map(move |sign| format!("{before}{sign}")));
                for (head, number) in all.flat_map(|head| NUMBERS.map(|number| (head.clone(), number))) {
                    for &behind in BEHIND {
                        let text = format!("{head}{number}{behind}");
                        let reader = Reader { field, ..Reader::new(&text, Span::new(0, text.len()), context) };
                        let Some(plain) = reader.plain(head.len(), 0) else { continue };
                        read += 1;
                        let slow = reader.price_at(head.len(), 0, Sides::BOTH, None);
                        assert_eq!(Some(plain), slow, "{text:?} {field}");
                    }
                }
            }
        }
        assert!(read > 5000, "{read}");
    }
}
