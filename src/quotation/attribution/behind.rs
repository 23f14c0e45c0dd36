//! The attribution behind a quotation: “…,” said X.

use super::class::Class;
use super::cue::{Cue, Found, LABEL, REACH, Shape};
use super::customs::Order;
use super::kind::End;
use super::speaker::Voice;
use super::token::Kind;
use super::words::Words;

impl Words<'_> {
    /// Looks behind the quotation at token `quote`, whose last words end so. A
    /// full stop inside the marks means that a capital behind them opens the next
    /// sentence. Only a quotation that `opens` its sentence makes a cue of a verb
    /// that no row knows.
    pub(super) fn behind(&self, quote: usize, end: End, opens: bool) -> Option<Found> {
        let mut at = quote + 1;
        let closed = end == End::Stop;
        let (mut comma, mut dash) = (end == End::Comma, false);
        let mut particle = false;
        let mut alone = None;
        loop {
            match self.kind(at) {
                Kind::Comma => comma = true,
                Kind::Dash => dash = true,
                // «…»؛ این را X گفت
                Kind::Semicolon if self.customs.order == Order::Before && self.is_caseless(at + 1) => comma = true,
                Kind::Word if self.is(at, Class::QUOTE_PARTICLE) && !self.is(at, Class::VERB) => particle = true,
                Kind::Word if self.is_particle_of_cue(at) => (particle, alone) = (true, Some(at)),
                _ => break,
            }
            at += 1;
        }
        if self.kind(at) != Kind::Word {
            return None;
        }
        let new_sentence =
            closed && !comma && !dash && (self.is_capital(at) || self.is_caseless(at) && !self.customs.unspaced);
        if self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::ACCORDING_BEFORE | Class::DETERMINER) {
            return None;
        }
        let joined = self.is(at, Class::CONJUNCTION) && !self.customs.unspaced;
        if joined && !self.is(at, Class::VERB | Class::ACCORDING_BEFORE) {
            return None;
        }
        let clause_end = self.clause_end(at);
        if dash {
            if let Some(found) = self.signature(at, clause_end) {
                return Some(found);
            }
        }
        // Where verbs stand last, one right behind the marks needs no comma.
        let last = self.customs.order == Order::Before && self.is_caseless(at) && self.is(at, Class::VERB);
        let direct = comma || dash || particle || closed || last || end == End::Question;
        let found = self
            .clause_behind(at, clause_end, direct, opens)
            .or_else(|| alone.map(|alone| self.particle_alone(alone)))?;
        if new_sentence && !self.is_short_attribution(&found, at, clause_end) {
            return None;
        }
        Some(found)
    }

    /// Whether the word at `at` hands the quotation to a verb behind it, and reports by itself where
    /// there is none: *…라며*, *saying*. Where blanks part no words, a row holds both together.
    fn is_particle_of_cue(&self, at: usize) -> bool {
        self.is(at, Class::QUOTE_PARTICLE) && !self.customs.unspaced && self.customs.order == Order::Before
    }

    /// The attribution whose only cue is the particle at `at`.
    fn particle_alone(&self, at: usize) -> Found {
        Found {
            cue: self.span(at, at + 1),
            voice: None,
            shape: Shape::After,
            calling: false,
            beside: false,
            direct: true,
            last: at + 1,
        }
    }

    /// Whether a sentence behind a closed quotation holds nothing but its attribution.
    pub(super) fn is_short_attribution(&self, found: &Found, at: usize, end: usize) -> bool {
        const WORDS: usize = 4;
        // A particle of its own token is none.
        let words = (at..end).filter(|&at| !self.is(at, Class::SUBJECT_MARKER)).count();
        // *Ann ging nach Hause.* names no source.
        let verbs = Class::VERB | Class::MANNER | Class::PARTICIPLE | Class::SEPARABLE | Class::CALLING;
        let told = (at..end).any(|at| self.is(at, verbs));
        let whole = || found.voice.is_some_and(|voice| self.is_all_attribution(&voice, at, end));
        (words <= WORDS || whole()) && told && found.voice.is_some() && matches!(self.kind(end), Kind::Stop | Kind::Cut)
    }

    /// Whether nothing but a speaker and a verb stand in `at..end`, however long the role is.
    fn is_all_attribution(&self, voice: &Voice, at: usize, end: usize) -> bool {
        /// The most words of speaker and role.
        const WORDS: usize = 12;
        let verbs = Class::VERB | Class::MANNER | Class::PARTICIPLE | Class::AUXILIARY;
        let other = Class::SUBJECT_MARKER | Class::HONORIFIC_SUFFIX | Class::ADVERB;
        let (first, last) = voice.tokens;
        first == at && last < end && end - at <= WORDS && (last..end).all(|at| self.is(at, verbs | other))
    }

    pub(super) fn clause_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + REACH && !self.is_edge(end) && !matches!(self.kind(end), Kind::Quote(_) | Kind::Colon) {
            end += 1;
        }
        end
    }

    /// An attribution inside the marks, which starts at `at`.
    pub(super) fn behind_incise(&self, at: usize) -> Option<Found> {
        self.clause_behind(at, self.clause_end(at), true, true).filter(|found| found.voice.is_some())
    }

    pub(super) fn clause_behind(&self, at: usize, end: usize, direct: bool, opens: bool) -> Option<Found> {
        let behind = |cue: Option<Cue>, voice: Option<Voice>, last: usize| {
            let last = voice.map_or(last, |voice: Voice| voice.tokens.1.max(last));
            Some(Found {
                cue: cue.and_then(|cue| self.span(cue.from, cue.to)),
                voice,
                shape: Shape::After,
                calling: cue.is_some_and(|cue| cue.calling || !direct && self.is(cue.to - 1, Class::CALLING)),
                beside: cue.is_some_and(|cue| cue.from == at && voice.is_some_and(|voice| voice.tokens.0 <= cue.to)),
                direct,
                last,
            })
        };
        // said X; according to X; hat X gesagt
        let verb = if self.customs.order == Order::After { self.past_adverbs(at, end) } else { at };
        if let Some(cue) = self.cue_at(at, verb, true).filter(|cue| verb == at || !cue.according) {
            if self.is(at, Class::ACCORDING_AFTER) && cue.according && !self.is(at, Class::ACCORDING_BEFORE) {
                return None;
            }
            // Where the subject stands before its verb, what follows a bare verb is its object.
            let voice = if self.customs.order == Order::Before && !cue.according {
                self.cleft_subject(cue.to)
            } else {
                self.subject_after(cue.to)
                    .or_else(|| self.quoted_name(cue.to))
                    .or_else(|| self.subject_past_aside(cue.to))
            };
            if voice.is_some() || !cue.according {
                return behind(Some(cue), voice, cue.to);
            }
        }
        if self.is(at, Class::AUXILIARY) {
            let last = (at + 1..end).find(|&at| self.is(at, Class::PARTICIPLE));
            if let Some(cue) = last.and_then(|last| self.cue_at(at, last, true)) {
                let voice = if cue.from == at { self.subject_after(cue.to) } else { self.subject_after(at + 1) };
                let voice = voice.or_else(|| self.subject_past_aside(cue.to));
                return behind(Some(cue), voice, cue.to);
            }
        }
        // X said
        let unknown = || if direct && opens { self.unknown_cue(at, end) } else { None };
        let mut words = 0;
        for verb in at + 1..end {
            words += 1;
            let Some(cue) = self.cue_at(at, verb, true) else { continue };
            if cue.according {
                let follows = self.is(verb, Class::ACCORDING_AFTER);
                let voice = if follows { self.subject_before(at, verb) } else { self.subject_after(cue.to) };
                // What stands between the quotation and a late “according to” is the writer's.
                if voice.is_some() && (direct || words <= 3) {
                    return behind(Some(cue), voice, cue.to);
                }
                continue;
            }
            // *je dejal* X: nothing stands before an auxiliary that opens the clause.
            let led = self.customs.order == Order::After
                && (cue.from == at
                    // *je za STA povedal* X, *interviu BNS sakė* X.
                    || self.is(at, Class::AUXILIARY) && self.is_preposition(at + 1)
                    || self.is(at, Class::SPEECH_NOUN) && !self.is_capital(at)
                    // *la rassure* X.
                    || verb == at + 1
                        && self.is(at, Class::DETERMINER)
                        && self.is_name(cue.to)
                        && !self.customs.capital_nouns);
            let voice = if led { self.subject_after(cue.to) } else { self.subject_before(at, cue.from) };
            let Some(voice) = voice else {
                // “…” է համարում: whoever calls it so stands before.
                let calls = cue.calling && cue.from == at && self.customs.order == Order::Both;
                return if calls || direct && self.customs.order != Order::Before {
                    behind(Some(cue), None, cue.to)
                } else {
                    None
                };
            };
            let adjacent = voice.tokens.0 == at || self.lead_in(at, voice.tokens.0);
            // Where blanks part no words, a role and a name are many.
            let long = words > 4 && !(opens && self.customs.unspaced && voice.tokens == (at, cue.from));
            if !adjacent || !direct && (voice.tokens.0 != at && !led || long) {
                return None;
            }
            return behind(Some(cue), Some(voice), cue.to);
        }
        unknown()
    }

    /// Past the adverbs that may stand between a quotation and its verb: «…», هكذا ردت X.
    pub(super) fn past_adverbs(&self, at: usize, end: usize) -> usize {
        (at..end)
            .find(|&at| !self.is(at, Class::ADVERB) || self.is(at, Class::VERB | Class::AUXILIARY) || self.is_name(at))
            .filter(|&verb| self.is(verb, Class::VERB | Class::MANNER))
            .unwrap_or(at)
    }

    /// “…”, *a spus, la rândul său*, Dan Rusu: a few words between commas part the
    /// cue from its subject.
    fn subject_past_aside(&self, at: usize) -> Option<Voice> {
        /// The most words between the commas.
        const WORDS: usize = 5;
        if self.kind(at) != Kind::Comma || self.customs.order != Order::After {
            return None;
        }
        let close = (at + 1..at + WORDS + 2).find(|&at| !self.is_word(at))?;
        let clause = Class::VERB | Class::CONJUNCTION | Class::COMPLEMENTIZER | Class::AUXILIARY;
        if self.kind(close) != Kind::Comma || (at + 1..close).any(|at| self.is(at, clause) || self.is_name(at)) {
            return None;
        }
        let voice = self.subject_after(close + 1)?;
        let known = self.is_full_name(&voice) || (voice.tokens.0..voice.tokens.1).any(|at| self.is_role(at));
        (voice.tokens.0 == close + 1 && known).then_some(voice)
    }

    /// wrote “The Star”: the name of a paper in marks of its own, if the part at
    /// token `at` is one.
    pub(super) fn quoted_name(&self, at: usize) -> Option<Voice> {
        /// The longest name of a paper, marks included, in bytes.
        const NAME: usize = 40;
        let Kind::Quote(_) = self.kind(at) else { return None };
        let span = self.get(at)?.span();
        let name = self.text[span].trim_matches(|c: char| !c.is_alphanumeric());
        let titled = name.chars().next().is_some_and(char::is_uppercase);
        (titled && span.len() <= NAME && !matches!(self.kind(at + 1), Kind::Quote(_) | Kind::Comma | Kind::Colon))
            .then_some(Voice { speaker: span, role: None, pronoun: false, tokens: (at, at + 1) })
    }

    /// A verb that no row knows, told by its place alone: “…,” muttered X, or
    /// “…,” X muttered, with nothing else before the clause ends.
    pub(super) fn unknown_cue(&self, at: usize, end: usize) -> Option<Found> {
        let direct = true;
        let found = |verb: usize, voice: Voice| {
            let last = voice.tokens.1.max(verb + 1);
            Some(Found {
                cue: self.span(verb, verb + 1),
                voice: Some(voice),
                shape: Shape::After,
                calling: false,
                beside: verb == at,
                direct,
                last,
            })
        };
        if self.is_unknown(at) {
            let rowless = self.customs.is_empty();
            let subject = rowless
                || self.is(at + 1, Class::DETERMINER | Class::PRONOUN | Class::HONORIFIC)
                || self.is_name(at + 1)
                // *vyjekl malý* Matěj.
                || self.is_unknown(at + 1) && self.is_name(at + 2) && !self.is_word(at + 3);
            return self
                .subject_after(at + 1)
                .filter(|voice| subject && voice.tokens.0 == at + 1)
                .and_then(|voice| found(at, voice));
        }
        let verb = (at + 1..end.min(at + 6))
            .find(|&verb| self.is_unknown(verb) && self.is_name(verb - 1) || self.is_pronoun(verb - 1))?;
        let voice = self.subject_before(at, verb).filter(|voice| voice.tokens.0 == at)?;
        (self.is_unknown(verb) && voice.tokens.1 == verb).then(|| found(verb, voice))?
    }

    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.is_word() && !token.capital && !token.caseless && token.class == Class::default()
        })
    }

    /// Whether only words that may open an attribution stand in `at..voice`: articles,
    /// roles, a description; not a clause of its own.
    pub(super) fn lead_in(&self, at: usize, voice: usize) -> bool {
        (at..voice).all(|at| !matches!(self.kind(at), Kind::Quote(_) | Kind::Colon | Kind::Dash)) && voice - at <= 12
    }

    /// “…” — Commissioner T. Reed: a dash, a name, nothing else.
    pub(super) fn signature(&self, at: usize, end: usize) -> Option<Found> {
        let stop = usize::from(self.kind(end) == Kind::Stop);
        if self.kind(end + stop) != Kind::Cut || end - at > LABEL {
            return None;
        }
        if (at..end).any(|at| self.cue_at(at, at, true).is_some()) || !self.is_capital(at) {
            return None;
        }
        let voice = self.subject_after(at)?;
        Some(Found {
            cue: None,
            voice: Some(voice),
            shape: Shape::Signature,
            calling: false,
            beside: true,
            direct: true,
            last: end,
        })
    }
}
