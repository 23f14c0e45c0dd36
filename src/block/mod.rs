//! Lines into blocks: the paragraph convention, the body run, and what each block is.

mod body;
mod byline;
mod convention;
mod date;
mod dateline;
mod fold;
mod furniture;
mod heading;
mod lines;
mod list;
mod page;
mod repeats;
mod shared;
mod title;
mod words;

use convention::Convention;
pub(crate) use fold::is_small;

use crate::language::Language;
use crate::price;
use crate::scan::Landmarks;
use crate::scratch::bytes;
use crate::span::Span;

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The lines under a headline that sum the article up.
    Deck,
    /// The line that names the author.
    Byline,
    /// A line that says when.
    Timestamp,
    /// A line that lists a price.
    Price,
    /// A heading inside the article.
    Heading,
    /// Running text, and whatever cannot be told from it.
    Paragraph,
    /// An item of a marked list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// Furniture: menus, share rows, "read also".
    Boilerplate,
}

impl BlockKind {
    /// The kind's name in lower case, words joined by `_`: `list_item`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Deck => "deck",
            Self::Byline => "byline",
            Self::Timestamp => "timestamp",
            Self::Price => "price",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::Caption => "caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// A block as the article keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(crate) struct BlockData {
    pub(crate) kind: BlockKind,
    pub(crate) span: Span,
    pub(crate) language: Option<Language>,
}

/// A date as written, and as a calendar date where that is certain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(crate) struct DateData {
    pub(crate) span: Span,
    /// Year, month, day.
    pub(crate) date: Option<(i16, u8, u8)>,
}

/// What the blocks of a text are, and the items that stand for the whole article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    pub(crate) blocks: Vec<BlockData>,
    /// The index of the title among the blocks.
    pub(crate) title: Option<u32>,
    pub(crate) byline: Option<Span>,
    pub(crate) published: Option<DateData>,
    pub(crate) dateline: Option<Span>,
}

/// The working memory of this room; see [`scratch`](crate::scratch).
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    lines: Vec<lines::Line>,
    widths: Vec<u16>,
    drafts: Vec<convention::Draft>,
    items: Vec<bool>,
    hints: Vec<title::Hint>,
    dates: Vec<Option<date::Found>>,
    reader: date::Reader,
    headings: heading::Lists,
    titles: title::Lists,
}

impl Scratch {
    pub(crate) fn bytes(&self) -> usize {
        bytes(&self.lines)
            + bytes(&self.widths)
            + bytes(&self.drafts)
            + bytes(&self.items)
            + bytes(&self.hints)
            + bytes(&self.dates)
            + self.headings.bytes()
            + self.titles.bytes()
    }
}

/// Divides the text into blocks and names them. `language` is the document's.
pub(crate) fn read(
    text: &str,
    landmarks: &Landmarks,
    language: Option<Language>,
    prices: price::Context,
    scratch: &mut Scratch,
) -> Layout {
    lines::split(text, landmarks, &mut scratch.lines);
    let convention = Convention::of(text, &scratch.lines, &mut scratch.widths);
    convention.drafts(text, &scratch.lines, &mut scratch.drafts);
    let mut page = page::Page::new(text, landmarks, language, prices, scratch);
    let layout = page.layout();
    page.give_back(scratch);
    layout
}
