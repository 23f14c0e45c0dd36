//! A cluster whose parts fail: an error or the right answer, never a wrong one.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use datafusion::arrow::array::RecordBatch;
use newsprint_cluster::demo::{check_file, check_rows};
use newsprint_cluster::statement::Statement;
use newsprint_cluster::tables::Table;
use tokio::time::{sleep, timeout};

use crate::support::{Folder, PROGRAM, refused, with_small_disk};

/// The negative control: an executor of the engine alone does not know our functions, and says so.
#[tokio::test]
async fn executors_without_the_functions_are_an_error() {
    let folder = Folder::with_articles(20, 1);
    let cluster = folder.cluster(0).await;
    let (host, port) = cluster.address().split_once(':').unwrap();
    let ports = [0; 2].map(|_| TcpListener::bind("127.0.0.1:0").unwrap());
    let [rows, orders] = ports.map(|listener| listener.local_addr().unwrap().port());
    let bare = ExecutorProcessConfig {
        scheduler_host: host.to_owned(),
        scheduler_port: port.parse().unwrap(),
        external_host: Some("127.0.0.1".to_owned()),
        port: rows,
        grpc_port: orders,
        vcores: 1,
        memory_pool_size: Some(256 << 20),
        work_dir: Some(folder.path("bare").display().to_string()),
        ..ExecutorProcessConfig::default()
    };
    std::fs::create_dir(folder.path("bare")).unwrap();
    let executor = tokio::spawn(start_executor_process(Arc::new(bare)));
    let answered = timeout(Duration::from_secs(100), folder.export().run(&cluster.engine(1))).await.unwrap();
    executor.abort();
    cluster.stop().await;
    let error = format!("{:#}", answered.unwrap_err());
    eprintln!("without the functions: {error}");
    assert!(error.contains("an executor does not know what the query needs"), "{error}");
    assert!(!folder.path("parsed/articles-0000.parquet").exists());
}

/// An executor is killed in the midst of the work. What stands in its place is whole, and a second run does the rest.
#[tokio::test]
async fn a_killed_executor_leaves_only_whole_files() {
    const ARTICLES: usize = 6000;
    let folder = Folder::with_articles(ARTICLES, 12);
    let mut cluster = folder.cluster(2).await;
    let (export, engine) = (folder.export(), cluster.engine(2));
    let work = tokio::spawn({
        let (export, engine) = (export.clone(), engine.clone());
        async move { export.run(&engine).await }
    });
    while !work.is_finished() && !parsed(&folder).iter().any(|(_, is_there)| *is_there) {
        sleep(Duration::from_millis(20)).await;
    }
    cluster.kill_executor(0).await;
    let answered = work.await.unwrap();
    eprintln!("after the loss: {answered:?}");
    let whole: usize = parsed(&folder)
        .into_iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(name, _)| check_file(&folder.path("articles").join(&name), &folder.path("parsed").join(&name)).unwrap())
        .sum();
    match answered {
        Ok(done) => assert_eq!((usize::try_from(done.rows).unwrap(), whole), (ARTICLES, ARTICLES)),
        Err(error) => {
            assert!(whole < ARTICLES && format!("{error:#}").contains("a second run does the rest"), "{error:#}");
            export.run(&engine).await.unwrap();
        }
    }
    assert_eq!(check_rows(&folder.path("articles"), &folder.path("parsed")).unwrap(), ARTICLES);
    cluster.stop().await;
}

/// Each file of articles, and whether its answer is in its place.
fn parsed(folder: &Folder) -> Vec<(std::ffi::OsString, bool)> {
    let articles = std::fs::read_dir(folder.path("articles")).unwrap();
    articles
        .map(|entry| entry.unwrap().file_name())
        .map(|name| (name.clone(), folder.path("parsed").join(name).exists()))
        .collect()
}

/// With nobody to do the work, the deadline ends the wait and says what it may be.
#[tokio::test]
async fn a_deadline_ends_what_does_not_end_by_itself() {
    let folder = Folder::with_articles(4, 1);
    let cluster = folder.cluster(0).await;
    let engine = cluster.engine(1);
    let context = engine.open().await.unwrap();
    Table::new("articles", folder.path("articles")).register(&context).await.unwrap();
    let query = Statement::new("SELECT detect_language(text) FROM articles", Vec::new()).plan(&context).await.unwrap();
    let error = engine.run(query, Duration::from_secs(2)).await.unwrap_err().to_string();
    cluster.stop().await;
    assert!(error.contains("not done after 2 s (--deadline), and cancelled"), "{error}");
}

#[test]
fn a_port_in_use_and_a_missing_scheduler_are_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = refused(&["scheduler", "--port", &port]);
    assert!(said.contains(&format!("cannot listen on 127.0.0.1:{port}")) && said.contains("in use"), "{said}");
    let said = refused(&["executor", "--port", &port]);
    assert!(said.contains(&format!("cannot listen on 127.0.0.1:{port}")) && said.contains("in use"), "{said}");

    drop(taken);
    let (nobody, table) =
        (format!("127.0.0.1:{port}"), format!("a={}", env!("CARGO_MANIFEST_DIR").to_owned() + "/x.csv"));
    let said = refused(&["client", "--scheduler", &nobody, "--table", &table, "SELECT 1"]);
    assert!(said.contains(&format!("no scheduler answers at {nobody}")), "{said}");
}

/// The disk of an executor is full when it wants to put down rows on their way.
#[tokio::test]
async fn a_full_disk_of_an_executor_is_an_error() {
    let folder = Folder::with_articles(600, 1);
    let mut cluster = folder.cluster(0).await;
    let Some(command) = with_small_disk(&cluster.work_folder(0), 8, PROGRAM) else { return };
    cluster.add_executor(command.into()).await.unwrap();
    let engine = cluster.engine(1);
    let context = engine.open().await.unwrap();
    Table::new("articles", folder.path("articles")).register(&context).await.unwrap();
    let query = Statement::new("SELECT text || id FROM articles", Vec::new()).plan(&context).await.unwrap();
    let answered = engine.run(query, Duration::from_mins(1)).await;
    cluster.stop().await;
    let rows = answered.as_ref().map(|batches| batches.iter().map(RecordBatch::num_rows).sum::<usize>());
    let Err(error) = answered else { panic!("{rows:?} rows came") };
    let error = format!("{error:#}");
    assert!(error.contains("No space left on device") || error.contains("StorageFull"), "{error}");
}
