//! Every command that the README and the guide tell a reader to type is one that
//! `.ci/run` runs, to the letter.

use std::fs;
use std::path::{Path, PathBuf};

/// The commands of a page: the lines of its `sh` blocks.
fn commands(page: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "```sh" {
            let block = lines.by_ref().take_while(|line| line.trim() != "```");
            commands.extend(block.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()));
        }
    }
    commands
}

fn pages(root: &Path) -> Vec<PathBuf> {
    let guide = fs::read_dir(root.join("docs/guide")).expect("the guide");
    let mut pages: Vec<_> = guide.map(|entry| entry.expect("a page").path()).collect();
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

#[test]
fn every_command_in_the_documents_is_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The package that is published leaves it out.
    let Ok(run) = fs::read_to_string(root.join(".ci/run")) else { return };
    let run: Vec<&str> = run.lines().map(str::trim).collect();
    let mut count = 0;
    for page in pages(root) {
        for command in commands(&fs::read_to_string(&page).expect("UTF-8")) {
            count += 1;
            assert!(run.contains(&command.as_str()), "{}: .ci/run does not run\n{command}", page.display());
        }
    }
    assert!(count >= 10, "only {count} commands were found");
}

#[test]
fn commands_are_the_lines_of_shell_blocks() {
    let page =
        "Text\n\n```sh\ncargo test\n\n  ls | wc\n```\n\n```text\nnot this\n```\n\n    ```sh\n    and this\n    ```\n";
    assert_eq!(commands(page), ["cargo test", "ls | wc", "and this"]);
}
