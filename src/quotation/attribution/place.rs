//! One quoted part in its place: the sentence it stands in, and what that says of it.

use super::Part;
use super::class::Class;
use super::cue::{Found, Shape};
use super::kind::{End, Setting};
use super::token::Kind;
use super::window::Window;
use super::words::Words;
use crate::quotation::QuotationStyle;

/// A quoted part among the words around it.
#[derive(Clone, Copy)]
pub(super) struct Place<'w> {
    pub(super) words: Words<'w>,
    pub(super) window: &'w Window<'w>,
    pub(super) parts: &'w [Part],
    pub(super) part: &'w Part,
    pub(super) style: QuotationStyle,
    /// Its token.
    pub(super) at: usize,
    /// The first token of its sentence.
    pub(super) from: usize,
    pub(super) setting: Setting,
}

impl<'w> Place<'w> {
    pub(super) fn new(
        words: Words<'w>,
        window: &'w Window<'w>,
        (parts, part): (&'w [Part], &'w Part),
        style: QuotationStyle,
        at: usize,
    ) -> Self {
        let from = words.sentence_start(at, |at| closes_sentence(words, parts, at));
        let setting = setting(words, at, from, part);
        Self { words, window, parts, part, style, at, from, setting }
    }

    /// The attribution beside it, in its own sentence.
    pub(super) fn attribution(&self) -> Option<Found> {
        let Self { words, at, from, .. } = *self;
        let end = self.part.looks.end;
        let opens = self.setting.opens || self.style == QuotationStyle::Dash;
        let behind = || words.behind(at, end, opens);
        let ahead = || if from < at { words.ahead(from, at) } else { None };
        if opens {
            return behind().or_else(ahead);
        }
        // X stood up: “…!” Y smiled. Behind a colon a closed quotation ends its sentence.
        let announced = at > from
            && words.kind(at - 1) == Kind::Colon
            && matches!(end, End::Stop | End::Question)
            && words.is_capital(at + 1);
        if announced { ahead().or_else(behind) } else { ahead_first(ahead(), behind, end == End::Comma) }
    }

    /// Whether it opens its block.
    pub(super) fn is_first(&self) -> bool {
        (0..self.at).all(|at| !matches!(self.words.kind(at), Kind::Word | Kind::Quote(_) | Kind::Number))
    }

    /// The part before it in its block.
    pub(super) fn before(&self) -> Option<&'w Part> {
        let index = (0..self.at).rev().find_map(|at| match self.words.kind(at) {
            Kind::Quote(part) => Some(part),
            _ => None,
        })?;
        self.parts.get(index as usize)
    }

    /// Whether it goes on from the attribution of the part before it, which was
    /// `found`: “A,” X said, “b.” or “A,” X said. “B.”
    pub(super) fn resumes(&self, found: &Found) -> bool {
        let (words, looks) = (self.words, self.part.looks);
        let Some(link) = self.at.checked_sub(1) else { return false };
        match words.kind(link) {
            Kind::Comma | Kind::Dash | Kind::Semicolon => {
                (found.last.min(link)..link).all(|at| !words.is_edge(at) && words.kind(at) != Kind::Colon)
            }
            Kind::Stop => {
                let one_sentence = (found.last..link).all(|at| !words.is_edge(at));
                one_sentence && found.last <= link && (looks.capital || looks.end == End::Stop) && looks.words > 1
            }
            _ => false,
        }
    }
}

/// A quotation inside its sentence: what leads up to it counts before what
/// follows, unless that only mentions a cue. A comma inside the marks promises
/// an attribution behind them.
fn ahead_first(ahead: Option<Found>, behind: impl Fn() -> Option<Found>, comma_inside: bool) -> Option<Found> {
    match ahead {
        Some(found) if found.beside || found.calling && !comma_inside => Some(found),
        Some(found) if found.shape == Shape::Before => match behind() {
            Some(after) if after.beside => Some(after),
            _ => Some(found),
        },
        Some(found) => match behind() {
            Some(after) if after.voice.is_some() => Some(after),
            _ => Some(found),
        },
        None => behind(),
    }
}

/// X, head of the agency, commented: ⏎ “…”
pub(super) fn introduced_by(above: Words<'_>) -> Option<Found> {
    let end = above.tokens.len();
    if above.kind(end.checked_sub(1)?) != Kind::Colon {
        return None;
    }
    let from = above.sentence_start(end, |_| false);
    above.ahead(from, end)
}

/// Whether the quoted part at token `at` ends its sentence: a stop inside the
/// marks and a capital, another quotation, or nothing behind them.
pub(super) fn closes_sentence(words: Words<'_>, parts: &[Part], at: usize) -> bool {
    let Kind::Quote(part) = words.kind(at) else { return false };
    let Some(part) = parts.get(part as usize) else { return false };
    match part.looks.end {
        End::Stop | End::Question => {
            words.is_capital(at + 1)
                || words.is_caseless(at + 1) && part.looks.end == End::Stop
                || !matches!(words.kind(at + 1), Kind::Word | Kind::Comma | Kind::Dash)
                // “Here?” – “Here.”: a dash parts two turns.
                || words.kind(at + 1) == Kind::Dash && matches!(words.kind(at + 2), Kind::Quote(_))
        }
        _ => false,
    }
}

fn setting(words: Words<'_>, at: usize, from: usize, part: &Part) -> Setting {
    let before = at.checked_sub(1).map_or(Kind::Cut, |before| words.kind(before));
    let behind = words.kind(at + 1);
    let cue_behind = words.is(
        at + 1,
        Class::VERB
            | Class::MANNER
            | Class::AUXILIARY
            | Class::SEPARABLE
            | Class::ACCORDING_BEFORE
            | Class::QUOTE_PARTICLE
            | Class::PRONOUN
            | Class::DETERMINER,
    ) || words.is_name(at + 1);
    let closed = matches!(part.looks.end, End::Stop | End::Question | End::Comma);
    let opens = from == at || (from..at).all(|at| matches!(words.kind(at), Kind::Dash | Kind::Cut | Kind::Quote(_)));
    Setting {
        preposition: at > from + 1 && words.is_preposition(at - 1) && !words.is(at - 2, Class::VERB | Class::CALLING),
        // *var det* “…”: a pronoun behind its verb is no article.
        article: at > from
            && words.is(at - 1, Class::DETERMINER)
            && !(at > from + 1 && words.is(at - 1, Class::PRONOUN) && words.is(at - 2, Class::AUXILIARY)),
        colon: at > from && before == Kind::Colon,
        so_called: at > from && words.is(at - 1, Class::SO_CALLED),
        handed: words.is(at + 1, Class::QUOTE_PARTICLE) && !words.is(at + 1, Class::DETERMINER | Class::PRONOUN),
        word_before: matches!(before, Kind::Word | Kind::Number),
        word_behind: matches!(behind, Kind::Word | Kind::Number) && !cue_behind && !closed,
        opens,
        ends: words.is_edge(at + 1)
            || matches!(behind, Kind::Quote(_))
            || closed
                && (words.is_capital(at + 1)
                    || words.is_caseless(at + 1)
                    || behind == Kind::Dash && matches!(words.kind(at + 2), Kind::Quote(_))),
    }
}
