//! A cluster on this machine: loopback only, ports of the system's choosing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tokio::process::Command;

use super::process::Process;
use crate::roles::LISTENING;
use crate::session::Engine;

/// What a cluster is made of.
#[derive(Clone, Debug)]
pub struct Layout {
    /// This program.
    pub program: PathBuf,
    /// A folder for logs, and for rows on their way.
    pub folder: PathBuf,
    /// Parts that one executor works on at the same time.
    pub slots: usize,
    /// Seconds after which an executor without a sign of life is lost.
    pub patience: u64,
}

/// A scheduler and its executors; all of them end with this value.
#[derive(Debug)]
pub struct Cluster {
    layout: Layout,
    address: String,
    scheduler: Process,
    executors: Vec<Process>,
}

impl Cluster {
    /// Starts a scheduler and so many executors, and waits until they know each other.
    ///
    /// # Errors
    /// Where one of them does not start; the others are stopped.
    pub async fn start(layout: Layout, executors: usize) -> Result<Self> {
        fs::create_dir_all(&layout.folder).with_context(|| layout.folder.display().to_string())?;
        let mut command = Command::new(&layout.program);
        command.args(["scheduler", "--stop-with-input", "--port", "0"]);
        command.args(["--executor-timeout", &layout.patience.to_string()]);
        let (scheduler, line) = Process::start(command, &layout.folder.join("scheduler.log")).await?;
        let address = line.strip_prefix(LISTENING).context("the scheduler does not name its address")?.to_owned();

        let mut cluster = Self { layout, address, scheduler, executors: Vec::new() };
        for _ in 0..executors {
            let command = Command::new(&cluster.layout.program);
            cluster.add_executor(command).await?;
        }
        Ok(cluster)
    }

    /// Starts one more executor; `command` is this program, perhaps behind another that prepares its surroundings.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn add_executor(&mut self, mut command: Command) -> Result<()> {
        let number = self.executors.len();
        let heartbeat = (self.layout.patience / 4).max(1);
        command.args(["executor", "--stop-with-input", "--memory", "512", "--scheduler", &self.address]);
        command.args(["--slots", &self.layout.slots.to_string(), "--heartbeat", &heartbeat.to_string()]);
        command.arg("--work").arg(self.work_folder(number));
        let log = self.layout.folder.join(format!("executor-{number}.log"));
        let (executor, _) = Process::start(command, &log).await?;
        self.executors.push(executor);
        Ok(())
    }

    /// Where the scheduler listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// This cluster as an engine that deals rows into so many parts.
    pub fn engine(&self, partitions: usize) -> Engine {
        Engine::Cluster { scheduler: self.address.clone(), partitions }
    }

    /// The folder in which an executor keeps rows.
    pub fn work_folder(&self, executor: usize) -> PathBuf {
        self.layout.folder.join(format!("rows-{executor}"))
    }

    /// How many jobs left rows with each executor.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn shares(&self) -> Result<Vec<usize>> {
        let count = |executor| {
            let folder = self.work_folder(executor);
            let jobs = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
            Ok(jobs.filter_map(Result::ok).filter(|job| holds_rows(&job.path())).count())
        };
        (0..self.executors.len()).map(count).collect()
    }

    /// Kills an executor, as a machine that fails would.
    pub async fn kill_executor(&mut self, executor: usize) {
        if let Some(process) = self.executors.get_mut(executor) {
            process.kill().await;
        }
    }

    /// What the processes last wrote on standard error.
    pub fn complaints(&self) -> String {
        let processes = std::iter::once(&self.scheduler).chain(&self.executors);
        let complaints = processes.map(Process::complaints).filter(|complaint| !complaint.is_empty());
        complaints.collect::<Vec<_>>().join("\n")
    }

    /// Stops everything.
    pub async fn stop(self) {
        for executor in self.executors {
            executor.stop().await;
        }
        self.scheduler.stop().await;
    }
}

/// Whether a file lies somewhere in a folder: an executor has folders for the jobs of others, too.
fn holds_rows(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    entries.into_iter().any(|path| path.is_file() || holds_rows(&path))
}
