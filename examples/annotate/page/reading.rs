//! One article: its facts, its blocks with notes beside them, its panels.

use std::collections::HashSet;
use std::fmt::Write as _;

use newsprint::{Article, Block, BlockKind, Language, Quotation, QuotationKind};

use super::html::{Direction, escape};
use super::marks::{self, Colours, Mark};
use super::panels::{self, Anchors};
use super::{counts, describe};

/// From this many lines of furniture in a row on, they are folded up.
const FOLDED: usize = 4;

pub struct Reading<'a> {
    article: &'a Article<'a>,
    /// Where it stands on the page: its anchor is `a` and this number.
    place: usize,
    language: Option<Language>,
    direction: Direction,
    colours: Colours,
    marks: Vec<Mark>,
}

/// The shortest code of a language, as HTML wants it.
fn tag(language: Option<Language>) -> String {
    language.map_or("und".to_owned(), |language| language.iso1().unwrap_or(language.code()).to_owned())
}

impl<'a> Reading<'a> {
    pub fn new(article: &'a Article<'a>, place: usize) -> Self {
        let colours = Colours::of(article);
        let marks = marks::all(article, &colours);
        let language = article.language().map(|found| found.language());
        let direction = Direction::of(article.text()).unwrap_or_default();
        Self { article, place, language, direction, colours, marks }
    }

    pub fn write(&self, out: &mut String, name: &str) {
        let _ = writeln!(
            out,
            "<article id=\"a{}\" lang=\"{}\" dir=\"{}\">",
            self.place,
            tag(self.language),
            self.direction
        );
        self.write_facts(out, name);
        let blocks: Vec<Block> = self.article.blocks().collect();
        let is_furniture = |block: &Block| block.kind() == BlockKind::Boilerplate;
        let mut number = 0;
        for run in blocks.chunk_by(|one, next| is_furniture(one) && is_furniture(next)) {
            let is_folded = run.len() >= FOLDED;
            if is_folded {
                let _ = writeln!(out, "<details lang=\"en\"><summary>{} lines of page furniture</summary>", run.len());
            }
            for block in run {
                self.write_block(out, block, number);
                number += 1;
            }
            if is_folded {
                out.push_str("</details>\n");
            }
        }
        out.push_str("<footer lang=\"en\">\n");
        let anchors = Anchors::new(self.article, self.place);
        panels::speakers(out, self.article, &self.colours, &anchors);
        panels::prices(out, self.article, &anchors);
        out.push_str("</footer>\n</article>\n");
    }

    /// Language, date, byline, counts: what holds for the whole article.
    fn write_facts(&self, out: &mut String, name: &str) {
        out.push_str("<p class=\"facts\" lang=\"en\" dir=\"ltr\">");
        let mut fact = |class: &str, value: &str| {
            let _ = write!(out, "<span class=\"{class}\"><bdi>{}</bdi></span> ", escape(value));
        };
        match self.article.language() {
            Some(found) => {
                let language = found.language();
                let confidence = (found.confidence() * 100.0).round();
                fact("badge", language.english_name());
                fact("fact", &format!("{} · {} · {confidence} %", language.code(), found.script().code()));
            }
            None => fact("badge", "no language"),
        }
        if let Some(when) = self.article.published() {
            fact("fact", &when.date().unwrap_or_else(|| self.article.text()[when.span()].to_owned()));
        }
        if let Some(byline) = self.article.byline() {
            fact("fact", &format!("by {}", &self.article.text()[byline]));
        }
        if let Some(dateline) = self.article.dateline() {
            fact("fact", &format!("from {}", &self.article.text()[dateline]));
        }
        fact("fact", &counts(self.article));
        fact("fact", name);
        out.push_str("</p>\n");
    }

    fn write_block(&self, out: &mut String, block: &Block, number: usize) {
        let tag_name = match block.kind() {
            BlockKind::Title => "h1",
            BlockKind::Heading => "h2",
            _ => "p",
        };
        let (kind, span) = (block.kind().name(), block.span());
        let anchor = panels::anchor(self.place, number);
        let label = if block.kind() == BlockKind::Paragraph { "¶".to_owned() } else { kind.replace('_', " ") };
        let _ = write!(
            out,
            "<section class=\"{kind}\" id=\"{anchor}\">\n<div class=\"kind\" lang=\"en\" dir=\"ltr\">\
             <a href=\"#{anchor}\" title=\"{kind}, bytes {span}\">{label}</a>{}</div>\n",
            self.badge(block)
        );
        let direction = Direction::of(block.raw()).unwrap_or(self.direction);
        let language = tag(block.language().or(self.language));
        let _ = write!(out, "<{tag_name} class=\"text\" lang=\"{language}\" dir=\"{direction}\">");
        marks::write(out, self.article.text(), &self.marks, span);
        let _ = writeln!(out, "</{tag_name}>");
        let notes = self.notes(block);
        if !notes.is_empty() {
            let _ = writeln!(out, "<aside>{notes}</aside>");
        }
        out.push_str("</section>\n");
    }

    /// A block in another language than the article says so.
    fn badge(&self, block: &Block) -> String {
        match block.language().filter(|&language| Some(language) != self.language) {
            Some(language) => format!(" <span class=\"badge\"><bdi>{}</bdi></span>", escape(language.english_name())),
            None => String::new(),
        }
    }

    /// Who speaks in the block, and what its prices come to.
    fn notes(&self, block: &Block) -> String {
        let mut notes = String::new();
        let mut named = HashSet::new();
        for quotation in block.quotations().filter(|quotation| quotation.kind() != QuotationKind::Phrase) {
            // Whoever speaks twice in a block is named beside it once.
            if named.insert(quotation.speaker().map(|mention| mention.name().to_lowercase())) {
                notes.push_str(&self.note(&quotation));
            }
        }
        for price in block.prices() {
            let said = describe::money(self.article.text(), price);
            if said != self.article.text()[price.span()] {
                let _ = write!(notes, "<p class=\"note money\"><bdi>{}</bdi></p>", escape(&said));
            }
        }
        notes
    }

    fn note(&self, quotation: &Quotation) -> String {
        let Some(mention) = quotation.speaker() else {
            return "<p class=\"note\" lang=\"en\"><i>nobody named</i></p>".to_owned();
        };
        let name = mention.name();
        let colour = self.colours.class(&name);
        let role = quotation
            .role()
            .map_or(String::new(), |role| format!(" <span dir=\"auto\">{}</span>", escape(&self.article.text()[role])));
        format!("<p class=\"note{colour}\"><b dir=\"auto\">{}</b>{role}</p>", escape(&name))
    }
}
