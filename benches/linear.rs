//! Does the work grow with the text, and no faster? A text of one thing repeated is
//! parsed at one size and at a larger one; the ratio should be that of the sizes.
//! Every fragment stands alone and in a pair with the next.
//!
//! `cargo bench --bench linear` prints the worst rows by time, which drifts where a
//! machine is shared. `-- --count [SIZE]` counts instead: instructions, by valgrind's
//! callgrind, and the bytes allocated at most and in all, for SIZE (16 KiB) and four
//! times SIZE; it fails where a byte of the larger text costs over a tenth more. With `-- --test` the sizes are
//! small, so that it only shows that all of it runs.
// An allocator that counts has to be implemented, and that is unsafe.
#![allow(unsafe_code)]

#[path = "../tests/it/laws/fragments.rs"]
mod fragments;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use fragments::FRAGMENTS;
use newsprint::parse;

struct Counting;

/// Bytes held now, held at most, and asked for in all.
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);
static ALL: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed on to the system's allocator unchanged; beside it numbers are added.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALL.fetch_add(layout.size(), Relaxed);
        MOST.fetch_max(HELD.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`, which is the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the pointer came from `alloc` above, and so from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const SIZE: usize = 1 << 19;
const COUNTED: usize = 1 << 14;
/// The larger text beside the smaller one when counting.
const TIMES: usize = 4;
/// A tenth more than in proportion: lists grow by doubling.
const TOLERATED: f64 = 1.1;

/// Every fragment, alone and with the next.
fn repeated() -> Vec<String> {
    let alone = FRAGMENTS.iter().map(ToString::to_string);
    let pairs = FRAGMENTS.iter().zip(FRAGMENTS.iter().skip(1)).map(|(a, b)| format!("{a}{b}"));
    alone.chain(pairs).collect()
}

fn text(fragment: &str, size: usize) -> String {
    fragment.repeat(size / fragment.len())
}

fn best_of(times: usize, text: &str) -> Duration {
    (0..times)
        .map(|_| {
            let began = Instant::now();
            black_box(parse(black_box(text)));
            began.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn time(size: usize, times: usize, shown: usize) {
    let mut rows: Vec<_> = repeated()
        .into_iter()
        .map(|fragment| {
            let (once, twice) = (best_of(times, &text(&fragment, size)), best_of(times, &text(&fragment, 2 * size)));
            (twice.as_secs_f64() / once.as_secs_f64().max(1e-9), once, fragment)
        })
        .collect();
    let print = |(ratio, once, fragment): &(f64, Duration, String)| {
        println!("{ratio:6.2} {:10.1}  {fragment:?}", size as f64 / once.as_secs_f64().max(1e-9) / 1e6);
    };
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{:>6} {:>10}  fragment, repeated to {size} bytes and twice that", "ratio", "MB/s");
    rows.iter().take(shown).for_each(print);
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    println!("slowest");
    rows.iter().take(shown.div_ceil(2)).for_each(print);
}

/// What is counted: callgrind dumps its sum after every call of this function.
#[inline(never)]
fn newsprint_counted(text: &str) {
    black_box(parse(black_box(text)));
}

/// The work of the counted process: every text at both sizes, in turn.
fn work(size: usize) {
    // Tables that are made at first use are made here.
    black_box(parse("“Tea,” said Anna Kurz, costs $5."));
    for fragment in repeated() {
        [size, TIMES * size].iter().for_each(|&size| newsprint_counted(&text(&fragment, size)));
    }
}

/// The instructions of every call, in order; `None` where valgrind is not here.
fn instructions(size: usize) -> Option<Vec<u64>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("linear");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).ok()?;
    let status = Command::new("valgrind")
        .args(["-q", "--tool=callgrind", "--collect-atstart=no"])
        .args(["--toggle-collect=linear::newsprint_counted", "--dump-after=linear::newsprint_counted"])
        .arg(format!("--callgrind-out-file={}", folder.join("calls").display()))
        .arg(std::env::current_exe().ok()?)
        .args(["--work", &size.to_string()])
        .status()
        .ok()?;
    assert!(status.success(), "the counted process ends well");
    let calls = 2 * repeated().len();
    let counts: Vec<u64> = (1..=calls).map_while(|call| sum(&folder.join(format!("calls.{call}")))).collect();
    assert_eq!(counts.len(), calls, "callgrind dumps at every call");
    Some(counts)
}

fn sum(file: &Path) -> Option<u64> {
    let dump = std::fs::read_to_string(file).ok()?;
    dump.lines().find_map(|line| line.strip_prefix("summary: ").or(line.strip_prefix("totals: "))?.trim().parse().ok())
}

/// The bytes that parsing holds at most, and asks for in all, on a thread that has
/// kept no working memory of another text.
fn memory(text: &str) -> (usize, usize) {
    let count = || {
        let (held, all) = (HELD.load(Relaxed), ALL.load(Relaxed));
        MOST.store(held, Relaxed);
        black_box(parse(black_box(text)));
        (MOST.load(Relaxed) - held, ALL.load(Relaxed) - all)
    };
    std::thread::scope(|scope| scope.spawn(count).join().expect("a parse ends well"))
}

fn count(size: usize) -> ExitCode {
    let fragments = repeated();
    let counted = instructions(size);
    if counted.is_none() {
        println!("valgrind is not here: memory alone is counted");
    }
    let mut rows = Vec::new();
    for (at, fragment) in fragments.iter().enumerate() {
        let (small, large) = (text(fragment, size), text(fragment, TIMES * size));
        let mut row = |what: &'static str, few: f64, many: f64| {
            // What costs next to nothing can grow by what it costs to begin.
            let growth = (many - few).max(0.0) / (large.len() - small.len()) as f64;
            let first = (few / small.len() as f64).max(1.0);
            rows.push((growth / first, what, few / small.len() as f64, many / large.len() as f64, fragment));
        };
        if let Some([few, many]) = counted.as_ref().and_then(|counts| counts.get(2 * at..2 * at + 2)) {
            row("instructions", *few as f64, *many as f64);
        }
        let (few, many) = (memory(&small), memory(&large));
        row("bytes at most", few.0 as f64, many.0 as f64);
        row("bytes in all", few.1 as f64, many.1 as f64);
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{} texts at {size} bytes and {TIMES} times that; the cost of a byte in each", fragments.len());
    for (growth, what, few, many, fragment) in rows.iter().take(12) {
        println!("{growth:6.2} x  {what:14} {few:9.1} {many:9.1}  {fragment:?}");
    }
    let heaviest = rows.iter().filter(|row| row.1 == "instructions").max_by(|a, b| a.3.total_cmp(&b.3));
    if let Some((_, what, _, many, fragment)) = heaviest {
        println!("most {what} a byte: {many:.1} {fragment:?}");
    }
    let failed = rows.iter().filter(|row| row.0 > TOLERATED).count();
    println!("{failed} of {} counts grow faster than the text", rows.len());
    if failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let number = arguments.iter().find_map(|argument| argument.parse().ok());
    if has("--work") {
        work(number.unwrap_or(COUNTED));
    } else if has("--count") {
        return count(number.unwrap_or(COUNTED));
    } else if has("--test") {
        time(1 << 10, 1, 20);
    } else {
        time(SIZE, 3, number.unwrap_or(20));
    }
    ExitCode::SUCCESS
}
