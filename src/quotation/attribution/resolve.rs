//! Which name a mention stands for: a surname for the full name, a pronoun for
//! the person last spoken of.

use std::collections::BTreeMap;

use memchr::{memchr_iter, memmem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::class::Class;
use super::customs::Customs;
use super::key::class_of;
use super::letter::{is_kana, is_small, is_syllable, is_unspaced};
use super::speaker::Voice;
use super::words::Words;
use crate::block::{BlockData, BlockKind};
use crate::quotation::Mention;
use crate::span::Span;
use crate::tables::attribution::{CASES, GENERATIONS, GENITIVES, SURNAMES_HE, SURNAMES_MADE, SURNAMES_SHE};

/// The most words before a surname that belong to the full name.
const NAME_WORDS: usize = 4;
/// The most places where a surname is looked at for its full form: the press
/// writes it out at the first or second mention.
const PLACES: usize = 6;
/// Persons that a pronoun is tried on, latest first.
const PERSONS: usize = 8;
/// Bytes that all searches of one article may read, for each byte of it, so
/// that thousands of different surnames cannot make the work quadratic.
const BUDGET: usize = 4;
/// What a short article may cost at least.
const BUDGET_FLOOR: usize = 1 << 16;
/// Letters of a month's name that is cut short.
const MONTH: usize = 3;
/// A shorter word for a generation is an abbreviation, in bytes: *Jr*.
const GENERATION: usize = 4;
/// The most letters by which two cases of one name differ at the end.
const ENDING: usize = 3;

/// A person whom the article has named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    name: Span,
    /// The role that was written beside the name.
    role: Option<Span>,
    /// What pronoun has stood for them.
    gender: Option<Gender>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gender {
    He,
    She,
}

/// The names that an article uses.
pub(super) struct Names<'a> {
    text: &'a str,
    /// All blocks, in order: no name goes over their ends.
    blocks: &'a [BlockData],
    persons: Vec<Person>,
    /// What a mention came to, by its words: a surname is looked for once.
    /// Few names are compared faster than one is hashed.
    found: BTreeMap<&'a str, Span>,
    budget: usize,
}

impl<'a> Names<'a> {
    /// `persons` is a list to work with, emptied.
    pub(super) fn new(text: &'a str, blocks: &'a [BlockData], persons: Vec<Person>) -> Self {
        let budget = (text.len() * BUDGET).max(BUDGET_FLOOR);
        Self { text, blocks, persons, found: BTreeMap::new(), budget }
    }

    /// Gives the list back.
    pub(super) fn into_persons(self) -> Vec<Person> {
        self.persons
    }

