//! Texts that once broke something, each kept as a file and read again by everything.

use std::fs;
use std::path::Path;

use newsprint::{Parser, Price, detect_language, normalize};

use crate::laws::checks::{assert_items_inside, assert_lossless};

#[test]
fn what_broke_once_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/regressions");
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("a file").path();
        let bytes = fs::read(&path).expect("it reads");
        println!("{}", path.display());
        let Ok(article) = Parser::new().parse_bytes(&bytes) else { continue };
        assert_lossless(&article);
        assert_items_inside(&article);
        let clean = normalize(article.text());
        assert_eq!(normalize(clean.text()).edits().len(), 0);
        // Neither has an answer to hold them to, but both must have one.
        let _ = (detect_language(article.text()), article.text().parse::<Price>());
    }
}
