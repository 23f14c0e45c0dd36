//! `parse_article`: a column of texts to a column of articles.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, Date32Builder, ListArray, StructArray};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::compute::kernels::cast_utils::Parser as _;
use datafusion::arrow::datatypes::{DataType, Date32Type, Field, FieldRef, Fields};
use datafusion::common::Result;
use newsprint::{Article, Language};

use super::price::{self, Prices};
use super::quotation::{self, Quotations};
use super::text::{self, Texts};

/// The type that `parse_article` gives.
///
/// | field | type | |
/// |---|---|---|
/// | `title` | text | as written |
/// | `language` | text | ISO 639-3 |
/// | `published` | date | where the article says it for certain |
/// | `paragraphs` | list of text | each on one line |
/// | `prices` | list of structs | see `price.rs` |
/// | `quotations` | list of structs | see `quotation.rs` |
///
/// `start` and `end` are bytes of the text that was given.
pub fn article_type() -> DataType {
    DataType::Struct(fields())
}

fn fields() -> Fields {
    vec![
        Field::new("title", DataType::Utf8, true),
        Field::new("language", DataType::Utf8, true),
        Field::new("published", DataType::Date32, true),
        Field::new("paragraphs", list_of(DataType::Utf8), true),
        Field::new("prices", list_of(DataType::Struct(price::fields())), true),
        Field::new("quotations", list_of(DataType::Struct(quotation::fields())), true),
    ]
    .into()
}

/// A list whose items, as everywhere in the engine, could be null; none of ours is.
pub fn list_of(item: DataType) -> DataType {
    DataType::List(item_field(item))
}

fn item_field(item: DataType) -> FieldRef {
    Arc::new(Field::new_list_field(item, true))
}

/// A column of lists from their items and how many each list has.
pub fn lists(items: ArrayRef, lengths: Vec<usize>, nulls: Option<NullBuffer>) -> Result<ArrayRef> {
    let field = item_field(items.data_type().clone());
    Ok(Arc::new(ListArray::try_new(field, OffsetBuffer::from_lengths(lengths), items, nulls)?))
}

/// Reads every text of the column.
pub fn parse(texts: &ArrayRef) -> Result<ArrayRef> {
    let mut articles = Articles::default();
    for text in text::each(texts)? {
        match text {
            Some(text) => articles.push(&newsprint::parse(text))?,
            None => articles.push_null()?,
        }
    }
    articles.finish(texts.logical_nulls())
}

/// The columns of the struct, as they grow.
#[derive(Default)]
struct Articles {
    /// Bytes read: items are never more, so that this bounds the offsets of lists.
    bytes: usize,
    title: Texts,
    language: Texts,
    published: Date32Builder,
    paragraphs: Texts,
    paragraph_counts: Vec<usize>,
    prices: Prices,
    price_counts: Vec<usize>,
    quotations: Quotations,
    quotation_counts: Vec<usize>,
}

impl Articles {
    fn push(&mut self, article: &Article) -> Result<()> {
        self.bytes += article.text().len();
        text::check_length(self.bytes)?;
        self.title.push(article.title().map(|title| title.raw()))?;
        let language = article.language().map(|found| found.language());
        self.language.push(language.as_ref().map(Language::code))?;
        let date = article.published().and_then(|published| published.date());
        self.published.append_option(date.and_then(|date| Date32Type::parse(&date)));
        let mut count = 0;
        for paragraph in article.paragraphs() {
            self.paragraphs.push(Some(&paragraph.text()))?;
            count += 1;
        }
        self.paragraph_counts.push(count);
        for price in article.prices() {
            self.prices.push(article.text(), price)?;
        }
        self.price_counts.push(article.prices().len());
        for quotation in article.quotations() {
            self.quotations.push(article.text(), &quotation)?;
        }
        self.quotation_counts.push(article.quotations().len());
        Ok(())
    }

    fn push_null(&mut self) -> Result<()> {
        self.title.push(None)?;
        self.language.push(None)?;
        self.published.append_null();
        self.paragraph_counts.push(0);
        self.price_counts.push(0);
        self.quotation_counts.push(0);
        Ok(())
    }

    /// The lists carry the nulls of the struct, too: the engine takes a field out without looking at the struct's.
    fn finish(mut self, nulls: Option<NullBuffer>) -> Result<ArrayRef> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.title.finish()),
            Arc::new(self.language.finish()),
            Arc::new(self.published.finish()),
            lists(Arc::new(self.paragraphs.finish()), self.paragraph_counts, nulls.clone())?,
            lists(self.prices.finish()?, self.price_counts, nulls.clone())?,
            lists(self.quotations.finish()?, self.quotation_counts, nulls.clone())?,
        ];
        Ok(Arc::new(StructArray::try_new(fields(), columns, nulls)?))
    }
}
