//! A cluster on this machine whose parts work.

use std::process::Command;

use newsprint_cluster::answer::{self, Format};
use newsprint_cluster::statement::Statement;
use newsprint_cluster::tables::Table;
use std::time::Duration;

use crate::support::{Folder, PROGRAM};

/// The demonstration compares with the library by itself, row for row, and fails where an executor was idle.
#[test]
fn the_demonstration_shows_what_the_library_gives() {
    let output = Command::new(PROGRAM).args(["demo", "--articles", "200"]).output().unwrap();
    let (shown, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{shown}{said}");
    assert!(shown.contains("200 rows with the library called directly") && shown.contains("stopped"), "{shown}");
    assert_eq!(shown.matches("asked").count(), 4, "{shown}");
}

/// The functions in a plan with a shuffle, and the engine's functions on lists, which its executors lack by default.
#[tokio::test]
async fn raw_articles_can_be_asked_without_parsing_them_first() {
    let folder = Folder::with_articles(60, 3);
    let cluster = folder.cluster(1).await;
    let engine = cluster.engine(2);
    let context = engine.open().await.unwrap();
    Table::new("articles", folder.path("articles")).register(&context).await.unwrap();
    let sql = "SELECT detect_language(text) AS language, count(*) AS articles, \
               sum(cardinality(parse_article(normalize_text(text))['prices'])) AS prices \
               FROM articles GROUP BY language ORDER BY language";
    let query = Statement::new(sql, Vec::new()).plan(&context).await.unwrap();
    let answer = engine.run(query, Duration::from_mins(2)).await.unwrap();
    let mut shown = Vec::new();
    answer::print(&answer, Format::Json, &mut shown).unwrap();
    cluster.stop().await;
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.starts_with("{\"language\":\"deu\",\"articles\":15"), "{shown}");
    assert_eq!(shown.lines().count(), 4, "{shown}");
}
