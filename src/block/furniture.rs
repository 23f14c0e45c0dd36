//! Furniture: what a page puts around its article, told by a line alone.

use super::fold::{is_alphanumeric, is_combining, is_wide, is_word};
use super::words::{Head, Senses, Words, heads, word_len};
use crate::scan::is_decimal_digit;

/// How surely a line is furniture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Evidence {
    None,
    /// Nothing but numbers and signs, an address, a word of menus: furniture
    /// where other furniture stands.
    Weak,
    /// A line that asks the reader for something: *Subscribe to …*. A sentence
    /// of the article can begin so.
    Invites,
    /// A phrase that stands on lines of its own for nothing else, a path of
    /// sections, a row of networks.
    Strong,
    /// A line that leads to another article, *Read also: …*, or away from this one,
    /// *Advertisement*: the article can go on below.
    Leads,
}

/// Furniture is short; longer lines are not looked at.
pub(super) const LONGEST: usize = 160;

/// Signs that stand between the parts of paths, menus and share rows.
pub(super) const DIVIDERS: [char; 12] = ['>', '›', '»', '|', '·', '•', '/', '→', '▸', '❯', '⟩', '＞'];

/// What a trimmed line shows by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    pub(super) evidence: Evidence,
    /// Names a picture's maker or owner: *(Photo: Ann Bell)*, *© Agency*.
    pub(super) credit: bool,
}

/// Looks at a line; `figures` says whether it holds any digit.
pub(super) fn look(line: &str, figures: bool, words: &mut Words) -> Look {
    if line.len() > 2 * LONGEST {
        return Look { evidence: Evidence::None, credit: false };
    }
    let is_around = |c: char| !is_alphanumeric(c) && c != '(' && c != ')';
    let bare = line.trim_start_matches(is_around).trim_end_matches(|c| is_around(c) && !is_combining(c));
    let opening = Opening::of(line, bare);
    let divided = dividing(line).next().is_some();
    Look {
        evidence: evidence(line, bare, &opening, (figures, divided), words),
        credit: opening.credit || divided && is_credit(line, words),
    }
}

fn evidence(
    line: &str,
    bare: &str,
    opening: &Opening,
    (figures, divided): (bool, bool),
    words: &mut Words,
) -> Evidence {
    if bare.is_empty() || is_counter(bare) || figures && (is_figures(bare) || is_place(bare)) {
        return Evidence::Weak;
    }
    if opening.whole.any(Senses::BOILERPLATE) {
        return if opening.whole.any(Senses::READ_ALSO) { Evidence::Leads } else { Evidence::Strong };
    }
    // What stands in brackets is a note of the editors.
    if opening.leads(bare) && !line.starts_with(['[', '【', '［', '〔']) {
        return Evidence::Leads;
    }
    if is_address(bare)
        || is_columns(bare)
        || line.starts_with('©')
        || line.ends_with(['»', '›', '→', '❯']) && !line.contains(['«', '‹'])
    {
        return Evidence::Weak;
    }
    if opening.invites {
        return Evidence::Invites;
    }
    let row = opening.may_be_row && is_row(line, words);
    if row || divided && is_path(line, words) { Evidence::Strong } else { Evidence::None }
}

/// What the words at the head of a line are, read once for all questions.
#[derive(Default)]
struct Opening {
    /// The senses of the whole line.
    whole: Senses,
    /// Bytes of the longest head that leads elsewhere, and of the longest that does so or is furniture.
    read_also: usize,
    known: usize,
    invites: bool,
    /// *Photo by Ann Bell*; a word alone may open a sentence.
    credit: bool,
    /// A row begins with words of furniture; this one may.
    may_be_row: bool,
}

impl Opening {
    /// `bare` is the line without the marks around it.
    fn of(line: &str, bare: &str) -> Self {
        let mut opening = Self { may_be_row: true, ..Self::default() };
        // No marks stand before it, and its last word does not go on into those behind.
        let same = line.starts_with(|c| matches!(c, '(' | ')') || is_alphanumeric(c))
            && !line.get(bare.len()..).is_some_and(|behind| behind.starts_with(is_word));
        if same {
            opening.may_be_row = !line.starts_with(is_word);
            for head in heads(line) {
                opening.may_be_row |= head.senses.any(Senses::BOILERPLATE);
                opening.note(head, bare);
                opening.note_line(head, line);
            }
        } else {
            heads(bare).for_each(|head| opening.note(head, bare));
            heads(line).for_each(|head| opening.note_line(head, line));
        }
        opening
    }

