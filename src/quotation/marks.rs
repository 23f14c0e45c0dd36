//! Quotation marks, each read from what flanks it.
//!
//! Which side of a quotation a mark stands on shows in its neighbours: an opener
//! leans on the word after it, a closer on the word or stop before it. What
//! leans on both sides is an apostrophe, what leans on a number a measure.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::quotation::customs::Customs;

/// How many invisible or markup characters a look past a mark steps over: bidi
/// marks come one or two at a time, emphasis as `**`.
const MAX_TRANSPARENT: usize = 4;

/// How many digits a length in feet or inches has at most: after a year, a mark closes.
const MAX_MEASURE_DIGITS: usize = 3;

/// How many letters an elided word such as `'twould` has at most.
const MAX_ELISION: usize = 8;

/// The mark itself, by what it can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glyph {
    /// `"` and whatever stands for it: `''`, `＂`, `״`, `″`.
    Straight,
    /// `„`, `‟`: opens wherever it is no comma.
    Low,
    /// `“`
    Left,
    /// `”`
    Right,
    /// `«`
    LeftGuillemet,
    /// `»`
    RightGuillemet,
    /// `'` and its like.
    Apostrophe,
    /// `` ` ``: opens only.
    Grave,
    /// `‚`, `‛`
    LowSingle,
    /// `‘`
    LeftSingle,
    /// `’`
    RightSingle,
    /// `‹`
    LeftAngle,
    /// `›`
    RightAngle,
    /// `「`, `﹁`, `｢`
    CornerOpen,
    /// `」`, `﹂`, `｣`
    CornerClose,
    /// `『`, `﹃`
    WhiteOpen,
    /// `』`, `﹄`
    WhiteClose,
    /// `〝` and the two that close it, `〞` and `〟`.
    PrimeOpen,
    /// See [`Glyph::PrimeOpen`].
    PrimeClose,
}

/// Marks that can close each other; the press mixes within a family, not across.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Double,
    Guillemet,
    Single,
    Angle,
    Corner,
    White,
    Prime,
}

impl Glyph {
    pub(super) const ALL: [Self; 19] = [
        Self::Straight,
        Self::Low,
        Self::Left,
        Self::Right,
        Self::LeftGuillemet,
        Self::RightGuillemet,
        Self::Apostrophe,
        Self::Grave,
        Self::LowSingle,
        Self::LeftSingle,
        Self::RightSingle,
        Self::LeftAngle,
        Self::RightAngle,
        Self::CornerOpen,
        Self::CornerClose,
        Self::WhiteOpen,
        Self::WhiteClose,
        Self::PrimeOpen,
        Self::PrimeClose,
    ];

    /// How many there are; the index of a glyph is below it.
    pub(super) const COUNT: usize = Self::ALL.len();

    pub(super) const fn index(self) -> usize {
        self as usize
    }

    pub(super) const fn family(self) -> Family {
        match self {
            Self::Straight | Self::Low | Self::Left | Self::Right => Family::Double,
            Self::LeftGuillemet | Self::RightGuillemet => Family::Guillemet,
            Self::Apostrophe | Self::Grave | Self::LowSingle | Self::LeftSingle | Self::RightSingle => Family::Single,
            Self::LeftAngle | Self::RightAngle => Family::Angle,
            Self::CornerOpen | Self::CornerClose => Family::Corner,
            Self::WhiteOpen | Self::WhiteClose => Family::White,
            Self::PrimeOpen | Self::PrimeClose => Family::Prime,
        }
    }

    /// The glyph of a character that may be a quotation mark. The title marks
    /// `《》` and `〈〉` name books, films and songs, so they quote nobody;
    /// modifier letters are letters.
    pub(super) const fn of(c: char) -> Option<Self> {
        Some(match c {
            '"' | '＂' | '״' | '″' | '‶' => Self::Straight,
            '„' | '‟' => Self::Low,
            '“' | '❝' => Self::Left,
            '”' | '❞' => Self::Right,
            '«' => Self::LeftGuillemet,
            '»' => Self::RightGuillemet,
            '\'' | '＇' | '´' | '׳' => Self::Apostrophe,
            '`' | '｀' => Self::Grave,
            '‚' | '‛' => Self::LowSingle,
            '‘' | '❛' => Self::LeftSingle,
            '’' | '❜' => Self::RightSingle,
            '‹' => Self::LeftAngle,
            '›' => Self::RightAngle,
            '「' | '﹁' | '｢' => Self::CornerOpen,
            '」' | '﹂' | '｣' => Self::CornerClose,
            '『' | '﹃' => Self::WhiteOpen,
            '』' | '﹄' => Self::WhiteClose,
            '〝' => Self::PrimeOpen,
            '〞' | '〟' => Self::PrimeClose,
            _ => return None,
        })
    }

