//! Language detection beside other detectors, in one run: a sentence, and an
//! article of three thousand bytes. Prints microseconds a call and their ratio, medians of rounds in
//! turns. `-- --test` runs everything once.

use std::hint::black_box;
use std::time::Instant;

const SENTENCES: [&str; 4] = [
    "The baker on the corner opens an hour later on Sundays because her son delivers the milk.",
    "Die Bäckerin an der Ecke öffnet sonntags eine Stunde später, weil ihr Sohn die Milch bringt.",
    "Пекарня на углу по воскресеньям открывается на час позже, потому что сын хозяйки развозит молоко.",
    "La panadera de la esquina abre una hora más tarde los domingos porque su hijo reparte la leche.",
];

const ROUNDS: usize = 31;
const CALLS: usize = 50;

/// Microseconds a call of each detector in each round: in turns, so that a slow moment of the
/// machine is one of all.
fn rounds(once: bool, inputs: &[&str], detectors: &[&dyn Fn(&str) -> bool]) -> Vec<Vec<f64>> {
    let (rounds, calls) = if once { (1, 1) } else { (ROUNDS, CALLS) };
    let time = |detect: &&dyn Fn(&str) -> bool| {
        let start = Instant::now();
        for _ in 0..calls {
            for input in inputs {
                assert!(detect(black_box(input)));
            }
        }
        start.elapsed().as_secs_f64() * 1e6 / (calls * inputs.len()) as f64
    };
    (0..rounds).map(|_| detectors.iter().map(time).collect()).collect()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn main() {
    let once = std::env::args().any(|argument| argument == "--test");
    let articles: Vec<String> =
        SENTENCES.iter().map(|sentence| format!("{sentence} ").repeat(3000 / sentence.len())).collect();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let ours = |text: &str| newsprint::detect_language(text).is_some();
    let whatlang = |text: &str| whatlang::detect(text).is_some();
    let whichlang = |text: &str| whichlang::detect_language(text).three_letter_code().len() == 3;
    for (name, inputs) in [("sentence", &SENTENCES[..]), ("article", &articles)] {
        let rounds = rounds(once, inputs, &[&ours, &whatlang, &whichlang]);
        let micros = |detector: usize| median(rounds.iter().map(|round| round[detector]));
        let times = median(rounds.iter().map(|round| round[1] / round[0].max(1e-3)));
        println!(
            "{name}: newsprint {:.2} µs, whatlang {:.2} µs ({times:.0} times), whichlang {:.2} µs",
            micros(0),
            micros(1),
            micros(2),
        );
    }
}