    /// The block at `index`, if it is a paragraph.
    pub(super) fn paragraph(&self, index: usize) -> Option<Span> {
        self.blocks.get(index).filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span)
    }

    /// The mention of a speaker, with the fullest name it stands for. `nearby` is
    /// whoever the sentences before are about: what a pronoun means first.
    pub(super) fn mention(&mut self, words: Words<'_>, voice: &Voice, nearby: Option<Voice>) -> Mention {
        let span = voice.speaker;
        if voice.pronoun {
            let name = self.stands_for(words, voice, nearby).unwrap_or(span);
            return Mention { span, name };
        }
        let bare = without_article(span, words, voice);
        if bare.is_none() && self.is_noun(words, voice) {
            let name = self.in_role(words, voice).unwrap_or(span);
            return Mention { span, name };
        }
        let fuller = bare.map(|bare| self.fullest(bare, words.customs)).filter(|&name| Some(name) != bare);
        let name = fuller.unwrap_or_else(|| self.fullest(span, words.customs));
        self.remember(name);
        if let Some(person) = self.persons.last_mut() {
            person.role = voice.role.or(person.role);
        }
        Mention { span, name }
    }

    /// The mention of somebody whom the text writes as `span`.
    pub(super) fn written(&mut self, span: Span, customs: &Customs) -> Mention {
        let name = self.fullest(span, customs);
        self.remember(name);
        Mention { span, name }
    }

    /// Whether a speaker is no name: *the mayor*. A capital inside the sentence makes one of
    /// *Le Perchec*, and what stands behind its role is one, too.
    fn is_noun(&self, words: Words<'_>, voice: &Voice) -> bool {
        let (first, end) = voice.tokens;
        let ends = |at: &usize| words.get(*at).is_some_and(|token| token.end as usize == voice.speaker.end());
        let last = (first..end).find(ends);
        let named = last.is_some_and(|last| words.is_name(last) || words.is_caseless(last));
        let role = (first..end).any(|at| words.is(at, Class::ROLE | Class::SOURCE));
        let article = words.is(first, Class::DETERMINER) && (role || !words.is_capital(first));
        // ο κ. Αλεξίου
        let addressed = last.is_some_and(|last| (first..last).any(|at| words.is(at, Class::HONORIFIC)));
        let behind = words.get(first).is_some_and(|first| (first.start as usize) < voice.speaker.start());
        let named =
            named || self.is_name_like(voice.speaker) || opens_with_particle(&self.text[voice.speaker], words.customs);
        !named || article && !(behind && (voice.role.is_some() || addressed))
    }

    /// *the mayor*: the last person named with that role, and with all else the phrase says of
    /// it; the mayor of another place is somebody else.
    fn in_role(&mut self, words: Words<'_>, voice: &Voice) -> Option<Span> {
        let mut said = (voice.tokens.0..voice.tokens.1).filter(|&at| {
            let other = Class::DETERMINER | Class::PREPOSITION | Class::HONORIFIC;
            words.is_word(at) && (!words.is(at, other) || words.is(at, Class::ROLE))
        });
        let role = said.clone().find(|&at| words.is(at, Class::ROLE))?;
        let holds = |at: usize, role: Span| {
            let Some(word) = words.get(at).map(|token| self.text[token.span()].to_lowercase()) else { return false };
            let role = self.text[role].to_lowercase();
            role.split(|c: char| !is_letter(c)).any(|other| other == word || is_form_of(&word, other))
        };
        let mut persons = self.persons.iter().rev().take(PERSONS).filter(|person| person.role.is_some());
        let Some(found) = persons.find(|person| person.role.is_some_and(|written| holds(role, written))) else {
            let alone = said.all(|at| at == role);
            let word = words.get(role).filter(|_| alone)?.span();
            return self.written_with(word, words.customs);
        };
        said.all(|at| found.role.is_some_and(|written| holds(at, written))).then_some(found.name)
    }

    /// The full name that the article has written behind a role before it speaks of whoever holds
    /// it: *Schwimmmeister* Dragan Petrović …, *sagte der Schwimmmeister*.
    fn written_with(&mut self, role: Span, customs: &Customs) -> Option<Span> {
        let word = &self.text[role];
        // *Mayor* Tom Hill is *the mayor*, too.
        let first = word.chars().next()?;
        let tail = &word[first.len_utf8()..];
        let finder = memmem::Finder::new(tail);
        let mut at = 0;
        for _ in 0..PLACES {
            let rest = self.text.as_bytes().get(at..at + self.budget.min(role.start().saturating_sub(at)))?;
            let hit = finder.find(rest);
            self.budget = self.budget.saturating_sub(hit.map_or(rest.len(), |hit| hit + tail.len()));
            let start = at + hit?;
            at = start + tail.len();
            let mut before = self.text[..start].chars().rev();
            let same = before.next().is_some_and(|c| c.to_lowercase().eq(first.to_lowercase()));
            let own = same && !before.next().is_some_and(is_letter);
            let Some(end) = self.run_behind(at, customs).filter(|_| own) else { continue };
            let name = at + 1;
            if self.text.get(name..end).is_some_and(|name| name.contains(' ')) {
                return Some(Span::new(name, end));
            }
        }
        None
    }

    fn is_name_like(&self, span: Span) -> bool {
        self.text[span].chars().next().is_some_and(char::is_uppercase)
    }

    fn remember(&mut self, name: Span) {
        let text = &self.text[name];
        let known = self.persons.iter().rposition(|person| self.text[person.name] == *text);
        // The latest stands last, where pronouns look first.
        let person = known.map_or(Person { name, role: None, gender: None }, |at| self.persons.remove(at));
        if self.persons.len() >= PERSONS * 2 {
            self.persons.drain(..PERSONS);
        }
        self.persons.push(person);
    }

    // ---- pronouns ----

    fn stands_for(&mut self, words: Words<'_>, voice: &Voice, nearby: Option<Voice>) -> Option<Span> {
        let token = words.get(voice.tokens.0)?;
        let gender = match (token.is(Class::HE), token.is(Class::SHE)) {
            (true, false) => Some(Gender::He),
            (false, true) => Some(Gender::She),
            (true, true) => None,
            (false, false) => return None,
        };
        if let Some(nearby) = nearby {
            let name = self.fullest(nearby.speaker, words.customs);
            if self.fits(name, gender) {
                self.remember(name);
            }
        }
        let fits = |person: &Person| {
            let known = person.gender.or_else(|| told_by_surname(&self.text[person.name]));
            gender.is_none() || known.is_none() || known == gender
        };
        let person = self.persons.iter_mut().rev().take(PERSONS).find(|person| fits(person))?;
        person.gender = person.gender.or(gender);
        let name = person.name;
        self.remember(name);
        Some(name)
    }

    fn fits(&self, name: Span, gender: Option<Gender>) -> bool {
        let text = &self.text[name];
        let known = self.persons.iter().find(|person| self.text[person.name] == *text).and_then(|person| person.gender);
        let known = known.or_else(|| told_by_surname(text));
        known.is_none() || gender.is_none() || known == gender
    }

    // ---- names ----

    /// The fullest form of a name: of a person already named, else from the first
    /// places where its last word stands behind more of the name.
    fn fullest(&mut self, span: Span, customs: &Customs) -> Span {
        let text = self.text;
        let short = &text[span];
        if let Some(&name) = self.found.get(short) {
            return name;
        }
        let known = |part: fn(&str, &str) -> bool| {
            self.persons.iter().rev().find(|person| part(short, &text[person.name])).map(|person| person.name)
        };
        let (whole, given) = (known(is_part_of), known(opens));
        let name = whole.or(given).or_else(|| self.written_out(span, customs));
        let name = name.or_else(|| self.written_on(span, customs)).unwrap_or(span);
        self.found.insert(short, name);
        name
    }

    /// Whether the article writes out a name elsewhere.
    pub(super) fn has_fuller(&mut self, span: Span, customs: &Customs) -> bool {
        self.text[span].contains(char::is_whitespace) || self.fullest(span, customs) != span
    }

    fn written_out(&mut self, span: Span, customs: &Customs) -> Option<Span> {
        let short = &self.text[span];
        let first = short.chars().next()?;
        let particle = opens_with_particle(short, customs);
        if !first.is_uppercase() && !particle {
            return if customs.surname_first && (is_unspaced(first) || is_syllable(first)) {
                self.caseless_on(span, customs)
            } else if !is_small(first) && !is_unspaced(first) {
                self.caseless_before(span, customs)
            } else {
                None
            };
        }
        let end = if short.contains(char::is_whitespace) && !particle { span.start() } else { self.text.len() };
        let whole = self.longest(short, short, end, customs);
        if let Some(surname) = initial_of(short) {
            // *A. Petrausko*: the name that begins with the letter.
            let name = self.longest(surname, surname, end, customs).or_else(|| self.in_any_case(surname, end, customs));
            return whole.or_else(|| name.filter(|&name| self.text[name].starts_with(first)));
        }
        if short.contains(char::is_whitespace) {
            // What is fuller than a first and last name is written before them, if at all; a particle
            // has its capital where no first name stands before it: *zei* Van den Berg.
            let lower = || format!("{}{}", first.to_lowercase(), &short[first.len_utf8()..]);
            return whole.or_else(|| particle.then(lower).and_then(|short| self.longest(&short, &short, end, customs)));
        }
        whole.or_else(|| self.in_any_case(short, end, customs))
    }

    /// The longest name run before byte `end` that ends in another case of a surname.
    fn in_any_case(&mut self, short: &str, end: usize, customs: &Customs) -> Option<Span> {
        stem(short)
            .and_then(|stem| self.longest(stem, short, end, customs))
            .or_else(|| self.longest(without_ending(short)?, without_ending(short)?, end, customs))
            .or_else(|| self.longest(family(short)?, family(short)?, end, customs))
            .or_else(|| self.longest(genitive(short)?, genitive(short)?, end, customs))
            .or_else(|| other_cases(short).find_map(|name| self.longest(&name, &name, end, customs)))
    }

    /// In scripts without capitals where the family name stands first: the full name that the
    /// article writes before a role: 田中 of 田中健市長, 김 of 김영수 시장.
    fn caseless_on(&mut self, span: Span, customs: &Customs) -> Option<Span> {
        /// Characters of a family name, of a given one, and of a role.
        const FAMILY: usize = 2;
        const GIVEN: usize = 3;
        const ROLE: usize = 6;
        let short = &self.text[span];
        if short.chars().count() > FAMILY {
            return None;
        }
        let start = self.first_place(short, span.start())?;
        let alike = |c: &char| is_syllable(*c) || is_unspaced(*c) && !is_kana(*c);
        if self.text[..start].chars().next_back().is_some_and(|c| alike(&c)) {
            return None;
        }
        let mut end = start + short.len();
        for c in self.text[end..].chars().take(GIVEN).take_while(alike) {
            end += c.len_utf8();
            let rest = self.text[end..].strip_prefix(' ').unwrap_or(&self.text[end..]);
            let mut role = rest.char_indices().skip(1).map(|(at, _)| at).chain([rest.len()]).take(ROLE);
            if role.any(|to| class_of(&rest[..to], customs).is(Class::ROLE | Class::HONORIFIC_SUFFIX)) {
                return Some(Span::new(start, end));
            }
        }
        None
    }

    /// In scripts without capitals: the first mention of a surname, with the word before
    /// it, if that is one which no row knows.
    fn caseless_before(&mut self, span: Span, customs: &Customs) -> Option<Span> {
        let short = &self.text[span];
        if short.contains(char::is_whitespace) || class_of(short, customs) != Class::default() {
            return None;
        }
        let start = self.first_place(short, span.start())?;
        let to = self.form_end(start, start + short.len(), short, short)?;
        let head = self.text.get(..start)?.strip_suffix(' ')?;
        let word = head.rsplit(|c: char| !is_letter(c)).next().filter(|word| word.len() > 2)?;
        let lead = head.len() - word.len();
        // A word that opens its sentence may be anything.
        let inside = self.text[..lead].ends_with(' ') && !self.text[..lead].trim_end().ends_with(['.', '।', '۔', ':']);
        (inside && class_of(word, customs) == Class::default()).then(|| Span::new(lead, to))
    }

    /// A name that the article writes out behind its first word: *Sigríður* Jónsdóttir,
    /// *Szabó* Anna.
    fn written_on(&mut self, span: Span, customs: &Customs) -> Option<Span> {
        let short = &self.text[span];
        if short.contains(char::is_whitespace) || !short.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        // The press writes a name out where it first stands.
        let start = self.first_place(short, span.start())?;
        self.form_end(start, start + short.len(), short, short)?;
        let end = self.run_behind(start + short.len(), customs)?;
        Some(Span::new(start, end))
    }

    /// Where `short` first stands before byte `end`.
    fn first_place(&mut self, short: &str, end: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(..self.budget.min(end))?;
        let hit = memmem::find(rest, short.as_bytes());
        self.budget = self.budget.saturating_sub(hit.map_or(rest.len(), |hit| hit + short.len()));
        hit
    }

    /// The end of the run of name words that goes on behind byte `from`.
    fn run_behind(&self, from: usize, customs: &Customs) -> Option<usize> {
        let mut end = from;
        for _ in 0..NAME_WORDS {
            let Some(rest) = self.text.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
            let len = rest.find(|c: char| !is_letter(c) && c != '-').unwrap_or(rest.len());
            let word = &rest[..len];
            let other = Class::FUNCTION | Class::ROLE | Class::HONORIFIC | Class::ADVERB | Class::SOURCE | Class::VERB;
            if !word.chars().next().is_some_and(char::is_uppercase) || class_of(word, customs).is(other) {
                break;
            }
            end += 1 + len;
        }
        (end > from).then_some(end)
    }

    /// The longest name run that ends in a word which starts with `stem` and is a
    /// form of `short`, among the first places before byte `end` that it stands at.
    fn longest(&mut self, stem: &str, short: &str, end: usize, customs: &Customs) -> Option<Span> {
        let finder = memmem::Finder::new(stem);
        let mut at = 0;
        for _ in 0..PLACES {
            let rest = self.text.as_bytes().get(at..at + self.budget.min(end.saturating_sub(at)))?;
            let hit = finder.find(rest);
            self.budget = self.budget.saturating_sub(hit.map_or(rest.len(), |hit| hit + stem.len()));
            let start = at + hit?;
            at = start + stem.len();
            let Some(to) = self.form_end(start, at, stem, short) else { continue };
            if let Some(first) = self.run_before(start, customs) {
                return Some(Span::new(first, self.name_end(to, customs)));
            }
        }
        None
    }

    /// The end of a name whose surname ends at `to`: behind *Jr.* or *Neto*, and behind the second
    /// family name where people have two.
    fn name_end(&self, to: usize, customs: &Customs) -> usize {
        let Some(rest) = self.text.get(to..).and_then(|rest| rest.strip_prefix(' ')) else { return to };
        let word = rest.split(|c: char| !is_letter(c)).next().unwrap_or_default();
        let generation = is_generation(word);
        if !generation && !customs.two_surnames || !word.starts_with(char::is_uppercase) {
            return to;
        }
        let Some(end) = self.run_behind(to, customs) else { return to };
        let end = if generation { to + 1 + word.len() } else { end };
        end + usize::from(generation && word.len() < GENERATION && self.text[end..].starts_with('.'))
    }

    /// Where the word that starts with a stem ends, if it is a word of its own
    /// and a form of `short`.
    fn form_end(&self, start: usize, at: usize, stem: &str, short: &str) -> Option<usize> {
        let before = self.text[..start].chars().next_back();
        if before.is_some_and(|c| is_letter(c) || matches!(c, '-' | '\'' | '’' | '@' | '#')) {
            return None;
        }
        let tail: usize =
            self.text[at..].chars().take_while(|&c| is_letter(c)).take(ENDING + 1).map(char::len_utf8).sum();
        let letters = self.text[at..at + tail].chars().count();
        let exact = stem.len() == short.len();
        (if exact { tail == 0 } else { letters <= ENDING }).then_some(at + tail)
    }

    /// The start of the run of name words before `start`; `None` where there is none.
    fn run_before(&self, start: usize, customs: &Customs) -> Option<usize> {
        let mut first = start;
        let mut named = start;
        let block = self.blocks.partition_point(|block| block.span.start() <= start).checked_sub(1)?;
        let lowest = self.blocks.get(block)?.span.start();
        for _ in 0..NAME_WORDS {
            let head = self.text.get(lowest..first)?;
            let trimmed = head.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n', '\r']);
            if trimmed.len() == head.len() {
                break;
            }
            let plain = trimmed.strip_suffix('.').unwrap_or(trimmed);
            let word = plain
                .char_indices()
                .rev()
                .take_while(|&(_, c)| is_letter(c) || matches!(c, '-' | '\'' | '’' | '.'))
                .last();
            let Some((at, c)) = word else { break };
            let word = &plain[at..];
            let at = lowest + at;
            let initial = word.chars().filter(|&c| is_letter(c)).count() == 1;
            if plain.len() != trimmed.len() && !initial {
                break;
            }
            let class = class_of(word, customs);
            if class.is(Class::NAME_PARTICLE) && !c.is_uppercase() {
                first = at;
                continue;
            }
            let other = class.is(Class::FUNCTION | Class::ROLE | Class::HONORIFIC | Class::ADVERB | Class::SOURCE);
            // A month cut short that is a first name, too: *Jan* van den Berg.
            let other = other && !(class == Class::CALENDAR && word.len() <= MONTH && plain.len() == trimmed.len());
            if !c.is_uppercase() || other && !initial || word.ends_with("'s") || word.ends_with("’s") {
                break;
            }
            first = at;
            named = at;
        }
        let named = self.behind_role(named, start, customs);
        (named < start).then_some(named)
    }

    /// Where a name starts behind a role of several words with capitals: *Wali Kota* Siti.
    fn behind_role(&self, from: usize, to: usize, customs: &Customs) -> usize {
        /// Words of a role.
        const WORDS: usize = 3;
        let run = self.text.get(from..to).unwrap_or_default();
        let ends = run.match_indices(' ').map(|(at, _)| at).take(WORDS);
        let role = ends.filter(|&end| class_of(&run[..end], customs).is(Class::ROLE)).last();
        role.map_or(from, |end| from + end + 1)
    }
}

