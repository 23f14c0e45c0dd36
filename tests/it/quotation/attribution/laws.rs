//! What is true of the attributions of any text.

use newsprint::{Article, Language, Parser};
use proptest::prelude::*;

/// Pieces that make attributions likely.
const PIECES: [&str; 24] = [
    "“It rains,” ",
    "said ",
    "Ann Lee",
    ", ",
    ". ",
    "she ",
    "told ",
    "the mayor ",
    "“",
    "” ",
    ": ",
    "— ",
    "\n",
    "\n\n",
    "„Ja“",
    "sagte ",
    "Frau Kurz ",
    "«Да», ",
    "сказал ",
    "Иванов ",
    "他说",
    "：“好。”",
    "e\u{301}",
    "(D-Maine) ",
];

fn mixed() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec!["eng", "deu", "rus", "zho", "fra", "ara", "lao"]).prop_map(|code| code.parse().unwrap())
}

/// What is said of each quotation, as text, so that two articles compare.
fn said(article: &Article) -> Vec<String> {
    let text = article.text();
    let line = |words: &str| words.replace("\r\n", "\n");
    article
        .quotations()
        .map(|quotation| {
            let speaker = quotation.speaker().map(|speaker| (line(speaker.text()), line(&speaker.name())));
            let spans = [quotation.role(), quotation.cue()].map(|span| span.map(|span| line(&text[span.range()])));
            format!("{:?} {speaker:?} {spans:?} {}", quotation.kind(), quotation.parts().len())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_of_the_text_and_names_are_in_it(text in mixed(), language in language()) {
        let article = Parser::new().language(language).parse(&text);
        for quotation in article.quotations() {
            prop_assert!(!quotation.parts().is_empty());
            prop_assert!(quotation.parts().windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            let speaker = quotation.speaker().map(|speaker| [speaker.span(), speaker.name_span()]);
            for span in speaker.into_iter().flatten().chain(quotation.role()).chain(quotation.cue()) {
                prop_assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span}");
                prop_assert!(text[span.range()].trim() == &text[span.range()]);
            }
        }
    }

    #[test]
    fn line_ends_change_nothing(text in mixed(), language in language()) {
        let parser = Parser::new().language(language);
        let windows = text.replace('\n', "\r\n");
        prop_assert_eq!(said(&parser.parse(&text)), said(&parser.parse(&windows)));
    }

    #[test]
    fn any_text_can_be_attributed(text in "\\PC{0,200}", language in language()) {
        let article = Parser::new().language(language).parse(&text);
        prop_assert!(article.quotations().all(|quotation| !quotation.parts().is_empty()));
    }
}
