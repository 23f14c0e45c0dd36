//! The `corpus` example's rooms that read an archive and take up a broken run, from inside.

#[path = "../../examples/corpus/resume.rs"]
mod resume;
#[cfg(feature = "serde")]
#[allow(dead_code)]
#[path = "../../examples/corpus/source.rs"]
mod source;

use std::fs;
use std::io::Write;

/// A folder of this test's own, empty at first.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder of our own");
    folder
}

#[test]
fn a_line_that_broke_off_is_cut_and_written_again() {
    let file = folder("corpus-resume").join("out.jsonl");
    fs::write(&file, "{\"id\":1}\n{\"id\":2}\n{\"id\":").expect("a file");
    let (mut output, done) = resume::open(&file, true).expect("it opens");
    assert_eq!(done, 2);
    output.write_all(b"{\"id\":3}\n").expect("it takes bytes");
    assert_eq!(fs::read_to_string(&file).expect("it reads"), "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n");
    drop(resume::open(&file, false).expect("it opens"));
    assert_eq!(fs::read(&file).expect("it reads"), b"");
}

#[cfg(feature = "serde")]
#[test]
fn archives_of_every_kind_are_read_in_order_past_what_is_broken() {
    use std::sync::mpsc::sync_channel;

    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes all")
    };
    let page = |uri: &str, kind: &str, body: &str| {
        let head = format!(
            "WARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Record-ID: <urn:x:{uri}>\r\nWARC-Date: 2026-01-01T00:00:00Z"
        );
        format!("WARC/1.0\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n", body.len())
    };
    let folder = folder("corpus-source");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    put("a.txt", b"Bread\r\n");
    put("b.jsonl.gz", &gzip(b"{\"text\":\"Tea\"}\n[]\n{\"text\":\"Jam\",\"id\":9}"));
    put("c.txt", b"caf\xE9");
    put(
        "d.wet.gz",
        &[
            gzip(page("x:1", "conversion", "One").as_bytes()),
            gzip(page("x:2", "metadata", "no").as_bytes()),
            gzip(page("x:3", "conversion", "Two\n").as_bytes()),
        ]
        .concat(),
    );
    put("e.txt.gz", b"no gzip at all");
    put("notes.md", b"not read");

    let files = source::files(std::slice::from_ref(&folder)).expect("it lists");
    let progress = source::Progress::over(&files);
    let texts = |skip: u64| {
        let (send, batches) = sync_channel(64);
        source::read_all(&files, &progress, skip, 1, send);
        batches.iter().flatten().map(|record| record.text.ok()).collect::<Vec<_>>()
    };
    let wanted = [Some("Bread\r\n"), Some("Tea"), None, Some("Jam"), None, Some("One"), Some("Two\n"), None];
    assert_eq!(texts(0), wanted.map(|text| text.map(str::to_owned)));
    assert_eq!(texts(5), texts(0)[5..]);
    assert!(source::files(&[folder.join("notes.md")]).is_err());
}
