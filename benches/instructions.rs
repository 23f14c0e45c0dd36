//! How many instructions a byte of text costs, by stage and script.
//!
//! Times on a shared machine drift; instructions counted by valgrind's callgrind
//! do not. `cargo bench --bench instructions` prints the counts beside those kept
//! in `benches/instructions.txt`; with `-- --write` it writes that file, with
//! `-- --check` it fails where one is more than 3 % worse. With `-- --test` it runs
//! the work once and counts nothing.
//!
//! Each count is the difference between a process that does the work many times
//! and one that does it once, so that starting up and first-use tables drop out.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use newsprint::{Parser, detect_language, normalize};

const TEXTS: [(&str, &str); 4] = [
    ("english", include_str!("data/english.txt")),
    ("russian", include_str!("data/russian.txt")),
    ("chinese", include_str!("data/chinese.txt")),
    ("arabic", include_str!("data/arabic.txt")),
];

/// How often the counted process does more than the other one.
const TIMES: u64 = 8;

/// What may be lost without a word.
const TOLERANCE: f64 = 1.03;

type Work = fn(&str);

fn parse_with(text: &str, parser: Parser) {
    black_box(parser.parse(black_box(text)));
}

const BARE: Parser = Parser::new().sentences(false).prices(false).quotations(false);

/// A stage's own cost is its row less that of `structure`.
const WORKS: [(&str, Work); 7] = [
    ("parse", |text| parse_with(text, Parser::new())),
    ("structure", |text| parse_with(text, BARE)),
    ("structure+sentences", |text| parse_with(text, BARE.sentences(true))),
    ("structure+prices", |text| parse_with(text, BARE.prices(true))),
    ("structure+quotations", |text| parse_with(text, BARE.quotations(true))),
    ("detect_language", |text| {
        black_box(detect_language(black_box(text)));
    }),
    ("normalize", |text| {
        black_box(normalize(black_box(text)).edits().len());
    }),
];

fn kept() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt")
}

/// The instructions of one process, as callgrind sums them up on standard error.
fn counted(work: &str, text: &str, times: u64) -> Option<u64> {
    let this = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args(["run", work, text, &times.to_string()])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
}

/// Instructions a byte.
fn cost(work: &str, (name, text): (&str, &str)) -> Option<f64> {
    let more = counted(work, name, 1 + TIMES)?.saturating_sub(counted(work, name, 1)?);
    Some(more as f64 / (TIMES * text.len() as u64) as f64)
}

fn read_kept() -> BTreeMap<String, f64> {
    let row = |line: &str| {
        let (name, count) = line.rsplit_once(' ')?;
        Some((name.trim().to_owned(), count.parse().ok()?))
    };
    std::fs::read_to_string(kept()).unwrap_or_default().lines().filter_map(row).collect()
}

fn compare(check: bool, write: bool, only: Option<&str>) -> ExitCode {
    let before = read_kept();
    let mut now = String::from("# instructions a byte, made by `cargo bench --bench instructions -- --write`\n");
    let mut worse = 0;
    for (work, _) in WORKS {
        for text in TEXTS {
            let name = format!("{work} {}", text.0);
            if only.is_some_and(|only| !name.contains(only)) {
                continue;
            }
            let Some(cost) = cost(work, text) else {
                println!("valgrind is not here: nothing was counted");
                return ExitCode::SUCCESS;
            };
            let was = before.get(&name).copied();
            let ratio = was.map_or(1.0, |was| cost / was);
            let note = if ratio > TOLERANCE { "worse" } else { "" };
            worse += usize::from(ratio > TOLERANCE);
            println!("{name:32} {cost:9.2} a byte  {:9.2} kept  {ratio:5.2} x  {note}", was.unwrap_or(f64::NAN));
            now.extend([&name, " ", format!("{cost:.2}").as_str(), "\n"]);
        }
    }
    if write {
        std::fs::write(kept(), now).expect("the counts can be written");
    }
    if check && worse > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn run(work: &str, text: &str, times: u64) {
    let work = WORKS.iter().find(|row| row.0 == work).expect("a work").1;
    let text = TEXTS.iter().find(|row| row.0 == text).expect("a text").1;
    (0..times).for_each(|_| work(text));
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    match &arguments[..] {
        [command, work, text, times, ..] if command == "run" => {
            run(work, text, times.parse().expect("a number"));
            ExitCode::SUCCESS
        }
        _ if has("--test") => {
            WORKS.iter().for_each(|(_, work)| TEXTS.iter().for_each(|(_, text)| work(text)));
            ExitCode::SUCCESS
        }
        _ => {
            let only = arguments.iter().find(|argument| !argument.starts_with("--"));
            compare(has("--check"), has("--write"), only.map(String::as_str))
        }
    }
}
