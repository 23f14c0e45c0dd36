//! The `batch` example's rooms, from inside: the pipeline, and the contract line by line.

#[allow(dead_code)]
#[path = "../../../examples/batch/pipeline.rs"]
pub mod pipeline;

use std::io::{self, Write};

use pipeline::{Answer, Limits, Line, run};

const SMALL: Limits = Limits { threads: 3, parcel: 64, longest_line: 40 };

/// Gives each line back with its number, slower the earlier it comes.
fn echo(number: u64, line: Line) -> Answer {
    std::thread::sleep(std::time::Duration::from_micros(50_u64.saturating_sub(number)));
    match line {
        Line::Whole(line) => Answer { json: [number.to_string().as_bytes(), b" ", line].concat(), is_error: false },
        Line::TooLong => Answer { json: format!("{number} too long").into_bytes(), is_error: true },
    }
}

#[test]
fn answers_come_in_the_order_of_the_lines() {
    let lines: Vec<String> = (1..=500).map(|n| format!("line of {n}")).collect();
    let mut out = Vec::new();
    let totals = run(lines.join("\n").as_bytes(), &mut out, SMALL, echo, |_| ()).expect("memory takes all");
    let wanted: Vec<String> = lines.iter().zip(1..).map(|(line, n)| format!("{n} {line}")).collect();
    assert_eq!(String::from_utf8(out).expect("UTF-8").lines().collect::<Vec<_>>(), wanted);
    assert_eq!((totals.lines, totals.errors), (500, 0));
}

#[test]
fn a_line_too_long_to_hold_is_answered_and_passed_over() {
    let input = format!("short\n{}\n\nlast", "x".repeat(4000));
    let mut out = Vec::new();
    let totals = run(input.as_bytes(), &mut out, SMALL, echo, |_| ()).expect("memory takes all");
    assert_eq!(String::from_utf8(out).expect("UTF-8"), "1 short\n2 too long\n3 \n4 last\n");
    assert_eq!((totals.lines, totals.errors), (4, 1));
    let mut out = Vec::new();
    run(&b""[..], &mut out, SMALL, echo, |_| ()).expect("nothing is no fault");
    assert!(out.is_empty());
}

/// A disk that takes some and no more.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_ends_the_run_even_on_endless_input() {
    let endless = io::Read::chain(&b"line\n"[..], io::BufReader::new(io::repeat(b'\n')));
    let error = run(endless, Full(4096), SMALL, echo, |_| ()).err().map(|error| error.kind());
    assert_eq!(error, Some(io::ErrorKind::StorageFull));
}

#[cfg(all(unix, feature = "serde"))]
mod process;

#[cfg(feature = "serde")]
#[path = "../../../examples/batch/task/mod.rs"]
pub mod task;

#[cfg(feature = "serde")]
mod contract {
    use serde_json::{Value, json};

    use super::pipeline::Line;
    use super::task::Task;

    fn ask(task: &str, line: &[u8]) -> (Value, bool) {
        let answer = Task::named(task).expect("a task").answer(7, Line::Whole(line));
        (serde_json::from_slice(&answer.json).expect("JSON"), answer.is_error)
    }

    #[test]
    fn a_line_that_is_no_question_is_an_error_in_its_place() {
        let rows: [(&[u8], Value); 6] = [
            (b"not JSON", Value::Null),
            (b"", Value::Null),
            (b"[1]", Value::Null),
            (br#"{"id": "a b"}"#, json!("a b")),
            (br#"{"id": 3, "text": null}"#, json!(3)),
            (b"{\"id\": 4, \"text\": \"caf\xE9\"}", json!(4)),
        ];
        for (line, id) in rows {
            let (answer, is_error) = ask("article", line);
            assert!(is_error && answer["error"].is_string(), "{answer}");
            assert_eq!((&answer["id"], &answer["line"]), (&id, &json!(7)));
        }
    }

    #[test]
    fn the_id_comes_back_to_the_letter() {
        for id in ["12345678901234567890123", "1.50", "\"\\u00e9\"", "null"] {
            let line = format!("{{\"text\": \"Tea\", \"id\": {id}, \"more\": [1]}}");
            let answer = Task::named("language").expect("a task").answer(1, Line::Whole(line.as_bytes()));
            let json = String::from_utf8(answer.json).expect("UTF-8");
            assert!(json.starts_with(&format!("{{\"id\":{id},")), "{json}");
        }
    }

    #[test]
    fn every_field_is_there_where_nothing_is() {
        let (answer, _) = ask("article", br#"{"text": ""}"#);
        let empty = json!({"id": null, "language": null, "title": null, "byline": null, "published": null,
            "dateline": null, "blocks": [], "sentences": [], "prices": [], "quotations": []});
        assert_eq!(answer, empty);
        assert_eq!(ask("price", br#"{"text": "none"}"#).0, json!({"id": null, "price": null}));
        assert_eq!(
            ask("normalize", br#"{"text": "ok"}"#).0,
            json!({"id": null, "text": "ok", "changed": false, "edits": 0})
        );
        assert_eq!(ask("language", br#"{"text": "42"}"#).0, json!({"id": null, "language": null}));
    }

    #[test]
    fn options_that_mean_nothing_are_refused() {
        for (task, line) in [
            ("normalize", r#"{"text": "a", "steps": ["nfx"]}"#),
            ("price", r#"{"text": "1", "decimal_separator": ";"}"#),
            ("article", r#"{"text": "a", "language": "12"}"#),
        ] {
            assert!(ask(task, line.as_bytes()).1, "{task} {line}");
        }
    }

    #[test]
    fn an_article_is_answered_with_its_slices() {
        let text = "2.98 EUR\nTram reaches the lake\n\n“It rings,” said Anna Kurz. It costs €3.\n";
        let (answer, is_error) = ask("article", json!({"id": 1, "text": text}).to_string().as_bytes());
        assert!(!is_error);
        let slice = |item: &Value| {
            let offset = |key: &str| usize::try_from(item[key].as_u64().expect("an offset")).expect("it fits");
            text[offset("start")..offset("end")].to_owned()
        };
        let quotation = &answer["quotations"][0];
        assert_eq!(slice(&quotation["parts"][0]), "“It rings,”");
        assert_eq!((&quotation["text"], &quotation["kind"]), (&json!("It rings,"), &json!("statement")));
        assert_eq!(slice(&quotation["speaker"]), quotation["speaker"]["text"]);
        assert_eq!((&quotation["speaker"]["name"], &quotation["cue"]["text"]), (&json!("Anna Kurz"), &json!("said")));
        assert_eq!(answer["title"]["text"], "Tram reaches the lake");
        assert_eq!((&answer["prices"][0]["amount"], &answer["prices"][0]["line"]), (&json!("2.98"), &json!(true)));
        assert_eq!(answer["prices"][1]["currency"], json!({"raw": "€", "iso": "EUR", "candidates": []}));
    }
}
