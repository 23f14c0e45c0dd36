//! Currency forms before and behind a number, and what they mean.

use super::context::Context;
use super::digits::is_space;
use super::letters::{is_invisible, is_letter, is_sign, is_unspaced, shows};
use super::lexicon;
use super::meaning::{Kind, Meaning, Tongue, Word};
use super::money::{Codes, Currency};
use crate::span::Span;
use crate::tables::price::{CODES, CRYPTO, FAMILIES, HOMES, REGIONS};

/// The longest word before a number that is looked up, in characters: `deutschmarks`.
const LONGEST_BEFORE: usize = 24;

/// A currency form as it stands in the text.
#[allow(clippy::struct_excessive_bools, reason = "four independent doubts about one form")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) means: Means,
    /// It is an everyday word, too.
    pub(super) guarded: bool,
    /// It counts only where the string is known to be a price.
    pub(super) loose: bool,
    /// It is an ISO code that is a word or a name, too.
    pub(super) wordlike: bool,
    /// A sign, not letters.
    pub(super) sign: bool,
    /// The word of the table that it is.
    pub(super) word: Option<Word>,
}

/// What a form means before the document is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Means {
    /// An ISO 4217 code.
    Code([u8; 3]),
    /// A family of currencies, and the territory that narrows it.
    Family(u16, Option<[u8; 2]>),
    /// A word of several families, where the language is not known.
    Word(Word),
}

const LETTERS: usize = 26;

/// The third letters of the codes that two letters begin, a bit each.
static THIRD_LETTERS: [u32; LETTERS * LETTERS] = {
    let mut table = [0; LETTERS * LETTERS];
    let mut at = 0;
    while at < CODES.len() {
        let [one, two, three] = CODES[at].0;
        table[(one - b'A') as usize * LETTERS + (two - b'A') as usize] |= 1 << (three - b'A');
        at += 1;
    }
    table
};

/// Whether three letters are an ISO 4217 code.
#[inline]
pub(super) fn is_code(letters: [u8; 3]) -> bool {
    let [one, two, three] = letters.map(|letter| usize::from(letter.wrapping_sub(b'A')));
    one.max(two).max(three) < LETTERS && THIRD_LETTERS[one * LETTERS + two] >> three & 1 != 0
}

/// The ISO 4217 code that `text` is: its minor digits, and whether it is a word, too.
pub(super) fn code(text: &[u8]) -> Option<([u8; 3], u8, bool)> {
    let code: [u8; 3] = text.try_into().ok()?;
    if !is_code(code) {
        return None;
    }
    let at = CODES.binary_search_by_key(&code, |row| row.0).ok()?;
    Some((code, CODES[at].1 & 15, CODES[at].1 & 32 != 0))
}

/// The digits of the minor unit of a currency.
fn minor_digits(of: [u8; 3]) -> u8 {
    code(&of).map_or(2, |found| found.1)
}

impl Means {
    /// Of which part of a major unit it speaks: 0 the major unit itself, 2 a hundredth.
    pub(super) fn minor(self) -> u8 {
        match self {
            Self::Family(family, _) => FAMILIES[family as usize].0,
            Self::Word(word) => word.families().map(|family| FAMILIES[family as usize].0).min().unwrap_or(0),
            Self::Code(_) => 0,
        }
    }

    /// The codes it can mean, likeliest first, and whether the first is sure.
    pub(super) fn codes(self, context: &Context) -> (Codes, bool) {
        match self {
            Self::Code(code) => (Codes::one(code), true),
            Self::Family(family, region) => resolve(family, region, context),
            Self::Word(word) => {
                let mut families = word.families();
                let first = families.next();
                let mut all = Codes::default();
                for family in first.into_iter().chain(families.clone()) {
                    FAMILIES[family as usize].1.iter().for_each(|&code| all.push(code));
                }
                match first {
                    Some(family) if families.all(|other| other == family) => resolve(family, None, context),
                    _ => (all, false),
                }
            }
        }
    }

    pub(super) fn currency(self, span: Option<Span>, context: &Context) -> Currency {
        let (codes, certain) = self.codes(context);
        let crypto = match self {
            Self::Family(family, _) => family == CRYPTO,
            Self::Word(word) => word.families().all(|family| family == CRYPTO),
            Self::Code(_) => false,
        };
        Currency { span, hint: None, codes, certain: certain && !codes.as_slice().is_empty(), crypto }
    }

