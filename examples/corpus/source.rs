//! Files into records: text files whole, JSON lines by their `text`, WET and WARC
//! archives by the records that are plain text; each of them may be gzipped, in
//! one member or many.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::SyncSender;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use warc::{RecordType, WarcHeader, WarcReader};

/// A text and where it comes from.
pub struct Record {
    /// `path`, `path:line`, or what a WET record calls its page.
    pub id: String,
    /// The text, or why there is none.
    pub text: Result<String, String>,
}

/// A text of more bytes is not held in memory; it is answered as a fault.
pub const LONGEST: u64 = 256 << 20;

/// How much of the input has been read.
pub struct Progress {
    /// Bytes of all files as they lie on the disk, and how many of them were read.
    pub total: u64,
    pub read: AtomicU64,
    /// Records of archives that hold something else than plain text, such as HTML.
    pub passed_over: AtomicU64,
}

impl Progress {
    pub fn over(files: &[PathBuf]) -> Self {
        let size = |file: &PathBuf| fs::metadata(file).map_or(0, |about| about.len());
        Self { total: files.iter().map(size).sum(), read: AtomicU64::new(0), passed_over: AtomicU64::new(0) }
    }
}

struct Counted<'a>(File, &'a AtomicU64);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// What a file holds, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    JsonLines,
    Warc,
}

/// The format, and whether the file is gzipped; `None` for a name that says nothing known.
fn format(path: &Path) -> Option<(Format, bool)> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let (name, gzipped) = name.strip_suffix(".gz").map_or((name.as_str(), false), |name| (name, true));
    let format = match name.rsplit_once('.')?.1 {
        "txt" | "text" => Format::Text,
        "jsonl" | "ndjson" | "json" => Format::JsonLines,
        "wet" | "warc" => Format::Warc,
        _ => return None,
    };
    Some((format, gzipped))
}

/// All files that are named or lie in named folders, in order, so that every run
/// meets the records in the same order. A folder's files of other kinds are passed over.
pub fn files(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for input in inputs {
        let about = fs::metadata(input).map_err(|error| format!("{}: {error}", input.display()))?;
        if about.is_dir() {
            walk(input, &mut found).map_err(|error| format!("{}: {error}", input.display()))?;
        } else if format(input).is_some() {
            found.push(input.clone());
        } else {
            return Err(format!("{}: not .txt, .jsonl, .wet or .warc, nor one of them with .gz", input.display()));
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        // A link is not followed: it may lead round in a circle.
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), found)?;
        } else if kind.is_file() && format(&entry.path()).is_some() {
            found.push(entry.path());
        }
    }
    Ok(())
}

/// Gathers records into batches of about `size` bytes for the channel.
struct Batches {
    skip: u64,
    size: usize,
    weight: usize,
    batch: Vec<Record>,
    send: SyncSender<Vec<Record>>,
}

/// The receiver is gone: nobody wants more.
struct Gone;

impl Batches {
    fn push(&mut self, id: String, text: Result<String, String>) -> Result<(), Gone> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        self.weight += id.len() + text.as_ref().map_or(0, String::len);
        self.batch.push(Record { id, text });
        if self.weight >= self.size { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Gone> {
        self.weight = 0;
        self.send.send(std::mem::take(&mut self.batch)).map_err(|_| Gone)
    }
}

/// Reads every file's records, the first `skip` of them unseen.
pub fn read_all(files: &[PathBuf], progress: &Progress, skip: u64, size: usize, send: SyncSender<Vec<Record>>) {
    let mut batches = Batches { skip, size, weight: 0, batch: Vec::new(), send };
    for file in files {
        if read(file, progress, &mut batches).is_err() {
            return;
        }
    }
    // A last batch that nobody takes changes nothing.
    let _ = batches.flush();
}

fn read(path: &Path, progress: &Progress, batches: &mut Batches) -> Result<(), Gone> {
    let name = path.display().to_string();
    let Some((format, gzipped)) = format(path) else { return Ok(()) };
    let file = match File::open(path) {
        Ok(file) => Counted(file, &progress.read),
        Err(error) => return batches.push(name, Err(error.to_string())),
    };
    let bytes: Box<dyn Read> = if gzipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let reader = BufReader::with_capacity(1 << 16, bytes);
    match format {
        Format::Text => whole(name, reader, batches),
        Format::JsonLines => json_lines(&name, reader, batches),
        Format::Warc => archive(&name, reader, progress, batches),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())
}

/// All of a stream, where it is a text and no longer than can be held.
fn text_of(reader: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    reader.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LONGEST { Err(too_long()) } else { utf8(bytes) }
}

fn too_long() -> String {
    format!("longer than {LONGEST} bytes")
}

fn whole(name: String, reader: impl Read, batches: &mut Batches) -> Result<(), Gone> {
    batches.push(name, text_of(reader))
}

#[derive(Deserialize)]
struct JsonRecord {
    text: String,
}

fn json_lines(name: &str, mut reader: impl BufRead, batches: &mut Batches) -> Result<(), Gone> {
    for number in 1.. {
        let id = format!("{name}:{number}");
        match json_line(&mut reader) {
            Ok(None) => break,
            Ok(Some(text)) => batches.push(id, text)?,
            // What follows in the file cannot be found any more.
            Err(error) => return batches.push(id, Err(error.to_string())),
        }
    }
    Ok(())
}

/// The text of the next line; `None` at the end.
fn json_line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, String>>> {
    let mut line = Vec::new();
    let read = reader.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line)?;
    if read as u64 > LONGEST && line.last() != Some(&b'\n') {
        reader.skip_until(b'\n')?;
        return Ok(Some(Err(too_long())));
    }
    let text = serde_json::from_slice::<JsonRecord>(&line).map(|record| record.text);
    Ok((read > 0).then_some(text.map_err(|_| "not a JSON object with a text".to_owned())))
}

/// The records of an archive that hold plain text: pages converted, as WET files
/// have them, and plain resources.
fn archive(name: &str, reader: impl BufRead, progress: &Progress, batches: &mut Batches) -> Result<(), Gone> {
    let mut archive = WarcReader::new(reader);
    let mut records = archive.stream_records();
    while let Some(record) = records.next_item() {
        let record = match record {
            Ok(record) => record,
            // What follows in the file cannot be found any more.
            Err(error) => return batches.push(name.to_owned(), Err(format!("a broken archive: {error}"))),
        };
        let is_plain = record.header(WarcHeader::ContentType).is_none_or(|kind| kind.starts_with("text/plain"));
        match record.warc_type() {
            RecordType::Conversion => {}
            RecordType::Resource if is_plain => {}
            RecordType::Resource | RecordType::Response => {
                progress.passed_over.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            // What tells of the archive itself, or of how its pages were asked for.
            _ => continue,
        }
        let id = record.header(WarcHeader::TargetURI).map_or(name.to_owned(), std::borrow::Cow::into_owned);
        let promised = record.content_length();
        let text = text_of(record);
        let is_whole = !text.as_ref().is_ok_and(|text| (text.len() as u64) < promised);
        batches.push(id, if is_whole { text } else { Err("broken off".to_owned()) })?;
    }
    Ok(())
}
