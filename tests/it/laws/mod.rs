//! The laws that hold for every text (law 4, of normalization, stands in `normalize`).

use std::fmt::Write as _;

use newsprint::{
    Article, Block, BlockKind, Detection, Error, Form, Language, Mention, Normalized, Normalizer, Parser, Price,
    Published, Quotation, QuotationKind, QuotationStyle, Script, Span, Speaker, parse,
};
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

pub mod checks;
pub mod fragments;

use crate::fixtures;
use checks::{assert_items_inside, assert_lossless};
use fragments::FRAGMENTS;

/// Texts put together from the fragments.
fn assembled() -> impl Strategy<Value = String> {
    vec(prop::sample::select(FRAGMENTS), 0..60).prop_map(|parts| parts.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => assembled(), 1 => any::<String>()]
}

/// What the article holds, offsets left out: the same for every way to write it.
fn shape(article: &Article) -> String {
    let nfc = |text: &str| -> String { text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect() };
    let slice = |span: Span| nfc(&article.text()[span]);
    let mut shape = String::new();
    for block in article.blocks() {
        let _ = writeln!(shape, "{:?} {:?} {}", block.kind(), block.language(), nfc(block.raw()));
    }
    for &sentence in article.sentences() {
        let _ = writeln!(shape, "sentence {}", slice(sentence));
    }
    for price in article.prices() {
        let code = price.currency().and_then(|currency| currency.code().map(str::to_owned));
        let _ = writeln!(shape, "price {} {} {code:?}", slice(price.span()), price.amount());
    }
    for quotation in article.quotations() {
        let speaker = quotation.speaker().map(|mention| (nfc(mention.text()), nfc(&mention.name())));
        let (role, cue) = (quotation.role().map(slice), quotation.cue().map(slice));
        let _ = writeln!(shape, "{:?} {} {speaker:?} {role:?} {cue:?}", quotation.kind(), nfc(&quotation.text()));
    }
    shape
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law 1, and that nothing panics on the way (law 2).
    #[test]
    fn every_text_parses_and_loses_nothing(text in any_text()) {
        let article = parse(&text);
        prop_assert_eq!(article.text(), &text);
        assert_lossless(&article);
        assert_items_inside(&article);
        // The views must bear any text, too.
        article.blocks().for_each(|block| { block.text(); });
        article.quotations().for_each(|quotation| { quotation.text(); });
        article.speakers();
    }

    /// Bytes parse where they are UTF-8; else the error says where they stop being it.
    #[test]
    fn bytes_parse_or_say_where_they_fail(bytes in vec(any::<u8>(), 0..200)) {
        match (Parser::new().parse_bytes(&bytes), std::str::from_utf8(&bytes)) {
            (Ok(article), Ok(text)) => prop_assert_eq!(article, parse(text)),
            (Err(error), Err(fault)) => prop_assert_eq!(error.offset(), Some(fault.valid_up_to())),
            (parsed, checked) => prop_assert!(false, "{parsed:?} for {checked:?}"),
        }
    }

    /// Law 6: the same text gives the same article, borrowed or owned.
    #[test]
    fn the_same_text_gives_the_same_article(text in any_text()) {
        prop_assert_eq!(parse(&text), parse(&text.clone()).into_owned());
    }
}

/// Law 3, on whole articles: a line may end in any way, letters may come decomposed.
#[test]
fn line_ends_and_decomposition_change_no_item() {
    for (name, text) in fixtures::articles() {
        let unix = text.replace("\r\n", "\n");
        let plain = shape(&parse(&unix));
        for (how, other) in [
            ("CRLF", unix.replace('\n', "\r\n")),
            ("CR", unix.replace('\n', "\r")),
            ("NFC", unix.nfc().collect()),
            ("NFD", unix.nfd().collect()),
        ] {
            similar(&name, how, &plain, &shape(&parse(&other)));
        }
    }
}

/// Law 3 once more: where its lines are broken changes no item of an article whose
/// paragraphs stay the same.
#[test]
fn wrapped_lines_change_no_item() {
    /// Columns of mail and of typewriters.
    const COLUMNS: usize = 66;
    /// Articles too short to show that they are wrapped, and those of scripts without blanks, stay out.
    const LEAST: usize = 20;
    let blocks = |text: &str| parse(text).blocks().count();
    let mut alike = 0;
    for (name, text) in fixtures::articles() {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        let plain = lines().collect::<Vec<_>>().join("\n\n");
        let wrapped = lines().map(|line| wrapped(line, COLUMNS)).collect::<Vec<_>>().join("\n\n");
        if plain != wrapped && blocks(&plain) == blocks(&wrapped) {
            similar(&name, "wrapped lines", &shape(&parse(&plain)), &shape(&parse(&wrapped)));
            alike += 1;
        }
    }
    assert!(alike >= LEAST, "{alike}");
}

