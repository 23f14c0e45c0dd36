//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};
use newsprint_cluster::answer::{self, Format};
use newsprint_cluster::demo::Demo;
use newsprint_cluster::export::Export;
use newsprint_cluster::roles::{Executor, Scheduler};
use newsprint_cluster::session::Engine;
use newsprint_cluster::statement::{Statement, Value};
use newsprint_cluster::tables::Table;

/// Unoptimized, the engine's planners call themselves deeply.
const STACK: usize = 16 << 20;

/// newsprint in SQL, on one machine or several
#[derive(Parser)]
#[command(version)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a query in this process
    Local {
        /// Threads, and files worked on at the same time; by default one for each core
        #[arg(long)]
        threads: Option<usize>,
        #[command(flatten)]
        query: Question,
    },
    /// Plan queries and hand their parts to executors
    Scheduler(Scheduler),
    /// Do the work of a scheduler
    Executor(Executor),
    /// Put a query to a cluster
    Client {
        /// The scheduler, HOST:PORT
        #[arg(long, default_value = "127.0.0.1:50050")]
        scheduler: String,
        /// Parts that rows are dealt into, and files worked on at the same time: the slots of all executors
        #[arg(long, default_value_t = 4)]
        parts: usize,
        #[command(flatten)]
        query: Question,
    },
    /// Start a small cluster on this machine, check its answers against the library, stop it
    Demo(Demo),
}

#[derive(Args)]
struct Question {
    /// A file or a folder as a table: .parquet, .jsonl, .ndjson, .json, .csv, the last four also with .gz, .bz2, .xz, .zst
    #[arg(long = "table", value_name = "NAME=PATH", required = true)]
    tables: Vec<Table>,
    /// A text for `$NAME` in the query
    #[arg(long = "value", value_name = "NAME=TEXT")]
    values: Vec<Value>,
    /// Write an answer for each file of the table into this folder, as Parquet
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Seconds that the query may take, or with --output one file
    #[arg(long, default_value_t = 3600)]
    deadline: u64,
    /// A file that ends in .sql, or SQL
    query: String,
}

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn")).init();
    let line = Line::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let ended = runtime.map_err(anyhow::Error::from).and_then(|runtime| {
        let ended = runtime.block_on(run(line.command));
        // What still runs has nobody left to answer to.
        runtime.shutdown_background();
        ended
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("newsprint-cluster: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<()> {
    match command {
        Command::Local { threads, query } => {
            let threads = threads.unwrap_or_else(cores).max(1);
            query.run(&Engine::Local { threads }, threads).await
        }
        Command::Client { scheduler, parts, query } => {
            let parts = parts.max(1);
            query.run(&Engine::Cluster { scheduler, partitions: parts }, parts).await
        }
        Command::Scheduler(scheduler) => scheduler.run().await,
        Command::Executor(executor) => executor.run().await,
        Command::Demo(demo) => demo.run().await,
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Question {
    async fn run(self, engine: &Engine, jobs: usize) -> Result<()> {
        let statement = Statement::read(&self.query, self.values)?;
        let deadline = Duration::from_secs(self.deadline);
        match self.output {
            None => {
                let context = engine.open().await?;
                for table in &self.tables {
                    table.register(&context).await?;
                }
                let batches = engine.run(statement.plan(&context).await?, deadline).await?;
                answer::print(&batches, self.format, &mut std::io::stdout().lock())
            }
            Some(output) => {
                let Ok([table]) = <[Table; 1]>::try_from(self.tables) else {
                    bail!("with --output a query reads one table");
                };
                let done = Export { statement, table, output, jobs, deadline }.run(engine).await?;
                println!("{} files, {} rows; {} files were there", done.files, done.rows, done.kept);
                Ok(())
            }
        }
    }
}
