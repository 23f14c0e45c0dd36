//! The result: an article and the views on it.

use std::borrow::Cow;

use crate::block::{BlockData, BlockKind, Layout};
use crate::language::{Detection, Language};
use crate::price::Price;
use crate::quotation::{self, Mention as MentionData, QuotationData, QuotationKind, QuotationStyle};
use crate::span::Span;

/// What the passes found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parts {
    pub(crate) language: Option<Detection>,
    pub(crate) layout: Layout,
    pub(crate) sentences: Vec<Span>,
    pub(crate) prices: Vec<Price>,
    pub(crate) quotations: Vec<QuotationData>,
}

/// An article, typed.
///
/// Made by [`parse`](crate::parse) or a [`Parser`](crate::Parser). All spans are
/// bytes of [`text`](Self::text), which is the source, unchanged.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'t> {
    text: Cow<'t, str>,
    unread: Cow<'t, str>,
    parts: Parts,
}

impl<'t> Article<'t> {
    pub(crate) fn new(text: Cow<'t, str>, unread: Cow<'t, str>, parts: Parts) -> Self {
        Self { text, unread, parts }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The source text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What lies past the first 4 GiB − 1 of the source and was not read; empty for every shorter text.
    pub fn unread(&self) -> &str {
        &self.unread
    }

    /// The headline; `None` where no line is one with enough certainty.
    pub fn title(&self) -> Option<Block<'_>> {
        let index = self.parts.layout.title? as usize;
        Some(self.block(self.parts.layout.blocks.get(index)?))
    }

    /// All blocks in order: disjoint, and together they hold every non-blank byte.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + ExactSizeIterator + Clone {
        self.parts.layout.blocks.iter().map(|data| self.block(data))
    }

    /// The blocks of running text.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + Clone {
        self.blocks().filter(|block| block.kind() == BlockKind::Paragraph)
    }

    /// The lines that list prices.
    pub fn price_lines(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + Clone {
        self.blocks().filter(|block| block.kind() == BlockKind::Price)
    }

    /// The sentences, each inside one block.
    pub fn sentences(&self) -> &[Span] {
        &self.parts.sentences
    }

    /// The prices, on price lines and in running text.
    pub fn prices(&self) -> &[Price] {
        &self.parts.prices
    }

    /// The quotations of every kind, in order of their first parts.
    pub fn quotations(&self) -> impl DoubleEndedIterator<Item = Quotation<'_>> + ExactSizeIterator + Clone {
        self.parts.quotations.iter().map(|data| Quotation { text: &self.text, data })
    }

    /// The quotations that are someone's words, a clause or more.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = Quotation<'_>> + Clone {
        self.quotations().filter(|quotation| quotation.kind() == QuotationKind::Statement)
    }

    /// Who speaks, under the fullest name the article gives, in order of first
    /// appearance; statements and fragments with each.
    ///
    /// Two mentions are one speaker where they stand for the same name, letter case aside.
    pub fn speakers(&self) -> Vec<Speaker<'_>> {
        let mut speakers: Vec<Speaker<'_>> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for quotation in self.quotations() {
            let Some(mention) = quotation.speaker() else { continue };
            let place = *places.entry(mention.name().to_lowercase()).or_insert_with(|| {
                speakers.push(Speaker { name: mention.name(), quotations: Vec::new() });
                speakers.len() - 1
            });
            speakers[place].quotations.push(quotation);
        }
        speakers
    }

    /// The language of the article as a whole; `None` where it shows none.
    pub fn language(&self) -> Option<Detection> {
        self.parts.language
    }

    /// The name or names of the authors, without the word that introduces them.
    pub fn byline(&self) -> Option<Span> {
        self.parts.layout.byline
    }

    /// When the article says it was published.
    pub fn published(&self) -> Option<Published> {
        let data = self.parts.layout.published?;
        Some(Published { span: data.span, date: data.date })
    }

    /// The place at the head of the first paragraph (`PARIS —`).
    pub fn dateline(&self) -> Option<Span> {
        self.parts.layout.dateline
    }

    /// The same article with a copy of its text, so that it lives on its own.
    pub fn into_owned(self) -> Article<'static> {
        Article {
            text: Cow::Owned(self.text.into_owned()),
            unread: Cow::Owned(self.unread.into_owned()),
            parts: self.parts,
        }
    }

    fn block<'a>(&'a self, data: &'a BlockData) -> Block<'a> {
        Block { article: &self.text, parts: &self.parts, data }
    }
}

/// A stretch of the article: a title, a paragraph, a price line.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    article: &'a str,
    parts: &'a Parts,
    data: &'a BlockData,
}

impl<'a> Block<'a> {
    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.data.kind
    }

    /// Where it stands, blanks at its ends left out.
    pub fn span(&self) -> Span {
        self.data.span
    }

    /// The slice of the source, line ends inside it included.
    pub fn raw(&self) -> &'a str {
        &self.article[self.data.span]
    }

    /// The text with the lines of a wrapped paragraph joined; borrowed where there is one line.
    pub fn text(&self) -> Cow<'a, str> {
        join_lines(self.raw())
    }

    /// The language of the block; `None` where its text shows none, as in a price line.
    pub fn language(&self) -> Option<Language> {
        self.data.language
    }

    /// The sentences inside the block.
    pub fn sentences(&self) -> &'a [Span] {
        inside(&self.parts.sentences, self.data.span, |&span| span)
    }

    /// The prices inside the block.
    pub fn prices(&self) -> &'a [Price] {
        inside(&self.parts.prices, self.data.span, Price::span)
    }

    /// The quotations that begin inside the block.
    pub fn quotations(&self) -> impl Iterator<Item = Quotation<'a>> + use<'a> {
        let text = self.article;
        let first = |q: &QuotationData| q.parts.first().copied().unwrap_or_default();
        inside(&self.parts.quotations, self.data.span, first).iter().map(move |data| Quotation { text, data })
    }
}