/// The line broken at blanks, so that no part is wider than so many characters.
fn wrapped(line: &str, columns: usize) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in line.split(' ') {
        let len = word.chars().count();
        if width > 0 {
            let breaks = width + 1 + len > columns;
            wrapped.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width + 1 };
        }
        wrapped.push_str(word);
        width += len;
    }
    wrapped
}

/// Compares line by line, so that a failure shows the first difference.
fn similar(name: &str, how: &str, plain: &str, other: &str) {
    let different = plain.lines().zip(other.lines()).find(|(a, b)| a != b);
    assert!(different.is_none(), "{name} with {how}: {different:?}");
    assert_eq!(plain.lines().count(), other.lines().count(), "{name} with {how}");
}

/// Law 2 in size: much of any one thing is read, and comes back whole. How time
/// grows with the size is for the bench `linear` to see.
#[test]
fn much_of_one_fragment_parses() {
    for fragment in FRAGMENTS {
        let text = fragment.repeat((1 << 16) / fragment.len());
        let article = parse(&text);
        let held: usize = article.blocks().map(|block| block.span().len()).sum();
        let blank: usize = text.chars().filter(|c| c.is_whitespace()).map(char::len_utf8).sum();
        assert!(held + blank >= text.len(), "{fragment:?} was lost");
    }
}

/// Law 5: what is not certain is not claimed.
#[test]
fn nothing_is_guessed_in_silence() {
    let article = parse("The scarf costs $5 at the market.");
    let currency = article.prices()[0].currency().expect("a currency sign stands there");
    assert_eq!(currency.code(), None);
    assert!(currency.candidates().count() > 1 && currency.candidates().next() == Some("USD"));
    assert_eq!(parse("12345 67890 — 42").language(), None);
    let article = parse("“The lamp is lit.”\n");
    assert_eq!(article.quotations().next().and_then(|quotation| quotation.speaker()).map(|who| who.text()), None);
}

/// Law 6 across threads.
#[test]
fn eight_threads_read_alike() {
    let articles = fixtures::articles();
    let alone: Vec<_> = articles.iter().map(|(_, text)| parse(text)).collect();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let here: Vec<_> = articles.iter().map(|(_, text)| parse(text)).collect();
                assert!(here == alone);
            });
        }
    });
}

/// A parser is made once and shared; a hint is taken at its word.
#[test]
fn a_parser_is_a_constant() {
    const PARSER: Parser = Parser::new().sentences(false).prices(false).quotations(false);
    fn shared<T: Send + Sync + Unpin + Copy>(_: T) {}
    shared(PARSER);
    let german: Language = "deu".parse().expect("a code");
    let article = PARSER.language(german).parse("“Yes,” said Anna. It costs $5.");
    assert_eq!(article.language().map(|found| found.language()), Some(german));
    assert!(article.sentences().is_empty() && article.prices().is_empty() && article.quotations().len() == 0);
}

/// What the public types promise beside their methods, checked by the compiler.
#[test]
fn types_can_be_shared_shown_and_copied() {
    fn shown<T: std::fmt::Debug + Send + Sync + Unpin + 'static>() {}
    fn copied<T: Clone + std::fmt::Debug + Send + Sync + Unpin + 'static>() {}
    fn keyed<T: Clone + Eq + std::hash::Hash + std::fmt::Debug + Send + Sync + Unpin + 'static>() {}
    shown::<Error>();
    copied::<Article<'static>>();
    copied::<Detection>();
    copied::<Normalized<'static>>();
    copied::<Block<'static>>();
    copied::<Quotation<'static>>();
    copied::<Mention<'static>>();
    copied::<Speaker<'static>>();
    keyed::<Parser>();
    keyed::<Normalizer>();
    keyed::<Form>();
    keyed::<Span>();
    keyed::<Language>();
    keyed::<Script>();
    keyed::<Price>();
    keyed::<Published>();
    keyed::<BlockKind>();
    keyed::<QuotationKind>();
    keyed::<QuotationStyle>();
}

/// A limit is refused before any work, and only where it is passed.
#[test]
fn limits_are_kept_to_the_byte() {
    let parser = Parser::new().max_bytes(4);
    assert!(parser.parse_bytes(b"four").is_ok());
    assert!(parser.parse_bytes(b"\xFFfive").is_err_and(|error| error.is_too_long()));
    assert!(parser.parse_bytes_lossy(b"\xFFour").is_ok());
    assert!(parser.parse_bytes_lossy(b"\xFFfive").is_err_and(|error| error.is_too_long()));
}
