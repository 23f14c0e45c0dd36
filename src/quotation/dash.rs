//! Dialogue that a dash introduces: — Yes, — said Anna. — Let us go.
//!
//! A paragraph that begins with a dash is a turn of dialogue in many languages,
//! a list item or a signature in all. What tells them apart is the attribution
//! inside, and failing that the shape of the paragraph and of those beside it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::block::{BlockData, BlockKind};
use crate::language::Language;
use crate::quotation::Spans;
use crate::quotation::customs::{self, lists, lists_stem};
use crate::quotation::marks::Glyph;
use crate::quotation::signs::{is_colon, is_dash, is_stop, is_wide_dash};
use crate::span::Span;
use crate::tables::marks::Dialogue;

/// How many words may stand between a speaker who comes first and the verb, and
/// how many small words before a verb that comes first.
const MAX_LEAD: usize = 2;
/// The most words up to that verb where the others have capitals.
const MAX_NAME: usize = 7;

/// How many letters of a word are read: no cue is longer.
const MAX_WORD: usize = 24;

/// How many characters may part two words of one attribution: a blank or two, a mark.
const MAX_GAP: usize = 5;

/// How many letters an abbreviated title has at most: after `Mme.` a sentence goes on.
const MAX_ABBREVIATION: usize = 3;

/// A paragraph of dialogue: what is spoken in it, without dashes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Turn {
    /// The index of its block.
    pub(super) block: usize,
    /// In order, the attribution between them.
    pub(super) parts: Spans,
}

/// Finds the turns of dialogue among the blocks, in order.
///
/// # Complexity
/// Linear in the length of the blocks that begin with a dash; of the others it
/// reads one character.
pub(super) fn turns(text: &str, blocks: &[BlockData], language: Option<Language>) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut run = Vec::new();
    let mut lead = None;
    for (index, block) in blocks.iter().enumerate() {
        let candidate = if begins_with_dash(text, block.span) {
            customs::dialogue(block.language.or(language))
                .and_then(|dialogue| Candidate::read(text, index, block, dialogue))
        } else {
            None
        };
        // A list set with hyphens may stand right before a turn set with a dash.
        let joins = candidate
            .as_ref()
            .zip(run.last())
            .is_none_or(|(next, last): (&Candidate, &Candidate)| next.dash == last.dash);
        if candidate.is_none() || !joins {
            if !run.is_empty() {
                settle(text, lead, &mut run, &mut found);
            }
            lead = Some(block.span);
        }
        run.extend(candidate);
    }
    settle(text, lead, &mut run, &mut found);
    found
}

/// Hands over the turns of a run of paragraphs that begin with a dash; `lead` is
/// the block before them.
fn settle(text: &str, lead: Option<Span>, run: &mut Vec<Candidate>, found: &mut Vec<Turn>) {
    let announced = lead.is_some_and(|lead| text[lead].trim_end().ends_with(is_colon));
    let attributed = run.iter().any(|candidate| candidate.attributed);
    let alone = run.len() == 1;
    let talk = !announced && run.iter().any(|candidate| candidate.talks);
    for candidate in run.drain(..) {
        let is_item = candidate.kind == BlockKind::ListItem;
        let is_text = is_item || matches!(candidate.kind, BlockKind::Paragraph | BlockKind::Deck);
        let beside = attributed || alone && announced || candidate.dash == Lead::Dash && (alone || talk && !is_item);
        if candidate.attributed || candidate.is_sentence && is_text && beside {
            found.push(candidate.turn);
        }
    }
}

fn begins_with_dash(text: &str, block: Span) -> bool {
    matches!(text.as_bytes().get(block.start()), Some(b'-' | 0xE2)) && text[block].starts_with(is_dash)
}

/// What a paragraph begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lead {
    Dash,
    /// A hyphen for the dash, as most lists have it.
    Hyphen,
}

/// A paragraph that begins with a dash and may be a turn of dialogue.
struct Candidate {
    turn: Turn,
    dash: Lead,
    /// Of its block.
    kind: BlockKind,
    /// Whether an attribution stands in it: then it is a turn.
    attributed: bool,
    /// Whether it is set like a sentence, capital to stop.
    is_sentence: bool,
    /// Whether it asks, calls out or holds more than one sentence: items of a
    /// list are one sentence each.
    talks: bool,
}