    /// Whether the glyph says by itself which side it stands on.
    pub(super) const fn is_bracket(self) -> bool {
        matches!(self.family(), Family::Corner | Family::White | Family::Prime)
    }
}

/// Which side of a quotation the neighbours of a mark speak for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flank {
    Opens,
    Closes,
    /// Blanks on both sides, or signs that go with either.
    Unclear,
    /// Letters on both sides.
    Inside,
}

/// Why a mark that looks like a closer may be none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    None,
    /// After a short number: feet, inches, minutes, seconds.
    Measure,
    /// After an `s` or a clipped word, a word following: the dogs' home, rock 'n' roll.
    Apostrophe,
}

/// One quotation mark of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub(super) at: u32,
    /// In bytes: `''` is one mark of two.
    pub(super) len: u8,
    pub(super) glyph: Glyph,
    pub(super) flank: Flank,
    pub(super) doubt: Doubt,
}

impl Mark {
    pub(super) const fn start(self) -> usize {
        self.at as usize
    }

    pub(super) const fn end(self) -> usize {
        self.at as usize + self.len as usize
    }
}

/// What a character beside a mark says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Beside {
    Blank,
    Word,
    /// Brackets and signs that open.
    Opening,
    /// Stops, commas, closing brackets.
    Closing,
    Colon,
    Ellipsis,
    Dash,
}

/// [`classify`] of the ASCII characters: what stands beside most marks.
const ASCII: [Beside; 128] = {
    let mut table = [Beside::Word; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = classify(byte as u8 as char);
        byte += 1;
    }
    table
};

fn beside(c: char) -> Beside {
    ASCII.get(c as usize).copied().unwrap_or_else(|| classify(c))
}

const fn classify(c: char) -> Beside {
    match c {
        '\0'..=' '
        | '\u{85}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200b}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Beside::Blank,
        '(' | '[' | '{' | '¿' | '¡' | '（' | '［' | '【' | '〔' | '《' | '〈' | '「' | '『' | '/' => {
            Beside::Opening
        }
        ':' | '：' => Beside::Colon,
        '…' => Beside::Ellipsis,
        '-' | '‐'..='―' | '−' | '~' => Beside::Dash,
        '.'
        | ','
        | ';'
        | '!'
        | '?'
        | ')'
        | ']'
        | '}'
        | '。'
        | '，'
        | '、'
        | '；'
        | '！'
        | '？'
        | '）'
        | '］'
        | '】'
        | '〕'
        | '》'
        | '〉'
        | '」'
        | '』'
        | '،'
        | '؛'
        | '؟'
        | '۔'
        | '।'
        | '·'
        | '։'
        | '።'
        | '・'
        | '｡'
        | '､'
        | '‥'
        | '‼'
        | '⁇'..='⁉' => Beside::Closing,
        _ => Beside::Word,
    }
}

/// Characters that a look past a mark does not see: bidi and joining marks, and
/// the emphasis of Markdown.
const fn is_transparent(c: char) -> bool {
    matches!(c, '*' | '_' | '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// The character before `at`, as far as it is seen.
fn before(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte) if byte.is_ascii() && !matches!(byte, b'*' | b'_') => Some(char::from(byte)),
        _ => text[..at].chars().rev().take(MAX_TRANSPARENT + 1).find(|&c| !is_transparent(c)),
    }
}

/// The character at `at` or after it, as far as it is seen.
fn after(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() && !matches!(byte, b'*' | b'_') => Some(char::from(byte)),
        _ => text[at..].chars().take(MAX_TRANSPARENT + 1).find(|&c| !is_transparent(c)),
    }
}

/// What the character after a mark says; an ellipsis of full stops and a number
/// such as `.22` begin a quotation, where a single stop ends one.
fn beside_after(text: &str, at: usize) -> Beside {
    let Some(next) = after(text, at) else { return Beside::Blank };
    // Titles and brackets of East Asia open words, where `(` follows a closer.
    if matches!(next, '（' | '［' | '【' | '〔' | '《' | '〈' | '「' | '『') {
        return Beside::Word;
    }
    if next != '.' {
        return beside(next);
    }
    match text[at..].chars().nth(1) {
        Some('.') => Beside::Ellipsis,
        Some(c) if beside(c) == Beside::Word && Glyph::of(c).is_none() => Beside::Word,
        _ => Beside::Closing,
    }
}

