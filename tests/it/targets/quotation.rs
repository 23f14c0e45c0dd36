//! Quotations: paragraphs are written with quotations in known places, and the
//! parts that are found must be those.

use newsprint::{Language, Parser, Span};

use super::choices::Choices;

/// Marks of one convention, and a language of the press that uses them.
const CONVENTIONS: [(&str, &str, &str); 8] = [
    ("“", "”", "eng"),
    ("\"", "\"", "eng"),
    ("„", "“", "deu"),
    ("«", "»", "rus"),
    ("»", "«", "deu"),
    ("”", "”", "swe"),
    ("「", "」", "jpn"),
    ("„", "”", "pol"),
];

const WORDS: [&str; 8] = ["lamp", "harbour", "kettle", "morning", "bread", "garden", "window", "ferry"];

/// The obvious way to pair: what was opened is closed by the next mark.
pub fn pairs(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let (open, close, code) = choices.one_of(&CONVENTIONS);
    let mut text = String::from("Notes of the day\n\n");
    let mut wanted: Vec<Span> = Vec::new();
    while choices.any_left() && wanted.len() < 16 {
        words(&mut choices, &mut text);
        text.push(' ');
        let start = text.len();
        text.push_str(open);
        words(&mut choices, &mut text);
        text.push_str(close);
        wanted.push(Span::new(start, text.len()));
        text.push_str(choices.one_of(&[" and ", ", then ", " with ", " beside "]));
        words(&mut choices, &mut text);
        text.push_str(choices.one_of(&[". ", ".\n\n"]));
    }
    let language: Language = code.parse().expect("a language");
    let article = Parser::new().language(language).parse(&text);
    let mut found: Vec<Span> = article.quotations().flat_map(|quotation| quotation.parts().to_vec()).collect();
    found.sort_unstable();
    assert_eq!(found, wanted, "{text:?}");
}

fn words(choices: &mut Choices, text: &mut String) {
    for at in 0..=choices.below(6) {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(choices.one_of(&WORDS));
    }
}
