//! What an archive holds, in a page.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use newsprint::{Article, Decimal, Language};

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

#[derive(Clone, Copy)]
struct Amounts {
    count: u64,
    least: Decimal,
    most: Decimal,
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
            let amounts = self.currencies.entry(code.unwrap_or("not certain").to_owned());
            let amount = price.amount();
            let amounts = amounts.or_insert(Amounts { count: 0, least: amount, most: amount });
            amounts.count += 1;
            amounts.least = amounts.least.min(amount);
            amounts.most = amounts.most.max(price.amount_max().unwrap_or(amount));
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
        writeln!(f, "\nprices, with the least and the greatest amount")?;
        for (code, amounts) in &self.currencies {
            writeln!(f, "  {:9} {code}: {} to {}", amounts.count, amounts.least, amounts.most)?;
        }
        Ok(())
    }
}
