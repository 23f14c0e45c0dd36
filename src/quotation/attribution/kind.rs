//! Statement, fragment or phrase.

use super::class::Class;
use super::cue::{Found, Shape};
use super::customs::Customs;
use super::key::class_of;
use super::letter::{Letter, is_small, is_unspaced};
use crate::quotation::{QuotationKind, QuotationStyle};
use crate::span::Span;

/// Words enough for a clause, when nothing else speaks for one.
const CLAUSE: u32 = 4;
/// Characters of a script without blanks that count as a word.
const CHARS_A_WORD: u32 = 2;
/// Words that are counted; no title is longer.
const ENOUGH: u32 = 12;
/// Likewise of what can be no title.
const MANY: u32 = CLAUSE * 2;
/// Bytes at either end of a quotation that are looked at.
const LOOK: usize = 160;

/// How the last words inside the marks end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum End {
    Stop,
    Question,
    Comma,
    #[default]
    Open,
}

/// What a quoted part looks like by itself.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own about the words")]
pub(super) struct Looks {
    pub(super) end: End,
    /// Opens with a capital, or in a script without them.
    pub(super) capital: bool,
    pub(super) lower: bool,
    /// Words, up to a limit.
    pub(super) words: u32,
    /// Every word of weight has a capital, as in a title.
    pub(super) titled: bool,
    /// A few words, the last of which has a capital that no sentence gave it.
    pub(super) named: bool,
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂' | '＇' | '״')
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What makes a clause of words: a verb, or a pronoun that is not an article.
fn is_verbal(class: Class) -> bool {
    class.is(Class::AUXILIARY | Class::VERB) || class.is(Class::PRONOUN) && !class.is(Class::DETERMINER)
}

/// Looks at a part's edges; bounded, however long the part is.
pub(super) fn look(text: &str, part: Span, customs: &Customs) -> Looks {
    let slice = text[part].trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let head = &slice[..floor(slice, slice.len().min(LOOK))];
    let end = match slice.chars().next_back() {
        Some('.' | '…' | '。' | '।' | '։' | '۔' | '።' | '။' | '។' | '៕') => End::Stop,
        Some('?' | '？' | '؟' | ';' | '!' | '！') => End::Question,
        Some(',' | '，' | '،' | '、') => End::Comma,
        _ => End::Open,
    };
    let first = head.chars().find(|c| c.is_alphanumeric());
    let (mut words, mut unspaced) = (0, 0);
    let mut titled = first.is_some_and(char::is_uppercase);
    let mut rest = head;
    while let Some((word, behind)) = next_word(rest) {
        rest = behind;
        words += 1;
        // Nobody asks for more words than these, and no title has them.
        if words > if titled { ENOUGH } else { MANY } {
            titled = false;
            break;
        }
        let letters = Letters::of(word);
        unspaced += letters.unspaced;
        // A short word of small letters may stand in a title, a verb may not.
        titled =
            titled && !(letters.small && (letters.many || is_verbal(class_of(word.trim_matches(is_mark), customs))));
        if !titled {
            // What is left are words to be counted, which mostly takes no look at characters.
            if let Some(more) = plain_words(rest, (MANY + 1).saturating_sub(words).max(1)) {
                words += more;
                break;
            }
        }
    }
    Looks {
        end,
        capital: first.is_some_and(|c| c.is_alphabetic() && !is_small(c)),
        lower: first.is_some_and(is_small),
        words: words.max(unspaced / CHARS_A_WORD),
        titled,
        named: !customs.capital_nouns && is_name(head, words),
    }
}

/// Whether the words are a name: “Applebus”, “the Watchmaker”, “Slow Anna”.
fn is_name(words: &str, count: u32) -> bool {
    if !(1..CLAUSE).contains(&count) {
        return false;
    }
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.chars().next().is_some_and(char::is_uppercase)
}

/// The first word between blanks, and what stands behind it.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let blank = |byte: &u8| *byte <= b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3);
    let text = text.trim_start();
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(blank).unwrap_or(bytes.len() - at);
        let Some(c) = text.get(at..)?.chars().next() else { break };
        if c.is_whitespace() {
            break;
        }
        at += c.len_utf8();
    }
    (at > 0).then(|| text.split_at(at))
}

