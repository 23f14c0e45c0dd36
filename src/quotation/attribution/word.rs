//! Reads one word, or a phrase that has a row of its own.

use unicode_normalization::char::{compose, is_combining_mark};

use super::class::Class;
use super::customs::{Customs, Order};
use super::key::{Key, Scanned, class_of, scan};
use super::letter::{Letter, first, is_apostrophe, is_hyphen, is_kana, is_small, is_unspaced};
use super::token::{Kind, Token};

/// The most words that a phrase has.
const PHRASE_WORDS: usize = 6;

/// Reads the word at `at`, whose first letter is `initial` if it has a row.
#[inline]
pub(super) fn read(
    text: &str,
    at: usize,
    end: usize,
    initial: Option<Letter>,
    customs: &Customs,
    out: &mut Vec<Token>,
) -> usize {
    let scanned = scan(text, at, end, Key::NEW);
    if let Some(letter) = initial.filter(|letter| scanned.to > at && !scanned.joined && !letter.is_caseless()) {
        let Scanned { mut to, key, .. } = scanned;
        let mut class = key.look_up(customs);
        if class.is(Class::OPENS_PHRASE) {
            (to, class) = phrase(text, to, end, class, key, customs);
        }
        let kind = if letter.is_numeric() { Kind::Number } else { Kind::Word };
        out.push(Token { class, capital: letter.is_upper(), ..Token::mark(kind, at, to) });
        return to;
    }
    read_any(text, at, end, initial, scanned, customs, out)
}

/// [`read`], whatever the word that was scanned is made of.
#[inline(never)]
fn read_any(
    text: &str,
    at: usize,
    end: usize,
    initial: Option<Letter>,
    Scanned { mut to, mut key, joined }: Scanned,
    customs: &Customs,
    out: &mut Vec<Token>,
) -> usize {
    if to <= at {
        return at + text.get(at..).and_then(first).map_or(1, char::len_utf8);
    }
    let mut class = key.look_up(customs);
    let unknown = class == Class::default();
    // A row for the whole (*dit-il*) says no more than the verb does.
    if unknown && initial.is_none_or(Letter::is_caseless) {
        class = behind_conjunction(&text[at..to], customs);
    }
    if initial.is_none() && class == Class::default() {
        if let Some((from, (end, class))) = hangul_phrase(text, at, to, end, customs) {
            let stem = class_of(&text[at..from], customs);
            out.push(Token { class: stem, caseless: true, ..Token::mark(Kind::Word, at, from) });
            out.push(Token { class, caseless: true, ..Token::mark(Kind::Word, from, end) });
            return end;
        }
        let stem = hangul_stem(&text[at..to], customs).or_else(|| glued_stem(&text[at..to], customs));
        if let Some(stem) = stem {
            let class = class_of(&text[at..at + stem], customs);
            out.push(Token { class, caseless: true, ..Token::mark(Kind::Word, at, at + stem) });
            out.push(Token { class: Class::SUBJECT_MARKER, caseless: true, ..Token::mark(Kind::Word, at + stem, to) });
            return to;
        }
    }
    if joined && initial.is_none_or(Letter::is_upper) {
        if let Some(stem) = apostrophe_stem(&text[at..to], customs) {
            let class = class_of(&text[at..at + stem], customs);
            let capital = first(&text[at..]).is_some_and(char::is_uppercase);
            out.push(Token { class, capital, ..Token::mark(Kind::Word, at, at + stem) });
            return to;
        }
    }
    if joined && (class == Class::default() || class.is(Class::VERB) && text[at..to].contains(is_hyphen)) {
        if let Some(cut) = head(&text[at..to], customs) {
            Scanned { to, key, .. } = scan(text, at, at + cut, Key::NEW);
            class = key.look_up(customs);
            // An article that lost its vowel keeps its apostrophe, which no word ends in.
            if to < at + cut {
                to = at + cut;
                class = class_of(&text[at..to], customs);
                key = Key::NEW;
            }
        }
    }
    if class.is(Class::OPENS_PHRASE) {
        (to, class) = phrase(text, to, end, class, key, customs);
    }
    let mut token = Token { class, ..Token::mark(Kind::Word, at, to) };
    let numeric;
    if let Some(letter) = initial {
        (token.capital, token.caseless, numeric) = (letter.is_upper(), letter.is_caseless(), letter.is_numeric());
    } else {
        let c = first(&text[at..to]).unwrap_or(' ');
        token.capital = c.is_uppercase();
        token.caseless = !token.capital && !c.is_ascii() && c.is_alphabetic() && !is_small(c);
        numeric = c.is_numeric();
    }
    if numeric {
        token.kind = Kind::Number;
    }
    if joined {
        let slice = &text[at..to];
        token.possessive = slice.len() > 2 && (slice.ends_with("'s") || slice.ends_with("’s"));
    }
    out.push(token);
    to
}

