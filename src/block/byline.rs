//! Bylines: the line that names the author, and the name without what introduces it.

use super::fold::{is_combining, is_small};
use super::words::{Head, Senses, Words, heads, word_len};
use crate::span::Span;

/// A byline is no longer than this many bytes; ten authors fit.
const LONGEST: usize = 320;

/// Words of one name.
const NAME_WORDS: usize = 7;

/// Parts of a full name at least.
const FULL: usize = 2;

/// Names in a list of authors.
const NAMES: usize = 14;

/// The name or names on a line that says who wrote: `By`, a colon or a fitting
/// phrase, and names. The span leaves the introduction out.
pub(super) fn introduced(text: &str, line: Span, words: &mut Words) -> Option<Span> {
    let written = &text[line];
    if written.len() > LONGEST {
        return None;
    }
    let (start, colon) = introduction(written, words)?;
    let name = names(&written[start..], colon, words)?;
    Some(Span::new(line.start() + start, line.start() + start + name))
}

/// The names on a line that says by itself who wrote.
pub(super) fn named(text: &str, line: Span, words: &mut Words) -> Option<Span> {
    introduced(text, line, words).or_else(|| with_handle(text, line, words))
}

/// A full name with its handle on a network behind it: `Ann Bell @annbell`.
fn with_handle(text: &str, line: Span, words: &mut Words) -> Option<Span> {
    let written = text.get(line.range()).filter(|written| written.len() <= LONGEST)?;
    let at = memchr::memchr(b'@', written.as_bytes())?;
    let name = written.get(..at)?.strip_suffix(' ')?.trim_end();
    let handle = part_len(written.get(at..)?);
    let rest = written.get(at + handle..)?;
    let full = (FULL..=NAME_WORDS).contains(&name.split_whitespace().count());
    let alone = handle > 1 && full && is_set_off(rest, words) && names(name, false, words) == Some(name.len());
    alone.then(|| Span::new(line.start(), line.start() + name.len()))
}

/// Where the name starts behind the introducing words, and whether a colon stands there.
fn introduction(written: &str, words: &mut Words) -> Option<(usize, bool)> {
    let head = words.head(written, Senses::BYLINE)?;
    let rest = &written[head..];
    let name = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '՝' | '/' | '／' | '|' | '–' | '—' | '・' | '=' | '＝')
    });
    let between = &rest[..rest.len() - name.len()];
    let colon = between.contains([':', '：', '՝', '/', '／', '=', '＝']);
    // Hangul is set in full squares, too, but between blanks.
    let unspaced = |c: char| super::lines::is_wide(c) && !matches!(c, '\u{ac00}'..='\u{d7a3}');
    let unspaced = written[..head].chars().next_back().is_some_and(unspaced);
    if name.is_empty() || between.is_empty() && !unspaced {
        return None;
    }
    Some((written.len() - name.len(), colon))
}

/// Whether a line is nothing but an introducing word; the name is on the next line.
pub(super) fn is_introduction(written: &str, words: &mut Words) -> bool {
    words.senses(written.trim_end_matches([':', '：', ' '])).any(Senses::BYLINE)
}

/// A line that is a name and could be nothing else but for its place: between
/// the title and the date.
pub(super) fn bare(text: &str, line: Span, words: &mut Words) -> Option<Span> {
    let written = &text[line];
    if written.len() > LONGEST || written.ends_with(['.', '!', '?', ':', '…']) && !written.ends_with("r.") {
        return None;
    }
    let name = names(written, false, words)?;
    (name == written.len()).then_some(line)
}

/// The author on a line that holds a date: `Ann Bell, 2 June 2025`, `2 June
/// 2025 · by Ann Bell`. A name before the date counts where `bare` allows it.
pub(super) fn beside_date(text: &str, line: Span, date: Span, bare: bool, words: &mut Words) -> Option<Span> {
    let before = &text[line.start()..date.start().max(line.start())];
    if before.len() + (line.end() - date.end()) > LONGEST {
        return None;
    }
    for (start, part) in [(date.end(), &text[date.end().min(line.end())..line.end()]), (line.start(), before)] {
        if let Some(name) = after_preposition(part, words) {
            return Some(Span::new(start + name.start(), start + name.end()));
        }
    }
    if let Some(name) = behind_date(text, line, date, bare, words) {
        return Some(name);
    }
    let name = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_combining(c));
    if !bare || name.is_empty() || name.split_whitespace().count() > NAME_WORDS {
        return None;
    }
    let span = Span::new(line.start(), line.start() + name.len());
    let unknown =
        words.head(name, Senses::PUBLISHED.or(Senses::WEEKDAY).or(Senses::BOILERPLATE).or(Senses::CLOCK)).is_none();
    (unknown && names(name, false, words) == Some(name.len())).then_some(span)
}

