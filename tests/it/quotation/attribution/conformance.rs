//! Every case of `cases.txt` and `languages.txt` must read as it says; those in
//! `expected_failures.txt` must not, so that the list stays true.

use std::collections::BTreeSet;
use std::fmt::Write;

use newsprint::{Language, Parser, QuotationKind};

const CASES: [&str; 2] = [include_str!("cases.txt"), include_str!("languages.txt")];
const EXPECTED_FAILURES: &str = include_str!("expected_failures.txt");

/// A case: its name, its text, and one line a quotation.
struct Case {
    name: &'static str,
    language: Language,
    text: String,
    expected: String,
}

impl Case {
    fn read(source: &'static str) -> Self {
        let (name, body) = source.split_once('\n').expect("a name, then a text");
        let (code, _) = name.split_once(": ").expect("language: name");
        let (text, expected): (Vec<_>, Vec<_>) = body.trim().lines().partition(|line| !line.starts_with("> "));
        let expected = expected.into_iter().fold(String::new(), |all, line| all + line + "\n");
        Self { name, language: code.parse().expect("a language"), text: text.join("\n").trim().to_owned(), expected }
    }

    /// The quotations as the expectations write them: kind, number of parts and
    /// their first word, then speaker, full name where it is another, role, cue.
    fn found(&self) -> String {
        let article = Parser::new().language(self.language).parse(&self.text);
        let mut out = String::new();
        for quotation in article.quotations() {
            let kind = match quotation.kind() {
                QuotationKind::Statement => "statement",
                QuotationKind::Fragment => "fragment",
                _ => "phrase",
            };
            let _ = write!(out, "> {kind} {}", quotation.parts().len());
            if let Some(speaker) = quotation.speaker() {
                let _ = write!(out, " | speaker {}", speaker.text());
                if speaker.name() != speaker.text() {
                    let _ = write!(out, " = {}", speaker.name());
                }
            }
            for (field, span) in [("role", quotation.role()), ("cue", quotation.cue())] {
                if let Some(span) = span {
                    let _ = write!(out, " | {field} {}", &self.text[span.range()]);
                }
            }
            out.push('\n');
        }
        out
    }
}

#[test]
fn every_case_reads_as_it_says() {
    let expected: BTreeSet<_> =
        EXPECTED_FAILURES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let mut failed = BTreeSet::new();
    let mut report = String::new();
    for case in CASES.iter().flat_map(|cases| cases.split("\n== ").skip(1)).map(Case::read) {
        let found = case.found();
        if found != case.expected {
            failed.insert(case.name);
            if !expected.contains(case.name) {
                let _ = write!(report, "{}\n{}\n  wanted\n{}  found\n{found}\n", case.name, case.text, case.expected);
            }
        }
    }
    assert!(report.is_empty(), "{report}");
    let mended: Vec<_> = expected.difference(&failed).collect();
    assert!(mended.is_empty(), "these pass now, strike them from the list: {mended:?}");
}
