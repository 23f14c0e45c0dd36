//! Files in, files out, in one process.

use std::fs;

use newsprint_cluster::demo::check_rows;
use newsprint_cluster::export::{Done, Export};
use newsprint_cluster::session::Engine;
use newsprint_cluster::statement::Statement;
use newsprint_cluster::tables::Table;

use crate::support::{Folder, PROGRAM, ended_badly, refused, with_small_disk};

const HERE: Engine = Engine::Local { threads: 2 };

#[tokio::test]
async fn a_folder_is_parsed_row_for_row_and_a_second_run_does_the_rest() {
    let folder = Folder::with_articles(130, 3);
    let export = folder.export();
    assert_eq!(export.run(&HERE).await.unwrap(), Done { files: 3, kept: 0, rows: 130 });
    assert_eq!(check_rows(&folder.path("articles"), &folder.path("parsed")).unwrap(), 130);

    fs::remove_file(folder.path("parsed/articles-0001.parquet")).unwrap();
    assert_eq!(export.run(&HERE).await.unwrap(), Done { files: 1, kept: 2, rows: 43 });
    assert_eq!(check_rows(&folder.path("articles"), &folder.path("parsed")).unwrap(), 130);
    // Nothing is left lying about.
    assert_eq!(fs::read_dir(folder.path("parsed")).unwrap().count(), 3);
}

#[tokio::test]
async fn every_format_gives_the_same() {
    let folder = Folder::new();
    let json = r#"{"id":1,"text":"Tea costs £2.\n\n“It rains,” said Anna Kurz.\n"}"#;
    let csv = "id,text\n1,\"Tea costs £2.\n\n“It rains,” said Anna Kurz.\n\"\n";
    folder.write("tea [1]*?.jsonl", &format!("{json}\n"));
    folder.write("tea.csv", csv);
    let mut answers = Vec::new();
    for name in ["tea [1]*?.jsonl", "tea.csv"] {
        let context = HERE.open().await.unwrap();
        Table::new("articles", folder.path(name)).register(&context).await.unwrap();
        let query = Statement::new("SELECT id, parse_article(text) AS a FROM articles", Vec::new());
        answers.push(query.plan(&context).await.unwrap().to_string().await.unwrap());
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("2.000000000000000000") && answers[0].contains("Anna Kurz"), "{}", answers[0]);
}

#[tokio::test]
async fn a_query_over_all_rows_is_not_answered_file_by_file() {
    let folder = Folder::with_articles(4, 2);
    let statement = Statement::new("SELECT detect_language(text) AS l, count(*) FROM articles GROUP BY l", Vec::new());
    let error = Export { statement, ..folder.export() }.run(&HERE).await.unwrap_err();
    assert!(format!("{error:#}").contains("this query needs all rows at once (Aggregate)"), "{error:#}");
}

#[test]
fn what_is_missing_or_no_text_is_said() {
    let folder = Folder::new();
    let numbers = folder.write("numbers.jsonl", "{\"id\":1,\"text\":2}\n");
    let (numbers, nowhere) =
        (format!("articles={}", numbers.display()), format!("articles={}", folder.path("nowhere").display()));
    let query = "SELECT parse_article(text) FROM articles";
    let cases: [(&[&str], &str); 6] = [
        (&["local", "--table", &nowhere, query], "No such file or directory"),
        (&["local", "--table", &numbers, query], "parse_article takes a column of text"),
        (&["local", "--table", &numbers, "SELECT body FROM articles"], "No field named body"),
        (&["local", "--table", &numbers, "nowhere.sql"], "nowhere.sql: No such file or directory"),
        (&["local", "--table", "articles", query], "a table is given as NAME=PATH"),
        (&["local", "--table", &numbers, "SELECT * FROM articles WHERE text = $x"], "$x"),
    ];
    for (arguments, reason) in cases {
        let said = refused(arguments);
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
    folder.write("broken.parquet", "this is no Parquet");
    let said =
        refused(&["local", "--table", &format!("a={}", folder.path("broken.parquet").display()), "SELECT * FROM a"]);
    assert!(said.contains("table a"), "{said}");
}

#[test]
fn a_full_disk_is_said_and_leaves_no_half_a_file() {
    let folder = Folder::with_articles(900, 2);
    let Some(mut command) = with_small_disk(&folder.path("parsed"), 16, PROGRAM) else { return };
    command.args(["local", "--table"]).arg(format!("articles={}", folder.path("articles").display()));
    command.arg("--output").arg(folder.path("parsed")).arg(folder.write("parse.sql", crate::support::PARSE));
    let said = ended_badly(&mut command);
    assert!(said.contains("No space left on device") || said.contains("os error 28"), "{said}");
}
