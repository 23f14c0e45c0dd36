//! The laws of normalization: exact, idempotent, borrowed when clean, mapped to the byte.

use std::borrow::Cow;

use newsprint::{Form, Normalized, Normalizer};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Pieces of text in which steps meet: what one leaves another may take up.
const PIECES: &[&str] = &[
    "a",
    "E",
    "word",
    "Tom",
    "é",
    "e\u{301}",
    "\u{323}",
    "\u{301}",
    "o\u{302}\u{323}",
    "가",
    "\u{1100}",
    "\u{1161}",
    "\u{11a8}",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{3000}",
    "\u{b}",
    "\u{c}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{200d}",
    "\u{1}",
    "\u{1b}[1m",
    "[0m",
    "\u{9b}",
    "&",
    "&amp;",
    "amp;",
    "&#233;",
    "&#x37e;",
    "\u{37e}",
    ";",
    "&lt",
    "http://x.org/?q",
    "Ã©",
    "Ã",
    "â€™",
    "â€œ",
    "Ã¢â‚¬â„¢",
    "\u{93}",
    "\u{fffd}",
    "вЂ™",
    "Р",
    "µ",
    "“",
    "’",
    "—",
    "-",
    "-\n",
    "co-\nop",
    "•",
    "• ",
    "ﬁ",
    "ŉ",
    "Ａ",
    "１",
    "＝",
    "\u{338}",
    "ｶ",
    "ﾞ",
    "\u{ff9f}",
    "\u{ffda}",
    "\u{a8}",
    "\u{fdfa}",
    "\u{2011}",
    "\u{fb1d}",
    "क",
    "\u{93c}",
    "\u{94d}",
    "ไ",
    "\u{e48}",
    "\u{e38}",
    "日本",
    "。",
    "م",
    "\u{651}",
    "\u{64e}",
    "😀",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(Cow::Borrowed), 1 => any::<char>().prop_map(|c| Cow::Owned(c.to_string()))];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn normalizers() -> impl Strategy<Value = Normalizer> {
    (prop::option::of(prop::sample::select(vec![Form::Nfc, Form::Nfd, Form::Nfkc, Form::Nfkd])), any::<u16>()).prop_map(
        |(form, bits)| {
            let on = |bit: u16| bits >> bit & 1 == 1;
            let steps = Normalizer::none()
                .line_endings(on(0))
                .whitespace(on(1))
                .control(on(2))
                .entities(on(3))
                .mojibake(on(4))
                .quotes(on(5))
                .dashes(on(6))
                .width(on(7))
                .ligatures(on(8))
                .hyphens(on(9))
                .bullets(on(10));
            form.map_or(steps, |form| steps.form(form))
        },
    )
}

/// The text that the edits make of the source.
fn rebuilt(source: &str, normalized: &Normalized<'_>) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for (from, to) in normalized.edits() {
        assert!(from.start() >= at, "edits overlap");
        text.push_str(&source[at..from.start()]);
        assert_eq!(text.len(), to.start(), "an edit's place");
        text.push_str(&normalized.text()[to]);
        at = from.end();
    }
    text + &source[at..]
}

/// What a reader sees: letters and signs without spaces and what has no width, decomposed.
fn visible(text: &str) -> String {
    let escape = without_escapes(text);
    let hidden = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
            || matches!(c, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}')
    };
    escape.chars().filter(|c| !hidden(c)).nfd().collect()
}