    /// Whether the two can name the same currency.
    pub(super) fn agrees(self, other: Self, context: &Context) -> bool {
        let (own, others) = (self.codes(context).0, other.codes(context).0);
        own.as_slice().iter().any(|code| others.as_slice().contains(code))
    }

    /// Whether the likeliest reading has three minor digits.
    pub(super) fn has_mills(self, context: &Context) -> bool {
        let (codes, certain) = self.codes(context);
        certain && codes.as_slice().first().is_some_and(|&code| minor_digits(code) == 3)
    }

    /// Whether prices in it are written with a colon (`22:50 kr`).
    pub(super) fn takes_colon(self, context: &Context) -> bool {
        let crowns = [*b"SEK", *b"NOK", *b"DKK"];
        self.codes(context).0.as_slice().iter().any(|code| crowns.contains(code))
    }
}

/// The codes of a family, which a document is asked again and again.
fn resolve(family: u16, region: Option<[u8; 2]>, context: &Context) -> (Codes, bool) {
    if region.is_some() {
        return resolve_anew(family, region, context);
    }
    context.remembered(family).unwrap_or_else(|| {
        let found = resolve_anew(family, region, context);
        context.remember(family, found);
        found
    })
}

fn resolve_anew(family: u16, region: Option<[u8; 2]>, context: &Context) -> (Codes, bool) {
    let codes = FAMILIES[family as usize].1;
    if let Some(region) = region {
        if let Some(&code) = codes.iter().find(|code| code[..2] == region) {
            return (Codes::one(code), true);
        }
    }
    if let [only] = codes {
        return (Codes::one(*only), true);
    }
    let tongue = context.tongue();
    let home = tongue.is_known().then(|| home(family, tongue)).flatten();
    let mut all = Codes::default();
    let named = context.named();
    if !named.is_empty() {
        codes.iter().filter(|code| named.contains(code)).for_each(|&code| all.push(code));
    }
    // A code that stands elsewhere in the article speaks for the bare form, unless two do.
    let evident = match all.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    match home {
        Some((code, true)) if evident.is_none_or(|other| other == code) => return (Codes::one(code), true),
        Some((code, _)) => all.push(code),
        None => {}
    }
    all.fill(codes);
    (all, evident.is_some())
}

/// The code that a family's bare name means in a language, and whether it is sure.
fn home(family: u16, tongue: Tongue) -> Option<([u8; 3], bool)> {
    let key = (family, tongue.number());
    let at = HOMES.binary_search_by_key(&key, |row| (row.0, row.1)).ok()?;
    Some((HOMES[at].2, HOMES[at].3))
}

/// A form that nothing speaks against.
pub(super) fn form(start: usize, end: usize, means: Means) -> Form {
    Form { start, end, means, guarded: false, loose: false, wordlike: false, sign: false, word: None }
}

fn of_word(word: Word, start: usize, end: usize, tongue: Tongue) -> Option<Form> {
    Some(with_meaning(word, word.meaning(Kind::Currency, tongue)?, start, end, tongue))
}

/// A word with its meaning as a form.
fn with_meaning(word: Word, meaning: Meaning, start: usize, end: usize, tongue: Tongue) -> Form {
    let single = tongue.is_known() || meaning.is_universal();
    let means = if single { Means::Family(meaning.value(), None) } else { Means::Word(word) };
    Form { guarded: meaning.is_guarded(), loose: meaning.is_loose(), word: Some(word), ..form(start, end, means) }
}

/// Skips one space, or none; marks without width do not count.
pub(super) fn skip_space(text: &str, at: usize, hi: usize) -> usize {
    let Some(rest) = text.get(at..hi) else { return at };
    match rest.as_bytes() {
        [b' ', rest @ ..] if shows(rest) => return at + 1,
        rest if shows(rest) => return at,
        _ => {}
    }
    let mut spaces = 0;
    for (offset, c) in rest.char_indices() {
        if is_space(c) && spaces < 2 {
            spaces += 1;
        } else if !is_invisible(c) {
            return at + offset;
        }
    }
    hi
}

/// The same before `at`.
fn skip_space_back(text: &str, lo: usize, at: usize) -> usize {
    let Some(rest) = text.get(lo..at) else { return at };
    match *rest.as_bytes() {
        [.., last, b' '] if last.is_ascii() && last != b' ' => return at - 1,
        [.., last] if last.is_ascii() && last != b' ' => return at,
        _ => {}
    }
    let mut spaces = 0;
    for (offset, c) in rest.char_indices().rev() {
        if is_space(c) && spaces < 2 {
            spaces += 1;
        } else if !is_invisible(c) {
            return lo + offset + c.len_utf8();
        }
    }
    lo
}