/// A full name behind a date and a mark, up to the line's end: `2 June 2025 | Ann Bell`.
fn behind_date(text: &str, line: Span, date: Span, bare: bool, words: &mut Words) -> Option<Span> {
    let rest = text.get(date.end()..line.end())?;
    let name = rest.trim_start_matches([' ', '-', '–', '—', '/', '|', '•', '·', '\u{a0}']);
    let mark = &rest[..rest.len() - name.len()];
    let full = (2..=4).contains(&name.split_whitespace().count());
    if !bare || !full || mark.trim().is_empty() || names(name, false, words) != Some(name.len()) {
        return None;
    }
    Some(Span::new(line.end() - name.len(), line.end()))
}

/// The word or words behind a preposition that introduces authors, up to a mark.
fn after_preposition(part: &str, words: &mut Words) -> Option<Span> {
    let mut at = 0;
    while at < part.len() {
        let len = word_len(&part[at..]);
        if len == 0 {
            at += part[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let rest = &part[at + len..];
        if rest.starts_with(' ') && words.senses(&part[at..at + len]).any(Senses::BYLINE) {
            let start = at + len + (rest.len() - rest.trim_start().len());
            let written = &part[start..];
            if let Some(len) = names(written, true, words) {
                return Some(Span::new(start, start + len));
            }
        }
        at += len;
    }
    None
}

/// The length of the names at the head of a text. What follows them on the line
/// must be set off (date, bar, bracket), else it is prose: *By the time…*.
fn names(written: &str, colon: bool, words: &mut Words) -> Option<usize> {
    let (mut at, mut end) = (0, 0);
    let (mut in_name, mut total, mut small) = (0, 0, 0);
    while at < written.len() {
        let rest = &written[at..];
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        // `记者张三/北京报道`: the place, and that it is reported from there.
        if matches!(first, '/' | '／') && end > 0 && reports(&rest[first.len_utf8()..], words) {
            break;
        }
        if matches!(first, ',' | '&' | ';' | '،' | '、' | '，' | '+' | '・') || first == '/' && end > 0 {
            // `APA/AP`, `Ann Bell, Tom Reed`
            at += first.len_utf8();
            in_name = 0;
            continue;
        }
        let len = part_len(rest);
        if len == 0 {
            break;
        }
        let part = &rest[..len];
        let senses = words.senses(part.trim_end_matches('.'));
        let capital = first.is_uppercase() || first.is_alphabetic() && !is_small(first) || first == '@';
        if end > 0 && (starts_date(rest, len, senses) || total >= FULL && starts_furniture(rest, senses)) {
            break;
        }
        if capital {
            in_name += 1;
            total += 1;
            small = 0;
            end = at + len;
        } else if end == 0 && colon && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')) {
            // A user name behind a colon may be in lower case.
            total += 1;
            end = at + len;
        } else if end > 0 && is_small(first) && len <= 10 && small < 2 {
            // von, de la, and, mit
            small += 1;
            if small == 1 && is_and(part) {
                in_name = 0;
            }
        } else if end > 0 && senses.any(Senses::PUBLISHED.or(Senses::CLOCK)) {
            break;
        } else {
            return None;
        }
        if in_name > NAME_WORDS || total > NAMES * 3 {
            return None;
        }
        at += len;
    }
    if end == 0 || !is_set_off(&written[end..], words) {
        return None;
    }
    Some(end)
}

/// Whether a part of a line ends with a word that stands behind authors.
fn reports(part: &str, words: &mut Words) -> bool {
    let part = part.trim_end();
    part.char_indices().rev().skip(1).take(3).any(|(at, _)| words.senses(&part[at..]).any(Senses::BYLINE_AFTER))
}

/// A part of a name: a word, with the dots of initials and of `Jr.`.
fn part_len(rest: &str) -> usize {
    let first = rest.chars().next();
    let at = usize::from(first == Some('@'));
    let mut len = at;
    while len < rest.len() {
        let word = word_len(&rest[len..]);
        let wide = if word == 0 {
            rest[len..]
                .chars()
                .next()
                .filter(|&c| super::lines::is_wide(c) && c.is_alphanumeric())
                .map_or(0, char::len_utf8)
        } else {
            0
        };
        if rest[len..].chars().next().is_some_and(char::is_numeric) && at == 0 {
            break;
        }
        if word + wide > 0 {
            len += word + wide;
        } else if rest[len..].starts_with(['.', '_']) && len > at {
            len += 1;
        } else {
            break;
        }
    }
    if len == at { 0 } else { len }
}

/// Whether a word behind a name belongs to the date after it: *published*, *last
/// updated*, a weekday, a month or *am* with a number. Shorter words may be parts of names.
fn starts_date(rest: &str, len: usize, senses: Senses) -> bool {
    const LEAST: usize = 4;
    let number = rest[len..].trim_start_matches([' ', '.', ',', '\u{a0}']).starts_with(char::is_numeric);
    senses.any(Senses::MONTH.or(Senses::WEEKDAY).or(Senses::CLOCK)) && number
        || heads(rest).any(|head| head.senses.any(Senses::PUBLISHED) && head.len >= LEAST)
}

/// Whether what follows a full name is the page's, or names who made the
/// pictures: *Twitter*, *Illustration von …*.
fn starts_furniture(rest: &str, senses: Senses) -> bool {
    let phrase = |head: Head| head.senses.any(Senses::CREDIT.or(Senses::BOILERPLATE)) && rest[..head.len].contains(' ');
    senses.any(Senses::CREDIT) || heads(rest).any(phrase)
}

/// Joins two names; only short words do.
fn is_and(part: &str) -> bool {
    part.chars().count() <= 3
}

/// What may follow the names on the line: nothing, a date, a source behind a mark.
fn is_set_off(rest: &str, words: &mut Words) -> bool {
    let rest = rest.trim_start_matches(['.', ',', ' ', '\u{a0}', '،']);
    let Some(first) = rest.chars().next() else { return true };
    if matches!(first, '|' | '•' | '·' | '(' | '/' | '／' | '–' | '—' | '-' | '（' | '【' | '[' | '@' | '<')
        || first.is_numeric()
    {
        return true;
    }
    let len = word_len(rest);
    starts_furniture(rest, words.senses(&rest[..len]))
        || heads(rest).any(|head| head.senses.any(Senses::PUBLISHED))
        || words.senses(&rest[..len]).any(Senses::CLOCK.or(Senses::WEEKDAY).or(Senses::MONTH).or(Senses::BYLINE_AFTER))
}

#[cfg(test)]
mod tests {
    use super::{bare, introduced};
    use crate::block::words::Words;
    use crate::span::Span;

    fn name(line: &str) -> Option<&str> {
        introduced(line, Span::new(0, line.len()), &mut Words::default()).map(|span| &line[span])
    }

    #[test]
    fn the_introduction_is_left_out() {
        for (line, found) in [
            ("By Ann Bell", "Ann Bell"),
            ("Von Tilman Rieck und Eva de Boer", "Tilman Rieck und Eva de Boer"),
            ("Par Agathe Lormeau", "Agathe Lormeau"),
            ("De notre correspondante Agathe Lormeau", "Agathe Lormeau"),
            ("Автор: Иван Петров", "Иван Петров"),
            ("Text: ann_b", "ann_b"),
            ("By Tom Reed Jr.", "Tom Reed Jr."),
            ("Von Moritz Stein publiziert am 30. Juli 2018", "Moritz Stein"),
            ("作者：王小明", "王小明"),
            ("By Ann Bell Last updated June 2, 2025", "Ann Bell"),
            ("Text von Ann Bell Illustration von Tom Reed", "Ann Bell"),
            ("Von Ann Bell Vom 2. Juni 2025", "Ann Bell"),
            ("BY ANN BELL, TOM REED", "ANN BELL, TOM REED"),
            ("記者陳怡君／台南報導", "陳怡君"),
            ("记者陈怡君/台南报道", "陈怡君"),
        ] {
            assert_eq!(name(line), Some(found), "{line}");
        }
    }

    #[test]
    fn prose_is_no_byline() {
        for line in [
            "By the time it rained",
            "Von wegen Ruhe",
            "De la mer à la ville",
            "By 2030 all ferries run on batteries",
            "By",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
        let bare = |line: &str| bare(line, Span::new(0, line.len()), &mut Words::default()).is_some();
        assert!(bare("Ann Bell") && !bare("Ann Bell sails again at noon today"));
    }
}
