//! The process that plans queries and hands their parts to executors.

use std::net::IpAddr;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use clap::Args;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;

use super::{LISTENING, Stopping, config, listen, say};
use crate::session::state;

/// The options of a scheduler.
#[derive(Args, Clone, Debug)]
pub struct Scheduler {
    /// The address to listen on. Nothing checks who connects: leave it on this machine, or on a network you trust.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port, 0 for one of the system's choosing; the first line of output names it.
    #[arg(long, default_value_t = 50050)]
    port: u16,
    /// The name under which others reach this machine.
    #[arg(long, default_value = "127.0.0.1")]
    external_host: String,
    /// After so many seconds without a sign of life an executor counts as lost.
    #[arg(long, default_value_t = 60)]
    executor_timeout: u64,
    #[command(flatten)]
    stopping: Stopping,
}

impl Scheduler {
    /// Runs until it is stopped.
    ///
    /// # Errors
    /// Where the port is taken, or the service fails.
    pub async fn run(self) -> Result<()> {
        let listener = listen(self.host, self.port)?;
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let address = listener.local_addr()?;

        let config = Arc::new(self.config(address.port()));
        config.validate()?;
        let cluster = BallistaCluster::new_from_config(&config).await?;
        let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, config).await?;
        say(&format!("{LISTENING}{address}"));
        tokio::select! {
            ended = start_grpc_service_with_listener(listener, scheduler) => {
                ended.context("the scheduler's service ended")?;
                Err(anyhow!("the scheduler's service ended"))
            }
            () = self.stopping.asked() => Ok(()),
        }
    }

    /// The engine's defaults but for the names of our functions, and parts dealt evenly to executors. Its defaults for
    /// scheduling (push, adaptive plans) stay: with the others a lost executor was seen to make a count wrong.
    fn config(&self, port: u16) -> SchedulerConfig {
        SchedulerConfig {
            bind_host: self.host.to_string(),
            bind_port: port,
            external_host: self.external_host.clone(),
            task_distribution: TaskDistributionPolicy::RoundRobin,
            executor_timeout_seconds: self.executor_timeout,
            expire_dead_executor_interval_seconds: (self.executor_timeout / 4).max(1),
            no_executors_grace_period_seconds: self.executor_timeout,
            override_config_producer: Some(Arc::new(config)),
            override_session_builder: Some(Arc::new(state)),
            ..SchedulerConfig::default()
        }
    }
}
