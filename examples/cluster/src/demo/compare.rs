//! Whether parsed rows are what the library gives when it is called directly.
//!
//! Both sides are written out, a line an item, by code that shares nothing with the
//! code that builds the columns.

use std::fmt::Write;
use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StructArray};
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use newsprint::{Article, Currency, Decimal, QuotationKind, QuotationStyle};

use crate::tables::Table;

/// Compares each row of the files in `parsed` with the same row of the files in `articles`, and counts them.
///
/// # Errors
/// The first row that differs.
pub fn check_rows(articles: &Path, parsed: &Path) -> Result<usize> {
    let (articles, parsed) = (Table::new("articles", articles).files()?, Table::new("parsed", parsed).files()?);
    ensure!(articles.len() == parsed.len(), "{} files of articles, {} parsed", articles.len(), parsed.len());
    articles.iter().zip(&parsed).map(|(articles, parsed)| check_file(articles, parsed)).sum()
}

/// Compares each row of one file.
///
/// # Errors
/// The first row that differs.
pub fn check_file(articles: &Path, parsed: &Path) -> Result<usize> {
    let mut rows = 0;
    let (mut given, mut answers) = (read(articles)?, read(parsed)?);
    loop {
        match (given.next().transpose()?, answers.next().transpose()?) {
            (None, None) => return Ok(rows),
            (Some(given), Some(answer)) => {
                check_batch(&given, &answer).with_context(|| parsed.display().to_string())?;
                rows += given.num_rows();
            }
            _ => anyhow::bail!("{}: other rows than were given", parsed.display()),
        }
    }
}

fn read(file: &Path) -> Result<ParquetRecordBatchReader> {
    let opened = File::open(file).with_context(|| file.display().to_string())?;
    Ok(ParquetRecordBatchReaderBuilder::try_new(opened)?.build()?)
}

fn check_batch(given: &RecordBatch, answer: &RecordBatch) -> Result<()> {
    ensure!(given.num_rows() == answer.num_rows(), "{} rows for {}", answer.num_rows(), given.num_rows());
    let column = |batch: &RecordBatch, name: &str| {
        batch.column_by_name(name).cloned().with_context(|| format!("there is no column {name}"))
    };
    let (ids, answered_ids) = (column(given, "id")?, column(answer, "id")?);
    let texts = column(given, "text")?;
    let texts = texts.as_string_opt::<i32>().context("the articles are no text")?;
    let rows = column(answer, "article")?;
    let rows = rows.as_struct_opt().context("the answers are no structs")?;
    for (row, text) in texts.iter().enumerate() {
        let id = value(&ids, row)?;
        ensure!(id == value(&answered_ids, row)?, "row {row} is another");
        match text {
            None => ensure!(rows.is_null(row), "article {id}: null is answered by something"),
            Some(text) => {
                let (told, called) = (told(rows, row)?, called(&newsprint::parse(text)));
                ensure!(told == called, "article {id}\n-- here\n{told}\n-- the library\n{called}");
            }
        }
    }
    Ok(())
}

/// A value as text; nothing is distinct from an empty text.
fn value(column: &ArrayRef, row: usize) -> Result<String> {
    if column.is_null(row) { Ok("-".to_owned()) } else { Ok(format!("“{}”", array_value_to_string(column, row)?)) }
}

/// An article out of columns.
fn told(rows: &StructArray, row: usize) -> Result<String> {
    let field = |name: &str| rows.column_by_name(name).with_context(|| format!("there is no field {name}"));
    let items = |name: &str| anyhow::Ok(field(name)?.as_list_opt::<i32>().context("no list")?.value(row));
    let mut out = String::new();
    for name in ["title", "language", "published"] {
        writeln!(out, "{name} {}", value(field(name)?, row)?)?;
    }
    let paragraphs = items("paragraphs")?;
    for item in 0..paragraphs.len() {
        writeln!(out, "paragraph {}", value(&paragraphs, item)?)?;
    }
    for (name, list) in [("price", "prices"), ("quotation", "quotations")] {
        let list = items(list)?;
        let list = list.as_struct_opt().context("no structs")?;
        for item in 0..list.len() {
            write!(out, "{name}")?;
            for column in list.columns() {
                write!(out, " {}", value(column, item)?)?;
            }
            writeln!(out)?;
        }
    }
    Ok(out)
}

/// An article out of the library.
fn called(article: &Article) -> String {
    let text = article.text();
    let mut out = String::new();
    let mut line = |head: &str, values: &[Option<String>]| {
        out.push_str(head);
        for value in values {
            match value {
                Some(value) => out.extend([" “", value, "”"]),
                None => out.push_str(" -"),
            }
        }
        out.push('\n');
    };
    line("title", &[article.title().map(|title| title.raw().to_owned())]);
    line("language", &[article.language().map(|found| found.language().code().to_owned())]);
    line("published", &[article.published().and_then(|published| published.date())]);
    for paragraph in article.paragraphs() {
        line("paragraph", &[Some(paragraph.text().into_owned())]);
    }
    for price in article.prices() {
        let currency = price.currency();
        let candidates: Vec<&str> = currency.into_iter().flat_map(Currency::candidates).collect();
        line(
            "price",
            &[
                Some(text[price.span()].to_owned()),
                Some(price.span().start().to_string()),
                Some(price.span().end().to_string()),
                Some(digits(price.amount())),
                price.amount_max().map(digits),
                currency.and_then(|currency| currency.code()).map(str::to_owned),
                Some(format!("[{}]", candidates.join(", "))),
                price.unit().map(|unit| text[unit].to_owned()),
                Some(price.is_on_price_line().to_string()),
            ],
        );
    }
    for quotation in article.quotations() {
        let (kind, style) = (quotation.kind(), quotation.style());
        let statement = if kind == QuotationKind::Statement { "statement" } else { "phrase" };
        let speaker = quotation.speaker();
        line(
            "quotation",
            &[
                Some(quotation.text().into_owned()),
                quotation.parts().first().map(|part| part.start().to_string()),
                quotation.parts().last().map(|part| part.end().to_string()),
                Some(if kind == QuotationKind::Fragment { "fragment" } else { statement }.to_owned()),
                Some(if style == QuotationStyle::Dash { "dash" } else { "marks" }.to_owned()),
                speaker.map(|speaker| speaker.name().into_owned()),
                speaker.map(|speaker| speaker.text().to_owned()),
                quotation.role().map(|role| text[role].to_owned()),
                quotation.cue().map(|cue| text[cue].to_owned()),
            ],
        );
    }
    out
}

/// An amount as a column of eighteen decimals shows it.
fn digits(amount: Decimal) -> String {
    let plain = amount.normalize().to_string();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let point = if decimals == 0 { "." } else { "" };
    format!("{plain}{point}{}", "0".repeat(18_usize.saturating_sub(decimals)))
}
