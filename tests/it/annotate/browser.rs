//! The page as Chromium shows it. Without Chromium there is nothing to test, and the
//! test says so; `NEWSPRINT_CHROMIUM` names the program, and then it has to be there.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use newsprint::{Article, QuotationKind, Span, parse};
use serde_json::Value;

use super::{HOSTILE, render};

/// A browser that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Widths of a phone and of a desk.
const WIDTHS: [u32; 2] = [390, 1280];

fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("NEWSPRINT_CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|file| file.is_file())
}

/// A folder of this test's own, empty at first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder of our own");
    folder
}

/// Opens a page without window, network or what an earlier run left; gives what it prints.
fn browse(chromium: &Path, folder: &Path, page: &str, more: &[String]) -> String {
    let file = folder.join("page.html");
    fs::write(&file, page).expect("a page");
    let printed = folder.join("printed");
    let mut browser = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(more)
        .arg(format!("file://{}", file.display()))
        .stdin(Stdio::null())
        .stdout(File::create(&printed).expect("a file"))
        .stderr(File::create(folder.join("complaints")).expect("a file"))
        .spawn()
        .expect("Chromium starts");
    let start = Instant::now();
    while browser.try_wait().expect("it can be asked").is_none() {
        if start.elapsed() > PATIENCE {
            browser.kill().expect("it can be ended");
            panic!("Chromium did not come to an end");
        }
        sleep(Duration::from_millis(50));
    }
    fs::read_to_string(printed).expect("UTF-8")
}

