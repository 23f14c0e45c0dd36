//! Lines through worker threads and out again in their order, with bounded memory.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How much is held at a time.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Worker threads; four parcels each are in flight at most.
    pub threads: usize,
    /// Lines are handed to a worker in parcels of about this many bytes.
    pub parcel: usize,
    /// A line of more bytes is not held: it is answered as an error.
    pub longest_line: usize,
}

impl Limits {
    pub const fn new(threads: usize) -> Self {
        Self { threads, parcel: 256 << 10, longest_line: 1 << 30 }
    }
}

/// What has been answered so far.
#[derive(Clone, Copy, Default)]
pub struct Totals {
    pub lines: u64,
    pub bytes: u64,
    pub errors: u64,
}

/// What a worker gives for one line: JSON without line end, and whether it is an error.
pub struct Answer {
    pub json: Vec<u8>,
    pub is_error: bool,
}

/// A line, or the news that it was too long to hold.
pub enum Line<'a> {
    Whole(&'a [u8]),
    TooLong,
}

struct Parcel {
    order: u64,
    first_line: u64,
    bytes: Vec<u8>,
    /// Where each line of `bytes` ends; `None` marks a line that was too long.
    ends: Vec<Option<usize>>,
}

struct Done {
    order: u64,
    output: Vec<u8>,
    totals: Totals,
}

/// Runs every line of `input` through `answer` on worker threads and writes the
/// answers to `output` in the order of the lines.
pub fn run(
    input: impl Read + Send,
    output: impl Write,
    limits: Limits,
    answer: impl Fn(u64, Line) -> Answer + Sync,
    mut show: impl FnMut(Totals),
) -> io::Result<Totals> {
    let in_flight = limits.threads * 4;
    let (to_workers, work) = sync_channel::<Parcel>(in_flight);
    let (to_writer, done) = sync_channel::<Done>(in_flight);
    let (give_back, tokens) = sync_channel::<()>(in_flight);
    for _ in 0..in_flight {
        give_back.send(()).expect("the channel holds that many");
    }
    let work = Mutex::new(work);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(input, limits, &to_workers, &tokens));
        for _ in 0..limits.threads {
            let to_writer = to_writer.clone();
            let (work, answer) = (&work, &answer);
            scope.spawn(move || {
                while let Some(parcel) = next(work) {
                    if to_writer.send(parcel.answer(answer)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(to_writer);
        let written = write(output, &done, &give_back, &mut show);
        // Dropped before the reader is joined: that ends a reader whose answers nobody takes.
        drop((done, give_back));
        let read = reader.join().unwrap_or_else(|_| Err(io::Error::other("the reading thread died")));
        let totals = written?;
        read.map(|()| totals)
    })
}

fn next(work: &Mutex<Receiver<Parcel>>) -> Option<Parcel> {
    work.lock().ok()?.recv().ok()
}

impl Parcel {
    /// What it weighs: an empty line weighs something, too.
    fn size(&self) -> usize {
        self.bytes.len() + self.ends.len()
    }

    fn answer(self, answer: &impl Fn(u64, Line) -> Answer) -> Done {
        let mut totals = Totals { lines: self.ends.len() as u64, bytes: self.bytes.len() as u64, errors: 0 };
        let mut output = Vec::with_capacity(self.bytes.len());
        let mut start = 0;
        for (number, end) in (self.first_line..).zip(&self.ends) {
            let line = end.map_or(Line::TooLong, |end| Line::Whole(&self.bytes[start..end]));
            start = end.unwrap_or(start);
            let answer = answer(number, line);
            totals.errors += u64::from(answer.is_error);
            output.extend_from_slice(&answer.json);
            output.push(b'\n');
        }
        Done { order: self.order, output, totals }
    }
}

/// Reads lines into parcels. A parcel costs a token, which the writer gives back.
fn read(input: impl Read, limits: Limits, to_workers: &SyncSender<Parcel>, tokens: &Receiver<()>) -> io::Result<()> {
    let mut input = BufReader::with_capacity(limits.parcel, input);
    let mut line_number = 1;
    for order in 0.. {
        if tokens.recv().is_err() {
            return Ok(());
        }
        let mut parcel = Parcel { order, first_line: line_number, bytes: Vec::new(), ends: Vec::new() };
        let mut failed = None;
        while parcel.size() < limits.parcel {
            match read_line(&mut input, limits.longest_line, &mut parcel) {
                Ok(true) => line_number += 1,
                Ok(false) => break,
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        let is_last = parcel.size() < limits.parcel && (parcel.ends.is_empty() || failed.is_some());
        if !parcel.ends.is_empty() && to_workers.send(parcel).is_err() {
            return Ok(());
        }
        match failed {
            Some(error) => return Err(error),
            None if is_last => return Ok(()),
            None => {}
        }
    }
    Ok(())
}

/// Adds the next line, without its end; `false` at the end of input.
fn read_line(input: &mut impl BufRead, longest: usize, parcel: &mut Parcel) -> io::Result<bool> {
    let start = parcel.bytes.len();
    let read = input.by_ref().take(longest as u64 + 1).read_until(b'\n', &mut parcel.bytes)?;
    if read == 0 {
        return Ok(false);
    }
    if parcel.bytes.last() == Some(&b'\n') {
        parcel.bytes.pop();
    } else if read > longest {
        parcel.bytes.truncate(start);
        input.skip_until(b'\n')?;
        parcel.ends.push(None);
        return Ok(true);
    }
    parcel.ends.push(Some(parcel.bytes.len()));
    Ok(true)
}

fn write(
    mut output: impl Write,
    done: &Receiver<Done>,
    give_back: &SyncSender<()>,
    show: &mut impl FnMut(Totals),
) -> io::Result<Totals> {
    let mut waiting = BTreeMap::new();
    let mut totals = Totals::default();
    let mut next = 0;
    for parcel in done {
        waiting.insert(parcel.order, parcel);
        while let Some(parcel) = waiting.remove(&next) {
            output.write_all(&parcel.output)?;
            output.flush()?;
            totals.lines += parcel.totals.lines;
            totals.bytes += parcel.totals.bytes;
            totals.errors += parcel.totals.errors;
            show(totals);
            next += 1;
            // The reader may have come to its end and left.
            let _ = give_back.send(());
        }
    }
    Ok(totals)
}
