//! How strongly a line speaks for being UTF-8 misread in a code page.
//!
//! Each sequence that would decode is weighed by how unlikely it is as text: a capital with an accent
//! and then a sign, a capital in the middle of a word, control characters. A closing quotation mark or two
//! letters in a row are no evidence by themselves: `“MANHÃ”`, `Різдво`. Characters that stand
//! outside of all sequences speak against the line.

use super::code_page::{Page, Sequence, breaks_case, is_usual};

/// What a line must weigh, in hundredths of a strong sign: one sequence that no language writes.
const ENOUGH: i64 = 150;
/// What one sequence at least must weigh, unless there are many and nothing else.
pub(super) const STRONG: i64 = 100;
/// As many weak sequences, and no other character beyond ASCII, are no chance.
const MANY: usize = 6;
/// What a letter outside of all sequences takes off, and a punctuation mark.
const OTHER_LETTER: i64 = 35;
const OTHER_MARK: i64 = 20;
/// A line of mixed encoding has to show more than one short sequence.
const MIXED: usize = 2;

/// A sequence that by itself is beyond doubt; two of them are enough in any line.
const BEYOND_DOUBT: i64 = 200;

/// How much of a line is misread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// All of it: no character above ASCII stands outside of a sequence.
    All,
    /// Every sequence in it.
    Sequences,
    /// The sequences that are strong evidence by themselves; the others may be text.
    Strong,
}

/// In which page a line was misread, and how much of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) page: Page,
    pub(super) extent: Extent,
}

/// In which page the line is most likely misread; `None` where the evidence is weak.
pub(super) fn heaviest(line: &str, pages: u16) -> Option<Verdict> {
    let mut best: Option<(i64, Verdict)> = None;
    for page in Page::of(pages) {
        let Some((weight, extent)) = weigh(page, line) else { continue };
        if best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, Verdict { page, extent }));
        }
    }
    best.map(|(_, verdict)| verdict)
}

/// What a line holds in the eyes of a page.
#[derive(Default)]
struct Findings {
    weight: i64,
    strongest: i64,
    strong: i64,
    beyond_doubt: usize,
    count: usize,
    bytes: usize,
    letters: i64,
    marks: i64,
}

/// The evidence of a line in a page; `None` where it is not to be trusted.
fn weigh(page: Page, line: &str) -> Option<(i64, Extent)> {
    let mut found = Findings::default();
    let (mut at, mut before) = (0, None);
    while let Some(c) = line[at..].chars().next() {
        let sequence = sequence_at(page, line, at, before, Extent::All);
        if let Some((sequence, weight)) = sequence {
            found.add(sequence, weight);
            before = line[at..at + sequence.length].chars().next_back();
            at += sequence.length;
            continue;
        }
        if c.is_alphabetic() {
            found.letters += i64::from(!c.is_ascii());
        } else if !c.is_ascii() && c != char::REPLACEMENT_CHARACTER {
            found.marks += 1;
        }
        before = Some(c);
        at += c.len_utf8();
    }
    found.verdict()
}

/// The sequence at `at` of a line, whole or damaged, and its weight.
pub(super) fn sequence_at(
    page: Page,
    line: &str,
    at: usize,
    before: Option<char>,
    extent: Extent,
) -> Option<(Sequence, i64)> {
    let rest = &line[at..];
    if rest.as_bytes().first().is_none_or(u8::is_ascii) {
        return None;
    }
    if let Some(whole) = page.sequence(rest) {
        return Some((whole, of_whole(whole, before, rest)));
    }
    let torn = page.torn_sequence(&line[..at], rest, extent == Extent::All)?;
    Some((torn, of_torn(torn, before, rest)))
}

impl Findings {
    fn add(&mut self, sequence: Sequence, weight: i64) {
        self.weight += weight;
        self.strongest = self.strongest.max(weight);
        self.strong += if weight >= STRONG { weight } else { 0 };
        self.beyond_doubt += usize::from(weight >= BEYOND_DOUBT);
        self.count += 1;
        self.bytes += sequence.bytes;
    }

    fn verdict(&self) -> Option<(i64, Extent)> {
        let alone = self.letters + self.marks == 0;
        let trusted = (self.strongest >= STRONG || (alone && self.count >= MANY))
            && (alone || self.count >= MIXED || self.bytes > 2);
        let weight = self.weight - OTHER_LETTER * self.letters - OTHER_MARK * self.marks;
        if trusted && weight >= ENOUGH {
            Some((weight, if alone { Extent::All } else { Extent::Sequences }))
        } else if self.beyond_doubt >= MIXED {
            Some((self.strong, Extent::Strong))
        } else {
            None
        }
    }
}

