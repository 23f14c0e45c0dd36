//! Every case of `cases.txt` must give its parts; those in
//! `expected_failures.txt` must not, so that the list stays true.

use std::collections::BTreeSet;

use newsprint::{Language, Parser, Span};

const CASES: &str = include_str!("cases.txt");
const EXPECTED_FAILURES: &str = include_str!("expected_failures.txt");

struct Case {
    name: &'static str,
    language: Language,
    text: String,
    parts: Vec<Span>,
}

impl Case {
    fn read(source: &'static str) -> Self {
        let (name, marked) = source.split_once('\n').expect("a name, then a text");
        let (code, _) = name.split_once(": ").expect("language: name");
        let (mut text, mut parts, mut start) = (String::new(), Vec::new(), 0);
        for c in marked.trim().chars() {
            match c {
                '⟦' => start = text.len(),
                '⟧' => parts.push(Span::new(start, text.len())),
                c => text.push(c),
            }
        }
        Self { name, language: code.parse().expect("a language"), text, parts }
    }

    /// The parts that the library finds, of whatever kind, in order.
    fn found(&self) -> Vec<Span> {
        let article = Parser::new().language(self.language).parse(&self.text);
        let mut parts: Vec<_> = article.quotations().flat_map(|quotation| quotation.parts().to_vec()).collect();
        parts.sort_unstable();
        parts
    }
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.split("\n== ").skip(1).map(Case::read)
}

#[test]
fn each_case_gives_its_parts() {
    let expected: BTreeSet<_> =
        EXPECTED_FAILURES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    let mut failed = BTreeSet::new();
    for case in cases() {
        let found = case.found();
        if found == case.parts {
            continue;
        }
        failed.insert(case.name);
        if !expected.contains(case.name) {
            let slices =
                |parts: &[Span]| parts.iter().map(|&part| case.text[part.range()].to_owned()).collect::<Vec<_>>();
            wrong.push(format!("{}\n   found {:?}\n  wanted {:?}", case.name, slices(&found), slices(&case.parts)));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    let mended: Vec<_> = expected.difference(&failed).collect();
    assert!(mended.is_empty(), "in expected_failures.txt, but right: {mended:?}");
}

#[test]
fn cases_have_names_of_their_own() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        assert!(seen.insert(case.name), "twice: {}", case.name);
    }
    assert!(seen.len() >= 120, "{} cases", seen.len());
}
