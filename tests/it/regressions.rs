//! Texts that once broke something, each kept as a file, and the articles that
//! fuzzing starts from: all of them go through every target.

use std::fs;
use std::path::Path;

use crate::fixtures;
use crate::targets::TARGETS;

fn stored() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/regressions");
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path());
    let read = |path: std::path::PathBuf| (path.display().to_string(), fs::read(&path).expect("it reads"));
    let articles = fixtures::articles().into_iter().map(|(name, text)| (name, text.into_bytes()));
    files.map(read).chain(articles).collect()
}

#[test]
fn what_broke_once_holds() {
    for (name, bytes) in stored() {
        for (target, holds) in TARGETS {
            println!("{target} {name}");
            holds(&bytes);
        }
        #[cfg(feature = "serde")]
        crate::targets::comes_back(&bytes);
    }
}
