//! Which lines are price lines.

use newsprint::{BlockKind, Parser};

fn kinds(text: &str, language: &str) -> Vec<bool> {
    let article = Parser::new().language(language.parse().unwrap()).parse(text);
    article.blocks().map(|block| block.kind() == BlockKind::Price).collect()
}

#[test]
fn lines_that_list_a_price() {
    for (text, language) in [
        ("3.79 BYN", "eng"),
        ("$80 $100", "eng"),
        ("€3.79/L", "eng"),
        ("Price: $12.99", "eng"),
        ("Bread – 2.98 BYN", "eng"),
        ("VIP : 60,000₩", "eng"),
        ("Save 20% $80 $100", "eng"),
        ("Now £9.99", "eng"),
        ("Молоко 3,2 %, 1 л — 2,35 руб.", "rus"),
        ("Brötchen: 0,45 €/Stück", "deu"),
    ] {
        assert_eq!(kinds(text, language), [true], "{text}");
    }
}

#[test]
fn lines_that_tell_of_a_price() {
    for text in [
        "Company raises $5 million",
        "Get the kettle here for $199",
        "The bridge cost $5 million to build in the end.",
        "28",
    ] {
        assert_eq!(kinds(text, "eng"), [false], "{text}");
    }
}