/// Whether the first word of a name is a particle: *de* La Tour, *Van* den Berg, *al*-Hassan.
fn opens_with_particle(name: &str, customs: &Customs) -> bool {
    let first = name.split([' ', '-']).next().unwrap_or_default();
    first.len() < name.len()
        && name[first.len()..].chars().any(char::is_uppercase)
        && class_of(first, customs).is(Class::NAME_PARTICLE)
}

/// The one name that an article opens: η Καραμπίνη. Where every noun has a capital, none is told.
fn without_article(span: Span, words: Words<'_>, voice: &Voice) -> Option<Span> {
    let (article, name) = (words.get(voice.tokens.0)?, words.get(voice.tokens.0 + 1)?);
    let both = article.start as usize == span.start() && name.end as usize == span.end();
    let told = article.is(Class::DETERMINER)
        && words.is_name(voice.tokens.0 + 1)
        && !name.is(Class::ROLE | Class::SOURCE)
        && !words.customs.capital_nouns;
    (both && told).then(|| name.span())
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// What two cases of a name share at least: all but the ending, which is cut
/// off names long enough to stay recognisable.
fn stem(name: &str) -> Option<&str> {
    let letters = name.chars().count();
    let cut = match letters {
        0..5 => return None,
        5 => 1,
        _ => 2,
    };
    let (at, _) = name.char_indices().nth(letters - cut)?;
    name.get(..at)
}

/// A long name without three letters, a case's ending that is longer than the others: *Kowalskiego*.
fn without_ending(name: &str) -> Option<&str> {
    /// Letters of the name.
    const LONG: usize = 8;
    let letters = name.chars().count();
    let (at, _) = name.char_indices().nth(letters.checked_sub(ENDING)?)?;
    name.get(..at).filter(|_| letters >= LONG)
}

/// The surname that a Serbian or Slovene woman's is made of: *Матићева*, *Vidmarjeva*.
fn family(short: &str) -> Option<&str> {
    without(short, SURNAMES_MADE).filter(|family| family.chars().count() > 2)
}

/// What a surname alone says, where men and women have others, and no case of one is like the other.
fn told_by_surname(name: &str) -> Option<Gender> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    name.contains(char::is_whitespace).then_some(())?;
    if ends(SURNAMES_SHE) {
        return Some(Gender::She);
    }
    ends(SURNAMES_HE).then_some(Gender::He)
}

