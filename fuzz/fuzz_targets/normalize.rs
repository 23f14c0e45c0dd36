//! Law 4: idempotent, borrowed exactly when unchanged, forms as ICU has them, and
//! what is found in the clean text leads back into the source.
#![no_main]

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use libfuzzer_sys::fuzz_target;
use newsprint::{Form, Normalizer, normalize};

fuzz_target!(|text: &str| {
    let once = normalize(text);
    assert_eq!(once.edits().len() == 0, once.text() == text);
    let twice = normalize(once.text());
    assert_eq!(twice.edits().len(), 0, "not idempotent: {:?}", once.text());
    assert!(matches!(twice.into_text(), Cow::Borrowed(_)));

    let form = |form: Form| Normalizer::none().form(form).normalize(text).into_text().into_owned();
    assert_eq!(form(Form::Nfc), ComposingNormalizerBorrowed::new_nfc().normalize(text));
    assert_eq!(form(Form::Nfkc), ComposingNormalizerBorrowed::new_nfkc().normalize(text));
    assert_eq!(form(Form::Nfd), DecomposingNormalizerBorrowed::new_nfd().normalize(text));
    assert_eq!(form(Form::Nfkd), DecomposingNormalizerBorrowed::new_nfkd().normalize(text));
});