fn flank(text: &str, start: usize, end: usize) -> Flank {
    use Beside::{Blank, Closing, Colon, Dash, Ellipsis, Opening, Word};
    let left = before(text, start).map_or(Blank, beside);
    match (left, beside_after(text, end)) {
        (Blank | Dash | Opening, Blank) | (Dash, Dash) | (Closing | Ellipsis, Word) => Flank::Unclear,
        (Blank, Closing | Colon) => Flank::Closes,
        (Blank | Opening, _) | (Dash, Word | Opening | Ellipsis) | (Colon, Word | Opening | Ellipsis | Dash) => {
            Flank::Opens
        }
        (Word, Word) => Flank::Inside,
        _ => Flank::Closes,
    }
}

/// Reads the marks at the landmarks `at` of a text; apostrophes inside words and
/// marks of measure between digits are left out. Linear; each mark looks at a
/// bounded number of characters on either side.
pub(super) fn read(text: &str, at: &[u32], customs: &Customs, found: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    found.clear();
    found.reserve(at.len());
    let mut rest = at;
    while let [first, tail @ ..] = rest {
        rest = tail;
        let start = *first as usize;
        if is_plain_apostrophe(bytes, start) {
            continue;
        }
        let Some(c) = text[start..].chars().next() else { continue };
        let Some(glyph) = Glyph::of(c) else { continue };
        let end = start + c.len_utf8();
        if glyph.is_bracket() || tail.first().is_none_or(|&next| next as usize != end) {
            read_one(text, c, glyph, start, end, customs, found);
        } else {
            let taken = 1 + cluster(text, tail, end);
            let (run, tail) = at[at.len() - tail.len() - 1..].split_at(taken);
            rest = tail;
            read_cluster(text, run, customs, found);
        }
    }
}

/// Reads a mark that stands by itself.
fn read_one(text: &str, c: char, glyph: Glyph, start: usize, end: usize, customs: &Customs, found: &mut Vec<Mark>) {
    let flank = flank(text, start, end);
    if !is_no_mark(text, c, glyph, start, end, flank, customs) {
        let doubt = doubt(text, glyph, start, end, flank, customs);
        found.push(Mark { at: start as u32, len: (end - start) as u8, glyph, flank, doubt });
    }
}

/// Whether an apostrophe stands between two ASCII letters: most marks of an
/// English text, told by three bytes.
fn is_plain_apostrophe(bytes: &[u8], start: usize) -> bool {
    let len = match bytes.get(start) {
        Some(b'\'') => 1,
        Some(0xE2) if bytes.get(start + 1..start + 3) == Some(&[0x80, 0x99]) => 3,
        _ => return false,
    };
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    start > 0 && is_letter(start - 1) && is_letter(start + len)
}

/// How many of the landmarks at the head of `rest` stand side by side from `end`
/// on and lean on the same neighbours, as `"'` and `’”` do.
fn cluster(text: &str, rest: &[u32], mut end: usize) -> usize {
    for (taken, &at) in rest.iter().enumerate() {
        let c = text[at as usize..].chars().next();
        let joins = at as usize == end && c.and_then(Glyph::of).is_some_and(|glyph| !glyph.is_bracket());
        if !joins {
            return taken;
        }
        end += c.map_or(0, char::len_utf8);
    }
    rest.len()
}

/// Reads marks that stand side by side and share their neighbours.
fn read_cluster(text: &str, run: &[u32], customs: &Customs, found: &mut Vec<Mark>) {
    let char_at = |at: u32| text[at as usize..].chars().next();
    let Some((&first, &last)) = run.first().zip(run.last()) else { return };
    let Some(tail) = char_at(last) else { return };
    let (start, end) = (first as usize, last as usize + tail.len_utf8());
    let flank = flank(text, start, end);
    let mut at = 0;
    while let Some(&here) = run.get(at) {
        let Some(c) = char_at(here) else { break };
        let twins = run[at..].iter().take(3).take_while(|&&next| is_half(c) && char_at(next) == Some(c)).count();
        let doubled = twins == 2 || (twins == 3 && (flank == Flank::Opens || run[at..].len() != 3));
        let (len, step) = if doubled { (2 * c.len_utf8(), 2) } else { (c.len_utf8(), 1) };
        let glyph = if doubled { Some(Glyph::Straight) } else { Glyph::of(c) };
        at += step;
        let Some(glyph) = glyph else { continue };
        let doubt = doubt(text, glyph, start, end, flank, customs);
        found.push(Mark { at: here, len: len as u8, glyph, flank, doubt });
    }
}

