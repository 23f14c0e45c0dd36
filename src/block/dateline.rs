//! The dateline: the place at the head of the first paragraph.

use crate::span::Span;

/// Bytes of a dateline at most: place, agency and date.
const LONGEST: usize = 90;

/// Words of the place.
const PLACE_WORDS: usize = 6;

/// The place before the dash that sets the dateline off: `LISBON (Agency) — `.
///
/// Papers put the city in capitals, or the agency in brackets behind it; a
/// dash after a few words without either is a sentence.
pub(super) fn find(text: &str, paragraph: Span) -> Option<Span> {
    let head = super::title::head(&text[paragraph], LONGEST);
    let dash = dash(head)?;
    let before = &head[..dash];
    let agency = before.find(['(', '/', '（']);
    let place_end = agency.unwrap_or(dash);
    // Behind the city may stand country and date; the place ends before a digit.
    let place = before[..place_end].split(|c: char| c.is_numeric()).next()?;
    let place = place.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '،'));
    let first = place.split([' ', ',', '-']).next()?;
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !first.chars().any(char::is_lowercase)
        && first.chars().any(char::is_uppercase);
    let named = agency.is_some_and(|_| before.trim_end().ends_with([')', '/', '）', '.']))
        && place.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphabetic());
    let words = place.split_whitespace().count();
    if !(capitals || named) || words == 0 || words > PLACE_WORDS || place.contains(['“', '"', '«', ':', '?', '!', ';'])
    {
        return None;
    }
    Some(Span::new(paragraph.start(), paragraph.start() + place.len()))
}

/// Where the first dash stands that can set a dateline off, with the blank or stop before it.
fn dash(head: &str) -> Option<usize> {
    head.match_indices(['—', '–', '-', '/']).find_map(|(at, dash)| {
        let before = head.get(..at)?;
        let spaced = head.get(at + dash.len()..)?.starts_with(' ');
        let blank = before.ends_with(' ');
        let is_set_off = match dash {
            "—" => spaced || before.ends_with(". "),
            "–" => spaced && blank || before.ends_with(". "),
            "-" => spaced && blank || head.get(at + 1..)?.starts_with('-'),
            _ => spaced,
        };
        is_set_off.then(|| if before.ends_with(". ") { at - 2 } else { at - usize::from(blank) })
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::span::Span;

    #[test]
    fn capitals_or_an_agency_make_a_dateline() {
        let place = |text: &'static str| find(text, Span::new(0, text.len())).map(|span| &text[span]);
        assert_eq!(place("LISBON, Portugal (Agency) — The ferry sailed."), Some("LISBON, Portugal"));
        assert_eq!(place("Lisbon (Agency) - The ferry sailed."), Some("Lisbon"));
        assert_eq!(place("OSLO, June 2 — The ferry sailed."), Some("OSLO, June"));
        assert_eq!(place("The ferry — the old one — sailed."), None);
        assert_eq!(place("The ferry sailed."), None);
    }
}
