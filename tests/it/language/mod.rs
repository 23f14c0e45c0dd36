//! The room `language`, from outside.

use newsprint::{Language, LanguageDetector, detect_language};
use proptest::prelude::*;
use toml::Table;

fn found(text: &str) -> String {
    detect_language(text).map_or_else(|| "none".to_owned(), |found| found.language().to_string())
}

#[test]
fn conformance() {
    let cases: Table = include_str!("cases.toml").parse().expect("cases that read");
    let mut wrong = Vec::new();
    for case in cases["case"].as_array().expect("cases") {
        let [text, language] = ["text", "language"].map(|key| case[key].as_str().expect("a string"));
        let found = found(text);
        if (found == language) == case.get("expected_failure").is_some() {
            wrong.push(format!("{text:?}: {found}, not {language}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_and_name_leads_back_to_its_language() {
    for name in
        ["deu", "de", "ger", "German", "Deutsch", "DEUTSCH", "de_AT", "nb", "no", "iw", "fil", "中文", "sr-Latn"]
    {
        let language: Language = name.parse().unwrap();
        for known in [language.code(), language.english_name(), language.own_name()] {
            assert_eq!(known.parse::<Language>().unwrap(), language, "{name}");
        }
    }
    for name in ["", "x", "und", "zxx", "klingonese", "-de", "eng."] {
        assert!(name.parse::<Language>().unwrap_err().is_not_a_language(), "{name}");
    }
    assert_eq!(size_of::<Language>(), 3);
}

/// Beginnings of the cases' sentences, of two words and more: of the answers given
/// at about .9, nine in ten are right, and of those above, nineteen in twenty.
#[test]
fn confidence_is_calibrated() {
    let cases: Table = include_str!("cases.toml").parse().expect("cases that read");
    let (mut likely, mut sure) = ([0, 0], [0, 0]);
    for case in cases["case"].as_array().expect("cases") {
        let [text, language] = ["text", "language"].map(|key| case[key].as_str().expect("a string"));
        let ends = text.match_indices(' ').map(|(at, _)| at).skip(1).chain([text.len()]);
        for found in ends.filter(|_| language != "none").filter_map(|end| detect_language(text.get(..end)?)) {
            let bin = match found.confidence() {
                0.95.. => &mut sure,
                0.85.. => &mut likely,
                _ => continue,
            };
            bin[usize::from(found.language().code() == language)] += 1;
        }
    }
    assert!(likely[1] >= 9 * likely[0] && likely[1] > 20, "{likely:?}");
    assert!(sure[1] >= 19 * sure[0] && sure[1] > 100, "{sure:?}");
}

#[test]
fn only_candidates_are_found() {
    let [danish, bokmal, russian] = ["dan", "nob", "rus"].map(|code| code.parse::<Language>().unwrap());
    let text = "Fergen var forsinket igjen på grunn av tåken, og jeg ble hjemme.";
    let detector = LanguageDetector::new().without(&[bokmal]);
    assert_ne!(detector.detect(text).unwrap().language(), bokmal);
    assert_eq!(detector.only(&[danish, bokmal]).detect(text).unwrap().language(), danish);
    assert_eq!(LanguageDetector::new().only(&[russian]).detect(text), None);
    assert_eq!(LanguageDetector::default().detect(text), detect_language(text));
}

#[test]
fn decomposed_letters_and_line_ends_change_nothing() {
    use unicode_normalization::UnicodeNormalization;
    for text in ["Příští týden bude opět teplo,\nříkají lidé.", "Hôm nay trời đẹp,\ntôi đi chợ.", "Ọjọ́ dára púpọ̀ lónìí"]
    {
        let decomposed: String = text.nfd().collect();
        assert_eq!(detect_language(text), detect_language(&decomposed.replace('\n', "\r\n")));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_confidence_is_a_probability(text in any::<String>()) {
        if let Some(found) = detect_language(&text) {
            prop_assert!((0.0..=1.0).contains(&found.confidence()));
            prop_assert_eq!(found.script().code().len(), 4);
        }
    }

    #[test]
    fn what_has_no_letter_has_no_language(text in "[0-9 .,:;/+%€$£–-]{0,700}") {
        prop_assert!(detect_language(&text).is_none());
    }
}
