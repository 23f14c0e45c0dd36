//! What several tests need.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use newsprint_cluster::demo::cluster::{Cluster, Layout};
use newsprint_cluster::demo::write_articles;
use newsprint_cluster::export::Export;
use newsprint_cluster::statement::Statement;
use newsprint_cluster::tables::Table;
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint-cluster");
pub const PARSE: &str = include_str!("../../queries/parse.sql");

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::with_prefix("newsprint-test-").unwrap())
    }

    /// A folder with so many articles in so many files.
    pub fn with_articles(articles: usize, files: usize) -> Self {
        let folder = Self::new();
        write_articles(&folder.path("articles"), articles, files).unwrap();
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub async fn cluster(&self, executors: usize) -> Cluster {
        Cluster::start(self.layout(), executors).await.unwrap()
    }

    pub fn layout(&self) -> Layout {
        Layout { program: PROGRAM.into(), folder: self.path("cluster"), slots: 1, patience: 4 }
    }

    /// The job of parsing all articles.
    pub fn export(&self) -> Export {
        Export {
            statement: Statement::new(PARSE, Vec::new()),
            table: Table::new("articles", self.path("articles")),
            output: self.path("parsed"),
            jobs: 2,
            deadline: Duration::from_mins(2),
        }
    }
}

/// Runs this program to its end, which must be an error, and gives what it says.
pub fn refused(arguments: &[&str]) -> String {
    ended_badly(Command::new(PROGRAM).args(arguments))
}

pub fn ended_badly(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{command:?} succeeded: {}", String::from_utf8_lossy(&output.stdout));
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// A command that runs `program` with a file system of so many kilobytes at `folder`; `None` where this machine does
/// not allow it.
pub fn with_small_disk(folder: &Path, kilobytes: usize, program: &str) -> Option<Command> {
    std::fs::create_dir_all(folder).unwrap();
    let script = format!("mount -t tmpfs -o size={kilobytes}k small \"$0\" && exec \"$@\"");
    let command = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", &script]).arg(folder).arg(program);
        command
    };
    let allowed = command("true").status().is_ok_and(|status| status.success());
    if !allowed {
        eprintln!("left out: this machine lets nobody mount a small file system");
    }
    allowed.then(|| command(program))
}
