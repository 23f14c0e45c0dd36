//! What holds for the quotations of any text.

use newsprint::{Language, Parser, Span};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const CODES: [&str; 8] = ["eng", "deu", "fra", "rus", "spa", "swe", "heb", "zho"];

/// Texts dense with what pairing looks at.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zа-я]{1,5}",
        3 => proptest::sample::select(vec![
            "\"", "'", "''", "“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›", "「", "」", "『", "』", "`", "＂", "״", "″", "\"'", "’”",
        ]).prop_map(str::to_owned),
        3 => proptest::sample::select(vec![" ", ", ", ". ", "\n", "\n\n", "! ", ": ", "\u{a0}", "—", " – ", "\n— ", "-", "…", "27", "\r\n"])
            .prop_map(str::to_owned),
        1 => proptest::sample::select(vec![" dit ", " — сказал он. — ", "—dijo ", ", säger hon. ", "é", "e\u{301}", "ה\"ה", "好", "\u{200f}"])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn parts(text: &str, code: &str) -> Vec<Vec<Span>> {
    let language: Language = code.parse().expect("a language");
    Parser::new().language(language).parse(text).quotations().map(|quotation| quotation.parts().to_vec()).collect()
}

proptest! {
    #[test]
    fn parts_are_ordered_disjoint_and_inside_blocks(text in texts(), code in proptest::sample::select(CODES.to_vec())) {
        let language: Language = code.parse().expect("a language");
        let article = Parser::new().language(language).parse(&text);
        let blocks: Vec<_> = article.blocks().map(|block| block.span()).collect();
        let mut all = Vec::new();
        for quotation in article.quotations() {
            prop_assert!(!quotation.parts().is_empty());
            prop_assert!(quotation.parts().windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            all.extend_from_slice(quotation.parts());
            prop_assert!(!quotation.text().contains('\n') || text.contains('\n'));
        }
        all.sort_unstable();
        prop_assert!(all.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{:?}", all);
        for part in all {
            prop_assert!(!part.is_empty());
            prop_assert!(text.get(part.range()).is_some_and(|words| !words.trim().is_empty()));
            prop_assert!(blocks.iter().any(|block| block.covers(part)), "{part} in {blocks:?}");
        }
    }

    #[test]
    fn composed_or_not_the_parts_are_the_same(text in texts(), code in proptest::sample::select(CODES.to_vec())) {
        let slices = |text: String| {
            parts(&text, code).concat().into_iter().map(|part| text[part.range()].nfc().collect::<String>()).collect::<Vec<_>>()
        };
        prop_assert_eq!(slices(text.nfc().collect()), slices(text.nfd().collect()));
    }

    #[test]
    fn line_ends_do_not_matter(text in texts(), code in proptest::sample::select(CODES.to_vec())) {
        let unix = text.replace("\r\n", "\n");
        let dos = unix.replace('\n', "\r\n");
        let slices = |text: &str| {
            parts(text, code).concat().into_iter().map(|part| text[part.range()].replace("\r\n", "\n")).collect::<Vec<_>>()
        };
        prop_assert_eq!(slices(&unix), slices(&dos));
    }
}

#[test]
fn a_text_of_marks_alone_parses() {
    for mark in [
        "\"",
        "“",
        "«»",
        "'",
        "''",
        "— ",
        "—",
        "„",
        "‘",
        "` ",
        "\"a",
        "a\"",
        "\n“a",
        "— a, — b. ",
        "’s ",
        "\n- a",
        "— a ",
        ", dit ",
    ] {
        let text = mark.repeat(4_000);
        for code in ["eng", "rus", "fra", "spa"] {
            let _ = parts(&text, code);
            let _ = parts(&format!("— x {text}"), code);
        }
    }
}
