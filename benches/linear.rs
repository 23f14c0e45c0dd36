//! Does time grow with the text, and no faster? A text of one thing repeated is
//! parsed at one size and at twice the size; the ratio should be near 2.
//!
//! `cargo bench --bench linear [-- WORST]` prints the WORST rows (20) by ratio.
//! With `-- --test` the sizes are small, so that it only shows that all of it runs.
//! Every fragment stands alone and in a pair with the next.

#[path = "../tests/it/laws/fragments.rs"]
mod fragments;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fragments::FRAGMENTS;
use newsprint::parse;

const SIZE: usize = 1 << 19;

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

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--test");
    let shown = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(20);
    let (size, times) = if quick { (1 << 10, 1) } else { (SIZE, 3) };
    let alone = FRAGMENTS.iter().map(ToString::to_string);
    let pairs = FRAGMENTS.iter().zip(FRAGMENTS.iter().skip(1)).map(|(a, b)| format!("{a}{b}"));
    let mut rows: Vec<_> = alone
        .chain(pairs)
        .map(|fragment| {
            let text = fragment.repeat(2 * size / fragment.len());
            let half = &text[..size / fragment.len() * fragment.len()];
            let (once, twice) = (best_of(times, half), best_of(times, &text));
            (twice.as_secs_f64() / once.as_secs_f64().max(1e-9), once, fragment)
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{:>6} {:>10}  fragment, repeated to {size} bytes and twice that", "ratio", "MB/s");
    for (ratio, once, fragment) in rows.iter().take(shown) {
        println!("{ratio:6.2} {:10.1}  {fragment:?}", size as f64 / once.as_secs_f64().max(1e-9) / 1e6);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    println!("slowest");
    for (ratio, once, fragment) in rows.iter().take(shown.div_ceil(2)) {
        println!("{ratio:6.2} {:10.1}  {fragment:?}", size as f64 / once.as_secs_f64().max(1e-9) / 1e6);
    }
}
