//! Many texts, fast: mutations of the stored texts and the awkward fragments, without
//! coverage to guide them and at the library's own speed.
//!
//! `cargo run --release --bin soak -- TARGET RUNS [SEED]` runs one target on every core
//! (`--` `all` runs each in turn). A text that breaks it is written to `artifacts/` and the
//! exit status is 1. The same seed gives the same texts, so a run can be repeated.

mod batch;
#[path = "../../tests/it/laws/checks.rs"]
mod checks;
#[path = "../../tests/it/laws/fragments.rs"]
mod fragments;
#[allow(dead_code)]
#[path = "../../examples/batch/pipeline.rs"]
mod pipeline;
#[allow(dead_code)]
#[path = "../../tests/it/targets/mod.rs"]
mod targets;
#[allow(dead_code)]
#[path = "../../examples/batch/task/mod.rs"]
mod task;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use targets::Target;

/// Most faults show in short texts, and short texts are read a hundred thousand times a second.
const LONGEST: usize = 300;

/// Marsaglia's xorshift: repeatable, and good enough to pick places.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// The stored texts, cut into stretches of about the longest length.
fn seeds() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/it");
    let mut seeds = Vec::new();
    for folder in ["fixtures/articles", "regressions"] {
        let mut files: Vec<_> = std::fs::read_dir(tests.join(folder))
            .expect("the stored texts")
            .map(|file| file.expect("a file").path())
            .collect();
        files.sort();
        for file in files {
            let bytes = std::fs::read(file).expect("it reads");
            seeds.extend(bytes.chunks(LONGEST).map(<[u8]>::to_vec));
        }
    }
    seeds
}

/// A text made from one seed, or from fragments alone.
fn compose(random: &mut Random, seeds: &[Vec<u8>], text: &mut Vec<u8>) {
    text.clear();
    if random.below(3) > 0 {
        text.extend_from_slice(random.one_of(seeds).as_slice());
    }
    for _ in 0..1 + random.below(8) {
        mutate(random, seeds, text);
    }
    text.truncate(LONGEST);
}

fn mutate(random: &mut Random, seeds: &[Vec<u8>], text: &mut Vec<u8>) {
    let from = random.below(text.len() + 1);
    let to = (from + 1 + random.below(24)).min(text.len()).max(from);
    match random.below(8) {
        0..=3 => {
            let fragment = *random.one_of::<&str>(fragments::FRAGMENTS);
            text.splice(from..from, fragment.bytes());
        }
        4 => drop(text.drain(from..to)),
        5 => {
            let again = text[from..to].repeat(1 + random.below(4));
            text.splice(from..from, again);
        }
        6 => {
            let other = random.one_of(seeds);
            let cut = random.below(other.len() + 1);
            text.truncate(from);
            text.extend_from_slice(&other[cut..]);
        }
        _ => {
            let byte = random.below(256) as u8;
            text.iter_mut().skip(from).take(1).for_each(|place| *place = byte);
        }
    }
}

/// Runs one share of the texts; the text that broke the target, where one did.
fn share(target: Target, runs: u64, seed: u64, seeds: &[Vec<u8>], stop: &AtomicBool) -> Option<Vec<u8>> {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut text = Vec::new();
    for _ in 0..runs {
        compose(&mut random, seeds, &mut text);
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        if catch_unwind(AssertUnwindSafe(|| target.1(&text))).is_err() {
            stop.store(true, Ordering::Relaxed);
            return Some(text);
        }
    }
    None
}

fn soak(target: Target, runs: u64, seed: u64, seeds: &[Vec<u8>]) -> bool {
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let stop = AtomicBool::new(false);
    let began = Instant::now();
    let broken = std::thread::scope(|scope| {
        let stop = &stop;
        let shares: Vec<_> = (0..cores)
            .map(|core| scope.spawn(move || share(target, runs.div_ceil(cores), seed + core, seeds, stop)))
            .collect();
        shares.into_iter().find_map(|share| share.join().ok().flatten())
    });
    let Some(text) = broken else {
        println!("{:10} {runs} texts held, {:.0} s", target.0, began.elapsed().as_secs_f64());
        return true;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts");
    let file = folder.join(format!("soak-{}-{seed}", target.0));
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, &text));
    println!("{:10} broken by {:?} ({written:?} {})", target.0, String::from_utf8_lossy(&text), file.display());
    false
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|argument| argument.parse().ok());
    let (Some(name), Some(runs)) = (arguments.first(), number(1)) else {
        eprintln!("usage: soak TARGET|all RUNS [SEED]");
        return ExitCode::from(2);
    };
    let mut all = targets::TARGETS.to_vec();
    all.extend([("serde", targets::comes_back as fn(&[u8])), ("batch", batch::answers)]);
    let chosen: Vec<Target> = all.into_iter().filter(|target| name == "all" || name == target.0).collect();
    if chosen.is_empty() {
        eprintln!("soak: there is no target {name:?}");
        return ExitCode::from(2);
    }
    let seeds = seeds();
    let held = chosen.into_iter().filter(|&target| !soak(target, runs, number(2).unwrap_or(1), &seeds)).count() == 0;
    if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
