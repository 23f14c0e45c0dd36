//! The engine that a query is put to: this process, or a cluster.

use std::net::ToSocketAddrs;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::execution_plans::DistributedQueryExec;
use ballista_core::serde::protobuf::CancelJobParams;
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use datafusion::arrow::array::RecordBatch;
use datafusion::error::DataFusionError;
use datafusion::execution::{FunctionRegistry, SessionState, SessionStateBuilder};
use datafusion::physical_plan::{ExecutionPlan, collect};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use datafusion_proto::protobuf::LogicalPlanNode;
use tokio::net::TcpStream;

use crate::functions;

/// How long to wait for a scheduler to take a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// Where queries run.
#[derive(Clone, Debug)]
pub enum Engine {
    /// In this process, on so many threads.
    Local {
        /// Parts of a table that are read at the same time.
        threads: usize,
    },
    /// On the executors of a scheduler.
    Cluster {
        /// The scheduler, `host:port`.
        scheduler: String,
        /// The parts that a shuffle makes.
        partitions: usize,
    },
}

/// The settings that every process of a cluster starts from.
pub fn config(base: SessionConfig) -> SessionConfig {
    // With this rule on, the engine calls a function once for each field that is taken out of its struct.
    base.with_information_schema(true).set_bool("datafusion.optimizer.enable_leaf_expression_pushdown", false)
}

/// A state that knows the functions of the engine and of this crate: the same for all roles.
pub fn state(config: SessionConfig) -> datafusion::error::Result<SessionState> {
    let mut state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    for function in functions::all() {
        state.register_udf(function)?;
    }
    Ok(state)
}

impl Engine {
    /// A context of its own, with no tables yet.
    ///
    /// # Errors
    /// Where no scheduler answers.
    pub async fn open(&self) -> Result<SessionContext> {
        match self {
            Self::Local { threads } => {
                let config = config(SessionConfig::new().with_target_partitions(*threads));
                Ok(SessionContext::new_with_state(state(config)?))
            }
            Self::Cluster { scheduler, partitions } => {
                reach(scheduler).await?;
                let config = config(SessionConfig::new_with_ballista().with_target_partitions(*partitions));
                let context = SessionContext::remote_with_state(&format!("df://{scheduler}"), state(config)?).await?;
                // Connecting put the engine's own list of functions in the place of ours.
                for function in functions::all() {
                    context.register_udf(function.as_ref().clone());
                }
                Ok(context)
            }
        }
    }

    /// A context for one part of the work out of many: one partition, so that its plan has no shuffle.
    pub async fn open_single(&self) -> Result<SessionContext> {
        match self {
            Self::Local { .. } => Self::Local { threads: 1 }.open().await,
            Self::Cluster { scheduler, .. } => {
                Self::Cluster { scheduler: scheduler.clone(), partitions: 1 }.open().await
            }
        }
    }

    /// Runs a query to its end and holds the answer in memory.
    ///
    /// # Errors
    /// Where the query fails, and where it is not done by the deadline: it is then cancelled.
    pub async fn run(&self, query: DataFrame, deadline: Duration) -> Result<Vec<RecordBatch>> {
        let context = Arc::new(query.task_ctx());
        let plan = query.create_physical_plan().await.map_err(explain)?;
        if let Ok(answer) = tokio::time::timeout(deadline, collect(Arc::clone(&plan), context)).await {
            return answer.map_err(explain);
        }
        let seconds = deadline.as_secs();
        let Self::Cluster { scheduler, .. } = self else {
            bail!("not done after {seconds} s (--deadline)");
        };
        cancel(scheduler, plan.as_ref()).await;
        bail!(
            "not done after {seconds} s (--deadline), and cancelled. Either the work takes longer, or no executor is \
             registered, or one was lost while rows were exchanged, from which the engine does not recover: discard \
             what was written, look at the executors, and run it again"
        )
    }
}

/// Whether something listens there, for a better message than the engine's own.
async fn reach(scheduler: &str) -> Result<()> {
    let mut addresses =
        scheduler.to_socket_addrs().with_context(|| format!("{scheduler} is no address such as 127.0.0.1:50050"))?;
    let address = addresses.next().with_context(|| format!("{scheduler} has no address"))?;
    match tokio::time::timeout(CONNECT, TcpStream::connect(address)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(anyhow!("no scheduler answers at {scheduler}: {error}")),
        Err(_) => Err(anyhow!("no scheduler answers at {scheduler} within {} s", CONNECT.as_secs())),
    }
}

/// Tells the scheduler to drop the job of a plan. That is a kindness to the cluster: a failure changes nothing here.
async fn cancel(scheduler: &str, plan: &dyn ExecutionPlan) {
    let Some(job) = plan.downcast_ref::<DistributedQueryExec<LogicalPlanNode>>().and_then(DistributedQueryExec::job_id)
    else {
        return;
    };
    let request = async {
        let mut client = SchedulerGrpcClient::connect(format!("http://{scheduler}")).await.ok()?;
        client.cancel_job(CancelJobParams { job_id: job.into() }).await.ok()
    };
    let _ = tokio::time::timeout(CONNECT, request).await;
}

/// The engine's error, with a hint where its message leaves the reason elsewhere.
pub fn explain(error: DataFusionError) -> anyhow::Error {
    let message = error.to_string();
    let hint = if message.contains("rejected") {
        ": an executor does not know what the query needs, such as a function, or is of another version; its log has \
         the reason"
    } else if message.contains("TimedOut") || message.contains("ConnectError") || message.contains("BrokenPipe") {
        ": a process of the cluster was lost; discard what was written and run it again"
    } else {
        ""
    };
    anyhow!("{}{hint}", message.trim_end())
}
