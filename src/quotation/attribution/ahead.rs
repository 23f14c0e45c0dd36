//! The attribution before a quotation: X said: “…”.

use super::class::Class;
use super::cue::{Cue, Found, LABEL, OBJECTS, Shape};
use super::customs::Order;
use super::speaker::Voice;
use super::token::Kind;
use super::words::Words;

impl Words<'_> {
    /// Looks before token `quote` inside its sentence, which starts at `from`.
    pub(super) fn ahead(&self, from: usize, quote: usize) -> Option<Found> {
        let mut end = quote;
        let mut colon = false;
        while end > from && matches!(self.kind(end - 1), Kind::Comma | Kind::Dash | Kind::Colon) {
            colon |= self.kind(end - 1) == Kind::Colon;
            end -= 1;
        }
        let pause = end < quote;
        let mut at = end;
        while at > from {
            at -= 1;
            let Some(cue) = self.cue_at(from, at, pause) else { continue };
            let adjacent = self.is_introduction(cue.to, end, pause);
            let voice = self.subject_of(from, &cue, end);
            let reported = || voice.is_some_and(|voice| self.is_reported(from, &cue, &voice));
            let shape = match adjacent {
                true => Shape::Before,
                false if !cue.according && !cue.calling && reported() => Shape::Sourced,
                false => Shape::Inside,
            };
            if cue.according {
                // *er sagte, nach langer Zeit:* is no source.
                if let Some(voice) = voice.filter(|voice| !self.is_verb_alone(voice)) {
                    return Some(Found {
                        cue: self.span(cue.from, cue.to),
                        voice: Some(voice),
                        shape: if !adjacent && self.opens_sourced(from, &cue, &voice) { Shape::Sourced } else { shape },
                        calling: false,
                        beside: cue.to == end,
                        direct: true,
                        last: quote,
                    });
                }
                continue;
            }
            return Some(Found {
                cue: self.span(cue.from, cue.to),
                voice,
                shape,
                // *称这是*: what reports names, too, where its words are built into the clause.
                calling: cue.calling || shape == Shape::Inside && self.is(cue.to - 1, Class::CALLING),
                beside: adjacent && cue.to == end,
                direct: true,
                last: quote,
            });
        }
        if colon {
            return self.label(from, end, quote);
        }
        None
    }

    /// Whether a sentence opens with its source: *According to police*, the ice was “…”.
    fn opens_sourced(&self, from: usize, cue: &Cue, voice: &Voice) -> bool {
        let (start, end) = voice.tokens;
        let named = self.is_name(end - 1) && (!self.customs.capital_nouns || self.is_full_name(voice));
        let known = named || (start..end).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        // Where the words for a source are no preposition besides, whoever follows is one.
        let plain =
            !self.is(cue.to - 1, Class::PREPOSITION | Class::COMPLEMENTIZER | Class::CONJUNCTION | Class::ADVERB);
        // 在 X 看来: a preposition may open what the source closes.
        let opening = from + usize::from(self.is_caseless(from) && self.is_preposition(from));
        (from..=opening).contains(&cue.from.min(start)) && (known || plain || voice.pronoun || self.is_caseless(start))
    }

    /// Whether a clause follows the cue that is somebody's words, if not to the letter:
    /// *X mener at* the road is “…”, *Kot je pojasnila* X, the road is “…”.
    fn is_reported(&self, from: usize, cue: &Cue, voice: &Voice) -> bool {
        let that = cue.to + usize::from(self.kind(cue.to) == Kind::Comma);
        let reports = self.is(cue.to - 1, Class::VERB) && !self.is(cue.to - 1, Class::CALLING | Class::MANNER);
        let firm = || self.is_firm(voice) || self.is_caseless(voice.tokens.0);
        // *X said she had* “never once” trained it: the conjunction may be left out.
        // وتضيف X أن …: where the verb stands first, the conjunction follows its subject.
        let behind = voice.tokens.1 + usize::from(self.kind(voice.tokens.1) == Kind::Comma);
        let that = if voice.tokens.0 >= cue.to { behind } else { that };
        let clause = (self.is_relative(that) || voice.tokens.1 <= cue.from && self.opens_bare_clause(cue.to)) && firm();
        let opening = Class::COMPLEMENTIZER | Class::CONJUNCTION | Class::ACCORDING_BEFORE;
        let as_said = self.is(from, opening) && cue.from <= from + 1 && voice.tokens.0 >= cue.to;
        let tokens = || voice.tokens.0..voice.tokens.1;
        let as_said = as_said && tokens().any(|at| self.is_name(at) || self.is_role(at) || self.is(at, Class::SOURCE));
        reports && (clause || as_said)
    }

    /// Whether a pronoun and its verb stand at `at`: *she had*.
    fn opens_bare_clause(&self, at: usize) -> bool {
        self.is(at, Class::HE | Class::SHE | Class::THEY) && self.is(at + 1, Class::AUXILIARY)
    }

    /// Whether what was taken for a subject is a verb of small letters.
    fn is_verb_alone(&self, voice: &Voice) -> bool {
        let (start, end) = voice.tokens;
        end - start == 1 && self.is(start, Class::VERB | Class::AUXILIARY) && !self.is_capital(start) && !voice.pronoun
    }

    /// Whether `from..to`, between cue and quotation, holds only what may stand
    /// there when the quotation is the whole object: nothing, *that*, or, before a
    /// comma or colon, whom and where (*told reporters on Monday:*).
    pub(super) fn is_introduction(&self, from: usize, to: usize, pause: bool) -> bool {
        let told = to - from <= OBJECTS && !(from..to).any(|at| self.is(at, Class::COMPLEMENTIZER));
        pause && told
            || from == to
            || to - from <= 3
                && (from..to).any(|at| self.is(at, Class::COMPLEMENTIZER))
                && self.is(to - 1, Class::COMPLEMENTIZER)
    }

    /// The subject of a cue before the quotation: on its left, on its right in
    /// verb-second order, or that of an earlier verb (*X smiled and said*).
    pub(super) fn subject_of(&self, from: usize, cue: &Cue, end: usize) -> Option<Voice> {
        if cue.according {
            if self.is(cue.from, Class::ACCORDING_BEFORE) {
                let voice = self.subject_after(cue.to).or_else(|| self.bare_source(cue.to));
                let voice = voice.map(|voice| self.up_to_comma(voice));
                return voice.filter(|voice| voice.tokens.1 <= end + 1);
            }
            return self.subject_before(from, cue.from);
        }
        let right = || self.subject_after(cue.to).filter(|voice| voice.tokens.1 <= end && cue.to < end);
        let joined = cue.from > from && self.is(cue.from - 1, Class::CONJUNCTION);
        let paused = cue.from > from && self.kind(cue.from - 1) == Kind::Comma;
        if cue.from > from && !joined && !paused {
            let left = self
                .bracketed(from, cue)
                .or_else(|| self.antecedent(from, cue))
                .or_else(|| self.subject_before(from, cue.from));
            let Some(voice) = left else { return if cue.calling { None } else { right() } };
            // *Voller Freude rief er*: a pronoun of this case can be nothing but the subject.
            let nominative = |voice: &Voice| {
                voice.pronoun && self.is(voice.tokens.0, Class::HE) && !self.is(voice.tokens.0, Class::DETERMINER)
            };
            if self.customs.order == Order::After && voice.tokens.1 == cue.from {
                if let Some(voice) = right().filter(|right| nominative(right) && right.tokens.0 == cue.to) {
                    return Some(voice);
                }
            }
            let second = self.customs.order == Order::After && !cue.calling;
            if self.hangs_on_preposition(from, &voice) && !cue.calling {
                // What opens with an article behind the verb is its subject then.
                let articled = |voice: &Voice| second && self.is(voice.tokens.0, Class::DETERMINER);
                return right().filter(|voice| self.is_firm(voice) || articled(voice)).or(left);
            }
            if second && (self.is_opening(from, &voice) || self.is_bare(&voice)) {
                return right().filter(|right| self.is_firm(right) || self.closes_clause(from, right, end)).or(left);
            }
            if second && self.is_thing(from, &voice) {
                return right().filter(|voice| self.is_full_name(voice)).or(left);
            }
            return left;
        }
        // What follows a verb that calls is what it calls so, unless the verb opens the sentence.
        let opening = |voice: &Voice| {
            let known = (voice.tokens.0..voice.tokens.1).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
            self.customs.order == Order::After && voice.tokens.0 == cue.to && (known || self.is_full_name(voice))
        };
        let right = || right().map(|voice| if cue.calling { self.without_article_behind(voice) } else { voice });
        if cue.from == from {
            return right().filter(|voice| !cue.calling || opening(voice));
        }
        // من جانبها، وصفت المعلمة …: behind a comma, too, the verb may open its clause.
        let opens = paused && self.is_caseless(cue.to);
        let right =
            || if cue.calling && !opens { None } else { right().filter(|voice| !cue.calling || opening(voice)) };
        if paused {
            if let Some(voice) = self.named_between_commas(from, cue) {
                return Some(voice);
            }
            // “Als er kam, fragte sie: …”: the verb stands second behind the clause.
            if self.customs.order == Order::After {
                if let Some(voice) = right().filter(|right| self.is_firm(right) || self.closes_clause(from, right, end))
                {
                    return Some(voice);
                }
            }
            if let Some(voice) = self.subject_with_apposition(from, cue.from - 1) {
                return Some(voice);
            }
            // “X left the room, adding: “…””: a participle has the subject of its sentence.
            if let Some(voice) = self.head_of(from, cue.from - 1) {
                return Some(voice);
            }
        }
        // “X smiled and said: …”
        self.head_of(from, cue.from - 1).or_else(right)
    }

    /// *A presidente da câmara,* Graça Sequeira, *garantiu ao jornal que*: a full name between
    /// commas before the verb is its subject, whatever follows.
    fn named_between_commas(&self, from: usize, cue: &Cue) -> Option<Voice> {
        let comma = cue.from.checked_sub(1)?;
        let named = comma > from + 2 && self.is_name(comma - 1) && self.is_name(comma - 2);
        let voice = if named { self.subject_with_apposition(from, comma) } else { None };
        voice.filter(|voice| voice.role.is_some() && self.is(voice.tokens.0, Class::DETERMINER | Class::ROLE))
    }

    /// *Ifølge værtjenesten* blir helgen: a noun without an article right before the verb.
    fn bare_source(&self, at: usize) -> Option<Voice> {
        let noun = self.get(at).is_some_and(|token| token.is_word() && token.class == Class::default());
        let verb = self.is(at + 1, Class::VERB | Class::AUXILIARY) || self.kind(at + 1) == Kind::Comma;
        if noun && verb { self.noun(at, at + 1) } else { None }
    }

    /// *Ein Junge hat ins Gästebuch geschrieben*: the subject stands before the auxiliary of a
    /// participle that ends the clause.
    fn bracketed(&self, from: usize, cue: &Cue) -> Option<Voice> {
        if !self.customs.capital_nouns || !self.is(cue.to - 1, Class::PARTICIPLE) || self.is(cue.from, Class::AUXILIARY)
        {
            return None;
        }
        let clause = (from..cue.from).rev().take_while(|&at| self.is_word(at) || self.kind(at) == Kind::Number);
        let auxiliary = clause.into_iter().find(|&at| self.is(at, Class::AUXILIARY) && !self.is_capital(at))?;
        let voice = self.subject_before(from, auxiliary).filter(|_| auxiliary > from)?;
        let person = (voice.tokens.0..voice.tokens.1).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        let named = self.is_full_name(&voice) || voice.pronoun || person || self.is(voice.tokens.0, Class::DETERMINER);
        (voice.tokens.1 == auxiliary && named).then_some(voice)
    }

    /// *Një banor që nuk deshi të identifikohej e quajti*: the subject that a relative clause
    /// without commas parts from its verb.
    fn antecedent(&self, from: usize, cue: &Cue) -> Option<Voice> {
        if !(from + 1..cue.from).any(|at| self.is_relative(at)) {
            return None;
        }
        let head = self.subject_after(from).filter(|head| head.tokens.0 == from && !head.pronoun)?;
        let (start, end) = head.tokens;
        let known = (start..end).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        let relative = self.is_relative(end) && end + 1 < cue.from && (end..cue.from).all(|at| self.is_word(at));
        (known && relative).then_some(head)
    }

    /// *According to a vendor at the market,*: the comma ends what is said of whoever has no name.
    fn up_to_comma(&self, mut voice: Voice) -> Voice {
        /// The most words of it.
        const WORDS: usize = 6;
        let (start, last) = voice.tokens;
        let clause = Class::VERB | Class::AUXILIARY | Class::COMPLEMENTIZER | Class::CONJUNCTION;
        let end = (last..last + WORDS).find(|&at| !self.is_word(at) || self.is(at, clause)).unwrap_or(last);
        let nameless = voice.role.is_none() && !voice.pronoun && !(start..last).any(|at| self.is_name(at));
        if nameless && end > last && self.is_preposition(last) && self.kind(end) == Kind::Comma {
            voice.speaker = self.span(start, end).unwrap_or(voice.speaker);
            voice.tokens.1 = end;
        }
        voice
    }

    /// Whether a phrase behind the verb runs up to the quotation in a sentence that
    /// opens with a clause of its own: *Da regnen hørte op, sagde bedstemoren:*
    fn closes_clause(&self, from: usize, voice: &Voice, end: usize) -> bool {
        let clause = self.is(from, Class::CONJUNCTION | Class::COMPLEMENTIZER);
        let known = (voice.tokens.0..voice.tokens.1).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        clause && known && voice.tokens.1 == end
    }

    /// Whether a subject before the verb is but the first word of the sentence:
    /// where verbs stand second it is as likely an adverb (*Dann sagte sie*).
    pub(super) fn is_opening(&self, from: usize, voice: &Voice) -> bool {
        voice.tokens == (from, from + 1) && !voice.pronoun && !self.is(from, Class::ROLE | Class::SOURCE)
    }

    /// Small letters without an article: an adverb as likely as a subject (*und leise sagte sie*).
    pub(super) fn is_bare(&self, voice: &Voice) -> bool {
        let capital = (voice.tokens.0..voice.tokens.1).any(|at| self.is_capital(at) || self.is_caseless(at));
        !voice.pronoun
            && !capital
            && !self.is(voice.tokens.0, Class::DETERMINER)
            && !(voice.tokens.0..voice.tokens.1).any(|at| self.is(at, Class::ROLE | Class::SOURCE))
    }

    /// A noun phrase at the head of the sentence that names no person or office:
    /// it may be whom one tells (*Der Zeitung sagte* X).
    pub(super) fn is_thing(&self, from: usize, voice: &Voice) -> bool {
        self.is(from, Class::DETERMINER)
            && !voice.pronoun
            && voice.role.is_none()
            && !(from..voice.tokens.1).any(|at| self.is(at, Class::ROLE | Class::VERB))
    }

    /// Two words of a name or more, right where the phrase starts.
    pub(super) fn is_full_name(&self, voice: &Voice) -> bool {
        let (start, end) = voice.tokens;
        end - start >= 2 && self.is_name(start) && self.is_name(start + 1)
    }

    /// Whether a phrase behind the verb can be nothing but its subject, or nearly.
    pub(super) fn is_firm(&self, voice: &Voice) -> bool {
        let mut tokens = voice.tokens.0..voice.tokens.1;
        // Without an article or a capital a noun is as likely the one who is told.
        let marked = self.is(tokens.start, Class::DETERMINER) || self.is_capital(tokens.start);
        voice.pronoun
            || self.is_name(tokens.start)
            || marked && tokens.any(|at| self.is(at, Class::ROLE | Class::SOURCE))
    }

    /// Whether the phrase is the object of a preposition: *vor dem Berliner Konzert*.
    pub(super) fn hangs_on_preposition(&self, from: usize, voice: &Voice) -> bool {
        /// The most words between a preposition and its noun.
        const WORDS: usize = 4;
        let mut at = voice.tokens.0;
        for _ in 0..WORDS {
            if at <= from || self.kind(at - 1) != Kind::Word {
                return false;
            }
            at -= 1;
            if self.is_preposition(at) || self.is(at, Class::COMPLEMENTIZER) && !self.is(at, Class::DETERMINER) {
                return true;
            }
            if self.is(at, Class::VERB | Class::AUXILIARY | Class::ROLE | Class::SOURCE) || self.is_name(at) {
                return false;
            }
        }
        false
    }

    /// Who speaks in a sentence of reported speech whose attribution ends it:
    /// *The mill opens in May, Hale added.*
    pub(super) fn trailing(&self, from: usize, end: usize) -> Option<Voice> {
        let verb = end.checked_sub(1).filter(|&verb| verb > from)?;
        let cue = self.cue_at(from, verb, false).filter(|cue| !cue.according)?;
        let voice = self.subject_before(from, cue.from)?;
        let comma = voice.tokens.0.checked_sub(1).filter(|&comma| comma > from)?;
        (self.kind(comma) == Kind::Comma).then_some(voice)
    }

    /// The noun phrase at the head of a sentence, whatever its verb.
    pub(super) fn head_of(&self, from: usize, end: usize) -> Option<Voice> {
        let mut at = from;
        while at < end {
            if self.is(at, Class::ACCORDING_BEFORE) {
                let according = self.subject_after(at + 1).filter(|voice| voice.tokens.1 <= end);
                if according.is_some_and(|voice| self.is_name(voice.tokens.1 - 1)) {
                    return according;
                }
            }
            if self.is_preposition(at) && !self.is(at, Class::PRONOUN) {
                // Over the adverbial, to where a subject can stand: behind its comma or the verb.
                at = (at + 1..end).find(|&at| {
                    self.kind(at) == Kind::Comma || self.is(at, Class::VERB | Class::AUXILIARY) || self.is_pronoun(at)
                })?;
                at += usize::from(!self.is_pronoun(at));
                continue;
            }
            let skipped = Class::CONJUNCTION
                | Class::COMPLEMENTIZER
                | Class::ADVERB
                | Class::CALENDAR
                | Class::VERB
                | Class::AUXILIARY
                | Class::NEGATION;
            if self.kind(at) != Kind::Word
                || self.is(at, skipped) && !self.is(at, Class::DETERMINER | Class::PRONOUN) && !self.is_name(at)
            {
                at += 1;
                continue;
            }
            if let Some(voice) = self.subject_after(at).filter(|voice| voice.tokens.1 <= end) {
                return Some(voice);
            }
            at += 1;
        }
        None
    }

    /// The first name of two words or more in `from..end` that can be a subject; behind a
    /// verb only where the sentence says what somebody is.
    pub(super) fn written_out(&self, from: usize, end: usize, is_role: bool) -> Option<Voice> {
        let article = self.customs.order != Order::After;
        let object = |at: usize| {
            self.is_preposition(at) || self.is(at, Class::VERB) && !is_role || article && self.is(at, Class::DETERMINER)
        };
        let start = (from..end).find(|&at| self.is_name(at) && self.is_name(at + 1) && !self.is_role(at))?;
        if object(start - 1) {
            return None;
        }
        let (start, to) = self.next_run(start, end)?;
        self.split_run(start, to).filter(|voice| voice.tokens.1 <= end)
    }

    /// X, baker, expounds: “…”: the word before the colon is a verb that no row knows.
    pub(super) fn introduced_by_unknown(&self, from: usize, end: usize, quote: usize) -> Option<Found> {
        let verb = end.checked_sub(1).filter(|&verb| verb > from && self.is_unknown(verb))?;
        if !self.is_name(verb - 1) && self.kind(verb - 1) != Kind::Comma {
            return None;
        }
        let voice =
            self.subject_before(from, verb).filter(|voice| self.is_name(voice.tokens.0) || voice.role.is_some())?;
        let cue = self.span(verb, end);
        Some(Found {
            cue,
            voice: Some(voice),
            shape: Shape::Before,
            calling: false,
            beside: true,
            direct: true,
            last: quote,
        })
    }

    /// X: “…”; SMITH: “…”; Hale on the ferry: “…”
    pub(super) fn label(&self, from: usize, end: usize, quote: usize) -> Option<Found> {
        if end == from {
            return None;
        }
        let known = self.introduced_by_unknown(from, end, quote);
        if known.is_some() {
            return known;
        }
        // البنهاوي عن الشتاء: who, and on what.
        let caseless = |&at: &usize| self.is_caseless(at) && self.is_preposition(at);
        let plain = !(from..end).any(|at| self.is(at, Class::ROLE));
        let until = (from + 1..end).find(caseless).filter(|_| plain).unwrap_or(end);
        let named = Words { tokens: self.tokens.get(..until).unwrap_or(self.tokens), ..*self };
        let voice = named.head_of(from, until);
        let label = end - from <= LABEL
            && voice.is_some_and(|voice| {
                let last = voice.tokens.1 - 1;
                let sourced =
                    (voice.tokens.0..=last).any(|at| self.is(at, Class::SOURCE | Class::ROLE | Class::SPEECH_NOUN));
                self.is_name(last) || self.is_caseless(last) || voice.pronoun || voice.role.is_some() || sourced
            });
        let shape = if label { Shape::Colon } else { Shape::Announced };
        Some(Found { cue: None, voice, shape, calling: false, beside: false, direct: true, last: quote })
    }
}
