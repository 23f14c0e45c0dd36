//! The room `sentence`, from outside.

use newsprint::{Language, Parser};
use proptest::prelude::*;

fn sentences(language: &str, text: &str) -> Vec<String> {
    let language: Language = language.parse().expect("a code");
    let article = Parser::new().language(language).parse(text);
    article.sentences().iter().map(|&span| text[span].to_owned()).collect()
}

#[test]
fn cases_are_divided_as_a_reader_divides_them() {
    let cases: toml::Table = include_str!("cases.toml").parse().expect("cases");
    let mut wrong = Vec::new();
    for case in cases["case"].as_array().expect("a list") {
        let string = |key: &str| case.get(key).map(|value| value.as_str().expect("a string"));
        let wanted: Vec<_> =
            case["sentences"].as_array().expect("a list").iter().map(|row| row.as_str().expect("a string")).collect();
        let found = sentences(string("language").expect("a language"), &wanted.join(string("joint").unwrap_or(" ")));
        match (found == wanted, string("gap")) {
            (true, Some(_)) => wrong.push(format!("no gap any more: {wanted:?}")),
            (false, None) => wrong.push(format!("{wanted:?}\n   read as {found:?}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sentence_never_crosses_a_block() {
    let text = "Ferry timetable\n\nThe boat leaves at nine and\n\nthe bus waits for it.";
    let article = Parser::new().parse(text);
    for &sentence in article.sentences() {
        assert!(
            article
                .blocks()
                .any(|block| block.span().start() <= sentence.start() && sentence.end() <= block.span().end())
        );
    }
}

/// What text is made of where sentences end: terminators of many scripts, marks,
/// abbreviations, numbers, blanks of every kind.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[.!?…。！？।։؟။።:;|]{1,3}",
        "[ \u{a0}\u{2009}\u{200b}\u{202e}]{1,2}",
        "[\"'“”«»„‘’()\\[\\]（）「」《》]{1,2}",
        "[A-Za-zА-яÀ-ÿßİıא-יم字か가ใก]{1,6}",
        "[0-9IVX]{1,4}",
        Just("z. B.".to_owned()),
        Just("U.S.".to_owned()),
        Just(" ใน".to_owned()),
        Just("1.)".to_owned()),
        Just("e\u{301}".to_owned()),
        Just("🎉".to_owned()),
        Just("\n".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_tile_their_blocks(text in awkward(), language in "eng|deu|pol|rus|ell|hye|tha|jpn|zho|hin|amh|zzz") {
        let article = Parser::new().language(language.parse::<Language>().unwrap()).parse(&text);
        let mut spans = article.sentences().iter().peekable();
        for block in article.blocks() {
            let mut at = block.span().start();
            while let Some(&&span) = spans.peek() {
                if span.start() >= block.span().end() {
                    break;
                }
                prop_assert!(span.start() < span.end() && span.end() <= block.span().end());
                prop_assert!(text[at..span.start()].chars().all(invisible), "{:?} is in no sentence", &text[at..span.start()]);
                prop_assert_eq!(text.as_str()[span].trim(), &text.as_str()[span]);
                at = span.end();
                spans.next();
            }
            prop_assert!(text[at..block.span().end()].chars().all(invisible));
        }
        prop_assert!(spans.next().is_none());
    }
}

/// Blanks, and what shows nothing: it may stand between two sentences.
fn invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{61c}')
}