/// The length of a Korean word without the particle that marks a subject (시장은).
fn hangul_stem(word: &str, customs: &Customs) -> Option<usize> {
    // Decomposed, the last syllable starts with its leading consonant.
    let (at, _) =
        word.char_indices().rev().find(|&(_, c)| matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{115f}'))?;
    let hangul = |c: char| matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}');
    let parted = word[..at].chars().next_back().is_some_and(hangul) && word[at..].chars().all(hangul);
    (parted && class_of(&word[at..], customs).is(Class::SUBJECT_MARKER)).then_some(at)
}

/// Where the particle at the end of a Korean word opens a longer row (관장에 따르면),
/// where that ends, and what it is.
fn hangul_phrase(text: &str, at: usize, to: usize, end: usize, customs: &Customs) -> Option<(usize, (usize, Class))> {
    let (from, _) = text[at..to]
        .char_indices()
        .next_back()
        .filter(|&(from, c)| from > 0 && matches!(c, '\u{ac00}'..='\u{d7a3}'))?;
    let from = at + from;
    let scanned = scan(text, from, to, Key::NEW);
    let class = scanned.key.look_up(customs);
    if !class.is(Class::OPENS_PHRASE) {
        return None;
    }
    let found = phrase(text, to, end, class, scanned.key, customs);
    (found.0 > to).then_some((from, found))
}

/// The length of a word without the particle that a subject carries in other scripts
/// (थापाले), which the rows write with a hyphen before it.
fn glued_stem(word: &str, customs: &Customs) -> Option<usize> {
    if !class_of("-", customs).is(Class::SUBJECT_MARKER) {
        return None;
    }
    let tails = word.char_indices().rev().skip(1).take(4);
    let marks =
        |&at: &usize| Key::NEW.step(u32::from('-')).step_word(&word[at..]).look_up(customs).is(Class::SUBJECT_MARKER);
    tails.map(|(at, _)| at).take_while(|&at| at > 0).find(marks)
}

/// The length of a name without the case ending that an apostrophe parts from it
/// (Yıldız'a), if the rows know that ending.
fn apostrophe_stem(word: &str, customs: &Customs) -> Option<usize> {
    let (at, _) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)).filter(|&(at, _)| at > 0)?;
    class_of(&word[at..], customs).is(Class::SUBJECT_MARKER).then_some(at)
}

/// The classes of a word that a conjunction is written onto (وقالت, *and said*), or
/// an article (השר, *the minister*), which makes a noun of it.
fn behind_conjunction(word: &str, customs: &Customs) -> Class {
    if word.is_ascii() {
        return Class::default();
    }
    // An article may have two letters: المهندس.
    for (at, _) in word.char_indices().skip(1).take(2) {
        let (prefix, rest) = word.split_at(at);
        let prefix = class_of(prefix, customs);
        if prefix.is(Class::DETERMINER) {
            return Class(class_of(rest, customs).0 & (Class::ROLE | Class::SOURCE | Class::HONORIFIC).0);
        }
        if at == first(word).map_or(0, char::len_utf8) && prefix.is(Class::CONJUNCTION) {
            return class_of(rest, customs);
        }
    }
    Class::default()
}

