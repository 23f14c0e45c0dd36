//! Answers for a person or a program to read.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;

/// How an answer is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table, for a person.
    #[default]
    Table,
    /// A JSON object a row.
    Json,
}

/// Prints the rows.
///
/// # Errors
/// Where the output takes no more; a reader that leaves early, as `head` does, is no fault.
pub fn print(batches: &[RecordBatch], format: Format, out: &mut impl Write) -> Result<()> {
    let written = match format {
        Format::Table => writeln!(out, "{}", pretty_format_batches(batches)?),
        Format::Json => {
            let mut lines = Vec::new();
            let mut writer = LineDelimitedWriter::new(&mut lines);
            writer.write_batches(&batches.iter().collect::<Vec<_>>())?;
            writer.finish()?;
            out.write_all(&lines)
        }
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
