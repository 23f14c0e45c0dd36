//! One process of a cluster, started and stopped from here.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// How long a process may take to be ready; unoptimized on a busy machine it takes seconds.
const READY: Duration = Duration::from_mins(2);
/// How long a process may take to stop by itself.
const STOP: Duration = Duration::from_secs(5);

/// A process that ends with this one, come what may: it stops when its standard input ends, whose other end is held
/// here, and is killed when this value is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts a process and waits for the first line it prints; its complaints go to `log`.
    ///
    /// # Errors
    /// Where it does not start, or ends before it is ready, with its last complaint.
    pub async fn start(mut command: Command, log: &Path) -> Result<(Self, String)> {
        let complaints = File::create(log).with_context(|| log.display().to_string())?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(complaints).kill_on_drop(true);
        let mut child = command.spawn().context("a process of the cluster does not start")?;
        let output = child.stdout.take().context("a process has no output")?;
        let process = Self { child, log: log.to_owned() };
        match timeout(READY, BufReader::new(output).lines().next_line()).await {
            Ok(Ok(Some(line))) => Ok((process, line)),
            Ok(_) => bail!("a process of the cluster ended at once: {}", process.complaints()),
            Err(_) => bail!("a process of the cluster is not ready in time: {}", process.complaints()),
        }
    }

    /// The last lines that it wrote on standard error.
    pub fn complaints(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(3)..].join("\n")
    }

    /// Kills it, as a machine that fails would.
    pub async fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill().await;
    }

    /// Lets it stop by itself, and kills it where it does not.
    pub async fn stop(mut self) {
        drop(self.child.stdin.take());
        if timeout(STOP, self.child.wait()).await.is_err() {
            self.kill().await;
        }
    }
}
