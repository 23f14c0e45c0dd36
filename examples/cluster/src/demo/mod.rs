//! A small cluster on this machine that checks itself: what it answers is what the
//! library answers when called directly.

mod articles;
pub mod cluster;
mod compare;
mod process;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use tempfile::TempDir;

pub use articles::write as write_articles;
pub use compare::{check_file, check_rows};

use crate::answer::{self, Format};
use crate::export::{Done, Export};
use crate::session::Engine;
use crate::statement::{Statement, Value};
use crate::tables::Table;
use cluster::{Cluster, Layout};

const PARSE: &str = include_str!("../../queries/parse.sql");

/// The queries over parsed articles, as in the files that come with this crate.
const QUERIES: [(&str, &str, Option<&str>); 4] = [
    ("languages", include_str!("../../queries/languages.sql"), None),
    ("prices-by-currency", include_str!("../../queries/prices-by-currency.sql"), None),
    ("most-quoted", include_str!("../../queries/most-quoted.sql"), None),
    ("statements-of", include_str!("../../queries/statements-of.sql"), Some("speaker=Anna Kurz")),
];

/// The options of the demonstration.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// Articles to write and to parse
    #[arg(long, default_value_t = 400)]
    articles: usize,
    /// Files to write them in
    #[arg(long, default_value_t = 8)]
    files: usize,
    /// Executors to start
    #[arg(long, default_value_t = 2)]
    executors: usize,
    /// Parts that one executor works on at the same time
    #[arg(long, default_value_t = 1)]
    slots: usize,
    /// Seconds that a query may take
    #[arg(long, default_value_t = 600)]
    deadline: u64,
    /// Print the answers of the queries, too
    #[arg(long)]
    show: bool,
}

impl Demo {
    /// Starts a cluster, asks it, compares, and stops it.
    ///
    /// # Errors
    /// Where an answer is another than the library's, or a process fails.
    pub async fn run(self) -> Result<()> {
        ensure!(self.files > 0 && self.executors > 0, "a demonstration needs a file and an executor");
        let folder = TempDir::with_prefix("newsprint-demo-").context("cannot make a temporary folder")?;
        let program = std::env::current_exe().context("this program's own file is not known")?;
        let layout = Layout { program, folder: folder.path().join("cluster"), slots: self.slots, patience: 60 };
        // Whoever interrupts the demonstration must not leave a cluster behind.
        tokio::select! {
            ended = self.show_all(folder.path(), layout) => ended,
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        }
    }

    async fn show_all(&self, folder: &Path, layout: Layout) -> Result<()> {
        let articles = folder.join("articles");
        write_articles(&articles, self.articles, self.files)?;
        println!("wrote       {} articles in {} files", self.articles, self.files);

        let cluster = Cluster::start(layout, self.executors).await?;
        println!("started     a scheduler on {} and {} executors", cluster.address(), self.executors);
        let answered = self.ask(folder, &articles, &cluster).await;
        let logs = cluster.complaints();
        cluster.stop().await;
        println!("stopped     all of them");
        answered.map_err(|error| if logs.is_empty() { error } else { error.context(logs) })
    }

    async fn ask(&self, folder: &Path, articles: &Path, cluster: &Cluster) -> Result<()> {
        let parts = self.executors * self.slots.max(1);
        let distributed = cluster.engine(parts);
        let local = Engine::Local { threads: parts };

        let (parsed, here) = (folder.join("parsed"), folder.join("parsed-here"));
        let (done, seconds) = self.parse(&distributed, articles, &parsed, parts).await?;
        let shares = cluster.shares()?;
        println!("parsed      {} rows in {seconds:.2} s; jobs done by each executor: {shares:?}", done.rows);
        ensure!(self.files < 2 * self.executors || shares.iter().all(|&jobs| jobs > 0), "an executor did no work");
        let (_, seconds) = self.parse(&local, articles, &here, parts).await?;
        println!("            {seconds:.2} s in this process on {parts} threads");
        let began = Instant::now();
        let rows = check_rows(articles, &parsed)?;
        ensure!(rows == self.articles, "{rows} rows of {}", self.articles);
        println!("compared    {rows} rows with the library called directly, in {:.2} s", began.elapsed().as_secs_f64());

        for (name, sql, value) in QUERIES {
            let values = value.map(str::parse::<Value>).transpose()?.into_iter().collect();
            self.query(name, &Statement::new(sql, values), &parsed, &distributed, &local).await?;
        }
        Ok(())
    }

    async fn parse(&self, engine: &Engine, articles: &Path, output: &Path, jobs: usize) -> Result<(Done, f64)> {
        let export = Export {
            statement: Statement::new(PARSE, Vec::new()),
            table: Table::new("articles", articles),
            output: output.to_owned(),
            jobs,
            deadline: Duration::from_secs(self.deadline),
        };
        let began = Instant::now();
        let done = export.run(engine).await?;
        Ok((done, began.elapsed().as_secs_f64()))
    }

    /// Asks the cluster and this process.
    async fn query(
        &self,
        name: &str,
        statement: &Statement,
        parsed: &Path,
        distributed: &Engine,
        local: &Engine,
    ) -> Result<()> {
        let table = Table::new("parsed", PathBuf::from(parsed));
        let mut answers = Vec::new();
        let mut seconds = Vec::new();
        for engine in [distributed, local] {
            let began = Instant::now();
            let context = engine.open().await?;
            table.register(&context).await?;
            let query = statement.plan(&context).await?;
            answers.push(engine.run(query, Duration::from_secs(self.deadline)).await.with_context(|| name.to_owned())?);
            seconds.push(began.elapsed().as_secs_f64());
        }
        let rows: usize = answers.iter().take(1).flatten().map(RecordBatch::num_rows).sum();
        let mut shown = answers.iter().map(|batches| pretty_format_batches(batches).map(|table| table.to_string()));
        let same = matches!((shown.next(), shown.next()), (Some(Ok(one)), Some(Ok(other))) if one == other);
        ensure!(same && rows > 0, "{name}: the cluster answers otherwise than this process");
        println!(
            "asked       {name}: {rows} rows, the same in {:.2} s and in this process {:.2} s",
            seconds[0], seconds[1]
        );
        if let (true, Some(batches)) = (self.show, answers.first()) {
            answer::print(batches, Format::Table, &mut std::io::stdout().lock())?;
        }
        Ok(())
    }
}