/// Where a word without a row of its own is to be cut: behind an article or
/// preposition that lost its vowel (*l’*, *d’*), and before the pronoun that an
/// inverted verb drags along (*dit-il*, *a-t-elle*).
fn head(word: &str, customs: &Customs) -> Option<usize> {
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        if is_apostrophe(c) && end < word.len() && class_of(&word[..end], customs) != Class::default() {
            return Some(end);
        }
        if is_hyphen(c) {
            let class = class_of(&word[..at], customs);
            let tail = word.rsplit(is_hyphen).next().unwrap_or_default();
            let known = Class::VERB | Class::AUXILIARY | Class::MANNER | Class::PARTICIPLE | Class::CALLING;
            let inverted = class.is(known) && class_of(tail, customs).is(Class::PRONOUN);
            return inverted.then_some(at);
        }
    }
    None
}

/// Reads on from a word that heads longer rows; gives the longest that is there.
/// A verb stays alone where the longer row is the same verb with what follows it
/// (*told reporters*): the cue is the verb.
#[inline(never)]
fn phrase(text: &str, to: usize, end: usize, class: Class, key: Key, customs: &Customs) -> (usize, Class) {
    let mut best = (to, class);
    let (mut at, mut here, mut key) = (to, class, key);
    let mut second = None;
    for _ in 1..PHRASE_WORDS {
        if !here.is(Class::OPENS_PHRASE) {
            break;
        }
        let blank = match text.as_bytes().get(at) {
            Some(b' ') => 1,
            Some(byte) if byte.is_ascii_graphic() => 0,
            _ => text.get(at..end).and_then(first).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8),
        };
        if blank == 0 || at + blank >= end {
            break;
        }
        let from = at + blank;
        let second = *second.get_or_insert(from);
        let mut next = scan(text, from, end, key.step(u32::from(' ')));
        if next.to == from {
            break;
        }
        here = next.key.look_up(customs);
        // *se souvient-elle*: the pronoun behind the verb is none of the phrase.
        if next.joined && here == Class::default() && text[from..next.to].contains(is_hyphen) {
            if let Some(cut) = head(&text[from..next.to], customs) {
                next = scan(text, from, from + cut, key.step(u32::from(' ')));
                here = next.key.look_up(customs);
            }
        }
        (at, key) = (next.to, next.key);
        let longer = Class(here.0 & !Class::OPENS_PHRASE.0);
        if longer == Class::default() || class.is(Class::VERB) && longer.is(Class::VERB) {
            continue;
        }
        // *diye sordu*, *деп жауап берді*: the cue is the verb there, too.
        // *se declaró* calls where *declaró* reports.
        let same = if longer.is(Class::CALLING) { Class::CALLING } else { Class::VERB | Class::CALLING };
        let led = (class.is(Class::QUOTE_PARTICLE | Class::ADVERB)
            || class == Class::OPENS_PHRASE && customs.order == Order::Before)
            && longer.is(Class::VERB | Class::CALLING)
            && class_of(&text[second..at], customs).is(same);
        if !led {
            best = (at, here);
        }
    }
    best
}

/// Reads a run of a script without blanks: the longest row at each place, and
/// what no row knows as words of their own, parted where kana meets kanji.
pub(super) fn read_unspaced(text: &str, at: usize, end: usize, customs: &Customs, out: &mut Vec<Token>) -> usize {
    let mut key = Key::NEW;
    let mut best = None;
    let mut reached = at;
    while let Some((c, len)) = first_composed(&text[reached..end]).filter(|&(c, _)| is_unspaced(c)) {
        reached += len;
        key = key.step(u32::from(c));
        let class = key.look_up(customs);
        // No row ends inside a syllable: က is no subject marker in ကျော်.
        let whole = || !text[reached..end].chars().next().is_some_and(is_combining_mark);
        if class.0 & !Class::OPENS_PHRASE.0 != 0 && (!is_phrased(c) || whole()) {
            best = Some((reached, class));
        }
        if !class.is(Class::OPENS_PHRASE) {
            break;
        }
    }
    let (c, len) = first_composed(&text[at..end]).unwrap_or((' ', 1));
    let next = at + len;
    let inside =
        |&(to, class): &(usize, Class)| is_phrased(c) && is_inside_name(&text[..at], &text[at..to], class, out);
    if let Some(verb) = best.and_then(|(to, class)| verb_behind_name(text, at..to, class, customs, out)) {
        if let Some(last) = out.last_mut() {
            last.end = verb as u32;
        }
        return verb;
    }
    if let Some((to, class)) = best.filter(|found| !inside(found)) {
        out.push(Token { class, caseless: true, ..Token::mark(Kind::Word, at, to) });
        return to;
    }
    match out.last_mut() {
        Some(last)
            if last.is_word()
                && last.class == Class::default()
                && last.end as usize == at
                && last.caseless
                && text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|before| is_unspaced(before) && is_kana(before) == is_kana(c)) =>
        {
            last.end = next as u32;
        }
        _ => out.push(Token { caseless: true, ..Token::mark(Kind::Word, at, next) }),
    }
    next
}

