//! Options, and the order of the passes.

use crate::article::{Article, Parts};
use crate::block;
use crate::error::Error;
use crate::language::{self, Detection, Language};
use crate::price::{self, Price};
use crate::quotation;
use crate::scan;
use crate::scratch::{self, Scratch};
use crate::sentence;

/// What a byte that belongs to no character is read as.
const SUBSTITUTE: char = '\u{1A}';

/// Reads articles; says how.
///
/// A parser is a handful of options: make it once (in a `const`, if you like),
/// copy it freely, share it between threads.
///
/// ```
/// use newsprint::{Language, Parser};
/// const GERMAN: Parser = Parser::new().decimal_separator(',').max_bytes(1 << 20);
/// let parser = GERMAN.language("deu".parse::<Language>()?);
/// assert_eq!(parser.parse("Brot kostet jetzt 1.299 €.").language().unwrap().language().code(), "deu");
/// # Ok::<(), newsprint::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Parser {
    language: Option<Language>,
    decimal_separator: Option<char>,
    max_bytes: usize,
    sentences: bool,
    prices: bool,
    quotations: bool,
}

impl Parser {
    /// The longest text that offsets can address: 4 GiB − 1.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    /// The defaults: no hints, every part read, texts up to [`MAX_BYTES`](Self::MAX_BYTES).
    #[must_use]
    pub const fn new() -> Self {
        Self {
            language: None,
            decimal_separator: None,
            max_bytes: Self::MAX_BYTES,
            sentences: true,
            prices: true,
            quotations: true,
        }
    }

    /// The language of the article, when the caller knows it. Default: detected.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// The decimal separator of the article's amounts, `'.'` or `','`, when the
    /// caller knows it; any other character is ignored. Default: read from the text.
    #[must_use]
    pub const fn decimal_separator(mut self, separator: char) -> Self {
        self.decimal_separator = match separator {
            '.' | ',' => Some(separator),
            _ => None,
        };
        self
    }

    /// The longest input in bytes that [`parse_bytes`](Self::parse_bytes) takes.
    /// Default and maximum: [`MAX_BYTES`](Self::MAX_BYTES).
    #[must_use]
    pub const fn max_bytes(mut self, limit: usize) -> Self {
        self.max_bytes = if limit < Self::MAX_BYTES { limit } else { Self::MAX_BYTES };
        self
    }

    /// Whether to find sentences. Default: yes; what is left out costs nothing.
    #[must_use]
    pub const fn sentences(mut self, wanted: bool) -> Self {
        self.sentences = wanted;
        self
    }

    /// Whether to find prices inside blocks. Price lines are found either way. Default: yes.
    #[must_use]
    pub const fn prices(mut self, wanted: bool) -> Self {
        self.prices = wanted;
        self
    }

    /// Whether to find quotations. Default: yes.
    #[must_use]
    pub const fn quotations(mut self, wanted: bool) -> Self {
        self.quotations = wanted;
        self
    }