/// The name whose genitive a Turkic language writes without an apostrophe: *Омарованың*.
fn genitive(short: &str) -> Option<&str> {
    without(short, GENITIVES).filter(|name| name.chars().count() > ENDING)
}

/// A name without the longest of these endings that it has.
fn without<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    endings.iter().filter_map(|ending| name.strip_suffix(ending)).min_by_key(|rest| rest.len())
}

/// Whether `short` is the first word of `whole` or a case of it: Szalontai, of Szalontai
/// Erzsébet; Guðrúnar, of Guðrún Ágústsdóttir.
fn opens(short: &str, whole: &str) -> bool {
    // Most names begin with other letters.
    if whole.as_bytes().first_chunk::<2>() != short.as_bytes().first_chunk() {
        return false;
    }
    let first = whole.split_once(char::is_whitespace).map(|(first, _)| first);
    first.is_some_and(|first| first == short || is_form_of(short, first))
}

/// Whether `short` is the last word of `whole`, or a form of it; in scripts
/// without blanks, its first characters.
fn is_part_of(short: &str, whole: &str) -> bool {
    // Whatever it is part of holds its first byte.
    let holds = || {
        let has = |byte: u8| whole.as_bytes().contains(&byte);
        // *Van der Berg*, of Anna van der Berg.
        let lower = |first: &u8| short.contains(' ') && has(first.to_ascii_lowercase());
        short.as_bytes().first().is_none_or(|first| has(*first) || lower(first))
    };
    if whole.len() <= short.len() || !holds() {
        return false;
    }
    let mut words = whole.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    if words.next().is_none() {
        return is_family_of(short, whole) || short.chars().all(is_unspaced) && whole.starts_with(short);
    }
    if let Some(surname) = behind_initial(short, whole) {
        return surname == last || is_form_of(surname, last) || in_case(surname, last);
    }
    if short.contains(char::is_whitespace) {
        // *Van der Berg* at the head of a sentence is Anna van der Berg.
        let head = short.chars().next().map_or(0, char::len_utf8);
        let same = whole.ends_with(&short[head..]) && {
            let at = whole.len() - short.len();
            whole.get(at..at + head).is_some_and(|first| first.to_lowercase() == short[..head].to_lowercase())
                && whole[..at].ends_with(char::is_whitespace)
        };
        return same || stands_inside(short, whole);
    }
    if last == short || stands_inside(short, whole) {
        return true;
    }
    // Whatever case it stands in, it begins with the same letter.
    if last.chars().next() != short.chars().next() {
        return false;
    }
    family(short) == Some(last) || genitive(short) == Some(last) || is_form_of(short, last) || in_case(short, last)
}

