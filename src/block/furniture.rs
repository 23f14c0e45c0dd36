//! Furniture: what a page puts around its article, told by a line alone.

use crate::scan::is_decimal_digit;

use super::words::{Senses, Words, word_len};

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
    /// A line that leads to another article: *Read also: …*
    Leads,
}

/// Furniture is short; longer lines are not looked at.
pub(super) const LONGEST: usize = 160;

/// Signs that stand between the parts of paths, menus and share rows.
pub(super) const DIVIDERS: [char; 12] = ['>', '›', '»', '|', '·', '•', '/', '→', '▸', '❯', '⟩', '＞'];

/// What a trimmed line shows by itself.
pub(super) fn evidence(line: &str, words: &mut Words) -> Evidence {
    if line.len() > 2 * LONGEST {
        return Evidence::None;
    }
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
    if bare.is_empty() || is_counter(bare) || is_figures(bare) {
        return Evidence::Weak;
    }
    if words.senses(bare).any(Senses::BOILERPLATE) {
        return Evidence::Strong;
    }
    if leads(line, words) {
        return Evidence::Leads;
    }
    if is_address(bare) || line.starts_with('©') || line.ends_with(['»', '›', '→', '❯']) && !line.contains(['«', '‹'])
    {
        return Evidence::Weak;
    }
    if words.head(line, Senses::INVITE).is_some() {
        return Evidence::Invites;
    }
    row(line, words)
}

/// `72`, `60.9K`, `1/4`
fn is_counter(bare: &str) -> bool {
    const LONGEST_COUNTER: usize = 12;
    bare.len() <= LONGEST_COUNTER && bare.chars().filter(|c| c.is_alphabetic()).count() <= 1 && !bare.contains(' ')
}

/// A rate, a score, a row of a table: half of it digits.
fn is_figures(bare: &str) -> bool {
    let (mut digits, mut letters) = (0, 0);
    for c in bare.chars() {
        digits += usize::from(is_decimal_digit(c));
        letters += usize::from(c.is_alphabetic());
    }
    digits >= 3 && digits >= letters
}

/// An address of the web or of mail, or a name on a network, and nothing else.
fn is_address(bare: &str) -> bool {
    !bare.contains(char::is_whitespace) && (bare.contains("://") || bare.starts_with("www.") || bare.contains('@'))
}

/// Whether the line names a picture's maker or owner: *(Photo: Ann Bell)*, *© Agency*.
pub(super) fn is_credit(line: &str, words: &mut Words) -> bool {
    /// Marks that stand behind the word: `Photo: `, `Foto/Agency`.
    const BEHIND: [char; 6] = [':', '：', '/', '|', '©', ')'];
    if line.len() > 2 * LONGEST {
        return false;
    }
    if line.contains('©') {
        return true;
    }
    if !line.contains(BEHIND) {
        return false;
    }
    let mut at = 0;
    while at < line.len() {
        let len = word_len(&line[at..]);
        let behind = line[at + len..].trim_start();
        if len > 0 && behind.starts_with(BEHIND) && words.senses(&line[at..at + len]).any(Senses::CREDIT) {
            return true;
        }
        at += len.max(line[at..].chars().next().map_or(1, char::len_utf8));
    }
    false
}

/// *Read also: The ferry is back*, *More on this*
fn leads(line: &str, words: &mut Words) -> bool {
    let Some(head) = words.head(line, Senses::READ_ALSO.or(Senses::BOILERPLATE)) else { return false };
    let rest = line[head..].trim_start();
    let opens = words.head(line, Senses::READ_ALSO);
    if rest.is_empty() {
        return true;
    }
    opens == Some(head) && rest.starts_with([':', '：', '»', '>', '→', '|', '՝', '-', '–', '—'])
}

/// Paths of sections, menus and share rows: parts between dividers, or
/// furniture words on end.
fn row(line: &str, words: &mut Words) -> Evidence {
    const PARTS: usize = 12;
    const PART_WORDS: usize = 5;
    let path = line.contains(" > ") || line.contains(" › ") || line.contains(" » ") || line.contains(" ❯ ");
    let divided = |c: char| DIVIDERS.contains(&c) || matches!(c, ':' | '：' | ',');
    let (mut parts, mut known, mut long) = (0, 0, false);
    for part in line.split(divided).map(str::trim).filter(|part| !part.is_empty()).take(PARTS) {
        parts += 1;
        long |= part.split_whitespace().count() > PART_WORDS;
        known += usize::from(words.senses(part).any(Senses::BOILERPLATE));
    }
    if parts >= 2 && (known * 2 >= parts + usize::from(!line.contains(DIVIDERS)) || path && !long) {
        return Evidence::Strong;
    }
    let (mut count, mut at) = (0, 0);
    while at < line.len() && count < PARTS {
        let len = word_len(&line[at..]);
        if len > 0 {
            if !words.senses(&line[at..at + len]).any(Senses::BOILERPLATE) {
                return Evidence::None;
            }
            count += 1;
        }
        at += len.max(line[at..].chars().next().map_or(1, char::len_utf8));
    }
    if count >= 2 { Evidence::Strong } else { Evidence::None }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, evidence};
    use crate::block::words::Words;

    #[test]
    fn lines_show_what_they_are() {
        let look = |line: &str| evidence(line, &mut Words::default());
        for line in [
            "Advertisement",
            "Facebook Twitter WhatsApp",
            "Home > Harbour > Ferries",
            "الرئيسية / أخبار",
            "首页 > 新闻 > 正文",
        ] {
            assert_eq!(look(line), Evidence::Strong, "{line}");
        }
        for line in [
            "Compartir: Correo | Imprimir",
            "Lue myös: Lautan paluu",
            "Read also: The ferry",
            "相关阅读：渡船",
            "À lire aussi : Le bac est de retour",
        ] {
            assert_eq!(look(line), Evidence::Leads, "{line}");
        }
        for line in ["72", "60.9K", "•", "https://example.org/a"] {
            assert_eq!(look(line), Evidence::Weak, "{line}");
        }
        for line in ["The ferry is back", "Home prices fall, says council", "More ferries for the bay"] {
            assert_eq!(look(line), Evidence::None, "{line}");
        }
    }
}
