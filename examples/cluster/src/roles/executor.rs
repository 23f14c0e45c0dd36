//! The process that does the work.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_executor::health::ExecutorHealth;
use clap::Args;
use tempfile::TempDir;

use super::{GLANCE, READY, Stopping, config, listen, say};
use crate::session::state;

/// The options of an executor.
#[derive(Args, Clone, Debug)]
pub struct Executor {
    /// The scheduler, HOST:PORT.
    #[arg(long, default_value = "127.0.0.1:50050")]
    scheduler: String,
    /// The address to listen on. Nothing checks who connects: leave it on this machine, or on a network you trust.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The name under which the scheduler, the other executors and clients reach this machine.
    #[arg(long, default_value = "127.0.0.1")]
    external_host: String,
    /// The port for rows, 0 for one of the system's choosing.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The port for orders, 0 for one of the system's choosing.
    #[arg(long, default_value_t = 0)]
    order_port: u16,
    /// Parts that are worked on at the same time; by default one for each core.
    #[arg(long)]
    slots: Option<usize>,
    /// Mebibytes of memory that queries may hold, divided among the slots.
    #[arg(long, default_value_t = 1024)]
    memory: u64,
    /// The folder for rows on their way; by default a temporary one, removed at the end.
    #[arg(long)]
    work: Option<PathBuf>,
    /// Seconds between signs of life.
    #[arg(long, default_value_t = 10)]
    heartbeat: u64,
    #[command(flatten)]
    stopping: Stopping,
}

impl Executor {
    /// Runs until it is stopped, or its services fail.
    ///
    /// # Errors
    /// Where a port is taken, the folder cannot be written, or the scheduler does not answer.
    pub async fn run(self) -> Result<()> {
        let temporary = match self.work {
            Some(_) => None,
            None => Some(TempDir::with_prefix("newsprint-executor-").context("cannot make a folder for rows")?),
        };
        let work = self.work.as_deref().or(temporary.as_ref().map(TempDir::path)).context("no folder for rows")?;
        std::fs::create_dir_all(work).with_context(|| format!("cannot make the folder {}", work.display()))?;
        let work = work.to_str().context("the folder's name is not UTF-8")?.to_owned();

        let health = ExecutorHealth::new();
        let config = self.config(work, health.clone())?;
        tokio::select! {
            ended = start_executor_process(Arc::new(config)) => Ok(ended.context("the executor ended")?),
            () = announce(health) => Ok(()),
            () = self.stopping.asked() => Ok(()),
        }
    }

    fn config(&self, work: String, health: ExecutorHealth) -> Result<ExecutorProcessConfig> {
        let wanted = "a scheduler is given as HOST:PORT";
        let (scheduler_host, scheduler_port) = self.scheduler.rsplit_once(':').context(wanted)?;
        let scheduler_port = scheduler_port.parse().context(wanted)?;
        let (port, grpc_port) = self.ports()?;
        let functions = BallistaFunctionRegistry::from(&state(config())?);
        let defaults = ExecutorProcessConfig::default();
        Ok(ExecutorProcessConfig {
            scheduler_host: scheduler_host.to_owned(),
            scheduler_port,
            scheduler_connect_timeout_seconds: 10,
            bind_host: self.host.to_string(),
            external_host: Some(self.external_host.clone()),
            port,
            grpc_port,
            vcores: self.slots.unwrap_or(defaults.vcores).max(1),
            memory_pool_size: Some(self.memory.max(1) << 20),
            work_dir: Some(work),
            executor_heartbeat_interval_seconds: self.heartbeat.max(1),
            // Rows of queries that are done are cleared away after an hour, should the scheduler not ask for it before.
            job_data_clean_up_interval_seconds: 600,
            job_data_ttl_seconds: 3600,
            override_config_producer: Some(Arc::new(config)),
            // The engine's default list lacks its functions on lists, and ours.
            override_function_registry: Some(Arc::new(functions)),
            health,
            ..defaults
        })
    }

    /// The two ports. An executor tells the scheduler the numbers that it was given, so 0 has to become a number
    /// first; between that and the engine's own listening another process could take it, which is then an error.
    fn ports(&self) -> Result<(u16, u16)> {
        let rows = listen(self.host, self.port)?;
        let orders = listen(self.host, self.order_port)?;
        Ok((rows.local_addr()?.port(), orders.local_addr()?.port()))
    }
}

/// Says once that the scheduler knows this executor, and then waits for ever.
async fn announce(health: ExecutorHealth) {
    while !health.is_ready() {
        tokio::time::sleep(GLANCE).await;
    }
    say(READY);
    std::future::pending::<()>().await;
}