/// Where the verb begins in letters that are another verb as a whole: 站长**钟声**称. Behind a role no
/// name has one character alone.
fn verb_behind_name(
    text: &str,
    word: std::ops::Range<usize>,
    class: Class,
    customs: &Customs,
    out: &[Token],
) -> Option<usize> {
    let (at, to) = (word.start, word.end);
    let [.., role, name] = out else { return None };
    let short = name.end as usize == at && name.class == Class::default() && text[name.span()].chars().nth(1).is_none();
    if !class.is(Class::VERB) || !short || !role.is(Class::ROLE) || role.end != name.start {
        return None;
    }
    let first = text[at..to].chars().next()?;
    let verb = at + first.len_utf8();
    (verb < to && !is_kana(first) && class_of(&text[verb..to], customs).is(Class::VERB)).then_some(verb)
}

/// Whether a short noun is but the end of a name. Where blanks part phrases, names stand by
/// themselves: สม**ชาย** is no *man*.
fn is_inside_name(before: &str, word: &str, class: Class, out: &[Token]) -> bool {
    /// The most bytes of such a noun.
    const NOUN: usize = 12;
    let noun = class.is(Class::ROLE | Class::SOURCE | Class::HONORIFIC) && !class.is(Class::VERB | Class::FUNCTION);
    let unknown = |last: &Token| last.is_word() && last.class == Class::default() && last.end as usize == before.len();
    word.len() <= NOUN && noun && out.last().is_some_and(unknown)
}

/// A letter of a script whose blanks part phrases: Thai, Lao, Burmese, Khmer.
fn is_phrased(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// The first character and its length, a kana with the voicing mark behind it as one.
fn first_composed(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let (c, mark) = (chars.next()?, chars.next().filter(|mark| matches!(mark, '\u{3099}' | '\u{309a}')));
    let whole = mark.and_then(|mark| Some((compose(c, mark)?, c.len_utf8() + mark.len_utf8())));
    Some(whole.unwrap_or((c, c.len_utf8())))
}

#[cfg(test)]
mod tests {
    use super::{Customs, Key, Letter, read, read_any, scan};

    #[test]
    fn a_plain_word_is_read_as_any_word_is() {
        let texts = [
            "said",
            "Told reporters",
            "according to X",
            "The mayor",
            "2024",
            "it's",
            "A.",
            "well-known",
            "née",
            "Öl",
            "сказал",
            "قال",
            "وقالت",
            "in a statement",
            "unheard-of",
            "U.S. he",
            "Reed’s",
            "so-called “x”",
        ];
        for code in ["eng", "deu", "fra", "rus", "ara", "tur", "und"] {
            let customs = Customs::of(code.parse().ok());
            for text in texts {
                let (initial, end) = (Some(Letter::at(text.as_bytes(), 0).0), text.len());
                let (mut short, mut long) = (Vec::new(), Vec::new());
                let to = read(text, 0, end, initial, customs, &mut short);
                let scanned = scan(text, 0, end, Key::NEW);
                assert_eq!(to, read_any(text, 0, end, initial, scanned, customs, &mut long), "{text}");
                assert_eq!(format!("{short:?}"), format!("{long:?}"), "{text}");
            }
        }
    }
}