impl Candidate {
    fn read(text: &str, index: usize, block: &BlockData, dialogue: &Dialogue) -> Option<Self> {
        let whole = &text[block.span];
        let hyphen = whole.starts_with(['-', '‐', '‑', '−']) && !whole.starts_with("--");
        let body = whole.trim_start_matches(is_dash);
        let words = body.trim_start();
        let first = words.chars().next()?;
        let begins = first.is_alphanumeric() || matches!(first, '¿' | '¡' | '…' | '.' | '[' | '(');
        let glued_number = body.len() == words.len() && first.is_ascii_digit();
        if !begins || glued_number || Glyph::of(first).is_some() {
            return None;
        }
        let start = block.span.end() - words.len();
        let (parts, attributed) = Reader { text, end: block.span.end(), dialogue }.read(start);
        if parts.is_empty() {
            return None;
        }
        let letter = words.chars().find(|c| c.is_alphabetic())?;
        let ended = words.trim_end_matches(|c| Glyph::of(c).is_some() || c == ')');
        let is_sentence = !letter.is_lowercase() && ended.ends_with(|c| is_stop(c) || matches!(c, ';' | '՞'));
        Some(Self {
            turn: Turn { block: index, parts: parts.into() },
            attributed,
            is_sentence,
            talks: ended.ends_with(['!', '?', ';', '…']) || holds_sentences(words),
            dash: if hyphen { Lead::Hyphen } else { Lead::Dash },
            kind: block.kind,
        })
    }
}

/// Whether a sentence ends before the text does and another begins.
fn holds_sentences(words: &str) -> bool {
    let mut stop = false;
    let mut blank = false;
    for c in words.chars() {
        if stop && blank && c.is_uppercase() {
            return true;
        }
        blank = c.is_whitespace();
        stop = matches!(c, '.' | '!' | '?' | '…') || stop && blank;
    }
    false
}

/// How an attribution is parted from the words before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Parting {
    /// By a dash after a comma or stop.
    Dash,
    /// By a dash alone.
    BareDash,
    /// By a comma, a question or exclamation mark.
    Comma,
}

/// Reads what is spoken and what is told in one turn, from left to right.
struct Reader<'t> {
    text: &'t str,
    end: usize,
    dialogue: &'t Dialogue,
}

