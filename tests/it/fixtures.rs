//! The articles written for the tests.

use std::fs;
use std::path::Path;

/// Every article under `fixtures/articles/`, by name, in order.
pub fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/articles");
    let mut found: Vec<_> = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect();
    found.sort();
    assert!(found.len() >= 20, "the fixtures are not all here");
    found
}

/// One of the articles by its name.
pub fn read(name: &str) -> String {
    let found = articles().into_iter().find(|(other, _)| other == name);
    found.expect("there is one of that name").1
}
