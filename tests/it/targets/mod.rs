//! What fuzzing holds any bytes to. The targets under `fuzz/` call these functions,
//! and a plain `cargo test` reads every stored text through each of them.

mod choices;
pub mod price;
pub mod quotation;

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use newsprint::{Article, Form, Normalizer, Parser, detect_language, normalize, parse};

use crate::checks::{assert_items_inside, assert_lossless};

/// A name, and what it asserts of the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target but that of the batch contract, which is the example's.
pub const TARGETS: &[Target] = &[
    ("parse", parses),
    ("bytes", reads_bytes),
    ("normalize", normalizes),
    ("mapped", leads_back),
    ("language", detects),
    ("price", price::reads),
    ("quotation", quotation::pairs),
];

/// The longest head of the bytes that is UTF-8.
pub fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// Laws 1 to 3 and 6: any text parses, loses nothing, its views bear it, and an
/// owned article is the borrowed one.
pub fn parses(bytes: &[u8]) {
    let text = text(bytes);
    let article = parse(text);
    assert_eq!(article.text(), text);
    assert_lossless(&article);
    assert_items_inside(&article);
    article.blocks().for_each(|block| drop(block.text()));
    article.quotations().for_each(|quotation| drop(quotation.text()));
    article.speakers();
    assert!(article.clone().into_owned() == article);
    // What is switched off is not there, and changes nothing else.
    let bare = Parser::new().sentences(false).prices(false).quotations(false).parse(text);
    assert!(bare.sentences().is_empty() && bare.prices().is_empty() && bare.quotations().len() == 0);
    let outline = |article: &Article| article.blocks().map(|block| (block.kind(), block.span())).collect::<Vec<_>>();
    assert_eq!(outline(&bare), outline(&article));
}

/// Bytes parse where they are UTF-8; else the error says where they stop being it,
/// and a lossy reading keeps every offset.
pub fn reads_bytes(bytes: &[u8]) {
    let parser = Parser::new();
    match (parser.parse_bytes(bytes), std::str::from_utf8(bytes)) {
        (Ok(article), Ok(text)) => assert!(article == parse(text)),
        (Err(error), Err(fault)) => assert_eq!(error.offset(), Some(fault.valid_up_to())),
        (parsed, checked) => panic!("{parsed:?} for {checked:?}"),
    }
    let lossy = parser.parse_bytes_lossy(bytes).expect("no limit was set");
    assert_eq!(lossy.text().len(), bytes.len());
    let kept = lossy.text().bytes().zip(bytes).filter(|(read, given)| read != *given);
    kept.for_each(|(read, _)| assert_eq!(read, 0x1A));
    assert_lossless(&lossy);
}

/// Law 4: idempotent, borrowed exactly when unchanged, forms as ICU has them.
pub fn normalizes(bytes: &[u8]) {
    let text = text(bytes);
    let once = normalize(text);
    assert_eq!(once.edits().len() == 0, once.text() == text);
    assert_eq!(Normalizer::new().is_normalized(text), once.edits().len() == 0);
    let twice = normalize(once.text());
    assert_eq!(twice.edits().len(), 0, "not idempotent: {:?}", once.text());
    assert!(matches!(twice.into_text(), Cow::Borrowed(_)));

    let form = |form: Form| Normalizer::none().form(form).normalize(text).into_text().into_owned();
    assert_eq!(form(Form::Nfc), ComposingNormalizerBorrowed::new_nfc().normalize(text));
    assert_eq!(form(Form::Nfkc), ComposingNormalizerBorrowed::new_nfkc().normalize(text));
    assert_eq!(form(Form::Nfd), DecomposingNormalizerBorrowed::new_nfd().normalize(text));
    assert_eq!(form(Form::Nfkd), DecomposingNormalizerBorrowed::new_nfkd().normalize(text));
}

/// What is found in the clean text leads back to a stretch of the source that, cleaned,
/// holds it; and what follows in the one follows in the other.
pub fn leads_back(bytes: &[u8]) {
    let source = text(bytes);
    for normalizer in [Normalizer::new(), Normalizer::new().entities(true).mojibake(true).quotes(true).hyphens(true)] {
        let clean = normalizer.normalize(source);
        let article = parse(clean.text());
        let mut before = 0;
        for block in article.blocks() {
            let (span, origin) = (block.span(), clean.source_range(block.span().range()));
            assert!(source.get(origin.clone()).is_some(), "{origin:?} splits a character of {source:?}");
            assert!(origin.start >= before && !origin.is_empty(), "{origin:?} stands before {before}");
            before = origin.start;
            // The way there and back covers at least what it began with.
            let again = clean.text_range(origin);
            assert!(again.start <= span.start() && again.end >= span.end(), "{span} came back as {again:?}");
        }
        for part in article.quotations().flat_map(|quotation| quotation.parts().to_vec()) {
            assert!(source.get(clean.source_range(part.range())).is_some());
        }
    }
}

/// A language is found only where there is a letter, and is one that can be named.
pub fn detects(bytes: &[u8]) {
    let text = text(bytes);
    let Some(found) = detect_language(text) else { return };
    assert!((0.0..=1.0).contains(&found.confidence()));
    assert!(text.chars().any(char::is_alphabetic));
    assert_eq!(found.language().code().parse(), Ok(found.language()));
}

/// What a reader of serialized articles gets is what was written.
#[cfg(feature = "serde")]
pub fn comes_back(bytes: &[u8]) {
    let article = parse(text(bytes)).into_owned();
    let written = serde_json::to_vec(&article).expect("it writes");
    let read: Article<'static> = serde_json::from_slice(&written).expect("it reads");
    assert!(read == article);
    // Any bytes read as an article, or do not; what they give can be walked.
    if let Ok(article) = serde_json::from_slice::<Article<'static>>(bytes) {
        article.blocks().for_each(|block| drop(block.text()));
        article.quotations().for_each(|quotation| drop(quotation.text()));
        assert!(article.prices().iter().all(|price| article.text().get(price.span().range()).is_some()));
    }
}
