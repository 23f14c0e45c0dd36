//! Laws of blocks, for any text.

use newsprint::parse;
use proptest::prelude::*;

/// Pieces that head, body and furniture are made of, line ends of every kind among them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("\u{2029}"),
        Just("    "),
        Just("- "),
        Just("• "),
        Just("3. "),
        Just("— "),
        Just("Home > Ferries"),
        Just("Advertisement"),
        Just("By Ann Bell"),
        Just("2 June 2025"),
        Just("3.79 BYN"),
        Just("Read also: the bridge"),
        Just("\u{200b}"),
        Just("The ferry to the island sails again after nine years, and the whole town came to see it off."),
        Just("渡船が九年ぶりに島へ戻り、町中の人が見送りに来た。"),
        Just("عادت العبارة إلى الجزيرة."),
        Just("e\u{301}"),
    ];
    prop_oneof![
        4 => prop::collection::vec(piece.prop_map(str::to_owned), 0..60).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn blocks_hold_every_byte_that_is_not_blank(text in pieces()) {
        let article = parse(&text);
        let mut at = 0;
        for block in article.blocks() {
            let span = block.span();
            prop_assert!(at <= span.start() && !span.is_empty());
            prop_assert!(text[at..span.start()].chars().all(char::is_whitespace), "lost before {span}");
            prop_assert_eq!(block.raw().trim(), block.raw());
            at = span.end();
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace), "lost at the end");
    }

    #[test]
    fn items_lie_inside_blocks(text in pieces()) {
        let article = parse(&text);
        let spans = [article.byline(), article.published().map(|published| published.span()), article.dateline()];
        for span in spans.into_iter().flatten() {
            prop_assert!(article.blocks().any(|block| block.span().covers(span)), "{span} in no block");
        }
        if let Some(title) = article.title() {
            prop_assert_eq!(title.kind().name(), "title");
        }
    }

    #[test]
    fn the_kind_of_line_end_changes_nothing(text in pieces()) {
        let one = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let other = one.replace('\n', "\r\n");
        let kinds = |text: &str| parse(text).blocks().map(|block| block.kind().name()).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&one), kinds(&other));
    }
}
