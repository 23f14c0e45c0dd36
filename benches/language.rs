//! Language detection beside other detectors, in one run: a sentence, and an
//! article of three thousand bytes. Prints microseconds a call, the best of several
//! rounds. `-- --test` runs everything once.

use std::hint::black_box;
use std::time::{Duration, Instant};

const SENTENCES: [&str; 4] = [
    "The baker on the corner opens an hour later on Sundays because her son delivers the milk.",
    "Die Bäckerin an der Ecke öffnet sonntags eine Stunde später, weil ihr Sohn die Milch bringt.",
    "Пекарня на углу по воскресеньям открывается на час позже, потому что сын хозяйки развозит молоко.",
    "La panadera de la esquina abre una hora más tarde los domingos porque su hijo reparte la leche.",
];

const ROUNDS: usize = 7;
const CALLS: usize = 200;

fn best(once: bool, inputs: &[&str], detect: impl Fn(&str) -> bool) -> Duration {
    let (rounds, calls) = if once { (1, 1) } else { (ROUNDS, CALLS) };
    let round = || {
        let start = Instant::now();
        for _ in 0..calls {
            for input in inputs {
                assert!(detect(black_box(input)));
            }
        }
        start.elapsed() / (calls * inputs.len()) as u32
    };
    (0..rounds).map(|_| round()).min().unwrap_or_default()
}

fn main() {
    let once = std::env::args().any(|argument| argument == "--test");
    let articles: Vec<String> =
        SENTENCES.iter().map(|sentence| format!("{sentence} ").repeat(3000 / sentence.len())).collect();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    for (name, inputs) in [("sentence", &SENTENCES[..]), ("article", &articles)] {
        let ours = best(once, inputs, |text| newsprint::detect_language(text).is_some());
        let whatlang = best(once, inputs, |text| whatlang::detect(text).is_some());
        let whichlang = best(once, inputs, |text| whichlang::detect_language(text).three_letter_code().len() == 3);
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        println!(
            "{name}: newsprint {:.2} µs, whatlang {:.2} µs ({:.0} times), whichlang {:.2} µs",
            micros(ours),
            micros(whatlang),
            micros(whatlang) / micros(ours).max(1e-3),
            micros(whichlang)
        );
    }
}
