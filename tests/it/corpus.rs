//! The `corpus` example's rooms that read an archive and take up a broken run, from inside.

#[path = "../../examples/corpus/resume.rs"]
mod resume;
#[cfg(feature = "serde")]
#[allow(dead_code)]
#[path = "../../examples/corpus/source.rs"]
mod source;
#[path = "../../examples/corpus/summary.rs"]
mod summary;

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
    let page_of_html = page("x:4", "response", "HTTP/1.1 200 OK\r\n\r\n<p>Three");
    let broken_off = page("x:6", "conversion", "Five, and then no").replace("and then no", "and");
    put("d2.warc", [page_of_html, page("x:5", "resource", "Four"), broken_off].concat().as_bytes());
    put("e.txt.gz", b"no gzip at all");
    put("notes.md", b"not read");

    let files = source::files(std::slice::from_ref(&folder)).expect("it lists");
    let progress = source::Progress::over(&files);
    let texts = |skip: u64| {
        let (send, batches) = sync_channel(64);
        source::read_all(&files, &progress, skip, 1, send);
        batches.iter().flatten().map(|record| record.text.ok()).collect::<Vec<_>>()
    };
    let (plain, archived) = ([Some("Bread\r\n"), Some("Tea"), None, Some("Jam"), None], [Some("One"), Some("Two\n")]);
    let wanted = [&plain[..], &archived, &[Some("Four"), None, None, None]].concat();
    let wanted: Vec<_> = wanted.into_iter().map(|text| text.map(str::to_owned)).collect();
    assert_eq!(texts(0), wanted);
    assert_eq!(progress.passed_over.load(std::sync::atomic::Ordering::Relaxed), 1);
    assert_eq!(texts(5), texts(0)[5..]);
    assert!(source::files(&[folder.join("notes.md")]).is_err());
}

#[test]
fn a_summary_counts_and_finds_the_middle() {
    let mut summary = summary::Summary::default();
    let text = "Tea\n\nIt costs €3, €4 or €90. “It rings,” said Anna Kurz. “It stops,” said Kurz. And $7?\n";
    summary.add(&newsprint::parse(text));
    summary.add(&newsprint::parse("42"));
    let said = summary.to_string();
    for line in ["2 articles", "        1 eng", "        1 none", "        2 Anna Kurz", "        3 EUR: 3 .. 4 .. 90"]
    {
        assert!(said.contains(line), "{line:?} is not in\n{said}");
    }
    assert!(said.contains("        1 not certain: 7 .. 7 .. 7"), "{said}");
}

/// The articles of the bundled archive.
#[cfg(feature = "serde")]
const BUNDLED: [&str; 8] = [
    "ara-makhbaz",
    "deu-baeckerei",
    "eng-ferry",
    "eng-page",
    "fra-jardin",
    "jpn-toshokan",
    "rus-pekarnya",
    "spa-huerto",
];

/// `NEWSPRINT_ARCHIVE=write` makes the bundled archive anew.
#[cfg(feature = "serde")]
#[test]
fn the_bundled_archive_holds_its_articles() {
    use flate2::{Compression, write::GzEncoder};

    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let file = folder.join("articles.warc.wet.gz");
    if std::env::var_os("NEWSPRINT_ARCHIVE").is_some_and(|wish| wish == "write") {
        let record = |number: usize, kind: &str, body: &str| {
            let head = format!(
                "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{number}\r\n\
                 WARC-Date: 2026-05-09T08:15:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n\
                 Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
                body.len()
            );
            // A member a record, as the large archives are written.
            let mut member = GzEncoder::new(Vec::new(), Compression::best());
            member.write_all(head.as_bytes()).and_then(|()| member.finish()).expect("memory takes all")
        };
        let pages =
            BUNDLED.iter().zip(1..).map(|(name, number)| record(number, "conversion", &crate::fixtures::read(name)));
        let all: Vec<Vec<u8>> =
            std::iter::once(record(0, "warcinfo", "format: WARC File Format 1.0")).chain(pages).collect();
        fs::write(&file, all.concat()).expect("a place for it");
    }
    let files = source::files(&[file]).expect("it is there");
    let (send, batches) = std::sync::mpsc::sync_channel(64);
    source::read_all(&files, &source::Progress::over(&files), 0, 1, send);
    let texts: Vec<_> = batches.iter().flatten().map(|record| record.text.expect("a text")).collect();
    assert_eq!(texts, BUNDLED.map(crate::fixtures::read));
}
