//! What an archive holds, in a page.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use newsprint::{Article, Decimal, Language, Price};

/// At most this many speakers are kept; when there are more, those quoted least go.
const SPEAKERS: usize = 1 << 20;
/// This many are shown.
const SHOWN: usize = 20;

/// Counts over all articles added so far.
#[derive(Default)]
pub struct Summary {
    articles: u64,
    bytes: u64,
    languages: BTreeMap<Option<Language>, u64>,
    speakers: HashMap<String, u64>,
    currencies: BTreeMap<String, Amounts>,
}

/// Of each currency at most this many different amounts are kept for the median.
const AMOUNTS: usize = 1 << 14;

/// The amounts in one currency.
#[derive(Default)]
struct Amounts {
    count: u64,
    /// How often each amount was read.
    kept: BTreeMap<Decimal, u64>,
    least: Option<Decimal>,
    most: Option<Decimal>,
}

impl Amounts {
    fn add(&mut self, price: &Price) {
        let (low, high) = (price.amount(), price.amount_max().unwrap_or(price.amount()));
        self.count += 1;
        self.least = Some(self.least.map_or(low, |least| least.min(low)));
        self.most = Some(self.most.map_or(high, |most| most.max(high)));
        if self.kept.len() < AMOUNTS || self.kept.contains_key(&low) {
            *self.kept.entry(low).or_default() += 1;
        }
    }

    /// The middle of the amounts that are kept, the lower of two.
    fn median(&self) -> Option<Decimal> {
        let mut before = self.kept.values().sum::<u64>().div_ceil(2);
        let middle = self.kept.iter().find(|(_, times)| {
            before = before.saturating_sub(**times);
            before == 0
        });
        middle.map(|(&amount, _)| amount)
    }
}

impl Summary {
    pub fn add(&mut self, article: &Article) {
        self.articles += 1;
        self.bytes += article.text().len() as u64;
        *self.languages.entry(article.language().map(|found| found.language())).or_default() += 1;
        for speaker in article.speakers() {
            *self.speakers.entry(speaker.name().to_owned()).or_default() += speaker.quotations().len() as u64;
        }
        if self.speakers.len() > SPEAKERS {
            self.forget_the_least_quoted();
        }
        for price in article.prices() {
            let code = price.currency().and_then(|currency| currency.code());
            self.currencies.entry(code.unwrap_or("not certain").to_owned()).or_default().add(price);
        }
    }

    fn forget_the_least_quoted(&mut self) {
        let mut least = 1;
        while self.speakers.len() > SPEAKERS / 2 {
            self.speakers.retain(|_, count| *count > least);
            least *= 2;
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} articles, {} bytes", self.articles, self.bytes)?;
        writeln!(f, "\nlanguages")?;
        let mut languages: Vec<_> = self.languages.iter().collect();
        languages.sort_by_key(|&(language, &count)| (std::cmp::Reverse(count), *language));
        for (language, count) in languages {
            writeln!(f, "  {count:9} {}", language.map_or("none".to_owned(), |language| language.to_string()))?;
        }
        writeln!(f, "\nmost quoted")?;
        let mut speakers: Vec<_> = self.speakers.iter().collect();
        speakers.sort_by_key(|&(name, &count)| (std::cmp::Reverse(count), name));
        for (name, count) in speakers.into_iter().take(SHOWN) {
            writeln!(f, "  {count:9} {name}")?;
        }
        writeln!(f, "\nprices, with the least amount, the median and the greatest")?;
        for (code, amounts) in &self.currencies {
            let [least, median, most] = [amounts.least, amounts.median(), amounts.most].map(Option::unwrap_or_default);
            writeln!(f, "  {:9} {code}: {least} .. {median} .. {most}", amounts.count)?;
        }
        Ok(())
    }
}
