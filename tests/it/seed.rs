//! A real article against the careful reading of a person.
//!
//! The article is not part of this project. Name the folder that holds
//! `article.txt` and `expected.json`:
//! `NEWSPRINT_SEED=folder cargo test --test it seed -- --ignored`.

use std::fs;
use std::path::PathBuf;

use newsprint::{Quotation, QuotationKind, Span, parse};
use serde_json::Value;

fn span_of(row: &Value) -> Span {
    let offset = |key: &str| usize::try_from(row[key].as_u64().expect("an offset")).expect("it fits");
    Span::new(offset("start"), offset("end"))
}

fn folder() -> PathBuf {
    std::env::var_os("NEWSPRINT_SEED").expect("NEWSPRINT_SEED names the folder").into()
}

#[test]
#[ignore = "needs an article that is not part of this project"]
fn seed_is_read_as_a_person_reads_it() {
    let text = fs::read_to_string(folder().join("article.txt")).expect("the article");
    let expected = fs::read_to_string(folder().join("expected.json")).expect("the reading");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let rows = |key: &str| expected[key].as_array().expect("a list").clone();
    let article = parse(&text);

    assert_eq!(article.language().map(|found| found.language().to_string()).as_deref(), expected["language"].as_str());
    assert_eq!(article.title().map(|title| title.raw()), expected["title"].as_str());

    let blocks: Vec<_> = article.blocks().map(|block| (block.kind().name().to_owned(), block.span())).collect();
    let wanted: Vec<_> =
        rows("blocks").iter().map(|row| (row["kind"].as_str().unwrap_or_default().to_owned(), span_of(row))).collect();
    assert_eq!(blocks, wanted);

    let prices: Vec<_> = article
        .price_lines()
        .flat_map(|line| line.prices())
        .map(|price| {
            (price.span(), price.amount().to_string(), price.currency().and_then(|c| c.code().map(str::to_owned)))
        })
        .collect();
    let text_of = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let wanted: Vec<_> = rows("prices")
        .iter()
        .map(|row| (span_of(row), text_of(row, "amount").unwrap_or_default(), text_of(row, "currency")))
        .collect();
    assert_eq!(prices, wanted);

    let quotations: Vec<_> = article.quotations().map(|quotation| told(&quotation)).collect();
    let wanted: Vec<_> = rows("quotations").iter().map(expected_quotation).collect();
    assert_eq!(quotations, wanted);
}

/// Kind, span, speaker, full name, role, cue.
type Told = (String, Span, Option<Span>, Option<String>, Option<Span>, Option<Span>);

fn told(quotation: &Quotation) -> Told {
    let kind = match quotation.kind() {
        QuotationKind::Statement => "statement",
        QuotationKind::Fragment => "fragment",
        _ => "phrase",
    };
    let whole = Span::new(quotation.parts()[0].start(), quotation.parts()[quotation.parts().len() - 1].end());
    let speaker = quotation.speaker();
    let name = speaker.map(|mention| mention.name().into_owned());
    (kind.to_owned(), whole, speaker.map(|mention| mention.span()), name, quotation.role(), quotation.cue())
}

fn expected_quotation(row: &Value) -> Told {
    let part = |key: &str| row[key].is_object().then(|| span_of(&row[key]));
    let name = row["speaker_full_name"].as_str().map(str::to_owned);
    (
        row["kind"].as_str().unwrap_or_default().to_owned(),
        span_of(row),
        part("speaker"),
        name,
        part("role"),
        part("cue"),
    )
}
