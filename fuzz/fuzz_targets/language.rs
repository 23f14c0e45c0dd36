//! The language of any text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(found) = newsprint::detect_language(text) {
        assert!((0.0..=1.0).contains(&found.confidence()));
        assert!(text.chars().any(char::is_alphabetic));
        assert_eq!(found.language().code().parse(), Ok(found.language()));
    }
});