/// Whether words stand in a name behind its first: *King*, of Martin Luther King Jr.
fn stands_inside(short: &str, whole: &str) -> bool {
    memchr_iter(b' ', whole.as_bytes())
        .any(|blank| whole[blank + 1..].strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether a word tells a namesake from an elder one: *Jr*, *Neto*.
fn is_generation(word: &str) -> bool {
    let lower = word.to_lowercase();
    GENERATIONS.binary_search(&lower.as_str()).is_ok()
}

/// Whether a name stands in a case that changes its ending: *Virtasen*, of *Virtanen*.
fn in_case(short: &str, name: &str) -> bool {
    CASES.iter().any(|(case, ending)| {
        let stem = short.strip_suffix(case).filter(|stem| stem.chars().count() > 2);
        stem.is_some_and(|stem| name.strip_suffix(ending) == Some(stem))
    })
}

/// The names that `short` may be a case of, by its ending.
fn other_cases(short: &str) -> impl Iterator<Item = String> + '_ {
    CASES.iter().filter_map(|(case, ending)| {
        let stem = short.strip_suffix(case).filter(|stem| stem.chars().count() > 2)?;
        Some(format!("{stem}{ending}"))
    })
}

/// 정, of 정민호: a family name of one syllable, composed or not.
fn is_family_of(short: &str, whole: &str) -> bool {
    if !short.starts_with(is_syllable) && !short.starts_with(|c| matches!(c, '\u{1100}'..='\u{1112}')) {
        return false;
    }
    let (mut family, mut name) = (short.nfc(), whole.nfc());
    let first = family.next();
    family.next().is_none() && first.is_some_and(is_syllable) && name.next() == first && name.count() == 2
}

/// The surname behind an initial that `whole` begins with: J. Rudaitė, of Janina Rudaitė.
fn behind_initial<'a>(short: &'a str, whole: &str) -> Option<&'a str> {
    let surname = initial_of(short)?;
    let first = short.chars().next()?;
    (whole.starts_with(first) && !whole.starts_with(short)).then_some(surname)
}

