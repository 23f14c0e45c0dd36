//! Articles as serde writes and reads them.
//!
//! What is written is what was found, with the source text; views are not. What is
//! read is checked against the text it comes with, so that no span read from
//! elsewhere can split a character or lie outside.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::{Article, Parts};
use crate::block::{BlockData, BlockKind, DateData, Layout};
use crate::language::{Detection, Language};
use crate::price::Price;
use crate::quotation::{Mention, QuotationData, QuotationKind, QuotationStyle};
use crate::span::Span;

#[derive(Serialize, Deserialize)]
#[serde(rename = "Article")]
struct ArticleWire<'a> {
    text: Cow<'a, str>,
    unread: Cow<'a, str>,
    language: Option<Detection>,
    blocks: Vec<BlockWire>,
    /// The index of the title among the blocks.
    title: Option<u32>,
    byline: Option<Span>,
    published: Option<DateWire>,
    dateline: Option<Span>,
    sentences: Cow<'a, [Span]>,
    prices: Cow<'a, [Price]>,
    quotations: Vec<QuotationWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Block")]
struct BlockWire {
    kind: BlockKind,
    span: Span,
    language: Option<Language>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Published")]
struct DateWire {
    span: Span,
    date: Option<(i16, u8, u8)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Quotation")]
struct QuotationWire {
    kind: QuotationKind,
    style: QuotationStyle,
    parts: Vec<Span>,
    /// The mention, and where the fullest name stands.
    speaker: Option<(Span, Span)>,
    role: Option<Span>,
    cue: Option<Span>,
}

/// Serde by a name for each value of a field-less enum.
macro_rules! by_name {
    ($kind:ty, $($value:ident = $name:literal),+ $(,)?) => {
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self { $(Self::$value => $name),+ })
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match String::deserialize(deserializer)?.as_str() {
                    $($name => Ok(Self::$value),)+
                    other => Err(D::Error::unknown_variant(other, &[$($name),+])),
                }
            }
        }
    };
}

by_name!(
    BlockKind,
    Title = "title",
    Deck = "deck",
    Byline = "byline",
    Timestamp = "timestamp",
    Price = "price",
    Heading = "heading",
    Paragraph = "paragraph",
    ListItem = "list_item",
    Caption = "caption",
    Boilerplate = "boilerplate",
);
by_name!(QuotationKind, Statement = "statement", Fragment = "fragment", Phrase = "phrase");
by_name!(QuotationStyle, Marks = "marks", Dash = "dash");

impl From<&BlockData> for BlockWire {
    fn from(block: &BlockData) -> Self {
        Self { kind: block.kind, span: block.span, language: block.language }
    }
}

impl From<BlockWire> for BlockData {
    fn from(wire: BlockWire) -> Self {
        Self { kind: wire.kind, span: wire.span, language: wire.language }
    }
}

impl From<&QuotationData> for QuotationWire {
    fn from(quotation: &QuotationData) -> Self {
        Self {
            kind: quotation.kind,
            style: quotation.style,
            parts: quotation.parts.to_vec(),
            speaker: quotation.speaker.map(|mention| (mention.span, mention.name)),
            role: quotation.role,
            cue: quotation.cue,
        }
    }
}

impl From<QuotationWire> for QuotationData {
    fn from(wire: QuotationWire) -> Self {
        Self {
            kind: wire.kind,
            style: wire.style,
            parts: wire.parts.into(),
            speaker: wire.speaker.map(|(span, name)| Mention { span, name }),
            role: wire.role,
            cue: wire.cue,
        }
    }
}

impl Serialize for Article<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts();
        let layout = &parts.layout;
        let wire = ArticleWire {
            text: Cow::Borrowed(self.text()),
            unread: Cow::Borrowed(self.unread()),
            language: parts.language,
            blocks: layout.blocks.iter().map(BlockWire::from).collect(),
            title: layout.title,
            byline: layout.byline,
            published: layout.published.map(|when| DateWire { span: when.span, date: when.date }),
            dateline: layout.dateline,
            sentences: Cow::Borrowed(&parts.sentences),
            prices: Cow::Borrowed(&parts.prices),
            quotations: parts.quotations.iter().map(QuotationWire::from).collect(),
        };
        wire.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Article<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = ArticleWire::deserialize(deserializer)?;
        let layout = Layout {
            blocks: wire.blocks.into_iter().map(BlockData::from).collect(),
            title: wire.title,
            byline: wire.byline,
            published: wire.published.map(|when| DateData { span: when.span, date: when.date }),
            dateline: wire.dateline,
        };
        let parts = Parts {
            language: wire.language,
            layout,
            sentences: wire.sentences.into_owned(),
            prices: wire.prices.into_owned(),
            quotations: wire.quotations.into_iter().map(QuotationData::from).collect(),
        };
        check(&wire.text, &parts).map_err(D::Error::custom)?;
        Ok(Self::new(Cow::Owned(wire.text.into_owned()), Cow::Owned(wire.unread.into_owned()), parts))
    }
}

/// Whether everything that `parts` points at is there.
fn check(text: &str, parts: &Parts) -> Result<(), String> {
    let layout = &parts.layout;
    let blocks = layout.blocks.iter().map(|block| block.span);
    let head = [layout.byline, layout.published.map(|when| when.span), layout.dateline].into_iter().flatten();
    let prices = parts.prices.iter().flat_map(|price| {
        let currency = price.currency().and_then(crate::price::Currency::span);
        [Some(price.span()), price.unit(), price.label(), currency].into_iter().flatten()
    });
    let quotations = parts.quotations.iter().flat_map(|quotation| {
        let speaker = quotation.speaker.into_iter().flat_map(|mention| [mention.span, mention.name]);
        quotation.parts.iter().copied().chain(speaker).chain(quotation.role).chain(quotation.cue)
    });
    for span in blocks.chain(head).chain(parts.sentences.iter().copied()).chain(prices).chain(quotations) {
        if text.get(span.range()).is_none() {
            return Err(format!("the span {span} is none of a text of {} bytes", text.len()));
        }
    }
    if layout.title.is_some_and(|title| title as usize >= layout.blocks.len()) {
        return Err("the title is none of the blocks".to_owned());
    }
    if parts.quotations.iter().any(|quotation| quotation.parts.is_empty()) {
        return Err("a quotation has no parts".to_owned());
    }
    Ok(())
}