/// What a character of a sequence is to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Capital,
    Small,
    /// A control character.
    Control,
    Space,
    /// What closes or joins words, and so follows a letter in any text.
    Closing,
    /// What may follow a name: a trade mark, a dagger.
    Reference,
    /// Boxes and blocks, of which tables are drawn.
    Box,
    /// Any other sign.
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{80}'..='\u{9f}' => Kind::Control,
        '\u{a0}' => Kind::Space,
        '’' | '”' | '»' | '›' | '…' | '–' | '—' | '“' | '‘' => Kind::Closing,
        '™' | '®' | '†' | '‡' | '•' | '‰' | '²' | '³' | '¹' | 'º' | 'ª' => Kind::Reference,
        '\u{2500}'..='\u{259f}' => Kind::Box,
        c if c.is_uppercase() => Kind::Capital,
        c if c.is_alphabetic() => Kind::Small,
        _ => Kind::Sign,
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}

/// The weight of a sequence at the head of `rest`, after the character `before`.
fn of_whole(sequence: Sequence, before: Option<char>, rest: &str) -> i64 {
    let Some(lead) = rest.chars().next() else { return 0 };
    let after = rest[sequence.length..].chars().next();
    // `Ã` and `Â` begin most misread Latin text and stand before a sign or an accented letter in no language;
    // nor does `Ă`, which begins it in windows-1250, before a sign.
    let usual_lead = matches!(lead, 'Ã' | 'Â');
    let mut weight = if sequence.bytes > 2 { 50 } else { 0 };
    let (mut last, mut signs) = (lead, 0);
    for c in rest[..sequence.length].chars().skip(1) {
        weight += match kind(c) {
            Kind::Control => 200,
            Kind::Reference if !usual_lead => 60,
            Kind::Box if kind(lead) == Kind::Box => 10,
            Kind::Sign | Kind::Reference | Kind::Box => 100,
            Kind::Capital | Kind::Small | Kind::Closing => 30,
            Kind::Space => of_space(sequence, usual_lead, before),
        };
        weight += if breaks_case(Some(last), c) { 100 } else { 0 };
        signs += usize::from(!c.is_alphabetic());
        last = c;
    }
    weight += match kind(last) {
        Kind::Sign | Kind::Reference | Kind::Closing | Kind::Control | Kind::Box if usual_lead => 50,
        Kind::Sign if lead == 'Ă' => 50,
        Kind::Capital | Kind::Small if usual_lead => 120,
        // Two capitals at the head of a word in small letters.
        Kind::Capital if kind(lead) == Kind::Capital && after.is_some_and(char::is_lowercase) => 30,
        _ => 0,
    };
    weight += if signs > 0 && is_letter(after) && kind(last) != Kind::Space { 60 } else { 0 };
    weight + of_lead(lead, last, before, after) + of_result(sequence.decoded, lead, before, after)
}

/// What the first character says, between its neighbours.
fn of_lead(lead: char, last: char, before: Option<char>, after: Option<char>) -> i64 {
    let inside = is_letter(before) && is_letter(after);
    match kind(lead) {
        Kind::Box if is_letter(Some(last)) => 120,
        // No language has a sign between two letters of a word.
        Kind::Box | Kind::Sign if inside => 100,
        // Quotation marks and dashes stand before signs and letters of every kind.
        Kind::Closing | Kind::Space => -30,
        // A sign that begins a word or stands in one; before another sign it may be a formula.
        Kind::Sign | Kind::Box | Kind::Reference if is_letter(before) || is_letter(after) || is_letter(Some(last)) => {
            50
        }
        Kind::Capital if breaks_case(before, lead) => 120,
        _ => 0,
    }
}

/// A NO-BREAK SPACE after a capital is a letter by itself with a space after it, unless a word ends so.
fn of_space(sequence: Sequence, usual_lead: bool, before: Option<char>) -> i64 {
    if sequence.bytes > 2 || before.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase()) {
        50
    } else if usual_lead && !is_letter(before) {
        150
    } else {
        0
    }
}

/// What the decoded character itself says.
fn of_result(decoded: char, lead: char, before: Option<char>, after: Option<char>) -> i64 {
    let is_latin = |c: char| c.is_alphabetic() && (c <= '\u{24f}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
    let beside_latin = [before, after].iter().flatten().any(char::is_ascii_alphabetic);
    match decoded {
        // The control characters of a text that was misread twice.
        '\u{80}'..='\u{9f}' => -50,
        c if !is_usual(c) => -250,
        c if c.is_alphabetic() && beside_latin => match (is_latin(lead), is_latin(c)) {
            // A letter of another script within a word of ASCII letters, where there was none before.
            (true, false) => -150,
            (false, false) => {
                if lead.is_alphabetic() {
                    0
                } else {
                    -150
                }
            }
            // The word had a letter of another script and would have none.
            (false, true) if lead.is_alphabetic() => 100,
            // In another code page the same bytes may be the small letter that the word asks for.
            _ if breaks_case(before, c) => -50,
            _ => 0,
        },
        _ => 0,
    }
}

/// A damaged sequence speaks for its line only where a capital with an accent ends a word, as in `voilÃ le`.
fn of_torn(sequence: Sequence, before: Option<char>, rest: &str) -> i64 {
    let Some(lead) = rest.chars().next() else { return 0 };
    if sequence.decoded == 'à' && lead == 'Ã' && breaks_case(before, lead) {
        ENOUGH
    } else if sequence.decoded == char::REPLACEMENT_CHARACTER {
        50
    } else {
        0
    }
}