/// The items, sorted by place, that begin inside `span`.
fn inside<T>(items: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let from = items.partition_point(|item| place(item).start() < span.start());
    let len = items[from..].partition_point(|item| place(item).start() < span.end());
    &items[from..from + len]
}

/// A wrapped text on one line: each line end with the blanks around it becomes
/// one space, or nothing between characters of scripts that write none.
fn join_lines(raw: &str) -> Cow<'_, str> {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !raw.contains(is_end) {
        return Cow::Borrowed(raw);
    }
    let mut joined = String::with_capacity(raw.len());
    raw.split(is_end).for_each(|line| join(&mut joined, line.trim()));
    Cow::Owned(joined)
}

/// Adds a stretch of text behind what is there, with a space between where the script writes one.
fn join(joined: &mut String, more: &str) {
    let unspaced = |c: Option<char>| c.is_none_or(writes_no_spaces);
    let touching = unspaced(joined.chars().next_back()) && unspaced(more.chars().next());
    if !(touching || joined.is_empty() || more.is_empty()) {
        joined.push(' ');
    }
    joined.push_str(more);
}

/// Han, kana, and the punctuation set with them.
fn writes_no_spaces(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{31f0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Words between quotation marks or behind a dialogue dash, with who said them.
#[derive(Clone, Copy, Debug)]
pub struct Quotation<'a> {
    text: &'a str,
    data: &'a QuotationData,
}

impl<'a> Quotation<'a> {
    /// Statement, fragment or phrase.
    pub fn kind(&self) -> QuotationKind {
        self.data.kind
    }

    /// Between marks, or behind a dash.
    pub fn style(&self) -> QuotationStyle {
        self.data.style
    }

    /// The parts in order, marks included: several where the attribution
    /// interrupts the words or they run over paragraphs.
    pub fn parts(&self) -> &'a [Span] {
        &self.data.parts
    }

    /// The words: marks off, parts joined (by a space where the script writes them). Borrowed where there is one part on one line.
    pub fn text(&self) -> Cow<'a, str> {
        let words = |part: Span| join_lines(&self.text[quotation::words(self.text, part, self.data.style)]);
        match self.data.parts[..] {
            [part] => words(part),
            ref parts => {
                let mut joined = String::new();
                parts.iter().for_each(|&part| join(&mut joined, &words(part)));
                Cow::Owned(joined)
            }
        }
    }

    /// Who said it; `None` where the article does not make it clear.
    pub fn speaker(&self) -> Option<Mention<'a>> {
        self.data.speaker.map(|data| Mention { text: self.text, data })
    }

    /// The speaker's title, job or description where it stands beside the name.
    pub fn role(&self) -> Option<Span> {
        self.data.role
    }

    /// The reporting verb or phrase: *said*, *according to*.
    pub fn cue(&self) -> Option<Span> {
        self.data.cue
    }
}

/// A speaker as named beside a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'a> {
    text: &'a str,
    data: MentionData,
}

impl<'a> Mention<'a> {
    /// Where the name, noun phrase or pronoun stands.
    pub fn span(&self) -> Span {
        self.data.span
    }

    /// The shortest name, noun phrase or pronoun as written.
    pub fn text(&self) -> &'a str {
        &self.text[self.data.span]
    }

    /// The fullest name of the same person in the article, on one line; else
    /// [`text`](Self::text). Borrowed where the name is not wrapped.
    pub fn name(&self) -> Cow<'a, str> {
        join_lines(&self.text[self.data.name])
    }

    /// Where the fullest name stands.
    pub fn name_span(&self) -> Span {
        self.data.name
    }
}

/// A speaker with everything the article quotes of them.
#[derive(Clone, Debug)]
pub struct Speaker<'a> {
    name: Cow<'a, str>,
    quotations: Vec<Quotation<'a>>,
}

impl<'a> Speaker<'a> {
    /// The fullest name in the article.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is quoted of them, in order.
    pub fn quotations(&self) -> &[Quotation<'a>] {
        &self.quotations
    }
}

/// When an article says it was published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Published {
    span: Span,
    date: Option<(i16, u8, u8)>,
}

impl Published {
    /// The date and time as written.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The calendar date as ISO 8601 (`2025-06-02`), where it is certain.
    pub fn date(&self) -> Option<String> {
        self.date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::join_lines;

    #[test]
    fn wrapped_lines_join_as_their_script_is_written() {
        assert_eq!(join_lines("the night\r\n  ferry\u{2028}\nsails"), "the night ferry sails");
        assert_eq!(join_lines("渡船恢复\n通航"), "渡船恢复通航");
        assert_eq!(join_lines("渡船\nFerry"), "渡船 Ferry");
    }
}
