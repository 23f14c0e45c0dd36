//! Laws 1 to 3: any text parses, loses nothing, and its views bear it.
#![no_main]

#[path = "../../tests/it/laws/checks.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let article = newsprint::parse(text);
    checks::assert_lossless(&article);
    checks::assert_items_inside(&article);
    for block in article.blocks() {
        block.text();
    }
    for quotation in article.quotations() {
        quotation.text();
    }
    article.speakers();
    let owned = article.clone().into_owned();
    assert!(owned == article);
});
