//! The four Unicode forms, held to Unicode's own test and to ICU.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use newsprint::{Form, Normalizer};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

const FORMS: [Form; 4] = [Form::Nfc, Form::Nfd, Form::Nfkc, Form::Nfkd];

fn to(form: Form, text: &str) -> String {
    let normalizer = Normalizer::none().form(form);
    let found = normalizer.normalize(text);
    assert_eq!(normalizer.is_normalized(text), !found.is_changed(), "{text:?} {form:?}");
    found.text().to_owned()
}

/// The five columns of a row, numbers of earlier columns put back.
fn columns(row: &str) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for cell in row.split(';') {
        let same = cell.parse().ok().filter(|&number: &usize| number <= columns.len());
        let points = cell.split(' ').map(|point| u32::from_str_radix(point, 16).ok().and_then(char::from_u32));
        columns.push(match same {
            Some(number) => columns[number - 1].clone(),
            None => points.map(|c| c.expect("a code point")).collect(),
        });
    }
    columns
}

/// A syllable decomposed as chapter 3.12 of the standard computes it.
fn jamo(syllable: u32) -> String {
    let place = syllable - 0xAC00;
    let parts = [0x1100 + place / 588, 0x1161 + place % 588 / 28, 0x11A7 + place % 28];
    let parts = parts.into_iter().filter(|&part| part != 0x11A7);
    parts.map(|part| char::from_u32(part).expect("a jamo")).collect()
}

fn assert_row(columns: &[String]) {
    let [source, nfc, nfd, nfkc, nfkd] = columns else { panic!("five columns: {columns:?}") };
    for text in [source, nfc, nfd] {
        assert_eq!(to(Form::Nfc, text), *nfc, "NFC of {text:?}");
        assert_eq!(to(Form::Nfd, text), *nfd, "NFD of {text:?}");
    }
    for text in [nfkc, nfkd] {
        assert_eq!(to(Form::Nfc, text), *nfkc, "NFC of {text:?}");
        assert_eq!(to(Form::Nfd, text), *nfkd, "NFD of {text:?}");
    }
    for text in columns {
        assert_eq!(to(Form::Nfkc, text), *nfkc, "NFKC of {text:?}");
        assert_eq!(to(Form::Nfkd, text), *nfkd, "NFKD of {text:?}");
    }
}

#[test]
fn every_row_of_the_unicode_test_holds() {
    let mut rows = 0;
    for line in include_str!("normalization_test.txt").lines().filter(|line| !line.starts_with(['#', '@'])) {
        if line == "hangul" {
            for syllable in 0xAC00..=0xD7A3 {
                let whole = char::from_u32(syllable).expect("a syllable").to_string();
                let parts = jamo(syllable);
                assert_row(&[whole.clone(), whole.clone(), parts.clone(), whole, parts]);
                rows += 1;
            }
            continue;
        }
        assert_row(&columns(line));
        rows += 1;
    }
    assert!(rows > 20_000, "{rows}");
}

#[test]
fn every_character_alone_has_the_forms_of_its_tables() {
    // Beyond, there are few assigned characters and none with a form of its own.
    for c in '\0'..'\u{30000}' {
        let text = c.to_string();
        let wanted = [text.nfc().to_string(), text.nfd().to_string(), text.nfkc().to_string(), text.nfkd().to_string()];
        for (form, wanted) in FORMS.into_iter().zip(wanted) {
            assert_eq!(to(form, &text), wanted, "{form:?} of {c:?}");
        }
    }
}

/// The oracle may know an older Unicode: only characters of which both say the same are asked about.
fn both_know(c: char) -> bool {
    let text = c.to_string();
    let nfkd = DecomposingNormalizerBorrowed::new_nfkd().normalize(&text);
    let nfkc = ComposingNormalizerBorrowed::new_nfkc().normalize(&text);
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) == canonical_combining_class(c)
        && nfkd == text.nfkd().collect::<String>()
        && nfkc == text.nfkc().collect::<String>()
}

/// Characters that compose, reorder, decompose, or stand between such.
fn lively() -> impl Strategy<Value = char> {
    let ranges = prop_oneof![
        prop::char::range('a', 'u'),
        prop::char::range('\u{300}', '\u{345}'),
        prop::char::range('\u{c0}', '\u{24f}'),
        prop::char::range('\u{1e00}', '\u{1fff}'),
        prop::char::range('\u{384}', '\u{3ce}'),
        prop::char::range('\u{591}', '\u{655}'),
        prop::char::range('\u{91c}', '\u{94d}'),
        prop::char::range('\u{9be}', '\u{9cd}'),
        prop::char::range('\u{dca}', '\u{ddf}'),
        prop::char::range('\u{e38}', '\u{e4b}'),
        prop::char::range('\u{f71}', '\u{f81}'),
        prop::char::range('\u{1100}', '\u{11c2}'),
        prop::char::range('\u{ac00}', '\u{ac80}'),
        prop::char::range('\u{3041}', '\u{309a}'),
        prop::char::range('\u{fb1d}', '\u{fb4f}'),
        prop::char::range('\u{ff61}', '\u{ffdc}'),
        prop::char::range('\u{1d157}', '\u{1d172}'),
        prop::char::range('\u{11099}', '\u{110ba}'),
        any::<char>(),
    ];
    ranges.prop_filter("known to both", |&c| both_know(c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn forms_are_those_of_icu(text in prop::collection::vec(lively(), 0..24)) {
        let text: String = text.into_iter().collect();
        prop_assert_eq!(to(Form::Nfc, &text), ComposingNormalizerBorrowed::new_nfc().normalize(&text));
        prop_assert_eq!(to(Form::Nfd, &text), DecomposingNormalizerBorrowed::new_nfd().normalize(&text));
        prop_assert_eq!(to(Form::Nfkc, &text), ComposingNormalizerBorrowed::new_nfkc().normalize(&text));
        prop_assert_eq!(to(Form::Nfkd, &text), DecomposingNormalizerBorrowed::new_nfkd().normalize(&text));
    }

    /// The laws of UAX #15: forms are stable, and canonical equivalents have one form.
    #[test]
    fn forms_follow_the_standard(text in prop::collection::vec(lively(), 0..24)) {
        let text: String = text.into_iter().collect();
        for form in FORMS {
            let once = to(form, &text);
            prop_assert_eq!(&to(form, &once), &once);
        }
        prop_assert_eq!(to(Form::Nfc, &to(Form::Nfd, &text)), to(Form::Nfc, &text));
        prop_assert_eq!(to(Form::Nfd, &to(Form::Nfc, &text)), to(Form::Nfd, &text));
        prop_assert_eq!(to(Form::Nfkc, &to(Form::Nfkd, &text)), to(Form::Nfkc, &text));
        prop_assert_eq!(to(Form::Nfkd, &to(Form::Nfc, &text)), to(Form::Nfkd, &text));
    }
}