/// The text without the escape sequences that the pieces above can form.
fn without_escapes(text: &str) -> String {
    text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_clean_text_stays_and_is_borrowed(text in texts(), normalizer in normalizers()) {
        let once = normalizer.normalize(&text);
        let changed = once.text() != text;
        prop_assert_eq!(once.is_changed(), changed);
        prop_assert_eq!(once.edits().len() > 0, changed);
        prop_assert_eq!(normalizer.is_normalized(&text), !changed);
        prop_assert_eq!(matches!(once.clone().into_text(), Cow::Owned(_)), changed);

        let twice = normalizer.normalize(once.text());
        prop_assert_eq!(twice.text(), once.text(), "not idempotent");
        prop_assert!(normalizer.is_normalized(once.text()));
    }

    #[test]
    fn edits_rebuild_the_text(text in texts(), normalizer in normalizers()) {
        let normalized = normalizer.normalize(&text);
        prop_assert_eq!(rebuilt(&text, &normalized), normalized.text());
        for (from, to) in normalized.edits() {
            prop_assert!(!from.is_empty(), "an edit of nothing");
            prop_assert!(text.get(from.range()).is_some() && normalized.text().get(to.range()).is_some());
        }
    }

    #[test]
    fn the_map_is_monotone_and_gives_whole_characters(text in texts(), normalizer in normalizers()) {
        let normalized = normalizer.normalize(&text);
        let clean = normalized.text();
        let ends: Vec<usize> = (0..=clean.len()).filter(|&at| clean.is_char_boundary(at)).collect();
        let mut last = 0..0;
        for pair in ends.windows(2) {
            let source = normalized.source_range(pair[0]..pair[1]);
            prop_assert!(source.start >= last.start && source.end >= last.end && source.start < source.end);
            prop_assert!(text.get(source.clone()).is_some(), "{source:?} splits a character");
            let back = normalized.text_range(source.clone());
            prop_assert!(back.start <= pair[0] && pair[1] <= back.end, "{back:?}");
            prop_assert_eq!(normalized.source_range(back), source.clone());
            last = source;
        }
        for range in [0..0, clean.len()..clean.len(), 0..usize::MAX, usize::MAX..usize::MAX] {
            let source = normalized.source_range(range.clone());
            prop_assert!(text.get(source.start.min(text.len())..source.end.min(text.len())).is_some());
            prop_assert!(clean.get(normalized.text_range(range)).is_some());
        }
    }

    #[test]
    fn the_default_changes_no_visible_character(text in texts()) {
        // An escape character takes what follows with it where both form a sequence (`ESC =`).
        prop_assume!(!without_escapes(&text).contains('\u{1b}'));
        let clean = newsprint::normalize(&text);
        prop_assert_eq!(visible(clean.text()), visible(&text));
        prop_assert_eq!(clean.text().trim(), clean.text());
        let odd = ['\r', '\t', '\u{a0}', '\u{2028}', '\u{85}', '\u{1b}', '\u{feff}'];
        let holds_odd = clean.text().contains(odd);
        prop_assert!(!holds_odd);
        prop_assert!(!clean.text().contains("  ") && !clean.text().contains(" \n"));
    }

    #[test]
    fn a_range_may_begin_and_end_anywhere(text in texts(), start in 0usize..80, end in 0usize..80) {
        let clean = newsprint::normalize(&text);
        let source = clean.source_range(start..end);
        prop_assert!(text.get(source).is_some());
        prop_assert!(clean.text().get(clean.text_range(start..end)).is_some());
    }
}

#[test]
fn long_runs_cost_no_more_than_their_length_and_come_back_right() {
    for piece in [
        "\u{301}",
        "\u{323}\u{301}",
        " ",
        "\u{200b}",
        "\u{1b}",
        "\u{1b}[",
        "&amp;",
        "&",
        "Ã",
        "Ã©",
        "-\n",
        "\n",
        "\r",
        "\u{ad}",
        "ﾞ",
        "\u{1161}",
    ] {
        let text = format!("a{}b", piece.repeat(20_000));
        let all =
            Normalizer::new().form(Form::Nfkc).entities(true).mojibake(true).quotes(true).hyphens(true).bullets(true);
        for normalizer in [Normalizer::new(), all] {
            let clean = normalizer.normalize(&text);
            assert_eq!(rebuilt(&text, &clean), clean.text());
        }
    }
}
