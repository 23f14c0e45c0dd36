//! How fast, in MB/s on one core: the whole parse and its stages on four
//! scripts, beside what others do with the same bytes in the same run.
//!
//! `cargo bench --bench throughput`; with `-- --test` everything runs once.
//!
//! Times on a shared machine drift, so rounds are taken in turn (every row once,
//! then every row again) and each row's median counts; the ratio column sets it
//! beside the whole parse. The stages of a parse are measured by leaving them
//! out: the row is the time that the stage adds.

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsprint::{Parser, detect_language, normalize};
use unicode_segmentation::UnicodeSegmentation;

/// The articles of each script are read at about this size, as a page dump is.
const SIZE: usize = 32 << 10;
const ROUNDS: usize = 41;
/// A round of one row reads at least this much, so that the clock's grain does not show.
const BYTES_A_ROUND: usize = 1 << 20;

const TEXTS: [(&str, &str); 4] = [
    ("English", include_str!("data/english.txt")),
    ("Russian", include_str!("data/russian.txt")),
    ("Chinese", include_str!("data/chinese.txt")),
    ("Arabic", include_str!("data/arabic.txt")),
];

type Work = Box<dyn Fn(&str)>;

/// Work whose result is made, looked at by nobody, and dropped.
fn work<T>(make: impl Fn(&str) -> T + 'static) -> Work {
    Box::new(move |text| {
        black_box(make(black_box(text)));
    })
}

fn parse_with(parser: Parser) -> Work {
    Box::new(move |text| {
        black_box(parser.parse(black_box(text)));
    })
}

/// What is timed: a name and the work on the text.
fn rows(text: &str) -> Vec<(&'static str, Work)> {
    const STRUCTURE: Parser = Parser::new().sentences(false).prices(false).quotations(false);
    let language = detect_language(text).expect("the texts have a language").language();
    let told = STRUCTURE.language(language);
    vec![
        ("parse, everything", parse_with(Parser::new())),
        ("parse, language given", parse_with(Parser::new().language(language))),
        ("structure", parse_with(told)),
        ("structure, language", parse_with(STRUCTURE)),
        ("structure, sentences", parse_with(told.sentences(true))),
        ("structure, prices", parse_with(told.prices(true))),
        ("structure, quotations", parse_with(told.quotations(true))),
        ("normalize", work(|text| normalize(text).edits().len())),
        ("detect_language", work(detect_language)),
        ("std from_utf8", work(|text| std::str::from_utf8(text.as_bytes()).is_ok())),
        ("memchr newlines", work(|text| memchr::memchr_iter(b'\n', text.as_bytes()).count())),
        ("unicode_sentences", work(|text| text.unicode_sentences().count())),
        ("whatlang", work(whatlang::detect)),
    ]
}

/// A stage's own time: the first row less the second.
const STAGES: [(&str, &str, &str); 4] = [
    ("  stage language", "structure, language", "structure"),
    ("  stage sentences", "structure, sentences", "structure"),
    ("  stage prices", "structure, prices", "structure"),
    ("  stage quotations", "structure, quotations", "structure"),
];

fn once(work: &Work, text: &str, times: usize) -> Duration {
    let began = Instant::now();
    for _ in 0..times {
        work(text);
    }
    began.elapsed() / u32::try_from(times).expect("few")
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--test");
    for (script, sample) in TEXTS {
        let text = sample.repeat(SIZE.div_ceil(sample.len()));
        let rows = rows(&text);
        let (rounds, times) = if quick { (1, 1) } else { (ROUNDS, BYTES_A_ROUND.div_ceil(text.len())) };
        let mut taken = vec![Vec::new(); rows.len()];
        for _ in 0..rounds {
            for (row, (_, work)) in rows.iter().enumerate() {
                taken[row].push(once(work, &text, times));
            }
        }
        let medians: Vec<_> = taken.into_iter().map(median).collect();
        let of = |name: &str| medians[rows.iter().position(|row| row.0 == name).expect("a row")];
        println!("\n{script}, {} bytes", text.len());
        let whole = medians[0].as_secs_f64();
        let print = |name: &str, time: Duration| {
            let seconds = time.as_secs_f64().max(1e-9);
            println!(
                "{name:24} {:10.1} MB/s {:9.2} x the whole parse",
                text.len() as f64 / seconds / 1e6,
                whole / seconds
            );
        };
        rows.iter().zip(&medians).for_each(|(row, &time)| print(row.0, time));
        STAGES.iter().for_each(|(name, with, without)| print(name, of(with).saturating_sub(of(without))));
    }
}
