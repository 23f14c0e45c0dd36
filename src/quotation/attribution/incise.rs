//! An attribution inside the marks: «A, — said X. — B», « A, dit-il, b ».

use super::class::Class;
use super::cue::Found;
use super::customs::{Customs, Order};
use super::token::{self, Kind, Token};
use super::words::Words;
use crate::span::Span;
use memchr::memchr3_iter;

/// The longest attribution that stands inside marks, in bytes.
const REACH: usize = 160;
/// The shortest part that has room for one.
const SHORTEST: usize = 16;
/// The most bytes between a comma or dash and the cue: blanks, and a dash behind a comma.
const LEAD: usize = 8;

/// Looks for the first attribution inside `part`. `tokens` is scratch.
///
/// # Complexity
/// One look at each byte of the part, one look-up a comma or dash, and
/// [`REACH`] bytes read where a cue follows one.
pub(super) fn find(text: &str, part: Span, customs: &'static Customs, tokens: &mut Vec<Token>) -> Option<Found> {
    if part.len() < SHORTEST || customs.order == Order::Before {
        return None;
    }
    let bytes = text.as_bytes().get(part.range()).unwrap_or_default();
    // The dashes of three bytes share their first.
    for at in memchr3_iter(b',', b'-', DASH[0], bytes) {
        let from = part.start() + at;
        if bytes.get(at) == Some(&DASH[0]) && !bytes.get(at + 1..).is_some_and(leads_dash) {
            continue;
        }
        let Some((start, dash)) = cue_start(text, from, part.end()) else { continue };
        let end = floor(text, part.end().min(start + REACH));
        if !read(text, Span::new(start, end), customs, tokens) {
            continue;
        }
        let words = Words { text, tokens, customs };
        let Some(found) = words.incise() else { continue };
        let closed = matches!(words.kind(found.last), Kind::Comma | Kind::Stop | Kind::Dash);
        let person = found
            .voice
            .is_some_and(|voice| voice.pronoun || (voice.tokens.0..voice.tokens.1).any(|at| words.is_name(at)));
        // « A, a réagi X. Mais B », « A, raconte Ann Reed. B »: behind a stop the speech goes on.
        let stop = words.kind(found.last) == Kind::Stop;
        let full = || found.voice.is_some_and(|voice| words.is_full_name(&voice));
        let goes_on = words.is_word(found.last + 1) && (words.is(0, Class::AUXILIARY) || full());
        if closed && (dash || person && (!stop || goes_on)) {
            return Some(found);
        }
    }
    None
}

/// The first two bytes of the dashes U+2013 to U+2015.
const DASH: [u8; 2] = [0xe2, 0x80];

fn leads_dash(rest: &[u8]) -> bool {
    matches!(rest, [second, 0x93..=0x95, ..] if *second == DASH[1])
}

/// Reads the words of `span`, if its first can be a cue: most cannot.
fn read(text: &str, span: Span, customs: &'static Customs, tokens: &mut Vec<Token>) -> bool {
    tokens.clear();
    let mut at = span.start();
    // Two words and the token that ends the second.
    while at < span.end() && tokens.len() < 3 {
        at = token::read_one(text, at, span.end(), customs, tokens);
    }
    if !(Words { text, tokens, customs }).may_be_incise() {
        return false;
    }
    token::read(text, Span::new(at.min(span.end()), span.end()), customs, tokens);
    tokens.push(Token::mark(Kind::Cut, span.end(), span.end()));
    true
}

/// Where the word behind a comma or dash starts, if it can be a cue, and whether
/// a dash leads up to it.
fn cue_start(text: &str, from: usize, end: usize) -> Option<(usize, bool)> {
    let lead = text.get(from..floor(text, end.min(from + LEAD)))?;
    let mut dash = false;
    for (at, c) in lead.char_indices() {
        match c {
            '–' | '—' | '-' | '―' => dash = true,
            ',' => {}
            c if c.is_whitespace() => {}
            // A hyphen inside a word is no dash, and the speech goes on with a capital.
            c if at <= 1 || c.is_uppercase() => return None,
            _ => return Some((from + at, dash)),
        }
    }
    None
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Words<'_> {
    /// The attribution that starts with the first token: a cue, perhaps behind
    /// a reflexive (*se souvient* X), and its subject.
    fn incise(&self) -> Option<Found> {
        let lead = self.incise_lead();
        self.behind_incise(if self.is_cue(lead) { lead } else { 0 })
    }

    fn may_be_incise(&self) -> bool {
        self.is_cue(self.incise_lead()) || self.is(0, Class::AUXILIARY)
    }

    fn incise_lead(&self) -> usize {
        usize::from(!self.is_cue(0) && self.is(0, Class::PRONOUN | Class::ADVERB | Class::AUXILIARY))
    }

    fn is_cue(&self, at: usize) -> bool {
        self.is(at, Class::VERB | Class::MANNER)
    }
}
