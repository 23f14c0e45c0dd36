//! An output that an earlier run left behind.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

/// Opens the output, and counts the records that an earlier run has answered
/// there: its whole lines. A line that broke off is cut away.
pub fn open(path: &Path, resume: bool) -> io::Result<(Box<dyn Write>, u64)> {
    if !resume {
        return Ok((Box::new(File::create(path)?), 0));
    }
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let (mut lines, mut whole, mut line) = (0, 0, Vec::new());
    let mut reader = BufReader::new(&file);
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            break;
        }
        (lines, whole) = (lines + 1, whole + read as u64);
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok((Box::new(file), lines))
}