/// Whether two of the character make a double mark: `''`, ` `` `.
const fn is_half(c: char) -> bool {
    matches!(c, '\'' | '`' | '‘' | '’' | '‚' | '´')
}

/// Whether what looks like a mark is an apostrophe, a prime, a letter's sign.
fn is_no_mark(text: &str, c: char, glyph: Glyph, start: usize, end: usize, flank: Flank, customs: &Customs) -> bool {
    let left = before(text, start);
    match glyph.family() {
        Family::Single => match flank {
            Flank::Inside => !(left.is_some_and(is_unspaced) && after(text, end).is_some_and(is_unspaced)),
            Flank::Opens => is_elision(&text[end..], customs),
            _ => false,
        },
        Family::Double if glyph == Glyph::Straight && flank == Flank::Inside => {
            left.is_some_and(|c| c.is_ascii_digit()) || is_gershayim(text, start, end)
        }
        Family::Double if matches!(c, '″' | '‶') => left.is_some_and(|c| c.is_ascii_digit()),
        Family::Double if glyph == Glyph::Low => flank == Flank::Closes,
        _ => false,
    }
}

/// Whether words of this character's script stand without blanks between them.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the word after an apostrophe is one that elides its head: 'tis, '90s, 's avonds.
fn is_elision(rest: &str, customs: &Customs) -> bool {
    let letters = rest.chars().take_while(|&c| c.is_alphanumeric() || is_combining_mark(c)).take(2 * MAX_ELISION);
    let word: String = letters.nfc().flat_map(char::to_lowercase).collect();
    let word = word.as_str();
    let is_decade = |word: &str| {
        let tail = word.trim_start_matches(|c: char| c.is_ascii_digit());
        word.len() - tail.len() == 2 && matches!(tail, "" | "s" | "er" | "ers")
    };
    is_decade(word) || customs.elides(word)
}

/// Whether a straight mark between Hebrew letters makes an acronym: there it
/// stands before the last letter, where a quotation opens after a prefix.
pub(super) fn is_gershayim(text: &str, start: usize, end: usize) -> bool {
    let is_hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
    let mut left = text[..start].chars().rev();
    let mut right = text[end..].chars();
    let (Some(before), Some(after)) = (left.next(), right.next()) else { return false };
    if !is_hebrew(before) || !is_hebrew(after) {
        return false;
    }
    let prefix_only = !left.next().is_some_and(is_hebrew);
    let last = !right.next().is_some_and(is_hebrew);
    last || !prefix_only
}

/// Why a mark may not close what is open.
fn doubt(text: &str, glyph: Glyph, start: usize, end: usize, flank: Flank, customs: &Customs) -> Doubt {
    if flank != Flank::Closes
        || !matches!(glyph, Glyph::Straight | Glyph::Apostrophe | Glyph::RightSingle | Glyph::Right)
    {
        return Doubt::None;
    }
    let mut left = text[..start].chars().rev();
    let last = left.next();
    if last.is_some_and(|c| c.is_ascii_digit()) {
        let digits = 1 + left.take(MAX_MEASURE_DIGITS).take_while(char::is_ascii_digit).count();
        return if digits <= MAX_MEASURE_DIGITS { Doubt::Measure } else { Doubt::None };
    }
    let mut right = text[end..].chars();
    let word_follows = matches!(right.next(), Some(' ' | '\n')) && right.next().is_some_and(char::is_alphanumeric);
    if glyph.family() != Family::Single || !word_follows {
        return Doubt::None;
    }
    let elided = last.is_some_and(|c| left.next().is_some_and(is_single) && customs.elides(c.encode_utf8(&mut [0; 4])));
    if elided || matches!(last, Some('s' | 'S' | 'z' | 'x')) || is_clipped(&text[..start], customs) {
        return Doubt::Apostrophe;
    }
    Doubt::None
}

/// Whether the word before an apostrophe is one that clips its tail: o', po', hab'.
fn is_clipped(lead: &str, customs: &Customs) -> bool {
    let is_letter = |&c: &char| c.is_alphanumeric() || is_combining_mark(c);
    let len = lead.chars().rev().take(MAX_ELISION + 1).take_while(is_letter).map(char::len_utf8).sum::<usize>();
    let word: String = lead[lead.len() - len..].nfc().flat_map(char::to_lowercase).collect();
    customs.clips(&word)
}

fn is_single(c: char) -> bool {
    Glyph::of(c).is_some_and(|glyph| glyph.family() == Family::Single)
}

