//! How strongly a line speaks for being UTF-8 misread in a code page.
//!
//! Each sequence that would decode is weighed by how unlikely it is as text: a capital with an accent
//! and then a sign, a capital in the middle of a word, control characters. A closing quotation mark or two
//! letters in a row are no evidence by themselves: `“MANHÃ”`, `Різдво`. Characters that stand
//! outside of all sequences speak against the line.

use super::code_page::{Page, Sequence, breaks_case, is_usual};

/// What a line must weigh: one sequence that no language writes.
const ENOUGH: f32 = 1.5;
/// What one sequence at least must weigh, unless there are many and nothing else.
const STRONG: f32 = 1.0;
/// As many weak sequences, and no other character beyond ASCII, are no chance.
const MANY: usize = 6;
/// What a letter outside of all sequences takes off, and a punctuation mark.
const OTHER_LETTER: f32 = 0.35;
const OTHER_MARK: f32 = 0.2;
/// A line of mixed encoding has to show more than one short sequence.
const MIXED: usize = 2;

/// The page in which the line is most likely misread; `None` where the evidence is weak.
pub(super) fn heaviest(line: &str, pages: u16) -> Option<Page> {
    let mut best: Option<(f32, Page)> = None;
    for page in Page::of(pages) {
        let weight = weigh(page, line);
        if weight >= ENOUGH && best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, page));
        }
    }
    best.map(|(_, page)| page)
}

/// The evidence of a line in a page; 0 where it is not to be trusted.
fn weigh(page: Page, line: &str) -> f32 {
    let (mut weight, mut strongest) = (0.0, 0.0f32);
    let (mut count, mut bytes, mut letters, mut marks) = (0, 0, 0, 0);
    let (mut at, mut before) = (0, None);
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if c.is_ascii() {
            at += 1;
            before = Some(c);
            continue;
        }
        let whole = page.sequence(rest);
        if let Some(sequence) = whole.or_else(|| page.torn_sequence(&line[..at], rest)) {
            let own = if whole.is_some() { of_whole(sequence, before, rest) } else { of_torn(sequence, before, rest) };
            weight += own;
            strongest = strongest.max(own);
            count += 1;
            bytes += sequence.bytes;
            before = rest[..sequence.length].chars().next_back();
            at += sequence.length;
            continue;
        }
        if c.is_alphabetic() {
            letters += 1;
        } else if c != char::REPLACEMENT_CHARACTER {
            marks += 1;
        }
        before = Some(c);
        at += c.len_utf8();
    }
    let alone = letters + marks == 0;
    let trusted = (strongest >= STRONG || (alone && count >= MANY)) && (alone || count >= MIXED || bytes > 2);
    if trusted { weight - OTHER_LETTER * letters as f32 - OTHER_MARK * marks as f32 } else { 0.0 }
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
fn of_whole(sequence: Sequence, before: Option<char>, rest: &str) -> f32 {
    let Some(lead) = rest.chars().next() else { return 0.0 };
    let after = rest[sequence.length..].chars().next();
    // `Ã` and `Â` begin most misread Latin text and stand before a sign in no language.
    let usual_lead = matches!(lead, 'Ã' | 'Â');
    let mut weight = if sequence.bytes > 2 { 0.5 } else { 0.0 };
    let (mut last, mut signs) = (lead, 0);
    for c in rest[..sequence.length].chars().skip(1) {
        weight += match kind(c) {
            Kind::Control => 2.0,
            Kind::Sign => 1.0,
            Kind::Reference if usual_lead => 1.0,
            Kind::Reference => 0.6,
            Kind::Box if kind(lead) == Kind::Box => 0.1,
            Kind::Box => 1.0,
            Kind::Capital | Kind::Small | Kind::Closing => 0.3,
            Kind::Space => of_space(sequence, usual_lead, before),
        };
        weight += if breaks_case(Some(last), c) { 1.0 } else { 0.0 };
        signs += usize::from(!c.is_alphabetic());
        last = c;
    }
    weight += match kind(lead) {
        Kind::Box if is_letter(Some(last)) => 1.0,
        // No language has a sign between two letters of a word.
        Kind::Box | Kind::Sign if is_letter(before) && is_letter(after) => 1.0,
        // Quotation marks and dashes stand before signs and letters of every kind.
        Kind::Closing | Kind::Space => -0.7,
        // A sign that begins a word or stands in one; before another sign it may be a formula.
        Kind::Sign | Kind::Box | Kind::Reference if is_letter(before) || is_letter(after) || is_letter(Some(last)) => {
            0.5
        }
        _ => 0.0,
    };
    weight += if usual_lead && signs > 0 && kind(last) != Kind::Space { 0.5 } else { 0.0 };
    weight += if breaks_case(before, lead) { 1.0 } else { 0.0 };
    weight += if signs > 0 && is_letter(after) && kind(last) != Kind::Space { 0.6 } else { 0.0 };
    weight + of_result(sequence.decoded, before, after)
}

/// A NO-BREAK SPACE after a capital is a letter by itself with a space after it, unless a word ends so.
fn of_space(sequence: Sequence, usual_lead: bool, before: Option<char>) -> f32 {
    if sequence.bytes > 2 || before.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase()) {
        0.5
    } else if usual_lead && !is_letter(before) {
        1.5
    } else {
        0.0
    }
}

/// What the decoded character itself says.
fn of_result(decoded: char, before: Option<char>, after: Option<char>) -> f32 {
    let beside_latin = [before, after].iter().flatten().any(char::is_ascii_alphabetic);
    match decoded {
        // The control characters of a text that was misread twice.
        '\u{80}'..='\u{9f}' => -0.5,
        c if !is_usual(c) => -2.5,
        // A letter of another script within a word of ASCII letters.
        c if c > '\u{24f}' && !('\u{1e00}'..'\u{1f00}').contains(&c) && c.is_alphabetic() && beside_latin => -1.5,
        _ => 0.0,
    }
}

/// A damaged sequence speaks for its line only where a capital with an accent ends a word, as in `voilÃ le`.
fn of_torn(sequence: Sequence, before: Option<char>, rest: &str) -> f32 {
    let Some(lead) = rest.chars().next() else { return 0.0 };
    if sequence.decoded == 'à' && lead == 'Ã' && breaks_case(before, lead) {
        ENOUGH
    } else if sequence.decoded == char::REPLACEMENT_CHARACTER {
        0.5
    } else {
        0.0
    }
}
