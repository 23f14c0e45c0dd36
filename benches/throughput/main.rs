//! How fast and how heavy, on one core: the whole parse and its stages, by script and
//! by size, beside what others do with the same bytes in the same run.
//!
//! `cargo bench --bench throughput` prints the tables; `-- --json FILE` keeps them and
//! `-- --plot FILE PICTURE` draws a kept file as SVG. With `-- --test` everything runs once.
//!
//! Times on a shared machine drift, so rounds are taken in turn (every row once, then
//! every row again) and each row's median counts; ratios are of medians of one run.
// An allocator that counts has to be implemented, and that is unsafe.
#![allow(unsafe_code)]

mod clock;
mod memory;
mod plot;
mod works;

use std::process::ExitCode;

use serde_json::{Value, json};

use clock::Effort;
use works::{Sample, Work};

const SAMPLES: [(&str, &str); 4] = [
    ("English", include_str!("../data/english.txt")),
    ("Russian", include_str!("../data/russian.txt")),
    ("Chinese", include_str!("../data/chinese.txt")),
    ("Arabic", include_str!("../data/arabic.txt")),
];

/// Bytes of a teaser, an article, a page with its comments, a book.
const SIZES: [usize; 4] = [200, 4 << 10, 100 << 10, 10 << 20];

/// The size at which stages and peers are compared.
const COMPARED: usize = 4 << 10;

fn megabytes_a_second(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds.max(1e-12) / 1e6
}

/// Every stage and peer on one script.
fn stages(script: &str, sample: &Sample, effort: Effort) -> Vec<Value> {
    let text = sample.text(COMPARED);
    let works = works::all(&text);
    let medians = clock::medians(&works, &text, effort);
    let whole = medians[0];
    println!("\n{script}, {} bytes\n{:28} {:>10} {:>16}", text.len(), "", "MB/s", "x whole parse");
    let mut rows: Vec<(&str, f64)> = works.iter().map(|work| work.0).zip(medians.iter().copied()).collect();
    let of = |name: &str| rows.iter().find(|row| row.0 == name).map_or(0.0, |row| row.1);
    // A stage that costs less than the clock drifts has no figure.
    let parts: Vec<_> = works::STAGES
        .iter()
        .map(|(name, with, without)| (*name, of(with) - of(without)))
        .filter(|(_, seconds)| *seconds > 0.0)
        .collect();
    rows.extend(parts);
    rows.into_iter()
        .map(|(name, seconds)| {
            let speed = megabytes_a_second(text.len(), seconds);
            println!("{name:28} {speed:10.1} {:16.2}", whole / seconds.max(1e-12));
            json!({"script": script, "name": name, "bytes": text.len(), "mb_s": speed, "times_parse": whole / seconds.max(1e-12)})
        })
        .collect()
}

/// The whole parse at every size, with what it holds of memory.
fn sizes(script: &str, sample: &Sample, effort: Effort) -> Vec<Value> {
    println!(
        "\n{script}, by size\n{:>10} {:>10} {:>12} {:>16} {:>9} {:>10} {:>9} {:>10}",
        "bytes", "MB/s", "µs", "bytes/allocation", "at first", "peak/byte", "at first", "kept/byte"
    );
    SIZES
        .iter()
        .map(|&size| {
            let text = sample.text(size);
            let seconds = clock::medians(&works::parse_alone(), &text, effort.of_size(size))[0];
            let [first, next] = memory::of_parses(&text);
            let per_byte = |bytes: usize| bytes as f64 / text.len() as f64;
            let spread = |taken: &memory::Taken| text.len() as f64 / taken.allocations.max(1) as f64;
            let speed = megabytes_a_second(text.len(), seconds);
            println!(
                "{:10} {speed:10.1} {:12.2} {:16.0} {:9.0} {:10.3} {:9.3} {:10.3}",
                text.len(),
                seconds * 1e6,
                spread(&next),
                spread(&first),
                per_byte(next.most),
                per_byte(first.most),
                per_byte(next.kept)
            );
            json!({"script": script, "bytes": text.len(), "mb_s": speed, "seconds": seconds,
                "bytes_an_allocation": spread(&next), "peak_a_byte": per_byte(next.most), "kept_a_byte": per_byte(next.kept),
                "first": {"bytes_an_allocation": spread(&first), "peak_a_byte": per_byte(first.most)}})
        })
        .collect()
}

/// How much faster two threads read many articles than one.
fn threads(sample: &Sample, effort: Effort) -> f64 {
    let text = sample.text(COMPARED);
    let times = effort.times(text.len()) * 8;
    let run = |threads: usize| {
        clock::seconds(|| {
            std::thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(|| (0..times / threads).for_each(|_| works::parse(&text)));
                }
            });
        })
    };
    let mut ratios: Vec<f64> = (0..effort.rounds).map(|_| run(1) / run(2)).collect();
    clock::median(&mut ratios)
}

fn measure(effort: Effort) -> Value {
    let (mut all_stages, mut all_sizes) = (Vec::new(), Vec::new());
    for (script, sample) in SAMPLES {
        let sample = Sample(sample);
        all_stages.extend(stages(script, &sample, effort));
        all_sizes.extend(sizes(script, &sample, effort));
    }
    let threads = threads(&Sample(SAMPLES[0].1), effort);
    println!("\ntwo threads read {threads:.2} x what one reads");
    json!({"stages": all_stages, "sizes": all_sizes, "two_threads": threads})
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        [] => {
            measure(Effort::FULL);
            Ok(())
        }
        ["--test"] => {
            measure(Effort::ONCE);
            Ok(())
        }
        ["--json", file] => std::fs::write(file, format!("{:#}\n", measure(Effort::FULL))),
        ["--plot", file, picture] => plot::draw(file, picture),
        _ => {
            eprintln!("usage: throughput [--test | --json FILE | --plot FILE PICTURE]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("throughput: {error}");
            ExitCode::FAILURE
        }
    }
}
