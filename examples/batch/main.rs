//! JSON lines in, JSON lines out: the library for tools in other languages.
//!
//! `cargo run --release --features serde --example batch -- TASK [--threads N] < in.jsonl > out.jsonl`
//!
//! TASK is `article`, `price`, `normalize` or `language`. One object a line in
//! gives one a line out, in the same order; a line that cannot be answered gives
//! `{"id", "line", "error"}` in its place. Exit status: 0, or 1 where a line was
//! answered by an error, or 2 where the run itself could not go on, or 130 where it was
//! interrupted. However it ends, what was written is whole lines.

mod pipeline;
mod task;

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use task::Task;

const USAGE: &str = "usage: batch article|price|normalize|language [--threads N] < in.jsonl > out.jsonl";

fn main() -> ExitCode {
    let (task, threads) = match arguments(std::env::args().skip(1)) {
        Ok(chosen) => chosen,
        Err(message) => {
            eprintln!("batch: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let progress = Progress::start(io::stderr().is_terminal());
    let run = pipeline::run(
        io::stdin(),
        WholeLines::watched(),
        pipeline::Limits::new(threads),
        |number, line| task.answer(number, line),
        |so_far| {
            progress.show(so_far);
        },
    );
    progress.finish();
    match run {
        Ok(totals) if totals.errors > 0 => {
            eprintln!("batch: {} of {} lines could not be answered", totals.errors, totals.lines);
            ExitCode::from(1)
        }
        Ok(_) => ExitCode::SUCCESS,
        // The reader of our output left, as `head` does: nothing to report to anyone.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(2),
        Err(error) => {
            eprintln!("batch: {error}");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<(Task, usize), String> {
    let mut task = None;
    let mut threads = std::thread::available_parallelism().map_or(1, usize::from);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--threads" => {
                let count = given.next().ok_or("--threads needs a number")?;
                threads = count.parse().ok().filter(|n| (1..=1024).contains(n)).ok_or("--threads takes 1 to 1024")?;
            }
            name if task.is_none() => {
                task = Some(Task::named(name).ok_or_else(|| format!("there is no task {name:?}"))?);
            }
            extra => return Err(format!("what is {extra:?}?")),
        }
    }
    Ok((task.ok_or("name a task")?, threads))
}

/// Standard output, in writes of whole lines that an interrupt waits for.
struct WholeLines(Arc<Mutex<()>>);

impl WholeLines {
    /// Ends the process on an interrupt, but between two writes. Where the system has no
    /// handler to offer, an interrupt ends it at once.
    fn watched() -> Self {
        let between = Arc::new(Mutex::new(()));
        let writing = Arc::clone(&between);
        let _ = ctrlc::set_handler(move || {
            let _between = writing.lock().unwrap_or_else(PoisonError::into_inner);
            eprintln!("batch: interrupted; the lines written so far are answered, the others are not");
            std::process::exit(130);
        });
        Self(between)
    }
}

impl Write for WholeLines {
    /// Writes all of `lines` or fails: whoever hands over whole lines has whole lines written.
    /// Where a disk is full and took some, the file is cut back to what it held before.
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        let _writing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut output = io::stdout().lock();
        let file = as_file(&output).and_then(|file| Some((file.metadata().ok()?.len(), file)));
        let written = output.write_all(lines).and_then(|()| output.flush());
        if let (Err(_), Some((len, file))) = (&written, file) {
            let _ = file.set_len(len);
        }
        written.map(|()| lines.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output, where it is a file and no pipe or terminal.
#[cfg(unix)]
fn as_file(output: &io::StdoutLock) -> Option<File> {
    use std::os::fd::AsFd;

    let file = File::from(output.as_fd().try_clone_to_owned().ok()?);
    file.metadata().ok()?.is_file().then_some(file)
}

#[cfg(not(unix))]
fn as_file(_: &io::StdoutLock) -> Option<File> {
    None
}

/// A count of lines and bytes on standard error, where that is a terminal.
struct Progress(Option<indicatif::ProgressBar>);

impl Progress {
    fn start(wanted: bool) -> Self {
        Self(wanted.then(|| {
            let style = indicatif::ProgressStyle::with_template("{spinner} {bytes} read, {bytes_per_sec}, {msg}");
            indicatif::ProgressBar::new_spinner().with_style(style.expect("the template is well formed"))
        }))
    }

    fn show(&self, so_far: pipeline::Totals) {
        if let Some(bar) = &self.0 {
            bar.set_position(so_far.bytes);
            bar.set_message(format!("{} lines", so_far.lines));
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
