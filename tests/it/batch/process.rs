//! The `batch` example as a process, under what processes meet: a reader that leaves, a
//! disk that is full, an interrupt.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;

/// The example, built as this test was; cargo knows whether it is fresh.
fn batch() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--profile", "test", "--features", "serde", "--example", "batch"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.is_ok_and(|status| status.success()), "the example builds");
        let this = std::env::current_exe().expect("this test is a file");
        let folder = this.ancestors().nth(2).expect("deps/ stands in the profile's folder");
        folder.join("examples/batch")
    })
}

fn start(task: &str, output: impl Into<Stdio>) -> Child {
    Command::new(batch())
        .args([task, "--threads", "2"])
        .stdin(Stdio::piped())
        .stdout(output)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// Questions without end, until nobody takes them.
fn ask_for_ever(child: &mut Child) -> thread::JoinHandle<()> {
    let mut input = child.stdin.take().expect("a pipe");
    thread::spawn(move || {
        for id in 1_u64.. {
            if writeln!(input, "{{\"id\":{id},\"text\":\"The ferry sails at noon.\"}}").is_err() {
                return;
            }
        }
    })
}

fn end(mut child: Child) -> (ExitStatus, String) {
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
    (child.wait().expect("it ends"), said)
}

/// Asserts that the answers are whole lines, one for each question from the first on; how many.
fn count_whole(answers: &[u8]) -> usize {
    let answers = std::str::from_utf8(answers).expect("UTF-8");
    assert!(answers.is_empty() || answers.ends_with('\n'), "the last line is broken off");
    for (line, id) in answers.lines().zip(1_u64..) {
        let answer: serde_json::Value = serde_json::from_str(line).expect("a whole line");
        assert_eq!(answer["id"], id);
    }
    answers.lines().count()
}

#[test]
fn an_interrupt_leaves_whole_lines_and_says_so() {
    let mut child = start("language", Stdio::piped());
    let asking = ask_for_ever(&mut child);
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut answers = Vec::new();
    output.read_until(b'\n', &mut answers).expect("an answer");
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    output.read_to_end(&mut answers).expect("what was written");
    let (status, said) = end(child);
    asking.join().expect("its input is closed");
    assert!(count_whole(&answers) >= 1);
    assert_eq!(status.code(), Some(130), "{said}");
    assert!(said.contains("interrupted"), "{said}");
}

#[test]
fn a_reader_that_leaves_ends_the_run() {
    let mut child = start("language", Stdio::piped());
    let asking = ask_for_ever(&mut child);
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    output.read_line(&mut String::new()).expect("an answer");
    drop(output);
    assert_eq!(end(child).0.code(), Some(2));
    asking.join().expect("its input is closed");
}

#[test]
fn a_disk_that_is_full_from_the_start_is_an_error() {
    let Ok(full) = File::options().write(true).open("/dev/full") else { return };
    let mut child = start("language", full);
    let asking = ask_for_ever(&mut child);
    let (status, said) = end(child);
    asking.join().expect("its input is closed");
    assert_eq!(status.code(), Some(2));
    assert!(said.starts_with("batch: "), "{said}");
}

/// A limit on the size of files breaks a write off in the middle, as a disk does that fills up.
#[test]
fn a_disk_that_fills_up_keeps_whole_lines() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch");
    fs::create_dir_all(&folder).expect("a folder of our own");
    let file = folder.join("answers.jsonl");
    let shell = format!("trap '' XFSZ; ulimit -f 2000; exec {:?} language > {file:?}", batch());
    let mut child =
        Command::new("sh").args(["-c", &shell]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell");
    let asking = ask_for_ever(&mut child);
    let (status, said) = end(child);
    asking.join().expect("its input is closed");
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(count_whole(&fs::read(&file).expect("the answers")) > 1);
}

#[test]
fn broken_lines_are_answered_in_their_places() {
    let mut child = start("article", Stdio::piped());
    let mut input = child.stdin.take().expect("a pipe");
    let lines: [&[u8]; 6] =
        [b"{\"id\":1,\"text\":\"Tea\"}", b"{", b"{\"id\":3}", b"\xFF", b"{\"id\":5,\"text\":\"caf\xE9\"}", b""];
    input
        .write_all(&lines.join(&b'\n'))
        .and_then(|()| input.write_all(b"\n{\"id\":7,\"text\":\"\"}"))
        .expect("it takes them");
    drop(input);
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let answers: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(&line.expect("UTF-8")).expect("JSON")).collect();
    let errors: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
    assert_eq!(errors, [false, true, true, true, true, true, false]);
    assert_eq!((&answers[2]["id"], &answers[4]["id"], &answers[5]["line"]), (&3.into(), &5.into(), &6.into()));
    let (status, said) = end(child);
    assert_eq!(status.code(), Some(1));
    assert!(said.contains("5 of 7 lines"), "{said}");
}