impl Reader<'_> {
    /// The spoken stretches from `start`, and whether an attribution parts or ends them.
    fn read(&self, start: usize) -> (Vec<Span>, bool) {
        let mut parts = Vec::new();
        let mut speech = start;
        let mut attributed = false;
        loop {
            let Some((stop, told, parting)) = self.attribution(speech) else {
                self.push(speech, self.end, &mut parts);
                return (parts, attributed);
            };
            attributed = true;
            self.push(speech, stop, &mut parts);
            let Some(next) = self.resumption(told, parting) else { return (parts, attributed) };
            speech = next;
        }
    }

    fn push(&self, start: usize, end: usize, parts: &mut Vec<Span>) {
        let slice = &self.text[start..end];
        let tail = slice.trim_end_matches(|c: char| c.is_whitespace() || is_dash(c));
        let tail = if slice.trim_end().ends_with(is_wide_dash) { slice.trim_end() } else { tail };
        let head = tail.trim_start();
        // Words that lead on to what somebody says are told, not spoken.
        if !parts.is_empty() && head.ends_with(is_colon) {
            return;
        }
        if head.contains(char::is_alphanumeric) || head.contains(['?', '!', '…']) {
            let from = start + (tail.len() - head.len());
            parts.push(Span::new(from, from + head.len()));
        }
    }

    /// The next attribution after `from`: where the speech before it ends, where
    /// it begins, and how it is parted.
    fn attribution(&self, from: usize) -> Option<(usize, usize, Parting)> {
        let mut last = None;
        let mut last_end = from;
        let mut blank = false;
        for (offset, c) in self.text[from..self.end].char_indices() {
            let at = from + offset;
            let after = at + c.len_utf8();
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            let parted = match last {
                Some(last) if is_dash(c) => self.dash_parts(last, blank, c, after),
                Some(_) if blank && self.dialogue.after_comma => {
                    last.filter(|&last| self.comma_parts(last, at)).map(|_| (at, Parting::Comma))
                }
                _ => None,
            };
            if let Some((told, parting)) = parted {
                return Some((last_end, told, parting));
            }
            last = Some(c);
            last_end = after;
            blank = false;
        }
        None
    }

    /// Whether a dash begins an attribution; `last` is the character before it,
    /// `blank` whether a blank stands between them.
    fn dash_parts(&self, last: char, blank: bool, dash: char, after: usize) -> Option<(usize, Parting)> {
        let rest = &self.text[after..self.end];
        let words = rest.trim_start();
        let stopped = matches!(last, ',' | '!' | '?' | '…' | ';' | '،' | '؟' | '՜' | '՞') || Glyph::of(last).is_some();
        let glued = words.len() == rest.len();
        if !(blank || stopped && !glued) || (!is_wide_dash(dash) && glued && !self.begins_with_cue(words)) {
            return None;
        }
        let lower = words.chars().next().is_some_and(goes_on);
        let told = self.end - words.len();
        let bare = || {
            self.begins_with_cue(words)
                || self.dialogue.subject_first && self.has_cue_after_name(words)
                || glued && is_wide_dash(dash) && is_closed(words)
        };
        match (stopped, lower) {
            (true, true) => Some((told, Parting::Dash)),
            (true, false) if last == ',' && self.has_cue_after_name(words) => Some((told, Parting::Dash)),
            (false, true) if last != '.' && bare() => Some((told, Parting::BareDash)),
            _ => None,
        }
    }

    /// Whether an attribution begins at `at`, after a comma, question or
    /// exclamation mark `last` and a blank.
    fn comma_parts(&self, last: char, at: usize) -> bool {
        if !matches!(last, ',' | '!' | '?' | '…' | ';' | '»' | '”' | '،' | '؟') {
            return false;
        }
        let words = &self.text[at..self.end];
        let lower = words.chars().next().is_some_and(goes_on);
        lower && self.begins_with_cue(words) || self.dialogue.subject_first && self.has_cue_after_name(words)
    }

    /// Whether the first word is a verb of saying, small words before it or not.
    fn begins_with_cue(&self, words: &str) -> bool {
        for (index, (start, word)) in words_of(words).take(MAX_LEAD + 1).enumerate() {
            if lists_stem(self.dialogue.cues, &word) {
                return true;
            }
            let end = start + words[start..].find(|c: char| !is_word(c)).unwrap_or(words.len() - start);
            if index == 0 && self.has_tail(&words[end..]) {
                return true;
            }
            if !lists(self.dialogue.leads, &word) {
                return false;
            }
        }
        false
    }

    /// Whether a pronoun is joined to the verb that `rest` follows: dit-il.
    fn has_tail(&self, rest: &str) -> bool {
        rest.starts_with('-')
            && self
                .dialogue
                .tails
                .split(' ')
                .filter(|tail| !tail.is_empty())
                .any(|tail| rest.strip_prefix(tail).is_some_and(|rest| !rest.starts_with(is_word)))
    }

    /// Whether a verb of saying follows a noun of at most two words, or a name with one before it.
    fn has_cue_after_name(&self, words: &str) -> bool {
        let mut small = 0;
        for (start, word) in words_of(words).take(MAX_NAME) {
            if lists_stem(self.dialogue.cues, &word) {
                return true;
            }
            small += usize::from(!words[start..].starts_with(char::is_uppercase));
            if small > MAX_LEAD {
                return false;
            }
        }
        false
    }

    /// Where speech goes on after an attribution that begins at `told`.
    fn resumption(&self, told: usize, parting: Parting) -> Option<usize> {
        let mut last = None;
        let mut blank = false;
        let mut word_start = told;
        let mut title = false;
        for (offset, c) in self.text[told..self.end].char_indices() {
            let at = told + offset;
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            let resumed = match last {
                Some(last) if is_dash(c) => self.dash_resumes(last, blank, c, at + c.len_utf8(), parting),
                Some(last) if blank && parting == Parting::Comma => self.comma_resumes(last, title, at),
                _ => None,
            };
            if resumed.is_some() {
                return resumed;
            }
            if blank || last.is_none() {
                word_start = at;
            }
            let is_short = at - word_start <= MAX_ABBREVIATION;
            title = c == '.' && is_short && self.text[word_start..at].starts_with(char::is_uppercase);
            last = Some(c);
            blank = false;
        }
        None
    }

    /// Whether a dash ends the attribution: the closing one of a pair, or one
    /// before which the attribution came to a stop.
    fn dash_resumes(&self, last: char, blank: bool, dash: char, after: usize, parting: Parting) -> Option<usize> {
        let rest = &self.text[after..self.end];
        let pauses = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '…');
        let words = rest.trim_start_matches(|c: char| pauses(c) || c.is_whitespace());
        let next = words.chars().next()?;
        let start = self.end - words.len();
        let stopped = pauses(last);
        if !blank {
            let closes = is_wide_dash(dash) && (rest.starts_with(pauses) || rest.starts_with(char::is_whitespace));
            return (closes && parting != Parting::Comma).then_some(start);
        }
        let listed = || words_of(words).next().is_some_and(|(_, word)| lists(self.dialogue.resumes, &word));
        let resumes = stopped || rest.starts_with(pauses) || parting == Parting::BareDash || listed();
        let broken = next.is_lowercase() && last == '.';
        (resumes && !broken && words.len() < rest.len()).then_some(start)
    }

    /// Whether speech goes on at `at` without a dash: with a word that begins a
    /// clause after a comma, or, where that is the custom, after the full stop.
    fn comma_resumes(&self, last: char, title: bool, at: usize) -> Option<usize> {
        let words = &self.text[at..self.end];
        let resumes = match last {
            ',' => {
                words_of(words).next().is_some_and(|(start, word)| start == 0 && lists(self.dialogue.resumes, &word))
            }
            '.' | '!' | '?' => self.dialogue.speech_after_stop && !title && words.starts_with(char::is_uppercase),
            _ => false,
        };
        resumes.then_some(at)
    }
}