/// The length in bytes of the mark at the head of a part, `''` being one.
pub(super) fn opening_len(part: &str) -> usize {
    let mut chars = part.chars();
    let Some(first) = chars.next().filter(|&c| Glyph::of(c).is_some()) else { return 0 };
    let doubled = is_half(first) && chars.next() == Some(first);
    first.len_utf8() * if doubled { 2 } else { 1 }
}

/// The length in bytes of the mark at the end of `rest`, what stands of `part`
/// after its opening mark; 0 where it ends in none that could close the part.
pub(super) fn closing_len(rest: &str, part: &str) -> usize {
    let mut chars = rest.chars().rev();
    let (Some(first), Some(last)) = (part.chars().next(), chars.next()) else { return 0 };
    let is_double = opening_len(part) > first.len_utf8();
    let opened = if is_double { Some(Family::Double) } else { Glyph::of(first).map(Glyph::family) };
    if opened == Some(Family::Double) && is_half(last) && chars.next() == Some(last) {
        2 * last.len_utf8()
    } else if opened.is_some() && Glyph::of(last).map(Glyph::family) == opened {
        last.len_utf8()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubt, Flank, Glyph, Mark, closing_len, opening_len};
    use crate::language::Language;
    use crate::quotation::customs::Customs;
    use crate::scan::Landmarks;

    fn read(text: &str, customs: &Customs) -> Vec<Mark> {
        let mut found = Vec::new();
        super::read(text, &Landmarks::of(text).marks, customs, &mut found);
        found
    }

    fn marks(text: &str) -> Vec<(usize, Glyph, Flank)> {
        let customs = Customs::of(Some(Language::literal(b"eng")));
        read(text, &customs).iter().map(|mark| (mark.start(), mark.glyph, mark.flank)).collect()
    }

    #[test]
    fn neighbours_say_which_side_a_mark_stands_on() {
        assert_eq!(marks("a \"b\" c"), [(2, Glyph::Straight, Flank::Opens), (4, Glyph::Straight, Flank::Closes)]);
        assert_eq!(marks("(\"b\")."), [(1, Glyph::Straight, Flank::Opens), (3, Glyph::Straight, Flank::Closes)]);
        assert_eq!(marks("a \" b"), [(2, Glyph::Straight, Flank::Unclear)]);
        assert_eq!(marks("a\"b"), [(1, Glyph::Straight, Flank::Inside)]);
        assert_eq!(marks("a:\"b"), [(2, Glyph::Straight, Flank::Opens)]);
        assert_eq!(marks("\"...b"), [(0, Glyph::Straight, Flank::Opens)]);
    }

    #[test]
    fn marks_side_by_side_share_their_neighbours() {
        assert_eq!(marks("a \"'b"), [(2, Glyph::Straight, Flank::Opens), (3, Glyph::Apostrophe, Flank::Opens)]);
        assert_eq!(marks("b'\" a"), [(1, Glyph::Apostrophe, Flank::Closes), (2, Glyph::Straight, Flank::Closes)]);
    }

    #[test]
    fn three_apostrophes_are_a_single_and_a_double_mark() {
        assert_eq!(marks("b''' a"), [(1, Glyph::Apostrophe, Flank::Closes), (2, Glyph::Straight, Flank::Closes)]);
        assert_eq!(marks("'''b"), [(0, Glyph::Straight, Flank::Opens), (2, Glyph::Apostrophe, Flank::Opens)]);
    }

    #[test]
    fn apostrophes_elisions_and_measures_are_no_marks() {
        for text in ["don't", "don’t", "'tis", "the '90s", "6'2 tall", "L‘été", "27\"x30"] {
            assert_eq!(marks(text), [], "{text}");
        }
    }

    #[test]
    fn a_short_number_or_a_plural_makes_a_closer_doubtful() {
        let doubt = |text: &str| read(text, &Customs::of(None)).first().map(|mark| mark.doubt);
        assert_eq!(doubt("27\" wide"), Some(Doubt::Measure));
        assert_eq!(doubt("in 1994\" he"), Some(Doubt::None));
        assert_eq!(doubt("the dogs' home"), Some(Doubt::Apostrophe));
        assert_eq!(doubt("the dogs', he"), Some(Doubt::None));
    }

    #[test]
    fn the_marks_of_a_part_have_lengths() {
        for (part, opening, closing) in
            [("“a”", 3, 3), ("''a''", 2, 2), ("\"a.", 1, 0), ("''he 'b'''", 2, 2), ("«a", 2, 0)]
        {
            assert_eq!(opening_len(part), opening, "{part}");
            assert_eq!(closing_len(&part[opening..], part), closing, "{part}");
        }
    }
}