/// The last character before `at`, marks without width aside.
pub(super) fn before(text: &str, lo: usize, at: usize) -> Option<char> {
    place_before(text, lo, at).map(|(_, c)| c)
}

/// [`before`], and where that character begins.
pub(super) fn place_before(text: &str, lo: usize, at: usize) -> Option<(usize, char)> {
    let head = text.get(lo..at)?;
    match head.as_bytes().last() {
        Some(last) if last.is_ascii() => Some((at - 1, char::from(*last))),
        _ => head.char_indices().rev().find(|&(_, c)| !is_invisible(c)).map(|(offset, c)| (lo + offset, c)),
    }
}

/// The first character from `at` on, marks without width aside.
pub(super) fn after(text: &str, at: usize, hi: usize) -> Option<char> {
    let rest = text.get(at..hi)?;
    match rest.as_bytes().first() {
        Some(first) if first.is_ascii() => Some(char::from(*first)),
        _ => rest.chars().find(|&c| !is_invisible(c)),
    }
}

/// Where the run of letters (and what stands inside forms) that ends at `at` begins.
pub(super) fn run_start(text: &str, lo: usize, at: usize) -> usize {
    let Some(rest) = text.get(lo..at) else { return at };
    let ascii = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'/' | b'\'');
    let len = rest.bytes().rev().take(LONGEST_BEFORE).take_while(ascii).count();
    if len == LONGEST_BEFORE || rest.as_bytes()[..rest.len() - len].last().is_none_or(u8::is_ascii) {
        return at - len;
    }
    let mut start = at;
    for (offset, c) in rest.char_indices().rev().take(LONGEST_BEFORE) {
        if !(is_letter(c) || is_invisible(c) || matches!(c, '.' | '/' | '\'' | '’')) {
            break;
        }
        start = lo + offset;
    }
    start
}

/// The currency form that ends before a number at `at`.
pub(super) fn prefix(text: &str, lo: usize, at: usize, tongue: Tongue) -> Option<Form> {
    let end = skip_space_back(text, lo, at);
    let last = before(text, lo, end)?;
    if is_sign(last) {
        return signed(text, lo, end, tongue);
    }
    if !(is_letter(last) || matches!(last, '.' | '/')) {
        return None;
    }
    let start = run_start(text, lo, end);
    let run = text.get(start..end)?;
    // `U$D`, `$U`: letters behind a sign.
    if let Some((head, _)) = place_before(text, lo, start).filter(|&(_, c)| is_sign(c) && run.len() <= 3) {
        let letter = place_before(text, lo, head).filter(|&(_, c)| is_letter(c)).map_or(head, |(place, _)| place);
        let word = [letter, head].into_iter().find_map(|head| Some((head, lexicon::exact(text.get(head..end)?)?)));
        return word
            .and_then(|(head, word)| of_word(word, head, end, tongue))
            .map(|found| Form { sign: true, ..found });
    }
    if let Some(found) = letters(run, start, end, tongue) {
        return Some(found);
    }
    if is_unspaced(last) {
        return unspaced(run, end, tongue);
    }
    // `R$` split off `(R$`, `US.` and the like: only the letters nearest the number.
    let near = run.rfind(|c| !is_letter(c)).map(|at| at + run[at..].chars().next().map_or(1, char::len_utf8))?;
    letters(run.get(near..)?, start + near, end, tongue)
}

/// The currency that ends a run of letters where no blank parts words: 經費共新台幣.
fn unspaced(run: &str, end: usize, tongue: Tongue) -> Option<Form> {
    /// The characters of its name.
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let heads = run.char_indices().rev().map(|(at, _)| at).take(*NAME.end()).skip(NAME.start() - 1);
    heads.filter_map(|at| letters(run.get(at..)?, end - (run.len() - at), end, tongue)).last()
}

/// Letters as a currency form: an ISO code, or a word of the table.
fn letters(run: &str, start: usize, end: usize, tongue: Tongue) -> Option<Form> {
    if run.is_empty() {
        return None;
    }
    if let Some((code, _, wordlike)) = code(run.as_bytes()) {
        return Some(Form { wordlike, ..form(start, end, Means::Code(code)) });
    }
    let bare = run.strip_suffix('.').unwrap_or(run);
    let word = lexicon::exact(run).or_else(|| lexicon::exact(bare))?;
    of_word(word, start, end, tongue)
}