/// Measures each page in a frame of each width: what is marked and can be seen,
/// which elements there are, whether it is wider than the frame, where the margin is.
const PROBE: &str = r#"<!doctype html><meta charset="utf-8"><pre id="measured"></pre><script>
addEventListener("load", () => {
  const seen = element => [...element.getClientRects()].some(box => box.width > 0 && box.height > 0);
  const measure = frame => {
    const page = frame.contentDocument, root = page.documentElement;
    const marked = {};
    for (const name of ["amount", "statement", "fragment", "phrase", "speaker", "role", "cue"])
      marked[name] = [...page.querySelectorAll(".text ." + name)].filter(seen).map(e => e.textContent).join("");
    const beside = [...page.querySelectorAll("article > section > aside")].filter(seen).map(aside => {
      const margin = aside.getBoundingClientRect(), text = aside.previousElementSibling.getBoundingClientRect();
      return margin.top >= text.bottom ? "below" : margin.left >= text.right ? "right" : margin.right <= text.left ? "left" : "over";
    });
    const paint = name => frame.contentWindow.getComputedStyle(page.querySelector(name) ?? root).backgroundColor;
    return {marked, beside: [...new Set(beside)], wide: root.scrollWidth - root.clientWidth,
      elements: [...new Set([...page.querySelectorAll("*")].map(e => e.localName))],
      handlers: [...page.querySelectorAll("*")].flatMap(e => e.getAttributeNames()).filter(name => name.startsWith("on")),
      painted: paint(".statement") != paint("body")};
  };
  const json = JSON.stringify([...document.querySelectorAll("iframe")].map(measure));
  document.getElementById("measured").textContent =
    json.replace(/[^ -%'-;=?-~]/g, c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
});
</script>
"#;

/// One measurement a page and width, widths inside.
fn measure(chromium: &Path, folder: &Path, pages: &[String]) -> Vec<Value> {
    let mut probe = PROBE.to_owned();
    for page in pages {
        for width in WIDTHS {
            let page = page.replace('&', "&amp;").replace('"', "&quot;");
            let _ = writeln!(probe, "<iframe width=\"{width}\" height=\"800\" srcdoc=\"{page}\"></iframe>");
        }
    }
    let dom = browse(chromium, folder, &probe, &["--dump-dom".into(), "--virtual-time-budget=20000".into()]);
    let json = dom.split_once("<pre id=\"measured\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    serde_json::from_str(json.expect("the page was measured").0).expect("JSON")
}

/// The text under all spans together, blanks left out: a browser shows those as it likes.
fn under(article: &Article, mut spans: Vec<Span>) -> String {
    spans.sort_unstable();
    let mut text = String::new();
    let mut from = 0;
    for span in spans {
        let start = span.start().max(from);
        if start < span.end() {
            text.push_str(&article.text()[start..span.end()]);
            from = span.end();
        }
    }
    dense(&text)
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What has to be marked, by the name of the mark.
fn wanted(article: &Article) -> Vec<(&'static str, String)> {
    let parts = |kind| {
        let quotations = article.quotations().filter(move |quotation| quotation.kind() == kind);
        under(article, quotations.flat_map(|quotation| quotation.parts().to_vec()).collect())
    };
    let mentions = article.quotations().filter_map(|quotation| quotation.speaker());
    vec![
        ("amount", under(article, article.prices().iter().map(newsprint::Price::span).collect())),
        ("statement", parts(QuotationKind::Statement)),
        ("fragment", parts(QuotationKind::Fragment)),
        ("phrase", parts(QuotationKind::Phrase)),
        ("speaker", under(article, mentions.map(|mention| mention.span()).collect())),
        ("role", under(article, article.quotations().filter_map(|quotation| quotation.role()).collect())),
        ("cue", under(article, article.quotations().filter_map(|quotation| quotation.cue()).collect())),
    ]
}

/// The width and height of a PNG image.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let head = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?))
}

#[test]
fn chromium_shows_what_was_found_and_nothing_else() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: no Chromium here");
        return;
    };
    let mut texts = crate::fixtures::articles();
    texts.push(("hostile".into(), HOSTILE.into()));
    let articles: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), parse(text))).collect();
    let pages: Vec<String> = articles.iter().map(|(name, article)| render(&[(name, article.clone())])).collect();
    let measured = measure(&chromium, &folder("browser"), &pages);
    assert_eq!(measured.len(), articles.len() * WIDTHS.len());
    for ((name, article), shown) in articles.iter().zip(measured.chunks(WIDTHS.len())) {
        for (shown, width) in shown.iter().zip(WIDTHS) {
            for (mark, text) in wanted(article) {
                let shown = dense(shown["marked"][mark].as_str().expect("text")).replace('\u{fffd}', "");
                assert_eq!(shown, text.replace(|c: char| c.is_control(), ""), "{mark} of {name} at {width}");
            }
            assert_eq!(shown["wide"], 0, "{name} is wider than {width}");
            let elements = [
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "p",
                "span",
                "article",
                "bdi",
                "section",
                "div",
                "a",
                "h1",
                "h2",
                "h3",
                "h4",
                "aside",
                "b",
                "i",
                "footer",
                "blockquote",
                "table",
                "tbody",
                "tr",
                "th",
                "td",
                "details",
                "summary",
            ];
            for element in shown["elements"].as_array().expect("a list") {
                assert!(elements.contains(&element.as_str().expect("a name")), "{element} in {name}");
            }
            assert_eq!(shown["handlers"], serde_json::json!([]), "{name}");
            if article.statements().next().is_some() {
                assert_eq!(shown["painted"], true, "{name}");
            }
        }
        let side = if name.starts_with("ara") || name.starts_with("heb") { "left" } else { "right" };
        for (shown, side) in shown.iter().zip(["below", side]) {
            assert!(shown["beside"].as_array().expect("a list").iter().all(|place| place == side), "{name}: {shown}");
        }
    }
}

/// The picture in the README. `NEWSPRINT_PICTURE=write` puts it in its place: it is
/// not compared, since each machine has fonts of its own.
#[test]
fn chromium_takes_a_picture() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: no Chromium here");
        return;
    };
    let folder = folder("picture");
    let picture = folder.join("annotate.png");
    let page = render(&[("examples/data/article.txt", parse(include_str!("../../../examples/data/article.txt")))]);
    let options = [format!("--screenshot={}", picture.display()), "--window-size=1200,1320".into()];
    browse(&chromium, &folder, &page, &options);
    let png = fs::read(&picture).expect("a picture");
    assert_eq!(size(&png), Some((1200, 1320)));
    assert!(png.len() > 20_000, "{} bytes are a blank page", png.len());
    if std::env::var_os("NEWSPRINT_PICTURE").is_some_and(|wish| wish == "write") {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/annotate.png"), png).expect("a place for it");
    }
}
