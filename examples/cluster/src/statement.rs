//! A query: SQL and the values for its places.

use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, Result, anyhow};
use datafusion::common::ParamValues;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::{DataFrame, SessionContext};
use datafusion::scalar::ScalarValue;

use crate::session::explain;

/// A query, read but not yet planned.
#[derive(Clone, Debug)]
pub struct Statement {
    sql: String,
    values: Vec<Value>,
}

/// A text for a place such as `$speaker` in a query.
#[derive(Clone, Debug)]
pub struct Value {
    place: String,
    text: String,
}

impl FromStr for Value {
    type Err = anyhow::Error;

    fn from_str(given: &str) -> Result<Self> {
        let (place, text) = given.split_once('=').context("a value is given as NAME=TEXT")?;
        Ok(Self { place: place.to_owned(), text: text.to_owned() })
    }
}

impl Statement {
    /// A query given as SQL.
    pub fn new(sql: impl Into<String>, values: Vec<Value>) -> Self {
        Self { sql: sql.into(), values }
    }

    /// A query as named on a command line: the file whose name ends in `.sql`, or SQL itself.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(given: &str, values: Vec<Value>) -> Result<Self> {
        let is_file = Path::new(given).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql"));
        let sql =
            if is_file { std::fs::read_to_string(given).with_context(|| given.to_owned())? } else { given.to_owned() };
        Ok(Self::new(sql, values))
    }

    /// The query over the tables of a context.
    ///
    /// # Errors
    /// Where the SQL is wrong or names what is not there.
    pub async fn plan(&self, context: &SessionContext) -> Result<DataFrame> {
        let query = context.sql(&self.sql).await.map_err(explain)?;
        if self.values.is_empty() {
            return Ok(query);
        }
        let values = self.values.iter().map(|value| (value.place.as_str(), ScalarValue::from(value.text.as_str())));
        let values: Vec<(&str, ScalarValue)> = values.collect();
        query.with_param_values(ParamValues::from(values)).map_err(explain)
    }
}

/// Whether a query answers each row by itself, so that files can be worked on apart.
///
/// # Errors
/// Names the part of the query that needs all rows at once.
pub fn check_row_by_row(query: &DataFrame) -> Result<()> {
    let mut pending = vec![query.logical_plan()];
    while let Some(plan) = pending.pop() {
        match plan {
            LogicalPlan::Projection(_)
            | LogicalPlan::Filter(_)
            | LogicalPlan::SubqueryAlias(_)
            | LogicalPlan::TableScan(_)
            | LogicalPlan::Unnest(_) => pending.extend(plan.inputs()),
            other => {
                let node = other.display().to_string();
                let node = node.split(':').next().unwrap_or_default();
                return Err(anyhow!(
                    "with --output each file is answered by itself, and this query needs all rows at once ({node}): \
                     write the parsed articles first, then ask the files that were written"
                ));
            }
        }
    }
    Ok(())
}
