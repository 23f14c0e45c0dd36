//! What the library draws in: the table in SECURITY.md, and the licences of the whole tree.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use toml::Table;

/// Licences that MIT OR Apache-2.0 can build on; an expression passes when one of its alternatives does.
const WELCOME: [&str; 7] =
    ["MIT", "Apache-2.0", "Unlicense", "Zlib", "BSD-3-Clause", "Unicode-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_dependency_is_explained() {
    let manifest: Table =
        std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest").parse().expect("TOML");
    let declared: BTreeSet<String> = manifest["dependencies"].as_table().expect("a table").keys().cloned().collect();
    let page = std::fs::read_to_string(root().join("SECURITY.md")).expect("the page");
    let explained: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name.to_owned()))
        .collect();
    assert_eq!(declared, explained);
}

#[test]
fn every_licence_in_the_tree_is_welcome() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--all-features", "--prefix", "none", "--format", "{p}\t{l}"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    assert!(tree.lines().count() > 7, "{tree}");
    for line in tree.lines() {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('\t').expect("a package and its licence");
        let alternatives = licence.split(" OR ").chain(licence.split('/')).map(|one| one.trim_matches(['(', ')', ' ']));
        let is_welcome = WELCOME.contains(&licence) || alternatives.into_iter().any(|one| WELCOME.contains(&one));
        assert!(is_welcome, "{package} is under {licence:?}");
    }
}
