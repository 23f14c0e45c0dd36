//! What is timed.

use std::hint::black_box;

use newsprint::{Parser, detect_language, normalize};
use unicode_segmentation::UnicodeSegmentation;

/// A name and the work on a text.
pub type Work = (&'static str, Box<dyn Fn(&str)>);

/// An article as the data files hold it.
pub struct Sample(pub &'static str);

impl Sample {
    /// The article, cut or repeated to about `size` bytes, at the end of a line where it is cut.
    pub fn text(&self, size: usize) -> String {
        let mut text = self.0.repeat(size.div_ceil(self.0.len()));
        let head = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= size).last().unwrap_or(0);
        let line = text[..head].rfind('\n').map_or(head, |end| end + 1);
        text.truncate(if line * 2 > head { line } else { head });
        text
    }
}

pub fn parse(text: &str) {
    black_box(Parser::new().parse(black_box(text)));
}

/// The whole parse and nothing else.
pub fn parse_alone() -> Vec<Work> {
    vec![("parse, everything", Box::new(parse))]
}

/// Work whose result is made, looked at by nobody, and dropped.
fn work<T>(make: impl Fn(&str) -> T + 'static) -> Box<dyn Fn(&str)> {
    Box::new(move |text| {
        black_box(make(black_box(text)));
    })
}

fn parse_with(parser: Parser) -> Box<dyn Fn(&str)> {
    Box::new(move |text| {
        black_box(parser.parse(black_box(text)));
    })
}

/// A stage's own time: the first row less the second.
pub const STAGES: [(&str, &str, &str); 4] = [
    ("stage language", "structure, language", "structure"),
    ("stage sentences", "structure, sentences", "structure"),
    ("stage prices", "structure, prices", "structure"),
    ("stage quotations", "structure, quotations", "structure"),
];

/// The whole parse first, then its stages, then the peers.
pub fn all(text: &str) -> Vec<Work> {
    const STRUCTURE: Parser = Parser::new().sentences(false).prices(false).quotations(false);
    let language = detect_language(text).expect("the texts have a language").language();
    let told = STRUCTURE.language(language);
    let mut works = parse_alone();
    works.extend([
        ("parse, language given", parse_with(Parser::new().language(language))),
        ("structure", parse_with(told)),
        ("structure, language", parse_with(STRUCTURE)),
        ("structure, sentences", parse_with(told.sentences(true))),
        ("structure, prices", parse_with(told.prices(true))),
        ("structure, quotations", parse_with(told.quotations(true))),
        ("normalize", work(|text| normalize(text).edits().len())),
        ("detect_language", work(detect_language)),
        ("std from_utf8", work(|text| std::str::from_utf8(text.as_bytes()).is_ok())),
        ("memchr, line ends", work(|text| memchr::memchr_iter(b'\n', text.as_bytes()).count())),
        ("unicode_sentences", work(|text| text.unicode_sentences().count())),
        ("whatlang", work(whatlang::detect)),
        ("whichlang", work(whichlang::detect_language)),
    ]);
    works
}
