//! Articles through serde and back.

use newsprint::{Article, Price, parse};
use serde_json::{Value, json};

use crate::fixtures;

#[test]
fn every_article_comes_back_as_it_was() {
    for (name, text) in fixtures::articles() {
        let article = parse(&text).into_owned();
        let written = serde_json::to_string(&article).expect("it writes");
        let read: Article<'static> = serde_json::from_str(&written).expect("it reads");
        assert!(read == article, "{name}");
    }
}

#[test]
fn a_price_comes_back_as_it_was() {
    for text in ["from $1,299.50", "99¢", "12–15 EUR", "0.1 BTC"] {
        let price: Price = text.parse().expect("a price");
        let written = serde_json::to_value(&price).expect("it writes");
        assert!(written["amount"].is_string(), "{written}");
        assert_eq!(serde_json::from_value::<Price>(written).expect("it reads"), price);
    }
}

/// A file that was tampered with gives an error, never a span that cannot be sliced.
#[test]
fn spans_that_do_not_fit_their_text_are_refused() {
    let written = serde_json::to_value(parse("“Café opens,” said Anna. It costs €3.").into_owned()).expect("it writes");
    assert!(serde_json::from_value::<Article>(written.clone()).is_ok());
    let paths: [(&str, Value); 8] = [
        ("/blocks/0/span/end", json!(999)),
        ("/blocks/0/kind", json!("poem")),
        ("/sentences/0/end", json!(7)),
        ("/prices/0/span/start", json!(999)),
        ("/prices/0/amount", json!("three")),
        ("/quotations/0/parts", json!([])),
        ("/title", json!(7)),
        ("/language/language", json!("zzzz")),
    ];
    for (path, value) in paths {
        let mut broken = written.clone();
        *broken.pointer_mut(path).unwrap_or_else(|| panic!("{path} in {written}")) = value;
        assert!(serde_json::from_value::<Article>(broken).is_err(), "{path}");
    }
}