/// Whether an attribution after a dash joined to it, as Spain sets it, runs to
/// the end or to a dash with a stop after it, where an aside has none.
fn is_closed(words: &str) -> bool {
    match words.find(is_wide_dash) {
        None => true,
        Some(at) => words[at..].trim_start_matches(is_wide_dash).starts_with([',', '.', ';', ':', '!', '?']),
    }
}

/// The words at the head of a text up to the end of the clause, where each
/// starts and how it is written in lower case, composed.
fn words_of(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let ends_clause = |c: char| matches!(c, ',' | '.' | '!' | '?' | '…' | ':' | ';' | '،' | '؟');
        let mut gap = text[at..].char_indices().take(MAX_GAP).take_while(|&(_, c)| !ends_clause(c));
        let start = at + gap.find(|&(_, c)| is_word(c))?.0;
        let len = text[start..].find(|c: char| !is_word(c)).unwrap_or(text.len() - start);
        at = start + len;
        let word = text[start..at].nfc().flat_map(char::to_lowercase).take(MAX_WORD).collect();
        Some((start, word))
    })
}

/// Whether a sentence may go on with this letter: no capital.
fn goes_on(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

/// Letters, digits and the marks that combine with them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::turns;
    use crate::block::{BlockData, BlockKind};
    use crate::language::Language;
    use crate::span::Span;

    fn spoken(text: &'static str, code: [u8; 3]) -> Vec<Vec<&'static str>> {
        let mut start = 0;
        let blocks: Vec<_> = text
            .split_inclusive('\n')
            .map(|line| {
                let span = Span::new(start, start + line.trim_end().len());
                start += line.len();
                BlockData { kind: BlockKind::Paragraph, span, language: None }
            })
            .collect();
        let found = turns(text, &blocks, Some(Language::literal(&code)));
        found.iter().map(|turn| turn.parts.iter().map(|&part| &text[part]).collect()).collect()
    }

    #[test]
    fn dashes_part_speech_from_attribution() {
        assert_eq!(spoken("— Да, — сказал он. — Идём.", *b"rus"), [["Да,", "Идём."]]);
        assert_eq!(spoken("— Да, — сказал он.", *b"rus"), [["Да,"]]);
        assert_eq!(spoken("— Мы — команда.", *b"rus"), [["Мы — команда."]]);
    }

    #[test]
    fn a_comma_parts_only_before_a_verb_of_saying() {
        assert_eq!(spoken("– Ja, säger hon.", *b"swe"), [["Ja,"]]);
        assert_eq!(spoken("– Ja, hon säger så.", *b"swe"), [["Ja, hon säger så."]]);
    }

    #[test]
    fn letters_and_marks_may_be_apart() {
        assert_eq!(spoken("– Ja, sa\u{308}ger hon.", *b"swe"), [["Ja,"]]);
    }

    #[test]
    fn lists_signatures_and_other_languages_are_no_turns() {
        assert_eq!(spoken("Du behöver:\n– Bröd.\n– Salt.", *b"swe"), [[""; 0]; 0]);
        assert_eq!(spoken("– bröd\n– salt", *b"swe"), [[""; 0]; 0]);
        assert_eq!(spoken("— A. Reed", *b"rus"), [[""; 0]; 0]);
        assert_eq!(spoken("— Yes, said Tom.", *b"eng"), [[""; 0]; 0]);
    }

    #[test]
    fn a_turn_beside_an_attributed_one_needs_no_attribution() {
        assert_eq!(spoken("— Кто там? — спросил он.\n— Я.", *b"rus"), [["Кто там?"], ["Я."]]);
    }
}