/// A sign without letters.
pub(super) fn bare(sign: char, start: usize, end: usize, tongue: Tongue) -> Option<Form> {
    let (word, meaning) = lexicon::sign(sign, tongue)?;
    Some(Form { sign: true, ..with_meaning(word, meaning, start, end, tongue) })
}

/// A sign that ends at `end`, with the letters that belong to it: `US$`, `R$`, `NZD $`, `u.s $`.
fn signed(text: &str, lo: usize, end: usize, tongue: Tongue) -> Option<Form> {
    let rest = text.get(lo..end)?;
    let (at, sign) = rest.char_indices().rev().find(|&(_, c)| !is_invisible(c))?;
    let mut start = lo + at;
    // `¥¥`, `$U` and the like keep to one sign; a doubled one is read as one.
    while let Some((at, _)) = place_before(text, lo, start).filter(|&(_, c)| c == sign) {
        start = at;
    }
    let mark = text.get(lo + at..end)?;
    let bare = bare(sign, start, end, tongue)?;
    if stands_bare(text.as_bytes().get(lo..start).unwrap_or_default()) {
        return Some(bare);
    }
    for spaced in [false, true] {
        let stop = if spaced { skip_space_back(text, lo, start) } else { start };
        if spaced && stop == start {
            break;
        }
        let head = run_start(text, lo, stop);
        let Some(run) = text.get(head..stop).filter(|run| !run.is_empty()) else { continue };
        let trimmed = if spaced {
            run
        } else {
            run.rsplit(|c| matches!(c, '/' | '\'' | '’') || is_unspaced(c)).next().unwrap_or(run)
        };
        let head = stop - trimmed.len();
        if let Some((code, ..)) = code(trimmed.as_bytes()).filter(|_| bare.means.minor() == 0) {
            return Some(form(head, end, Means::Code(code)));
        }
        // At a distance only letters that are no word by themselves: `US $`, `c $`, not `a $`.
        if spaced
            && !(trimmed.len() >= 2 && trimmed.chars().all(|c| c.is_uppercase() || c == '.')
                || is_american(trimmed, tongue))
        {
            break;
        }
        if let Some(word) = lexicon::joined([trimmed.strip_suffix('.').unwrap_or(trimmed), mark]) {
            return of_word(word, head, end, tongue).map(|found| Form { sign: true, loose: false, ..found });
        }
    }
    Some(bare)
}

/// Whether no letters that belong to a sign can stand at the end of `before`: those
/// that do are capitals, or the `us` and `c` of dollars.
pub(super) fn stands_bare(before: &[u8]) -> bool {
    match before {
        [] | [.., b'(' | b'"' | b',' | b'-'] => true,
        [.., b'a'..=b'z', b'a'..=b'z', b'a'..=b'z', b' '] => true,
        [.., last, b' '] => matches!(last, b'a'..=b'z' | b'0'..=b'9' | b',' | b':') && !matches!(last, b's' | b'c'),
        _ => false,
    }
}

/// The currency form at `at`, behind a number or a scale word.
pub(super) fn suffix(text: &str, at: usize, hi: usize, tongue: Tongue) -> Option<Form> {
    suffix_or_word(text, at, hi, tongue, || lexicon::word(text, at, hi, tongue))
}

/// The same for those who may know the word at `at` already.
pub(super) fn suffix_or_word(
    text: &str,
    at: usize,
    hi: usize,
    tongue: Tongue,
    word: impl FnOnce() -> Option<Word>,
) -> Option<Form> {
    let first = after(text, at, hi)?;
    if is_sign(first) {
        return sign_behind(text, at, hi, tongue);
    }
    let bytes = text.as_bytes();
    if let Some((found, _, wordlike)) = text.get(at..hi.min(at + 3)).and_then(|run| code(run.as_bytes())) {
        let open = text.get(at + 3..hi).and_then(|rest| rest.chars().next()).is_some_and(is_letter);
        if !open {
            // `USD$`, and `BYN.` at the end of a sentence.
            let end = if bytes.get(at + 3) == Some(&b'$') && at + 4 <= hi { at + 4 } else { at + 3 };
            return Some(Form { wordlike, ..form(at, end, Means::Code(found)) });
        }
    }
    let word = word()?;
    let meaning = word.meaning(Kind::Currency, tongue)?;
    if is_initial(text.get(at..hi).unwrap_or_default(), word.end - at) {
        return None;
    }
    let mut end = word.end;
    if meaning.is_dotted()
        && text.get(end..hi).is_some_and(|rest| rest.starts_with('.'))
        && !(meaning.is_plain() && ends_sentence(text, end + 1, hi))
    {
        end += 1;
    }
    of_word(word, at, end, tongue)
}

