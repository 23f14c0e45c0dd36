//! The subject beside a cue in scripts without capitals.

use super::class::Class;
use super::customs::Order;
use super::letter::is_hangul;
use super::speaker::Voice;
use super::token::{Kind, Token};
use super::words::Words;
use crate::span::Span;

/// The articles that Hebrew and Arabic join to the noun.
const HEBREW_ARTICLE: &str = "ה";
const ARABIC_ARTICLE: &str = "ال";

/// Bytes of a Hebrew word that is long enough for its first letter to be an article.
const HEBREW: usize = 8;

impl Words<'_> {
    /// The noun phrase that ends before `end` in a script without capitals.
    pub(super) fn caseless_phrase(&self, from: usize, end: usize) -> Option<Voice> {
        // ชาวบ้านคนหนึ่งซึ่งไม่ขอเปิดเผยชื่อบ่นว่า: a relative clause parts the subject from its verb.
        let relative = |&at: &usize| self.is(at, Class::COMPLEMENTIZER) && self.is(at, Class::OTHER_PRONOUN);
        let clause = (from + 1..end).rev().take_while(|&at| self.is_word(at)).find(relative);
        let end = clause.filter(|_| self.customs.unspaced).unwrap_or(end);
        let mut start = end;
        while start > from {
            let before = start - 1;
            if !(self.is_word(before) || self.kind(before) == Kind::Number)
                || self.is(before, Class::COMPLEMENTIZER | Class::VERB)
            {
                break;
            }
            start = before;
        }
        self.caseless_split(start, end)
    }

    /// The noun phrase that starts at `at` behind a cue.
    pub(super) fn caseless_after(&self, at: usize, limit: usize) -> Option<Voice> {
        let mut end = at;
        while end < limit && self.is_word(end) && !self.is(end, Class::COMPLEMENTIZER | Class::VERB) {
            end += 1;
        }
        let mut voice = self.caseless_split(at, end)?;
        if let Some(named) = self.caseless_apposition(&voice, end) {
            return Some(named);
        }
        self.add_apposition(&mut voice, end);
        Some(voice)
    }

    /// وقال صاحب الفكرة، حسام عبد الرحيم، إن: the name behind the comma, if what stands before it
    /// says what somebody is.
    fn caseless_apposition(&self, voice: &Voice, comma: usize) -> Option<Voice> {
        /// The words of a name.
        const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
        let first = voice.tokens.0;
        let comma_follows = self.kind(comma) == Kind::Comma && !self.customs.unspaced && !voice.pronoun;
        if !comma_follows || !(first..comma).any(|at| self.is_role(at)) {
            return None;
        }
        let from = comma + 1 + usize::from(self.is(comma + 1, Class::HONORIFIC));
        let name = |at: &usize| self.get(*at).is_some_and(|token| token.is_word() && may_name(token));
        let to = from + (from..=from + WORDS.end()).take_while(name).count();
        let ends = !self.is_word(to) || self.is(to, Class::COMPLEMENTIZER);
        if !WORDS.contains(&(to - from)) || !ends {
            return None;
        }
        let speaker = self.span(from, to)?;
        Some(Voice { speaker, role: self.span(first, comma), pronoun: false, tokens: (first, to) })
    }

    /// Whether a word begins with an article that its script joins to the noun.
    fn is_led_by(&self, at: usize, article: &str) -> bool {
        self.get(at).is_some_and(|token| self.text[token.span()].starts_with(article))
    }

    /// המכונאי אבי בן-שושן: a noun with its article right before two words without one, of none of
    /// which there is a row, says what somebody is.
    fn definite_noun(&self, start: usize, end: usize) -> bool {
        /// Bytes of the shortest such noun.
        const NOUN: usize = 8;
        let article = |at: usize| self.is_led_by(at, HEBREW_ARTICLE) || self.is_led_by(at, ARABIC_ARTICLE);
        let plain = (start..end).all(|at| self.get(at).is_some_and(may_name));
        let long = self.get(start).is_some_and(|token| token.span().len() >= NOUN);
        (3..=4).contains(&(end - start)) && plain && long && article(start) && !article(start + 1)
    }

    /// Parts a phrase without capitals into role and name by the role words.
    ///
    /// In front of the name stands its role (馆长孟小橡, سائق العربة رمضان) or behind
    /// it (樫村美緒館長); then particles and honorifics end it.
    pub(super) fn caseless_split(&self, mut start: usize, mut end: usize) -> Option<Voice> {
        while start < end
            && self.is(start, Class::CONJUNCTION | Class::PREPOSITION | Class::NEGATION)
            && !self.is_role(start)
        {
            start += 1;
        }
        if let Some(marker) = (start..end)
            .find(|&at| self.is(at, Class::SUBJECT_MARKER) && !self.is(at, Class::PREPOSITION) && at > start)
        {
            end = marker;
        } else if self.customs.unspaced {
            // 孟小橡在会上说: the subject ends where the adverbial starts.
            let adverbial = |&at: &usize| self.is(at, Class::PREPOSITION | Class::ADVERB) && !self.is_role(at);
            end = (start + 1..end).find(adverbial).unwrap_or(end);
        }
        // شهردار این طرح را: another phrase opens with its own article.
        let article = |&at: &usize| self.is(at, Class::DETERMINER) && !self.is(at, Class::ROLE);
        if !self.customs.unspaced && !self.is(start, Class::DETERMINER) {
            match (start + 1..end).rfind(article) {
                // … शर्त पर एक अधिकारी ने: here it opens the subject.
                Some(at) if self.is(end, Class::SUBJECT_MARKER) || self.role_opens(start, at, end) => start = at,
                Some(_) => end = (start + 1..end).find(article).unwrap_or(end),
                None => {}
            }
            let told = |&at: &usize| self.is(at, Class::ADVERB) && !self.is(at, Class::ROLE);
            end = (start + 1..end).find(told).unwrap_or(end);
        }
        // لفتت الخطيب إلى أن: a preposition that nothing follows is no part of it.
        while self.customs.order != Order::Before
            && end > start + 1
            && self.is(end - 1, Class::PREPOSITION)
            && !self.is(end - 1, Class::ROLE | Class::NAME_PARTICLE | Class::SUBJECT_MARKER)
        {
            end -= 1;
        }
        let whole_end = end;
        while end > start + 1
            && self
                .is(end - 1, Class::HONORIFIC_SUFFIX | Class::SUBJECT_MARKER | Class::QUOTE_PARTICLE | Class::AUXILIARY)
            && !self.is(end - 1, Class::ROLE)
        {
            end -= 1;
        }
        if start + 1 == end && self.is(start, Class::PRONOUN) {
            return self.pronoun(start);
        }
        if start >= end {
            return None;
        }
        if let Some(voice) = self.parted_by_blanks(start, end) {
            return Some(voice);
        }
        let whole = (start, end);
        // أم خالد: *mother of* is part of a name, too.
        let roles = (start..end).rev().find(|&at| self.is_role(at) && !self.is(at, Class::NAME_PARTICLE));
        let (name, role) = match roles {
            // ชาวบ้านคนหนึ่ง: how many there are is no name.
            Some(last) if last + 1 < end && !(last + 1..end).all(|at| self.is(at, Class::DETERMINER)) => {
                let role_end = self.after_definite(last + 1, end);
                // יו"ר ועד השכונה: in Hebrew no name has an article.
                let long = self.get(role_end).is_some_and(|token| token.span().len() > HEBREW);
                if role_end + 1 == end && long && self.is_led_by(role_end, HEBREW_ARTICLE) {
                    return Some(Voice { speaker: self.span(start, end)?, role: None, pronoun: false, tokens: whole });
                }
                // 技師の高橋: a particle joins them.
                let linked = self.customs.unspaced && role_end + 1 < end && self.is(role_end, Class::PREPOSITION);
                ((role_end + usize::from(linked), end), self.span(start, role_end))
            }
            Some(last)
                if self.customs.order == Order::Before
                    && last > start
                    && !self.is_role(last - 1)
                    && !self.is(start, Class::DETERMINER) =>
            {
                // 마을 주민 박순례 할머니: a role on either side of the name.
                let opens =
                    |at: &usize| self.is(*at, Class::PREPOSITION) || !self.customs.unspaced && self.is_role(*at);
                let first = (start..last).rev().find(opens).map_or(start, |at| at + 1);
                let named = first < last && !(first..last).all(|at| self.is(at, Class::DETERMINER | Class::SOURCE));
                if named { ((first, last), self.span(last, end)) } else { (whole, None) }
            }
            None if !self.customs.unspaced && self.definite_noun(start, end) => {
                ((start + 1, end), self.span(start, start + 1))
            }
            // 책방지기 윤미래 씨: the word before the honorific is the whole name.
            None if self.is_hangul_name(start, end, whole_end) => ((end - 1, end), self.span(start, end - 1)),
            _ => (whole, None),
        };
        Some(Voice { speaker: self.span(name.0, name.1)?, role, pronoun: false, tokens: whole })
    }

    /// Whether the last word of `start..end` is a name in Hangul, which an honorific follows.
    fn is_hangul_name(&self, start: usize, end: usize, whole_end: usize) -> bool {
        let honored = end < whole_end && self.is(end, Class::HONORIFIC_SUFFIX);
        let name = || self.get(end - 1).is_some_and(|token| self.text[token.span()].chars().all(is_hangul));
        honored && end - start >= 2 && (start..end).all(|at| self.is_plain(at)) && name()
    }

    /// وأوضحت منصور أن: who speaks in a sentence that a reporting verb opens, in a script without
    /// capitals.
    pub(super) fn told_by(&self, from: usize, end: usize) -> Option<Voice> {
        let opens = self.is_caseless(from) && self.customs.order == Order::After && !self.customs.unspaced;
        let verb = opens && self.is(from, Class::VERB) && !self.is(from, Class::PRONOUN);
        let voice = self.subject_after(from + 1).filter(|voice| verb && !voice.pronoun && voice.tokens.1 <= end)?;
        let (first, last) = voice.tokens;
        // A noun with an article names nobody.
        (voice.role.is_some() || !(first..last).any(|at| self.is(at, Class::ROLE | Class::SOURCE))).then_some(voice)
    }

    /// Whether only the phrase from `article` on says what somebody is: *that plan a shopkeeper*.
    fn role_opens(&self, start: usize, article: usize, end: usize) -> bool {
        let role = |from: usize, to: usize| (from..to).any(|at| self.is_role(at) || self.is(at, Class::SOURCE));
        self.customs.order != Order::After && role(article, end) && !role(start, article)
    }

    /// وصفت المعلمة هدى سالم المبادرة بأنها: behind a verb that calls, what has the article behind a
    /// full name is what is called so.
    pub(super) fn without_article_behind(&self, mut voice: Voice) -> Voice {
        let (first, end) = voice.tokens;
        let definite = self.is_led_by(end - 1, ARABIC_ARTICLE);
        let words = (first..end).filter(|&at| self.get(at).is_some_and(may_name)).count();
        let apart = end > first + 3 && !self.is(end - 2, Class::NAME_PARTICLE) && voice.role.is_some();
        if definite && apart && words > 2 && !self.customs.unspaced {
            voice.speaker = Span::new(
                voice.speaker.start(),
                self.get(end - 2).map_or(voice.speaker.end(), |last| last.end as usize),
            );
            voice.tokens.1 = end - 1;
        }
        voice
    }

    /// The subject that the first subject marker of `from..end` ends, in a script without
    /// blanks whose verbs come last: 保存会の会長、森田千鶴さんは. Of the sentence before the
    /// marker only its clause counts, and of that what no adverbial opens.
    pub(super) fn marked_subject(&self, from: usize, end: usize) -> Option<Voice> {
        if !self.customs.unspaced || self.customs.order != Order::Before {
            return None;
        }
        let marker = (from + 1..end).find(|&at| self.is_marker(at))?;
        let voice = self.nominal(from, marker)?;
        // 会長、森田さんは: the role stands before the comma.
        let comma = voice.tokens.0.checked_sub(1).filter(|&comma| comma > from && self.kind(comma) == Kind::Comma);
        let role = comma.filter(|&comma| voice.role.is_none() && !voice.pronoun && self.is_role(comma - 1));
        Some(Voice { role: role.and_then(|comma| self.nominal(from, comma)?.whole(self)).or(voice.role), ..voice })
    }

    /// The speaker of a cleft sentence, whose cue ends before `at`: 「…」と話すのは、船長の大西さんだ.
    pub(super) fn cleft_subject(&self, at: usize) -> Option<Voice> {
        let is_cleft = self.customs.unspaced && self.is(at, Class::SUBJECT_MARKER) && self.is_marker(at + 1);
        let start = at + 2 + usize::from(self.kind(at + 2) == Kind::Comma);
        let mut end = start;
        while is_cleft && self.is_word(end) && !self.is(end, Class::VERB | Class::AUXILIARY) {
            end += 1;
        }
        self.nominal(start, end)
    }

    fn is_marker(&self, at: usize) -> bool {
        self.is(at, Class::SUBJECT_MARKER) && !self.is(at, Class::PREPOSITION)
    }

    /// The nominal that ends before `end`, not from before `from`: a name with its role before it
    /// (船長の大西健吾) or behind it (山本知事), a role with its genitive (保存会の会長), a noun.
    fn nominal(&self, from: usize, mut end: usize) -> Option<Voice> {
        while end > from + 1 && self.is(end - 1, Class::HONORIFIC_SUFFIX) && !self.is_role(end - 1) {
            end -= 1;
        }
        let last = end.checked_sub(1).filter(|&last| last >= from)?;
        if self.is(last, Class::PRONOUN) {
            return self.pronoun(last);
        }
        let stops = |at: usize| !self.is_word(at) || self.is(at, Class::VERB | Class::COMPLEMENTIZER);
        let linked = |at: usize| self.is(at, Class::PREPOSITION | Class::ADVERB);
        let mut start = last;
        while start > from && !stops(start - 1) && !linked(start - 1) {
            start -= 1;
        }
        let chain = |start: usize| {
            let first = (from..start).rev().take_while(|&at| !stops(at)).last().unwrap_or(start);
            let adverbial = (first..start.saturating_sub(1)).rev().find(|&at| linked(at));
            adverbial.map_or(first, |at| at + 1)
        };
        let genitive = start > from + 1 && linked(start - 1) && !stops(start - 2);
        let voice = |name: (usize, usize), role, whole| {
            Some(Voice { speaker: self.span(name.0, name.1)?, role, pronoun: false, tokens: whole })
        };
        if self.is_role(last) {
            let first = (start..last).find(|&at| self.is_role(at)).unwrap_or(last);
            if first > start {
                return voice((start, first), self.span(first, end), (start, end));
            }
            let start = if genitive { chain(start) } else { start };
            return voice((start, end), None, (start, end));
        }
        if genitive && self.is_role(start - 2) {
            let first = chain(start - 1);
            return voice((start, end), self.span(first, start - 1), (first, end));
        }
        let name = (start..last).rev().find(|&at| self.is_role(at)).map_or(start, |role| role + 1);
        voice((name, end), self.span(start, name), (start, end))
    }

    /// Scripts that set blanks between phrases alone part name and role by one:
    /// มาลี ใจดี เจ้าของร้าน, วิศวกร วิชัย สุขใจ.
    fn parted_by_blanks(&self, mut start: usize, end: usize) -> Option<Voice> {
        let blank = |at: usize| self.get(at - 1).zip(self.get(at)).is_some_and(|(before, at)| before.end < at.start);
        if !self.customs.unspaced {
            return None;
        }
        let whole = (start, end);
        while start + 1 < end && self.is(start, Class::HONORIFIC) {
            start += 1;
        }
        let Some(role) = (start..end).find(|&at| self.is(at, Class::ROLE)) else {
            // Behind a blank the honorific begins the name: what stands before is the role.
            let name = (start + 1..end.saturating_sub(1)).find(|&at| self.is(at, Class::HONORIFIC) && blank(at))?;
            let speaker = self.span(name + 1, end)?;
            return Some(Voice { speaker, role: self.span(start, name), pronoun: false, tokens: whole });
        };
        let (name, role) = if role == start {
            let name = (start + 1..end).find(|&at| blank(at))?;
            ((name, end), (start, name))
        } else {
            ((start, role), (role, end))
        };
        if name.0 > start && !blank(name.0) || role.0 > start && !blank(role.0) {
            return None;
        }
        let bare = (name.0..name.1).find(|&at| !self.is(at, Class::HONORIFIC)).unwrap_or(name.0);
        Some(Voice {
            speaker: self.span(bare, name.1)?,
            role: self.span(role.0, role.1),
            pronoun: false,
            tokens: whole,
        })
    }

    /// *महापौरांनी योजनेला* “…” *म्हटले*: right before the marks stands whatever is called
    /// so, unless a particle shows that the subject does.
    pub(super) fn without_object(&self, voice: Voice, quote: usize) -> Option<Voice> {
        let (start, end) = voice.tokens;
        let bare = self.is_caseless(start) && !self.customs.unspaced && end == quote && end - start > 1;
        if bare { self.caseless_split(start, end - 1) } else { Some(voice) }
    }

    /// Past the words that the role's genitive chain goes on with: those that
    /// carry the same article prefix, as in مديرة المركز الثقافي ميسون.
    pub(super) fn after_definite(&self, from: usize, end: usize) -> usize {
        let article = |at: usize| self.is_led_by(at, HEBREW_ARTICLE) || self.is_led_by(at, ARABIC_ARTICLE);
        let mut at = from;
        // رئيس جمعية الحي نبيل حداد: a noun without it before one that has it goes on, too, where a
        // full name is left.
        let chain = |at: usize| end >= at + 4 && article(at + 1) && !self.is(at, Class::NAME_PARTICLE);
        while at + 1 < end && !self.customs.unspaced {
            match (article(at), chain(at)) {
                (true, _) => at += 1,
                (false, true) => at += 2,
                _ => break,
            }
        }
        at
    }
}

/// A word that no row knows, or one that names begin with.
fn may_name(token: &Token) -> bool {
    token.class == Class::default() || token.is(Class::NAME_PARTICLE)
}
