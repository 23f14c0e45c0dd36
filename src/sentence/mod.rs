//! Sentences inside a block.
//!
//! Work is done only where a character stands that can end a sentence. There
//! three questions are asked, in this order: how far does the ending reach
//! (`ending`: runs of terminators, closing marks, note numbers), what comes next
//! (`follow`), and, for a full stop alone, whether the word before it keeps it
//! (`stop`: abbreviations, initials, ordinals). What differs between languages is
//! in the rows of `customs`.

mod compose;
pub(crate) mod customs;
mod ending;
mod enumeration;
mod filter;
mod follow;
mod glance;
mod stop;

use std::borrow::Cow;

use crate::block::BlockData;
use crate::language::Language;
use crate::quotation::QuotationData;
use crate::scan::Landmarks;
use crate::scratch::bytes;
use crate::span::Span;
use customs::Customs;
use ending::{Ending, Kind};
use enumeration::Place;
use follow::{First, Follow};
use glance::Glance;

/// The working memory of this room; see [`scratch`](crate::scratch).
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The sentences.
    pub(crate) found: Vec<Span>,
    attributed: Vec<u32>,
}

impl Scratch {
    pub(crate) fn bytes(&self) -> usize {
        bytes(&self.found) + bytes(&self.attributed)
    }
}

/// Splits all blocks of a text into sentences, trimmed of blanks, in order, into `scratch.found`.
///
/// A block without a terminator is one sentence. Line ends inside a block are
/// blanks: a wrapped paragraph splits like the same text on one line.
///
/// # Complexity
/// Linear in the number of blocks and terminators, each with bounded look-around.
pub(crate) fn split(
    text: &str,
    blocks: &[BlockData],
    landmarks: &Landmarks,
    language: Option<Language>,
    quotations: &[QuotationData],
    scratch: &mut Scratch,
) {
    /// Bytes of a sentence, seldom fewer: room for more is made when it is needed.
    const SENTENCE: usize = 32;
    let Scratch { found, attributed } = scratch;
    found.clear();
    found.reserve(landmarks.terminators.len().min(text.len() / SENTENCE));
    note_attributed(quotations, attributed);
    let mut spoken = language;
    let mut customs = customs::of(spoken);
    let mut rest = landmarks.terminators.as_slice();
    for block in blocks {
        // Nearly all blocks are in one language: its rows are looked up once.
        let own = block.language.or(language);
        if own != spoken {
            (spoken, customs) = (own, customs::of(own));
        }
        let count_before = |list: &[u32], end: usize| list.iter().take_while(|&&at| (at as usize) < end).count();
        let (_, after) = rest.split_at(count_before(rest, block.span.start()));
        let (inside, tail) = after.split_at(count_before(after, block.span.end()));
        rest = tail;
        split_block::<true>(text, block.span, inside, customs, attributed, found);
    }
}

/// Splits one block, whose terminators are `known`, with or without the glance
/// that only saves time.
fn split_block<const GLANCE: bool>(
    text: &str,
    block: Span,
    known: &[u32],
    customs: &'static Customs,
    attributed: &[u32],
    found: &mut Vec<Span>,
) {
    let Some(within) = text.get(..block.end()) else { return };
    let splitter = Splitter { text: within, customs, attributed };
    let mut start = block.start();
    let mut resume = start;
    let mut label = None;
    for &at in splitter.candidates(block, known).iter() {
        let at = at as usize;
        if at < resume {
            continue;
        }
        match if GLANCE { splitter.glance(start, at) } else { Glance::Unclear } {
            Glance::Ends(end, next) => {
                found.push(Span::new(start, end));
                start = next;
                continue;
            }
            Glance::GoesOn => continue,
            Glance::Unclear => {}
        }
        if let Some(next) = splitter.opening(at) {
            let end = start + within.get(start..at).map_or(0, |sentence| sentence.trim_end().len());
            if end > start {
                found.push(Span::new(start, end));
                start = next;
            }
            continue;
        }
        let ending = Ending::read(within, at, splitter.customs.terminators);
        resume = ending.end.max(at + 1);
        if ending.end == at {
            // Unicode lets it end sentences, the press does not: the Burmese comma.
            continue;
        }
        if ending.end >= block.end() {
            break;
        }
        match enumeration::place(within, start, &ending, splitter.customs, &mut label) {
            Some(Place::Head) => continue,
            Some(Place::Next(next)) => {
                found.push(Span::new(start, start + within[start..next].trim_end().len()));
                start = next;
                continue;
            }
            None => {}
        }
        let follow = Follow::read(within, ending.end);
        if at > start && splitter.ends(start, &ending, &follow) {
            found.push(Span::new(start, ending.end));
            start = follow.start;
        }
    }
    if start < block.end() {
        found.push(Span::new(start, block.end()));
    }
}

