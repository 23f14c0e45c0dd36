//! A whole archive: folders of text files, JSON lines, WET archives, any of them
//! gzipped, to JSON lines or to a summary.
//!
//! `cargo run --release --features serde --example corpus -- [options] PATH …`
//!
//! | option | meaning |
//! |---|---|
//! | `--summary` | articles, languages, who is quoted most, prices by currency; else one JSON object a record, as the `batch` example writes an article |
//! | `-o FILE` | write there and not to standard output |
//! | `--resume` | with `-o`: go on after the last whole line of FILE |
//!
//! A record that cannot be read is answered in its place by `{"id", "error"}`; standard
//! error tells at the end how many there were, why, and the first of each kind. Exit status: 0; 1 where a record could not
//! be read; 2 where the run could not go on.

mod resume;
mod source;
mod summary;
// The article's JSON is the batch example's.
#[allow(dead_code)]
#[path = "../batch/pipeline.rs"]
mod pipeline;
#[allow(dead_code)]
#[path = "../batch/task/mod.rs"]
mod task;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use newsprint::{Article, parse};
use rayon::prelude::*;

use source::{Progress, Record};
use summary::Summary;

/// Records are read, typed and written in batches of about this many bytes, two
/// of them at a time, so that memory stays bounded however long the archive is.
const BATCH: usize = 4 << 20;

/// How often a record could not be read for one reason, and which was the first.
struct Fault {
    count: u64,
    first: String,
}

type Faults = BTreeMap<String, Fault>;

struct Options {
    summary: bool,
    output: Option<PathBuf>,
    resume: bool,
    inputs: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let result = options(std::env::args().skip(1)).and_then(|options| run(&options));
    match result {
        Ok(faults) if faults.is_empty() => ExitCode::SUCCESS,
        Ok(faults) => {
            for (reason, Fault { count, first }) in faults {
                eprintln!("corpus: {count} not read: {reason} (first {first})");
            }
            ExitCode::from(1)
        }
        Err(message) => {
            eprintln!("corpus: {message}");
            ExitCode::from(2)
        }
    }
}

fn options(mut given: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { summary: false, output: None, resume: false, inputs: Vec::new() };
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--summary" => options.summary = true,
            "--resume" => options.resume = true,
            "-o" => options.output = Some(given.next().ok_or("-o needs a file")?.into()),
            option if option.starts_with('-') => return Err(format!("what is {option:?}?")),
            _ => options.inputs.push(argument.into()),
        }
    }
    if options.inputs.is_empty() {
        return Err("name a folder or a file".into());
    }
    if options.resume && (options.output.is_none() || options.summary) {
        return Err("--resume goes with -o FILE, and not with --summary".into());
    }
    Ok(options)
}

/// Reads everything; gives what kept records from being read.
fn run(options: &Options) -> Result<Faults, String> {
    let files = source::files(&options.inputs)?;
    let progress = Progress::over(&files);
    let bar = bar(progress.total);
    let (mut output, done) = match &options.output {
        Some(path) => resume::open(path, options.resume).map_err(|error| format!("{}: {error}", path.display()))?,
        None => (Box::new(io::stdout()) as Box<dyn Write>, 0),
    };
    let mut faults = BTreeMap::new();
    let mut summary = options.summary.then(Summary::default);
    thread::scope(|scope| {
        let (send, batches) = sync_channel(1);
        scope.spawn(|| source::read_all(&files, &progress, done, BATCH, send));
        let mut records = done;
        answer_all(&batches, &mut output, summary.as_mut(), &mut faults, |more| {
            records += more as u64;
            bar.set_position(progress.read.load(Ordering::Relaxed));
            bar.set_message(format!("{records} texts"));
        })
    })
    .map_err(|error| error.to_string())?;
    if let Some(summary) = summary {
        output.write_all(summary.to_string().as_bytes()).map_err(|error| error.to_string())?;
    }
    output.flush().map_err(|error| error.to_string())?;
    bar.finish_and_clear();
    let passed_over = progress.passed_over.load(Ordering::Relaxed);
    if passed_over > 0 {
        eprintln!("corpus: {passed_over} records of archives passed over: they are not plain text");
    }
    Ok(faults)
}

fn bar(total: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {msg}, {bytes_per_sec}, {eta} left");
    ProgressBar::new(total).with_style(style.expect("the template is well formed"))
}

/// Types each batch on all cores, and takes the answers in their order.
fn answer_all(
    batches: &Receiver<Vec<Record>>,
    output: &mut dyn Write,
    mut summary: Option<&mut Summary>,
    faults: &mut Faults,
    mut tick: impl FnMut(usize),
) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    for batch in batches {
        let articles: Vec<Result<Article, &String>> =
            batch.par_iter().map(|record| record.text.as_ref().map(|text| parse(text))).collect();
        for (record, article) in batch.iter().zip(&articles) {
            if let Err(reason) = article {
                let fault = faults.entry((*reason).clone());
                fault.or_insert_with(|| Fault { count: 0, first: record.id.clone() }).count += 1;
            }
        }
        if let Some(summary) = summary.as_deref_mut() {
            articles.iter().flatten().for_each(|article| summary.add(article));
        } else {
            let lines: Vec<Vec<u8>> =
                batch.par_iter().zip(&articles).map(|(record, article)| line(record, article.as_ref())).collect();
            lines.iter().try_for_each(|line| output.write_all(line))?;
        }
        output.flush()?;
        tick(batch.len());
    }
    Ok(())
}

/// The line of a record that has no article.
#[derive(serde::Serialize)]
struct Unread<'a> {
    id: &'a str,
    error: &'a str,
}

fn line(record: &Record, article: Result<&Article, &&String>) -> Vec<u8> {
    let id = serde_json::value::to_raw_value(&record.id).expect("a string is JSON");
    let written = article.map_err(|fault| (*fault).clone()).and_then(|article| task::article::write(&id, article));
    let mut line = written.unwrap_or_else(|error| {
        serde_json::to_vec(&Unread { id: &record.id, error: &error }).expect("strings are JSON")
    });
    line.push(b'\n');
    line
}