    /// Reads an article. Any text parses; nothing panics.
    ///
    /// Of a text longer than [`MAX_BYTES`](Self::MAX_BYTES) the head is read and
    /// the rest given back by [`Article::unread`]. [`max_bytes`](Self::max_bytes)
    /// does not apply here, since this cannot fail.
    ///
    /// # Complexity
    /// Linear in the length of the text, in time and memory. Working memory of
    /// texts up to 64 KiB is kept by the thread for the next one: some 20 kB after
    /// ordinary articles, at most 256 KiB.
    pub fn parse<'t>(&self, text: &'t str) -> Article<'t> {
        let (head, unread) = text.split_at(floor_char_boundary(text, Self::MAX_BYTES));
        Article::new(head.into(), unread.into(), self.read(head))
    }

    /// Reads an article from bytes.
    ///
    /// # Errors
    /// [`is_too_long`](Error::is_too_long) where a limit is passed, before any
    /// work; [`is_not_utf8`](Error::is_not_utf8) with the offset of the first
    /// byte that starts no character.
    pub fn parse_bytes<'t>(&self, bytes: &'t [u8]) -> Result<Article<'t>, Error> {
        if bytes.len() > self.max_bytes {
            return Err(Error::too_long(bytes.len(), self.max_bytes));
        }
        let text = std::str::from_utf8(bytes).map_err(|e| Error::not_utf8(&e))?;
        Ok(self.parse(text))
    }

    /// Reads an article from bytes, some of which may be no UTF-8: each byte that
    /// belongs to no character is read as U+001A SUBSTITUTE, which is one byte, too,
    /// so that every span is one of the bytes given.
    ///
    /// ```
    /// let bytes = b"Caf\xE9 Linden opens.\n\nTea costs \xE2\x82\xAC2.";
    /// let article = newsprint::Parser::new().parse_bytes_lossy(bytes)?;
    /// assert_eq!(&bytes[article.prices()[0].span().range()], "€2".as_bytes());
    /// assert_eq!(article.blocks().next().unwrap().raw(), "Caf\u{1A} Linden opens.");
    /// # Ok::<(), newsprint::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_too_long`](Error::is_too_long) where a limit is passed, before any work.
    pub fn parse_bytes_lossy<'t>(&self, bytes: &'t [u8]) -> Result<Article<'t>, Error> {
        if bytes.len() > self.max_bytes {
            return Err(Error::too_long(bytes.len(), self.max_bytes));
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(self.parse(text));
        }
        let mut text = String::with_capacity(bytes.len());
        for stretch in bytes.utf8_chunks() {
            text.push_str(stretch.valid());
            text.extend(stretch.invalid().iter().map(|_| SUBSTITUTE));
        }
        let parts = self.read(&text);
        Ok(Article::new(text.into(), "".into(), parts))
    }

    /// Reads a string that holds one price, such as a web shop's price field. A
    /// number counts as a price here even without a currency; `currency` is text
    /// that may name the currency beside it (`"GBP"`, `"Price in €"`).
    ///
    /// # Errors
    /// [`is_not_a_price`](Error::is_not_a_price) where no amount is found, or one
    /// too large to be exact.
    pub fn parse_price(&self, text: &str, currency: Option<&str>) -> Result<Price, Error> {
        let context = price::Context::new(self.language, self.decimal_separator);
        price::read_field(text, currency, context).ok_or_else(|| Error::not_a_price(text))
    }

    fn read(&self, text: &str) -> Parts {
        scratch::lend(text.len(), |scratch| self.pass(text, scratch))
    }

    /// The passes, in order; each uses only what stands before it.
    fn pass(&self, text: &str, scratch: &mut Scratch) -> Parts {
        let Scratch { landmarks, blocks, prices, quotations, sentences } = scratch;
        scan::scan(text, landmarks);
        let landmarks = &*landmarks;
        // Of a long text each room's working memory goes when its work is done.
        let kept = scratch::outlives(text.len());
        let detection = match self.language {
            Some(language) => Some(Detection::given(language, text)),
            None => language::detect_language(text),
        };
        let language = detection.map(|found| found.language());
        let document = price::Document::new(text, landmarks, language, self.prices);
        let money = price::Context::new(language, self.decimal_separator).with_document(&document);
        let mut layout = block::read(text, landmarks, language, money, blocks);
        let home = language::Home::of(detection);
        for block in &mut layout.blocks {
            block.language = home.language_of(text, block.span);
        }
        if !kept {
            *blocks = block::Scratch::default();
        }

        let mut parts = Parts { language: detection, ..Parts::default() };
        if self.prices {
            let mut context = money;
            prices.clear();
            for block in &layout.blocks {
                let first = prices.len();
                context = context.in_language(self.language.or(block.language).or(language));
                price::find(text, block.span, landmarks, context, prices);
                if block.kind == block::BlockKind::Price {
                    price::settle(text, block.span, landmarks, context, first, prices);
                }
            }
            parts.prices = scratch::gathered(prices, kept);
        }
        if self.quotations {
            parts.quotations = quotation::find(text, &layout.blocks, landmarks, language, quotations);
            if !kept {
                *quotations = quotation::Scratch::default();
            }
        }
        if self.sentences {
            sentence::split(text, &layout.blocks, landmarks, language, &parts.quotations, sentences);
            parts.sentences = scratch::gathered(&mut sentences.found, kept);
        }
        parts.layout = layout;
        parts
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

/// The last character boundary at or before `limit`.
fn floor_char_boundary(text: &str, limit: usize) -> usize {
    let mut at = limit.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
