//! What words and letters say: one sum a language and script.

use super::hash;
use super::script::Census;
use super::tables::{self, Said, Search};
use super::words::{self, Beside, Word};
use crate::tables::language::SCRIPTS;
use crate::tables::language_evidence::COLUMNS;

/// What a word that is known counts beside a trigram of equal weight.
const WORD_GAIN: u16 = 5;
const TRIGRAM_GAIN: u16 = 2;

/// What a grade of a form counts that tells close languages apart. One that the other has
/// not says more than a frequent word, since it says "not the other", too.
const CONTRAST_GAIN: u16 = 5;

/// What a letter counts, wherever it stands, against a language whose alphabet lacks it: less than
/// a word, since names and quoted words bring it in.
const FOREIGN: u16 = 16;

/// Shorter beginnings and endings of words tell nothing.
const SHORTEST: usize = 2;

/// Prose has at least this many letters for each token of code or address in it.
const LETTERS_A_CODE: u32 = 4;

/// A lone word beside digits is a unit or currency up to this length: `zł`, `руб`.
const UNIT_LETTERS: u32 = 3;

/// Which words have their trigrams read, too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// None: where there are many words, those that rows know tell most languages.
    Known,
    /// Only those that no row knows.
    Unknown,
    /// All: a sentence has few words, and each says what it can.
    All,
}

/// The evidence of a sample.
pub(super) struct Evidence {
    /// One a column. A sample is far too short for a sum to overflow.
    sums: [u16; 128],
    /// The candidates: a bit for each place in the table of languages.
    allowed: u128,
    census: Census,
    beside: Beside,
    /// A bit for each letter that not every alphabet has and that stands in a word read for all it says.
    letters_seen: [u64; 4],
    /// Words that were read.
    pub(super) words: u32,
    /// The letters of these words, composed or not.
    pub(super) letters: u32,
}

/// The strongest column of a script, and by how much.
#[derive(Clone, Copy)]
pub(super) struct Best {
    pub(super) first: usize,
    /// The column next to it, where anything speaks for one.
    pub(super) second: Option<usize>,
    pub(super) lead: u32,
}

impl Best {
    /// The close group of the two strongest columns, where both are of one.
    pub(super) fn group(&self) -> Option<u8> {
        let [first, second] = [COLUMNS.get(self.first)?, COLUMNS.get(self.second?)?];
        (first.group != 0 && first.group == second.group).then_some(first.group)
    }
}

impl Evidence {
    pub(super) fn new() -> Self {
        Self::among(u128::MAX)
    }

    /// Evidence for some languages only.
    pub(super) fn among(allowed: u128) -> Self {
        Self {
            sums: [0; 128],
            allowed,
            census: Census::default(),
            beside: Beside::default(),
            letters_seen: [0; 4],
            words: 0,
            letters: 0,
        }
    }

    pub(super) fn read(&mut self, sample: &str, depth: Depth) {
        let beside = if depth == Depth::Known {
            self.read_known(sample)
        } else {
            words::each(sample, |word| self.hear(word, depth))
        };
        self.beside.codes += beside.codes;
        self.beside.digits |= beside.digits;
    }

    /// Hears whole words alone: nothing waits for what one of them says, so that many are looked up at once.
    fn read_known(&mut self, sample: &str) -> Beside {
        const AT_ONCE: usize = 16;
        let mut searches = [Search::default(); AT_ONCE];
        let mut begun = 0;
        let beside = words::each(sample, |word| {
            self.count(word);
            if !is_shared(word) {
                return;
            }
            if begun == AT_ONCE {
                self.hear_all(&searches, WORD_GAIN);
                begun = 0;
            }
            if let Some(search) = searches.get_mut(begun) {
                *search = tables::seek(hash_of(word));
                begun += 1;
            }
        });
        self.hear_all(searches.get(..begun).unwrap_or_default(), WORD_GAIN);
        beside
    }

    /// Whether the sample is prose of any kind, not code with a word in it or an
    /// amount with its unit.
    pub(super) fn is_prose(&self) -> bool {
        let is_code = self.letters < self.beside.codes * LETTERS_A_CODE;
        let is_amount = self.beside.digits && self.words == 1 && self.letters <= UNIT_LETTERS;
        self.words > 0 && !is_code && !is_amount
    }

    /// Reads a sample that was read for its known words once more, for what a deeper look adds.
    pub(super) fn deepen(&mut self, sample: &str, depth: Depth) {
        words::each(sample, |word| {
            if is_shared(word) && (depth == Depth::All || tables::said(hash_of(word)).is_none()) {
                self.hear_parts(word, depth);
            }
        });
    }

    fn count(&mut self, word: &Word) {
        self.words += 1;
        self.letters += word.len;
        self.census.add(word.script, word.len);
    }

    fn hear(&mut self, word: &Word, depth: Depth) {
        self.count(word);
        if is_shared(word) {
            let known = self.hear_hash(hash_of(word), WORD_GAIN);
            if depth == Depth::All || (!known && depth == Depth::Unknown) {
                self.hear_parts(word, depth);
            }
        }
    }

    /// What a word says beside that it is known.
    fn hear_parts(&mut self, word: &Word, depth: Depth) {
        self.hear_trigrams(word.letters());
        if depth == Depth::All {
            self.see_letters(word.letters());
        }
    }

