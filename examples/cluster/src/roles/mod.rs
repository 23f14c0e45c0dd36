//! The processes of a cluster.

mod executor;
mod scheduler;

use std::net::{IpAddr, TcpListener};
use std::time::Duration;

use anyhow::{Context, Result};
use ballista::prelude::SessionConfigExt;
use clap::Args;
use datafusion::prelude::SessionConfig;
use tokio::io::AsyncReadExt;

pub use executor::Executor;
pub use scheduler::Scheduler;

/// What a scheduler prints in front of its address when it takes connections.
pub const LISTENING: &str = "listening on ";

/// What an executor prints when the scheduler knows it.
pub const READY: &str = "ready";

/// How a process is told to stop, beside the signals.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Stopping {
    /// Stop when standard input ends: whoever started this process holds the other end, and it outlives nobody.
    #[arg(long)]
    stop_with_input: bool,
}

impl Stopping {
    /// Waits for the end of standard input, or for ever.
    async fn asked(self) {
        if self.stop_with_input {
            let mut input = tokio::io::stdin();
            let mut bytes = [0; 64];
            while matches!(input.read(&mut bytes).await, Ok(1..)) {}
        } else {
            std::future::pending::<()>().await;
        }
    }
}

/// The settings of schedulers and executors.
fn config() -> SessionConfig {
    crate::session::config(SessionConfig::new_with_ballista())
}

/// Listens on a port, 0 for one of the system's choosing.
fn listen(host: IpAddr, port: u16) -> Result<TcpListener> {
    TcpListener::bind((host, port)).with_context(|| format!("cannot listen on {host}:{port}"))
}

/// Says that a process is ready, to whoever reads its standard output.
fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout();
    // Nobody may be reading; the work does not depend on it.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// How often to look whether something has happened.
const GLANCE: Duration = Duration::from_millis(50);
