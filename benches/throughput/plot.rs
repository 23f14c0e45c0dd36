//! A kept measurement as a picture: bars of MB/s on a logarithmic scale.

use std::fmt::Write as _;
use std::io;

use serde_json::Value;

const WIDTH: f64 = 760.0;
/// Where bars begin, and how long the longest may be.
const LEFT: f64 = 190.0;
const LONGEST: f64 = 480.0;
const ROW: f64 = 22.0;
/// The scale runs from ten to a hundred thousand MB/s.
const LOWEST: f64 = 10.0;
const DECADES: f64 = 4.0;

/// What is drawn of each script, ours first.
const DRAWN: [(&str, bool); 7] = [
    ("parse, everything", true),
    ("normalize", true),
    ("detect_language", true),
    ("unicode_sentences", false),
    ("whatlang", false),
    ("whichlang", false),
    ("std from_utf8", false),
];

fn length(speed: f64) -> f64 {
    ((speed / LOWEST).max(1.0).log10() / DECADES).min(1.0) * LONGEST
}

pub fn draw(file: &str, picture: &str) -> io::Result<()> {
    let measured: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let stages = measured["stages"].as_array().ok_or_else(|| io::Error::other("the file has no stages"))?;
    std::fs::write(picture, svg(stages))
}

fn svg(stages: &[Value]) -> String {
    let mut scripts: Vec<&str> = stages.iter().filter_map(|row| row["script"].as_str()).collect();
    scripts.dedup();
    let mut body = String::new();
    let mut top = 50.0;
    for script in scripts {
        let _ = writeln!(body, r#"<text class="head" x="0" y="{top}">{script}</text>"#);
        top += 10.0;
        for (name, is_ours) in DRAWN {
            let row = stages.iter().find(|row| row["script"] == script && row["name"] == name);
            let Some(speed) = row.and_then(|row| row["mb_s"].as_f64()) else { continue };
            bar(&mut body, top, name, is_ours, speed);
            top += ROW;
        }
        top += 24.0;
    }
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" aria-label="Megabytes a second by script">
<style>
text {{ font: 13px system-ui, sans-serif; fill: #333 }}
.head {{ font-weight: 600 }}
.ours {{ fill: #1f6f8b }} .other {{ fill: #b9b4a7 }} .grid {{ stroke: #ddd }}
@media (prefers-color-scheme: dark) {{ text {{ fill: #ddd }} .grid {{ stroke: #444 }} }}
</style>
<text x="0" y="18">MB/s on one core, logarithmic; ours in colour</text>
{}{body}</svg>
"#,
        grid(top)
    )
}

/// A line at each power of ten.
fn grid(bottom: f64) -> String {
    let mut lines = String::new();
    let mut speed = LOWEST;
    for decade in 0..=DECADES as usize {
        let x = LEFT + LONGEST * decade as f64 / DECADES;
        let _ = writeln!(
            lines,
            r#"<line class="grid" x1="{x}" x2="{x}" y1="40" y2="{}"/><text x="{x}" y="34" text-anchor="middle">{speed}</text>"#,
            bottom - 20.0
        );
        speed *= 10.0;
    }
    lines
}

fn bar(body: &mut String, top: f64, name: &str, is_ours: bool, speed: f64) {
    let class = if is_ours { "ours" } else { "other" };
    let (base, end) = (top + 14.0, LEFT + length(speed) + 6.0);
    let _ = writeln!(
        body,
        r#"<text x="{}" y="{base}" text-anchor="end">{name}</text><rect class="{class}" x="{LEFT}" y="{}" width="{:.1}" height="15" rx="2"/><text x="{end:.1}" y="{base}">{speed:.0}</text>"#,
        LEFT - 8.0,
        top + 2.0,
        length(speed)
    );
}
