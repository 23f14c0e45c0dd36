//! Prices: finding them in English news, in MB/s (the time that they add to a
//! parse of the same text), and reading strings that hold one, in millions a second.
//!
//! `cargo bench --bench price`; with `-- --test` everything runs once. The two
//! parses are timed in turn and the best round of each counts, since others on a
//! shared machine only ever add time.

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsprint::{Parser, Price, detect_language};

const NEWS: &str = include_str!("data/english.txt");
/// The articles are read at about this size, as a page dump is.
const SIZE: usize = 32 << 10;
const ROUNDS: usize = 41;
const CALLS: usize = 32;

/// What price fields of shops hold: signs, codes and words on either side, every
/// custom of grouping, bare numbers, words around.
const STRINGS: [&str; 12] = [
    "$12.99",
    "€ 1.299,00",
    "£5",
    "1 299,50 zł",
    "USD 45.00",
    "24,90 €",
    "3.450 Kč",
    "Price: $7.25",
    "¥12,800",
    "18.50",
    "from 35 EUR",
    "2 490 руб.",
];

fn time(times: usize, work: impl Fn()) -> Duration {
    let began = Instant::now();
    for _ in 0..times {
        work();
    }
    began.elapsed() / u32::try_from(times).expect("few")
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--test");
    let (rounds, calls) = if quick { (1, 1) } else { (ROUNDS, CALLS) };
    let news = NEWS.repeat(SIZE / NEWS.len() + 1);
    let language = detect_language(NEWS).expect("the text is English").language();
    let without = Parser::new().sentences(false).quotations(false).prices(false).language(language);
    let with = without.prices(true);
    let parse = |parser: Parser| time(calls, || drop(black_box(parser.parse(black_box(&news)))));
    let (mut structure, mut whole) = (Duration::MAX, Duration::MAX);
    let (mut checking, mut searching) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        structure = structure.min(parse(without));
        whole = whole.min(parse(with));
        checking = checking.min(time(calls, || {
            let _ = black_box(std::str::from_utf8(black_box(news.as_bytes())));
        }));
        searching = searching.min(time(calls, || {
            black_box(memchr::memchr(0, black_box(news.as_bytes())));
        }));
    }
    let megabytes = |time: Duration| news.len() as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    println!("structure without prices: {:.0} MB/s", megabytes(structure));
    let finding = whole.saturating_sub(structure);
    println!("finding prices:           {:.0} MB/s", megabytes(finding));
    let ratio = |other: Duration| other.as_secs_f64() / finding.as_secs_f64().max(1e-9);
    println!("of `from_utf8`:           {:.4} x, of `memchr`: {:.4} x", ratio(checking), ratio(searching));

    let read = |strings: &[&str]| {
        for text in strings {
            assert!(black_box(text).parse::<Price>().is_ok(), "{text}");
        }
    };
    let strings = (0..rounds).map(|_| time(calls, || read(&STRINGS))).min().unwrap_or(Duration::MAX);
    let millions = STRINGS.len() as f64 / 1e6 / strings.as_secs_f64().max(1e-9);
    println!("single strings:           {millions:.2} million/s");
}