/// Counts words between blanks, up to `most`, where bytes tell: `None` where a
/// blank beyond ASCII may stand, or letters of a script without blanks.
fn plain_words(text: &str, most: u32) -> Option<u32> {
    let bytes = text.as_bytes();
    let (mut words, mut inside) = (0, false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let blank = match byte {
            b' ' | b'\t'..=b'\r' => true,
            0xe2 => match bytes.get(at + 1..at + 3) {
                // Dashes, quotation marks and the ellipsis.
                Some([0x80, 0x90..=0x9f | 0xa6]) => false,
                _ => return None,
            },
            ..b' ' | 0xc2 | 0xe0.. => return None,
            _ => false,
        };
        words += u32::from(!blank && !inside);
        if words == most {
            break;
        }
        inside = !blank;
        at += 1;
    }
    Some(words)
}

/// What the letters of a word say of it.
struct Letters {
    /// The first is small.
    small: bool,
    /// More than three.
    many: bool,
    /// Those of a script without blanks.
    unspaced: u32,
}

impl Letters {
    fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut at, mut count, mut small) = (0, 0, false);
        while at < bytes.len() && count < 4 {
            let (letter, len) = Letter::at(bytes, at);
            if letter.is_slow() {
                return Self::of_any(word);
            }
            if letter.is_letter() {
                small |= count == 0 && !letter.is_upper() && !letter.is_caseless();
                count += 1;
            }
            at += len;
        }
        Self { small, many: count == 4, unspaced: 0 }
    }

    /// [`of`](Self::of), whatever the letters are.
    fn of_any(word: &str) -> Self {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let small = letters.clone().next().is_some_and(char::is_lowercase);
        let unspaced = letters.clone().filter(|&c| is_unspaced(c)).count() as u32;
        Self { small, many: letters.take(4).count() == 4, unspaced }
    }
}

/// Where a part stands in the writer's text.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own about the neighbours")]
pub(super) struct Setting {
    /// A word stands right before it, without a comma or colon.
    pub(super) word_before: bool,
    /// A word stands right behind it that is no cue.
    pub(super) word_behind: bool,
    /// *so-called* stands right before it.
    pub(super) so_called: bool,
    /// A colon stands right before it.
    pub(super) colon: bool,
    /// A preposition stands right before it, and no cue before that.
    pub(super) preposition: bool,
    /// An article stands right before it.
    pub(super) article: bool,
    /// A particle right behind it hands it to the verb: 라고, と, *diye*.
    pub(super) handed: bool,
    /// Opens its sentence or block.
    pub(super) opens: bool,
    /// Nothing of its sentence stands behind it.
    pub(super) ends: bool,
}

