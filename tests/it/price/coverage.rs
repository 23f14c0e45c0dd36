//! How many languages name currencies, minor units and powers of ten.

use std::collections::BTreeMap;

use newsprint::{Language, Parser};

/// A sentence of digits, a scale word and a currency, by the language's own words.
fn languages() -> BTreeMap<String, toml::Table> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tables/languages");
    std::fs::read_dir(folder)
        .expect("the languages")
        .map(|entry| entry.expect("an entry").path())
        .filter_map(|path| {
            let code = path.file_stem()?.to_str()?.to_owned();
            let table: toml::Table = std::fs::read_to_string(&path).ok()?.parse().ok()?;
            Some((code, table.get("price")?.as_table()?.clone()))
        })
        .collect()
}

fn words<'a>(section: &'a toml::Table, key: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let rows = section.get(key).and_then(toml::Value::as_table).into_iter().flatten();
    rows.flat_map(|(name, words)| {
        let words = words.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
        words.map(move |word| (name.as_str(), word))
    })
}

#[test]
fn enough_languages_name_money() {
    let languages = languages();
    let count = |key: &str, least: usize| {
        languages
            .values()
            .filter(|section| {
                words(section, key).map(|(name, _)| name).collect::<std::collections::BTreeSet<_>>().len() >= least
            })
            .count()
    };
    let (currencies, scales, minors) = (count("currency", 10), count("scale", 2), count("minor", 1));
    println!("currencies {currencies}, scale words {scales}, minor units {minors}");
    assert!(currencies >= 40, "{currencies} languages name ten currencies or more");
    assert!(scales >= 30, "{scales} languages have two scale words or more");
    assert!(minors >= 30, "{minors} languages name a minor unit");
}

/// Every currency word and every scale word is read in its own language behind a number.
#[test]
fn words_are_read_in_their_language() {
    let mut wrong = Vec::new();
    let (mut all, mut read) = (0, 0);
    for (code, section) in languages() {
        let parser = Parser::new().language(code.parse::<Language>().expect("a language"));
        for (family, word) in words(&section, "currency") {
            // Alone on a line even an everyday word beside a number is a currency.
            let text = format!("250,50 {word}");
            all += 1;
            if parser.parse(&text).prices().len() == 1 || parser.parse(&text.replace(',', ".")).prices().len() == 1 {
                read += 1;
            } else {
                wrong.push(format!("{code} {family} {word}"));
            }
        }
    }
    assert!(read * 100 >= all * 99, "{read} of {all}: {}", wrong.join(", "));
}