    fn hear_trigrams(&mut self, letters: &[u32]) {
        let mut searches = [Search::default(); words::LETTERS];
        let ends = letters.iter().skip(1).chain(&[hash::EDGE]);
        let befores = [hash::EDGE].iter().chain(letters);
        let mut count = 0;
        for (((search, &before), &letter), &next) in searches.iter_mut().zip(befores).zip(letters).zip(ends) {
            *search = tables::seek(hash::trigram(before, letter, next));
            count += 1;
        }
        self.hear_all(searches.get(..count).unwrap_or_default(), TRIGRAM_GAIN);
    }

    /// Ends searches that were begun together.
    fn hear_all(&mut self, searches: &[Search], gain: u16) {
        for search in searches {
            self.hear_said(search.said(), gain);
        }
    }

    fn see_letters(&mut self, letters: &[u32]) {
        for &letter in letters {
            let place = tables::rare_letter(letter);
            self.letters_seen[usize::from(place >> 6)] |= 1 << (place & 63);
        }
        // Place 0 is that of all other letters.
        self.letters_seen[0] &= !1;
    }

    /// Takes away from each language of a script what letters say that its alphabet lacks.
    pub(super) fn weigh_letters(&mut self, script: usize) {
        let mut lacked = [0u8; 128];
        for (part, mut bits) in std::mem::take(&mut self.letters_seen).into_iter().enumerate() {
            while bits != 0 {
                let place = part * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                for (count, &lacks) in lacked.iter_mut().zip(tables::lacking(place)) {
                    *count += u8::from(lacks);
                }
            }
        }
        let columns = tables::columns_of(script);
        let both =
            self.sums.get_mut(columns.clone()).into_iter().flatten().zip(lacked.get(columns).into_iter().flatten());
        both.for_each(|(sum, &count)| *sum = sum.saturating_sub(u16::from(count) * FOREIGN));
    }

    /// Adds what a hash says; whether it says anything.
    fn hear_hash(&mut self, hash: u32, gain: u16) -> bool {
        self.hear_said(tables::said(hash), gain)
    }

    fn hear_said(&mut self, said: Option<Said<'_>>, gain: u16) -> bool {
        match said {
            None => return false,
            Some(Said::Few(list)) => {
                for (column, weight) in list {
                    self.sums[column & 127] += weight * gain;
                }
            }
            Some(Said::Many(row)) => {
                let (low, high) = self.sums.split_at_mut(tables::HALF);
                for ((low, high), pair) in low.iter_mut().zip(high).zip(row) {
                    *low += u16::from(pair & 15) * gain;
                    *high += u16::from(pair >> 4) * gain;
                }
            }
        }
        true
    }

    /// The strongest column of a script, where two languages of a close group lead by what tells
    /// these apart, too: the samples are read once more for it.
    pub(super) fn best_of_close(&mut self, script: usize, samples: &[&str]) -> Option<Best> {
        let best = self.best(script)?;
        let Some(group) = best.group() else { return Some(best) };
        samples.iter().for_each(|sample| self.contrast(sample, group));
        self.best(script)
    }

    /// Reads a sample once more for what tells the languages of one group apart.
    fn contrast(&mut self, sample: &str, group: u8) {
        words::each(sample, |word| {
            let letters = word.letters();
            self.hear_contrast(hash::contrast(group, false), letters.iter());
            self.hear_contrast(hash::contrast(group, true), letters.iter().rev());
        });
    }

    /// The longest form that the letters begin with speaks, and the whole word before all.
    fn hear_contrast<'a>(&mut self, start: u32, letters: impl Iterator<Item = &'a u32>) {
        let (mut hash, mut found) = (start, None);
        for (index, &letter) in letters.enumerate() {
            hash = hash::extend(hash, letter);
            if index + 1 >= SHORTEST {
                found = tables::said(hash).or(found);
            }
        }
        if let Some(Said::Few(list)) = tables::said(hash::extend(hash, hash::EDGE)).or(found) {
            list.for_each(|(column, grade)| self.sums[column & 127] += grade * CONTRAST_GAIN);
        }
    }

    /// Whether the language at a place in the table is a candidate.
    pub(super) fn allows(&self, language: u8) -> bool {
        self.allowed >> (language & 127) & 1 == 1
    }

    /// Speaks for a column beside what the words say.
    pub(super) fn favour(&mut self, column: usize, weight: u16) {
        self.sums[column & 127] += weight;
    }

    /// The script most of the sample is in, as its place.
    pub(super) fn script(&self) -> Option<usize> {
        self.census.main()
    }

    /// The strongest columns of one script; `None` where nothing speaks for any.
    pub(super) fn best(&self, script: usize) -> Option<Best> {
        let columns = tables::columns_of(script);
        let (mut first, mut second) = ((0, 0), (0, 0));
        for ((column, &sum), facts) in columns.clone().zip(self.sums.get(columns.clone())?).zip(COLUMNS.get(columns)?) {
            if sum <= second.1 || !self.allows(facts.language) {
                continue;
            }
            if sum > first.1 {
                second = first;
                first = (column, sum);
            } else {
                second = (column, sum);
            }
        }
        let next = (second.1 > 0).then_some(second.0);
        (first.1 > 0).then_some(Best { first: first.0, second: next, lead: u32::from(first.1 - second.1) })
    }
}

/// Whether several languages are written in the script of a word.
fn is_shared(word: &Word) -> bool {
    SCRIPTS.get(usize::from(word.script)).is_some_and(|script| script.shared)
}

fn hash_of(word: &Word) -> u32 {
    word.letters().iter().fold(hash::WORD, |sum, &letter| hash::extend(sum, letter))
}