    fn note(&mut self, head: Head, bare: &str) {
        if head.len > bare.len() {
            return;
        }
        if head.senses.any(Senses::READ_ALSO) {
            self.read_also = head.len;
        }
        if head.senses.any(Senses::READ_ALSO.or(Senses::BOILERPLATE)) {
            self.known = head.len;
        }
        self.invites |= head.senses.any(Senses::INVITE);
        if head.len == bare.len() {
            self.whole = head.senses;
        }
    }

    fn note_line(&mut self, head: Head, line: &str) {
        self.credit |= is_credit_phrase(head, line);
    }

    /// *Read also: The ferry is back*, *More on this*
    fn leads(&self, bare: &str) -> bool {
        let rest = bare.get(self.known..).unwrap_or_default().trim_start();
        self.known > 0
            && (rest.is_empty()
                || self.read_also == self.known
                    && rest.starts_with([':', '：', '៖', '፦', '»', '>', '→', '|', '՝', '-', '–', '—']))
    }
}

/// `72`, `60.9K`, `1/4`
fn is_counter(bare: &str) -> bool {
    const LONGEST_COUNTER: usize = 12;
    bare.len() <= LONGEST_COUNTER && bare.chars().filter(|c| c.is_alphabetic()).count() <= 1 && !bare.contains(' ')
}

/// A place in a row of pictures: `1 / 9`.
fn is_place(bare: &str) -> bool {
    const DIGITS: usize = 3;
    let is_number = |part: &str| (1..=DIGITS).contains(&part.chars().count()) && part.chars().all(is_decimal_digit);
    bare.split_once('/').is_some_and(|(place, count)| is_number(place.trim_end()) && is_number(count.trim_start()))
}

/// A rate, a score, a row of a table: half of it digits.
fn is_figures(bare: &str) -> bool {
    /// Digits of a figure at least.
    const DIGITS: usize = 3;
    if bare.is_ascii() {
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        return digits >= DIGITS && digits >= bare.bytes().filter(u8::is_ascii_alphabetic).count();
    }
    let digits = bare.chars().filter(|&c| is_decimal_digit(c)).count();
    digits >= DIGITS && digits >= bare.chars().filter(|c| c.is_alphabetic()).count()
}

/// The entries of a menu set side by side: *Home   Sport   Weather*.
fn is_columns(bare: &str) -> bool {
    /// Entries at least, and words of one.
    const ENTRIES: usize = 3;
    const WORDS: usize = 3;
    /// Blanks that set the columns of a table.
    const TABLE: &str = "     ";
    let entries = || bare.split("  ").map(str::trim).filter(|entry| !entry.is_empty());
    bare.contains("  ")
        && !bare.contains(TABLE)
        && entries().take(ENTRIES).count() == ENTRIES
        && entries().all(|entry| entry.split(' ').count() <= WORDS)
}

/// An address of the web that takes a line: as long as it is, it is no prose.
pub(super) fn is_long_address(line: &str) -> bool {
    (line.starts_with("http") || line.starts_with("www.")) && !line.contains(char::is_whitespace)
}

/// An address of the web or of mail, or a name on a network, and nothing else.
fn is_address(bare: &str) -> bool {
    !bare.contains(char::is_whitespace) && (bare.contains("://") || bare.starts_with("www.") || bare.contains('@'))
}

/// Whether a head of a text is a phrase that names a picture's maker.
fn is_credit_phrase(head: Head, text: &str) -> bool {
    head.senses.any(Senses::CREDIT) && text.get(..head.len).is_some_and(|head| head.contains(' '))
}

/// Whether a picture's maker is named behind a divider, or a word for that before one.
fn is_credit(line: &str, words: &mut Words) -> bool {
    /// Marks that stand behind the word: `Photo: `, `Foto/Agency`.
    const BEHIND: [char; 6] = [':', '：', '/', '|', '©', ')'];
    let phrase = |part: &str| heads(part).any(|head| is_credit_phrase(head, part));
    dividing(line).any(|(at, mark)| {
        let (before, behind) =
            (line.get(..at).unwrap_or_default(), line.get(at + mark.len_utf8()..).unwrap_or_default());
        mark == '©'
            || mark == '/' && is_maker(before, behind)
            || divides(mark) && phrase(behind.trim_start())
            || BEHIND.contains(&mark) && words.senses(last_word(before.trim_end())).any(Senses::CREDIT)
    })
}

/// Whether a name alone stands behind a stroke, after a sentence and at most an agency:
/// *The baker at his oven. / Ann Bell*, *… oven. AP/Ann Bell*
fn is_maker(before: &str, behind: &str) -> bool {
    /// Words of a full name.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let agency = before.rsplit_once(['.', '!', '?']).map(|(_, agency)| agency.trim());
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    before.len() <= LONGEST
        && agency.is_some_and(|agency| !agency.contains(' '))
        && WORDS.contains(&behind.split_whitespace().count())
        && behind.split_whitespace().all(is_name)
}