/// The surname behind the one initial of a name.
fn initial_of(short: &str) -> Option<&str> {
    let (initial, surname) = short.split_once(". ")?;
    let mut letters = initial.chars();
    (letters.next().is_some() && letters.next().is_none()).then_some(surname)
}

/// Whether two words differ in no more than an ending, as cases of one name do.
fn is_form_of(word: &str, other: &str) -> bool {
    let shared = other.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (other.chars().count(), word.chars().count());
    shared > ENDING
        && a - shared <= ENDING
        && b - shared <= ENDING
        && stem(word).is_some_and(|stem| other.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::{is_part_of, stem};

    #[test]
    fn a_surname_stands_for_the_full_name_in_any_case() {
        assert!(is_part_of("Reed", "Tom Reed"));
        assert!(is_part_of("Луговской", "Павла Луговского"));
        assert!(is_part_of("王", "王小麦"));
        assert!(is_part_of("J. Rudaitė", "Janina Rudaitė"));
        assert!(!is_part_of("J. Rudaitė", "Ona Rudaitė"));
        assert!(!is_part_of("Reed", "Tom Reeder"));
        assert!(!is_part_of("Tom Reed", "Reed"));
    }

    #[test]
    fn short_names_have_no_stem() {
        assert_eq!(stem("Lee"), None);
        assert_eq!(stem("Мельник"), Some("Мельн"));
    }
}