/// How far in bytes after a quotation its attribution may start: a mark, a dash,
/// and a speaker of a few words before the cue.
const ATTRIBUTION: usize = 64;

/// The ends of quoted parts whose speaker or cue comes next, sorted: there
/// “Where?” Hart asked goes on, whatever letter it goes on with.
fn note_attributed(quotations: &[QuotationData], ends: &mut Vec<u32>) {
    ends.clear();
    ends.reserve(quotations.len());
    for quotation in quotations {
        let attribution = [quotation.cue, quotation.speaker.map(|speaker| speaker.span)];
        for part in quotation.parts.iter() {
            let follows = |span: Span| (part.end()..=part.end() + ATTRIBUTION).contains(&span.start());
            if attribution.into_iter().flatten().any(follows) {
                ends.push(part.end() as u32);
            }
        }
    }
    ends.sort_unstable();
}

/// A text up to the end of the block at hand, and the customs of its language.
struct Splitter<'t> {
    text: &'t str,
    customs: &'static Customs,
    /// Ends of quoted parts that their attribution follows.
    attributed: &'t [u32],
}

impl Splitter<'_> {
    /// The landmarks of the block, with the places that only this language minds:
    /// terminators too common elsewhere to be landmarks (the Armenian colon, the
    /// Greek semicolon), and the blanks of a language without terminators.
    fn candidates<'l>(&self, block: Span, known: &'l [u32]) -> Cow<'l, [u32]> {
        let Customs { terminators, openings, .. } = self.customs;
        if terminators.is_empty() && openings.is_empty() {
            return Cow::Borrowed(known);
        }
        let mut all = known.to_vec();
        let inside = self.text.get(block.start()..).unwrap_or_default().as_bytes();
        for &own in *terminators {
            let places = memchr::memmem::find_iter(inside, own.as_bytes());
            all.extend(places.map(|at| (block.start() + at) as u32));
        }
        if !openings.is_empty() {
            let blanks = memchr::memchr2_iter(b' ', b'\n', inside).map(|at| block.start() + at);
            all.extend(blanks.filter(|&at| self.opening(at).is_some()).map(|at| at as u32));
        }
        all.sort_unstable();
        Cow::Owned(all)
    }

    /// Thai sets a blank between sentences, and between much else: one is an end
    /// where a word follows that opens sentences. Gives where that word starts.
    fn opening(&self, at: usize) -> Option<usize> {
        let openings = self.customs.openings;
        if openings.is_empty() {
            return None;
        }
        let rest = self.text.get(at..)?.strip_prefix([' ', '\n'])?;
        let word = rest.trim_start_matches(['“', '"']);
        openings.iter().any(|&opening| word.starts_with(opening)).then_some(at + 1)
    }

    /// Whether the sentence that began at `start` ends here.
    fn ends(&self, start: usize, ending: &Ending, follow: &Follow<'_>) -> bool {
        if ending.quoted && self.goes_on_to_speaker(ending, follow) {
            return false;
        }
        if !follow.gap {
            return self.ends_without_blank(ending, follow);
        }
        if ending.kind == Kind::Full {
            return true;
        }
        if follow.first == First::Lower || follow.is_pause() || ending.aside {
            return false;
        }
        match ending.kind {
            Kind::Full | Kind::Mark => true,
            // `I` has its capital anywhere, in English as in Danish.
            Kind::Ellipsis => follow.word() != "I",
            Kind::Dot => self.customs.dot_ends && self.dot_ends(start, ending, follow),
        }
    }

    /// Whether a quotation closes here and who said it comes next, in the same
    /// sentence: “Where?” Hart asked. A capital after a full stop, or on a word that
    /// is no name, begins another: “Gone.” Hart left. “Gone!” He left.
    fn goes_on_to_speaker(&self, ending: &Ending, follow: &Follow<'_>) -> bool {
        let after = self.attributed.partition_point(|&end| (end as usize) <= ending.at);
        let attributed = self.attributed.get(after).is_some_and(|&end| end as usize <= ending.end);
        let another = follow.first == First::Upper && (ending.kind == Kind::Dot || self.starts_sentence(follow));
        attributed && !another
    }

    /// Scripts without blanks end sentences without them; elsewhere a blank can
    /// be missing where lines were joined.
    fn ends_without_blank(&self, ending: &Ending, follow: &Follow<'_>) -> bool {
        let before = self.text[..ending.at].chars().next_back();
        let rest = &self.text[ending.end..];
        match ending.kind {
            Kind::Full => {
                let goes_on = ending.quoted && self.customs.continues.iter().any(|&word| rest.starts_with(word));
                let inside_number = follow.first == First::Digit && before.is_some_and(char::is_numeric);
                let aside = ending::is_bracketed(self.text, ending);
                !goes_on && !inside_number && !aside && !follow.is_pause() && !ending::inside_brackets(rest)
            }
            Kind::Mark | Kind::Dot | Kind::Ellipsis if !ending.quoted => {
                let next = rest.chars().next();
                let unspaced = next.is_some_and(follow::is_unspaced);
                if unspaced {
                    return ending.kind != Kind::Ellipsis
                        && (ending.kind == Kind::Mark || before.is_some_and(follow::is_unspaced))
                        && !ending::inside_brackets(rest);
                }
                ending.kind != Kind::Ellipsis && self.dot_ends_joined(ending, follow)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{customs, split_block};
    use crate::language::Language;
    use crate::scan::Landmarks;
    use crate::span::Span;

    fn sentences<'t>(text: &'t str, language: &str, attributed: &[u32]) -> Vec<&'t str> {
        let mut found = Vec::new();
        let whole = Span::new(0, text.len());
        let customs = customs::of(Language::from_code(language));
        split_block::<true>(text, whole, &Landmarks::of(text).terminators, customs, attributed, &mut found);
        found.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn line_ends_inside_a_block_are_blanks() {
        let text = "The ferry is late. Nobody at\nNo. 5 minds. It rains.";
        for end in ["\n", "\r\n", "\u{85}", "\u{2028}"] {
            let wrapped = text.replace(' ', end);
            let found = sentences(&wrapped, "eng", &[]);
            assert_eq!(found.len(), 3, "{found:?}");
        }
    }

    #[test]
    fn decomposed_letters_read_as_composed_ones() {
        use unicode_normalization::UnicodeNormalization;
        for (language, text) in [
            ("deu", "Am 3. März sprach Präs. Öhler. Éa É. Çelik auch. Über alles."),
            ("rus", "Ул. Й. Яйцева. Ёж ушёл."),
        ] {
            let apart: String = text.nfd().collect();
            let found: Vec<String> = sentences(&apart, language, &[]).iter().map(|text| text.nfc().collect()).collect();
            assert_eq!(found, sentences(text, language, &[]));
        }
    }

    #[test]
    fn an_attribution_carries_the_sentence_on() {
        let text = "“Where is it?” Hart asked. He left.";
        let end = text.find(" Hart").unwrap() as u32;
        assert_eq!(sentences(text, "eng", &[end]).len(), 2);
        assert_eq!(sentences(text, "eng", &[]).len(), 3);
    }

    #[test]
    fn a_language_without_rows_reads_shapes_alone() {
        assert_eq!(
            sentences("Mz. A. B. Okoro came at 5. Zo za!", "und", &[]),
            ["Mz. A. B. Okoro came at 5.", "Zo za!"]
        );
        assert_eq!(sentences("...", "und", &[]), ["..."]);
        assert_eq!(sentences("", "und", &[]), [""; 0]);
    }

    #[test]
    fn odd_runs_are_one_ending() {
        assert_eq!(sentences("Stop!!!?? “Go.”). Then . . . went. [...] On.", "eng", &[]).len(), 4);
        assert_eq!(sentences("Really (?) so.", "eng", &[]).len(), 1);
    }
}
