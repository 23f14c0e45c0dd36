//! `article`: the whole article, typed.

use std::borrow::Cow;

use newsprint::{
    Article, Bound, Language, Mention, Parser, Price, PriceRole, Quotation, QuotationKind, QuotationStyle, Span,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::language::Found as Detected;
use super::price::Currency;

#[derive(Deserialize)]
pub struct Question {
    text: String,
    language: Option<String>,
}

#[derive(Serialize)]
struct Fields<'a> {
    language: Option<Detected>,
    title: Option<Slice<'a>>,
    byline: Option<Slice<'a>>,
    published: Option<Dated<'a>>,
    dateline: Option<Slice<'a>>,
    blocks: Vec<Block>,
    sentences: Vec<Range>,
    prices: Vec<Money<'a>>,
    quotations: Vec<Quoted<'a>>,
}

#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

/// A span with the source's text, unchanged.
#[derive(Serialize)]
struct Slice<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Dated<'a> {
    #[serde(flatten)]
    written: Slice<'a>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    start: usize,
    end: usize,
    language: Option<String>,
}

#[derive(Serialize)]
struct Money<'a> {
    #[serde(flatten)]
    written: Slice<'a>,
    amount: String,
    amount_max: Option<String>,
    minor: bool,
    line: bool,
    currency: Option<Currency<'a>>,
    unit: Option<Slice<'a>>,
    bound: Option<&'static str>,
    label: Option<Slice<'a>>,
    role: Option<&'static str>,
}

#[derive(Serialize)]
struct Quoted<'a> {
    kind: &'static str,
    style: &'static str,
    parts: Vec<Range>,
    text: String,
    speaker: Option<Named<'a>>,
    role: Option<Slice<'a>>,
    cue: Option<Slice<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(flatten)]
    written: Slice<'a>,
    name: Cow<'a, str>,
}

impl From<Span> for Range {
    fn from(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

impl<'a> Slice<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        Self { start: span.start(), end: span.end(), text: &text[span] }
    }
}

impl<'a> Money<'a> {
    fn new(text: &'a str, price: &'a Price) -> Self {
        Self {
            written: Slice::new(text, price.span()),
            amount: price.amount().to_string(),
            amount_max: price.amount_max().map(|top| top.to_string()),
            minor: price.is_minor_unit(),
            line: price.is_on_price_line(),
            currency: Currency::new(price, text, None),
            unit: price.unit().map(|span| Slice::new(text, span)),
            bound: price.bound().and_then(|bound| match bound {
                Bound::From => Some("from"),
                Bound::UpTo => Some("up_to"),
                _ => None,
            }),
            label: price.label().map(|span| Slice::new(text, span)),
            role: price.role().and_then(|role| match role {
                PriceRole::Old => Some("old"),
                PriceRole::New => Some("new"),
                PriceRole::Saving => Some("saving"),
                _ => None,
            }),
        }
    }
}

impl<'a> Quoted<'a> {
    fn new(text: &'a str, quotation: Quotation<'a>) -> Self {
        Self {
            kind: match quotation.kind() {
                QuotationKind::Statement => "statement",
                QuotationKind::Fragment => "fragment",
                _ => "phrase",
            },
            style: match quotation.style() {
                QuotationStyle::Dash => "dash",
                _ => "marks",
            },
            parts: quotation.parts().iter().copied().map(Range::from).collect(),
            text: quotation.text().into_owned(),
            speaker: quotation.speaker().map(|mention| Named::new(text, mention)),
            role: quotation.role().map(|span| Slice::new(text, span)),
            cue: quotation.cue().map(|span| Slice::new(text, span)),
        }
    }
}

impl<'a> Named<'a> {
    fn new(text: &'a str, mention: Mention<'a>) -> Self {
        Self { written: Slice::new(text, mention.span()), name: mention.name() }
    }
}

fn fields<'a>(article: &'a Article<'_>) -> Fields<'a> {
    let text = article.text();
    let slice = |span| Slice::new(text, span);
    Fields {
        language: article.language().map(Detected::from),
        title: article.title().map(|block| slice(block.span())),
        byline: article.byline().map(slice),
        published: article.published().map(|when| Dated { written: slice(when.span()), date: when.date() }),
        dateline: article.dateline().map(slice),
        blocks: article
            .blocks()
            .map(|block| Block {
                kind: block.kind().name(),
                start: block.span().start(),
                end: block.span().end(),
                language: block.language().map(|language| language.code().to_owned()),
            })
            .collect(),
        sentences: article.sentences().iter().copied().map(Range::from).collect(),
        prices: article.prices().iter().map(|price| Money::new(text, price)).collect(),
        quotations: article.quotations().map(|quotation| Quoted::new(text, quotation)).collect(),
    }
}

pub fn answer(id: &RawValue, question: Question) -> Result<Vec<u8>, String> {
    let mut parser = Parser::new();
    if let Some(code) = &question.language {
        parser = parser.language(code.parse::<Language>().map_err(|error| error.to_string())?);
    }
    write(id, &parser.parse(&question.text))
}

/// An article as one line of JSON.
pub fn write(id: &RawValue, article: &Article) -> Result<Vec<u8>, String> {
    super::write(id, fields(article))
}