/// The kind of a quotation, by its attribution, its place and its looks.
#[allow(clippy::match_same_arms, reason = "the order of the arms decides")]
pub(super) fn of(style: QuotationStyle, looks: Looks, setting: Setting, found: Option<&Found>) -> QuotationKind {
    use QuotationKind::{Fragment, Phrase, Statement};
    if style == QuotationStyle::Dash {
        return Statement;
    }
    let clause = looks.words >= CLAUSE || looks.end == End::Stop || looks.end == End::Question;
    if setting.so_called {
        return Phrase;
    }
    let Some(found) = found else {
        // Alone in its sentence it is somebody's; built into one it is the writer's.
        let alone = setting.opens && setting.ends;
        return if alone && (clause || looks.end == End::Comma) && !(looks.titled && looks.end == End::Open) {
            Statement
        } else {
            Phrase
        };
    };
    let short = looks.words < CLAUSE;
    let titled = looks.titled && looks.end == End::Open;
    match found.shape {
        // … is called “Applebus” by the children: a name, and nobody's words.
        Shape::Before | Shape::Inside if found.calling && looks.named && looks.end == End::Open => Phrase,
        Shape::Signature => Statement,
        Shape::Announced => {
            if clause && !looks.titled && !setting.word_behind {
                Statement
            } else {
                Phrase
            }
        }
        // Its quiz team, ‘The Late Owls’, won: a name between commas.
        Shape::After
            if (titled || looks.titled && looks.end == End::Comma && setting.word_before && !found.beside)
                && looks.words > 1
                && !(setting.opens && found.direct) =>
        {
            Phrase
        }
        // It has been dubbed “…”, whoever did so.
        Shape::After | Shape::Before if found.calling && found.voice.is_none() && looks.end == End::Open => Phrase,
        // The “top secret” level, they said.
        Shape::After | Shape::Inside | Shape::Sourced if setting.article && !found.calling && short => Phrase,
        Shape::After if setting.opens && !setting.word_behind => Statement,
        // „Skandalös“ nannte X die Kosten.
        Shape::After if setting.word_behind && found.calling && looks.end == End::Open && !looks.titled => Fragment,
        // Built into a clause whose verb follows: a name as its subject (Wie „heise“
        // berichtet), unless the verb calls.
        Shape::After
            if setting.word_before
                && !found.calling
                && !found.direct
                && (!found.beside || looks.titled || looks.words < 3 || found.voice.is_none()) =>
        {
            Phrase
        }
        // 「…」と述べた: a particle hands a whole clause to its verb.
        Shape::After
            if setting.word_before
                && found.direct
                && (clause || setting.handed && looks.words > 1)
                && !found.calling
                && !looks.titled =>
        {
            Statement
        }
        // Als „Glücksfall“ bezeichnet X den Fund: a verb that calls takes no title.
        Shape::After if setting.word_before => {
            if looks.titled && !found.calling {
                Phrase
            } else {
                Fragment
            }
        }
        Shape::After => Statement,
        Shape::Before | Shape::Colon if setting.word_behind => Fragment,
        Shape::Before if found.calling => Fragment,
        // told “Fox and Friends,”: a title is the verb's object, too.
        Shape::Before if setting.word_before && looks.titled && looks.words > 1 && looks.end != End::Stop => Phrase,
        // … presents the new record: “Have a Nice Day”
        Shape::Before | Shape::Colon if titled && looks.words > 1 && looks.words < CLAUSE * 2 => Phrase,
        Shape::Before if setting.word_before && looks.lower && !clause => Fragment,
        Shape::Before | Shape::Colon => Statement,
        // … noted that it is so: “We go on”
        Shape::Inside | Shape::Sourced if setting.colon && looks.capital && !looks.titled && !found.calling => {
            Statement
        }
        // Calling it “…” would be too much: whoever may have done so is not named.
        Shape::Inside if found.calling && found.voice.is_none() => Phrase,
        Shape::Sourced if looks.titled || looks.named || looks.words < 2 && !looks.lower => Phrase,
        Shape::Inside if looks.titled && !found.calling => Phrase,
        Shape::Inside if !found.calling && (looks.words <= 2 || short && setting.preposition) => Phrase,
        Shape::Inside | Shape::Sourced => Fragment,
    }
}

#[cfg(test)]
mod tests {
    use super::{End, look, next_word, plain_words};
    use crate::quotation::attribution::Customs;
    use crate::span::Span;

    fn looks(text: &str) -> super::Looks {
        look(text, Span::new(0, text.len()), Customs::of("eng".parse().ok()))
    }

    #[test]
    fn words_counted_by_bytes_are_those_between_blanks() {
        let texts = [
            "",
            " a wet day ",
            "so — it’s \u{2026} “late”, déjà\tvu\r\nда",
            "nbsp\u{a0}parts",
            "thin\u{2009}blank",
            "雨が降る",
            "bell\u{7}rings twice",
        ];
        let mut counted = 0;
        for text in texts {
            let (mut words, mut rest) = (0, text);
            while let Some((_, behind)) = next_word(rest) {
                (words, rest) = (words + 1, behind);
            }
            for most in 1..12 {
                let found = plain_words(text, most);
                assert!(found.is_none_or(|found| found == words.min(most)), "{text:?} {most}");
                counted += u32::from(found.is_some());
            }
        }
        assert!(counted > 30, "{counted}");
    }

    #[test]
    fn a_part_is_known_by_its_edges() {
        assert_eq!(looks("“It rains,”").end, End::Comma);
        assert_eq!(looks("“Does it rain?”").end, End::Question);
        assert_eq!(looks("“a wet day”").words, 3);
        assert!(looks("“a wet day”").lower && !looks("“A wet day”").lower);
    }

    #[test]
    fn titles_have_capitals_and_no_verb() {
        assert!(looks("“Guardians of the Lake”").titled);
        assert!(!looks("“Bread is Life”").titled);
        assert!(!looks("“The lake froze early”").titled);
    }
}