/// Whether the word of so many bytes is the first letter of another abbreviation: `3 p.m.` is no penny.
fn is_initial(rest: &str, len: usize) -> bool {
    let mut chars = rest.get(len..).unwrap_or_default().chars();
    let followed = (chars.next(), chars.next(), chars.next());
    let is_short = rest.get(..len).is_some_and(|word| word.chars().nth(1).is_none());
    is_short && matches!(followed, (Some('.'), Some(second), Some('.')) if is_letter(second))
}

/// Whether nothing or a capital follows a full stop that ends at `at`.
fn ends_sentence(text: &str, at: usize, hi: usize) -> bool {
    let rest = text.get(at..hi).unwrap_or_default();
    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '»' | '’'))
        .chars()
        .next()
        .is_none_or(char::is_uppercase)
}

/// A sign behind a number, with the letters on either side of it: `$`, `US$` is
/// read as a word, `$US`, `$ CAN`.
fn sign_behind(text: &str, at: usize, hi: usize, tongue: Tongue) -> Option<Form> {
    let sign = text.get(at..hi)?.chars().find(|&c| !is_invisible(c))?;
    let end = at + text.get(at..hi)?.find(sign)? + sign.len_utf8();
    let mark = text.get(at..end)?;
    let bare = bare(sign, at, end, tongue)?;
    for spaced in [false, true] {
        let from = if spaced { skip_space(text, end, hi) } else { end };
        if spaced && from == end {
            break;
        }
        let rest = text.get(from..hi)?;
        let len = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let Some(run) = rest.get(..len).filter(|run| (1..=3).contains(&run.len())) else { continue };
        if rest.get(len..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || is_sign(c))) {
            break;
        }
        let upper = run.chars().all(char::is_uppercase);
        if spaced
            && !upper
            && lexicon::exact(run).is_none_or(|word| run.len() < 3 || !word.is(Kind::Currency, tongue))
            && run != "c"
        {
            break;
        }
        if let Some((code, ..)) = code(run.as_bytes()).or_else(|| {
            code(run.to_ascii_uppercase().as_bytes()).filter(|_| run.len() == 3 && lexicon::exact(run).is_some())
        }) {
            let means = Means::Code(code);
            let (codes, _) = bare.means.codes(&Context::default());
            if codes.as_slice().contains(&code) || codes.as_slice().len() > 1 {
                return Some(form(at, from + len, means));
            }
        }
        if let Some(word) = lexicon::joined([mark, run]) {
            return of_word(word, at, from + len, tongue).map(|found| Form { sign: true, loose: false, ..found });
        }
    }
    // `$app` is a variable.
    let open = text.get(end..hi).and_then(|rest| rest.chars().next()).is_some_and(|c| is_letter(c) && !is_unspaced(c));
    (!open).then_some(bare)
}

/// `us` and `c` before a spaced sign, where they are no words of the language (`it cost us $5`).
fn is_american(letters: &str, tongue: Tongue) -> bool {
    matches!(letters, "us" | "u.s" | "c") && !lexicon::exact(letters).is_some_and(|word| word.is(Kind::Region, tongue))
}

/// The territory that `word` names, where the family has a currency of it.
pub(super) fn region(word: Word, tongue: Tongue) -> Option<[u8; 2]> {
    let meaning = word.meaning(Kind::Region, tongue)?;
    REGIONS.get(meaning.value() as usize).copied()
}

/// Narrows a form by a territory; `None` where no currency of its family is of it.
pub(super) fn narrowed(form: Form, region: [u8; 2]) -> Option<Form> {
    let fits = |&family: &u16| FAMILIES[family as usize].1.iter().any(|code| code[..2] == region);
    let named = match form.means {
        Means::Family(family, None) => Some(family).filter(fits),
        _ => None,
    };
    let family = named.or_else(|| form.word?.families().find(fits))?;
    Some(Form { means: Means::Family(family, Some(region)), guarded: false, ..form })
}
