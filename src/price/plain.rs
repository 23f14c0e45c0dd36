//! The commonest prices, read at a glance: a sign, a number, and nothing beside them
//! that could belong to either.
//!
//! What one cannot tell at a glance is left to the grammar, which would read the same.

use super::currency::{self, stands_bare};
use super::digits::{self, Number};
use super::gate;
use super::money::Price;
use super::reader::{Count, Reader};
use super::tail::Tail;
use crate::span::Span;

/// How far in bytes behind a price two digits for its minor unit can stand.
const NEAR: usize = 32;

impl Reader<'_> {
    /// The price whose number begins at `at`; `None` where there is none, and where one cannot tell.
    pub(super) fn plain(&self, at: usize, floor: usize) -> Option<Price> {
        let bytes = self.text.as_bytes();
        let (len, sign) = sign_at_end(bytes.get(floor..at)?)?;
        let start = floor + len;
        let number = digits::quick(bytes.get(at..self.hi)?, at)?;
        if !self.ends_here(&number) {
            return None;
        }
        let form = currency::bare(sign, start, start + sign.len_utf8(), self.tongue)?;
        if form.guarded || form.loose {
            return None;
        }
        let (count, tail) = (Count::of(number)?, Tail::none(number.end));
        let mut price = self.build(&count, form, &tail, Span::new(start, number.end))?;
        self.surroundings(&mut price, floor);
        Some(price)
    }

    /// Whether nothing behind the number can belong to its amount or to its currency.
    fn ends_here(&self, number: &Number) -> bool {
        match self.text.as_bytes().get(number.end..self.hi).unwrap_or_default() {
            [] => true,
            _ if self.field => false,
            [b')' | b';' | b'"' | b'?' | b'!', ..] => true,
            // `5,-`
            [b'.' | b',', b'-' | b'=', ..] | [b'.' | b',', 0xE2, 0x80, 0x93 | 0x94, ..] => false,
            [b'.' | b',', 0xE2, 0x88, ..] => false,
            [b'.' | b',', ..] => true,
            [b' ', rest @ ..] if rest.first().is_some_and(u8::is_ascii_lowercase) => {
                let at = number.end + 1;
                let cents = || !number.is_written_out() && has_digit(rest);
                !(gate::may_begin(self.text, at, self.hi, self.tongue) || cents())
            }
            _ => false,
        }
    }
}

/// A sign at the end of `head`, a blank aside, by where it begins: one to which no letters belong, nor a minus.
fn sign_at_end(head: &[u8]) -> Option<(usize, char)> {
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
    const NUMBERS: [&str; 9] = ["5", "12.50", "1,299", "1.299", "1.299,00", "0.5", "2019", "1 299", "12:30"];
    const BEHIND: [&str; 48] = [
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
        " billion dollars",
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
                    for behind in BEHIND {
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
