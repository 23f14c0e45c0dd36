//! A file of answers for each file of a table: the way to parse an archive.
//!
//! Each file is a job by itself with one partition, so that its plan has no shuffle:
//! a shuffle is where the engine does not survive the loss of an executor. A job
//! writes into a folder of its own; its file is moved to its place only when the rows
//! in it are as many as the job says. So a file in its place is whole, whatever
//! happened to the others, and a second run does what the first left.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use datafusion::arrow::array::{RecordBatch, UInt64Array};
use datafusion::datasource::file_format::format_as_file_type;
use datafusion::datasource::file_format::parquet::ParquetFormatFactory;
use datafusion::logical_expr::LogicalPlanBuilder;
use datafusion::parquet::file::reader::{FileReader, SerializedFileReader};
use datafusion::prelude::DataFrame;
use futures::StreamExt;
use tempfile::TempDir;
use url::Url;

use crate::session::Engine;
use crate::statement::{Statement, check_row_by_row};
use crate::tables::{self, Table};

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Export {
    /// The query: one that answers each row by itself.
    pub statement: Statement,
    /// The one table that it reads.
    pub table: Table,
    /// The folder for the answers, seen by all processes of a cluster under the same path.
    pub output: PathBuf,
    /// How many files are worked on at the same time.
    pub jobs: usize,
    /// How long one file may take.
    pub deadline: Duration,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Files written by this run.
    pub files: usize,
    /// Files that were there from an earlier run and stay as they are.
    pub kept: usize,
    /// Rows written by this run.
    pub rows: u64,
}

/// One file's job.
struct Part<'a> {
    input: &'a Path,
    /// Where it is written first.
    incoming: PathBuf,
    /// Where it belongs.
    place: PathBuf,
}

impl Export {
    /// Does the work. A file that fails does not stop the others.
    ///
    /// # Errors
    /// Where a file failed, with the first reason and a count; the files in their places are whole all the same.
    pub async fn run(&self, engine: &Engine) -> Result<Done> {
        let shown = self.output.display();
        fs::create_dir_all(&self.output).with_context(|| format!("cannot make the folder {shown}"))?;
        let output = self.output.canonicalize().with_context(|| shown.to_string())?;
        let inputs = self.table.files()?;
        check_names(&inputs)?;
        let incoming = TempDir::with_prefix_in(".incoming-", &output);
        let incoming = incoming.with_context(|| format!("cannot write in the folder {shown}"))?;

        let parts = inputs.iter().map(|input| {
            let name = answer_name(input);
            Part { input, incoming: incoming.path().join(&name), place: output.join(&name) }
        });
        let (kept, parts): (Vec<Part>, Vec<Part>) = parts.partition(|part| part.place.exists());
        let total = parts.len();
        let jobs: Vec<_> = parts.iter().map(|part| self.part(engine, part)).collect();
        let answers: Vec<Result<u64>> = futures::stream::iter(jobs).buffered(self.jobs.max(1)).collect().await;

        let mut done = Done { kept: kept.len(), ..Done::default() };
        let mut failure = None;
        for answer in answers {
            match answer {
                Ok(rows) => {
                    done.files += 1;
                    done.rows += rows;
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        match failure {
            None => Ok(done),
            Some(error) => Err(error.context(format!(
                "{} of {total} files failed; those in {shown} are whole, and a second run does the rest. The first \
                 reason",
                total - done.files
            ))),
        }
    }

    /// Answers one file and gives the number of rows.
    async fn part(&self, engine: &Engine, part: &Part<'_>) -> Result<u64> {
        let rows = self.write(engine, part).await.with_context(|| part.input.display().to_string())?;
        fs::rename(&part.incoming, &part.place).with_context(|| part.place.display().to_string())?;
        Ok(rows)
    }

    async fn write(&self, engine: &Engine, part: &Part<'_>) -> Result<u64> {
        let context = engine.open_single().await?;
        tables::register(&context, &self.table.name, &[part.input.to_owned()]).await?;
        let query = self.statement.plan(&context).await?;
        check_row_by_row(&query)?;
        let told = rows_told(&engine.run(copy(query, &part.incoming)?, self.deadline).await?)?;
        let written = rows_written(&part.incoming).context("what was written is no whole file")?;
        if told != written {
            bail!("{told} rows were answered and {written} written: discarded");
        }
        Ok(written)
    }
}

/// The query with its answer going to one Parquet file.
fn copy(query: DataFrame, file: &Path) -> Result<DataFrame> {
    let url = Url::from_file_path(file).map_err(|()| anyhow!("{} is no absolute path", file.display()))?;
    let (state, plan) = query.into_parts();
    let parquet = format_as_file_type(Arc::new(ParquetFormatFactory::new()));
    let options = HashMap::from([("single_file_output".to_owned(), "true".to_owned())]);
    let plan = LogicalPlanBuilder::copy_to(plan, url.into(), parquet, options, Vec::new())?.build()?;
    Ok(DataFrame::new(state, plan))
}

/// The count that a job gives of the rows it wrote.
fn rows_told(answer: &[RecordBatch]) -> Result<u64> {
    let batch = answer.iter().find(|batch| batch.num_rows() == 1).context("the job gave no count of rows")?;
    let count = batch.columns().first().and_then(|column| column.as_any().downcast_ref::<UInt64Array>());
    Ok(count.context("the job gave no count of rows")?.value(0))
}

/// The count in the file itself, which a writer puts there last.
fn rows_written(file: &Path) -> Result<u64> {
    let reader = SerializedFileReader::new(fs::File::open(file)?)?;
    Ok(reader.metadata().file_metadata().num_rows().try_into()?)
}

/// `news.jsonl.gz` is answered by `news.parquet`.
fn answer_name(input: &Path) -> String {
    format!("{}.parquet", tables::stem(input))
}

fn check_names(inputs: &[PathBuf]) -> Result<()> {
    let mut names = BTreeSet::new();
    match inputs.iter().find(|input| !names.insert(answer_name(input))) {
        Some(input) => bail!("two files would be answered by {}", answer_name(input)),
        None => Ok(()),
    }
}