/// The word at the end of a text.
fn last_word(text: &str) -> &str {
    let before = text.trim_end_matches(|c| is_word(c) || is_wide(c) && is_alphanumeric(c));
    text.get(before.len()..).unwrap_or_default()
}

/// Parts of a path or row that are looked at.
const PARTS: usize = 12;

/// Paths of sections, menus and share rows: parts between dividers.
fn is_path(line: &str, words: &mut Words) -> bool {
    const PART_WORDS: usize = 5;
    let named = || parts(line).map(str::trim).filter(|part| !part.is_empty()).take(PARTS);
    let (mut count, mut known) = (0, 0);
    for part in named() {
        count += 1;
        known += usize::from(words.senses(part).any(Senses::BOILERPLATE));
    }
    let is_short = |part: &str| part.split(' ').take(PART_WORDS + 1).count() <= PART_WORDS;
    count >= 2
        && (known > 0 && known * 2 >= count + usize::from(!line.contains(DIVIDERS))
            || has_arrow(line) && named().all(is_short))
}

/// Whether an arrow of a path stands between blanks.
fn has_arrow(line: &str) -> bool {
    let blank = |at: usize| line.as_bytes().get(at) == Some(&b' ');
    dividing(line).any(|(at, mark)| {
        matches!(mark, '>' | '›' | '»' | '❯') && at > 0 && blank(at - 1) && blank(at + mark.len_utf8())
    })
}

/// Whether parts of a path or row end here.
fn divides(mark: char) -> bool {
    DIVIDERS.contains(&mark) || matches!(mark, ':' | '：' | ',')
}

/// The characters that may be a divider, or a mark that a credit has, and where they
/// stand: those that begin with one of a few bytes. Most lines have at most commas.
fn dividing(line: &str) -> impl Iterator<Item = (usize, char)> {
    const DIVIDE: [bool; 256] = {
        let (mut divide, mut at) = ([false; 256], 0);
        let first = b">|/:,)\xC2\xE2\xEF";
        while at < first.len() {
            divide[first[at] as usize] = true;
            at += 1;
        }
        divide
    };
    let bytes = line.bytes().enumerate().filter(|&(_, byte)| DIVIDE[usize::from(byte)]);
    bytes.filter_map(|(at, _)| Some((at, line.get(at..)?.chars().next()?)))
}

/// A line's parts between dividers, colons and commas.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut ends = dividing(line).filter(|&(_, mark)| divides(mark));
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = ends.next();
        start = end.map(|(at, mark)| at + mark.len_utf8());
        line.get(from..end.map_or(line.len(), |(at, _)| at))
    })
}

/// Whether half of the words on a line are furniture's.
pub(super) fn is_half_known(line: &str, words: &mut Words) -> bool {
    let is_known = |word: &&str| word.len() >= SHORTEST && words.senses(word).any(Senses::BOILERPLATE);
    let count = line.split_whitespace().take(PARTS).count();
    count > 1 && 2 * line.split_whitespace().take(PARTS).filter(is_known).count() >= count
}

/// Bytes of a word or phrase in a row: shorter ones are words of prose somewhere.
const SHORTEST: usize = 3;

/// Furniture words and phrases on end: *Terms of use Privacy policy*.
fn is_row(line: &str, words: &mut Words) -> bool {
    let (mut count, mut at) = (0, 0);
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty() && count < PARTS) {
        if word_len(rest) == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let phrase = words.head(rest, Senses::BOILERPLATE).filter(|&len| len >= SHORTEST);
        let Some(len) = phrase else { return false };
        count += 1;
        at += len;
    }
    count >= 2
}

#[cfg(test)]
mod tests {
    use super::Evidence;
    use crate::block::words::Words;

    #[test]
    fn lines_show_what_they_are() {
        let look = |line: &str| super::look(line, true, &mut Words::default()).evidence;
        for line in ["Facebook Twitter WhatsApp", "Home > Harbour > Ferries", "الرئيسية / أخبار", "首页 > 新闻 > 正文"]
        {
            assert_eq!(look(line), Evidence::Strong, "{line}");
        }
        for line in [
            "Compartir: Correo | Imprimir",
            "Lue myös: Lautan paluu",
            "Advertisement",
            "Read also: The ferry",
            "相关阅读：渡船",
            "À lire aussi : Le bac est de retour",
        ] {
            assert_eq!(look(line), Evidence::Leads, "{line}");
        }
        for line in ["72", "60.9K", "•", "https://example.org/a", "Harbour  Ferries  Tides"] {
            assert_eq!(look(line), Evidence::Weak, "{line}");
        }
        for line in ["The ferry is back", "Home prices fall, says council", "More ferries for the bay"] {
            assert_eq!(look(line), Evidence::None, "{line}");
        }
    }
}
