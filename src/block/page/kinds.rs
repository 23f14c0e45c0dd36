//! The kind of each block, once head and body are known.

use std::ops::Range;

use super::Page;
use crate::block::convention::Draft;
use crate::block::furniture::Evidence;
use crate::block::shared::WordSet;
use crate::block::{BlockData, BlockKind, body, heading};

/// One word of so many that the article has, too, tells a deck.
const SHARE: i32 = 4;

impl Page<'_> {
    /// The blocks, each with its kind.
    pub(super) fn blocks(&mut self, title: Option<usize>, is_page: bool, body: &Range<usize>) -> Vec<BlockData> {
        let mut lists = std::mem::take(&mut self.headings);
        let headings = heading::headings(self.text, &self.drafts, &self.items, &self.hints, body, &mut lists);
        let furniture = if is_page { self.inside(body) } else { Vec::new() };
        let kind = |at: usize, heading: bool| {
            if Some(at) == title {
                BlockKind::Title
            } else if self.hints[at].hour {
                BlockKind::Timestamp
            } else if furniture.get(at) == Some(&true) {
                if self.hints[at].timestamp { BlockKind::Timestamp } else { BlockKind::Boilerplate }
            } else if body.contains(&at) {
                self.body_kind(at, is_page, heading)
            } else {
                self.outer_kind(at, title)
            }
        };
        let block = |(at, draft): (usize, &Draft)| {
            let kind = kind(at, headings.get(at) == Some(&true));
            BlockData { kind, span: draft.span, language: None }
        };
        let blocks = self.drafts.iter().enumerate().map(block).collect();
        self.headings = lists;
        blocks
    }

    /// The line right below a page's title that sums the article up, where author or date
    /// stand below it, so that it belongs to the head.
    pub(super) fn deck_below(&self, title: usize, body: &Range<usize>, blocks: &[BlockData]) -> Option<usize> {
        /// Columns of a deck.
        const DECK: std::ops::RangeInclusive<u32> = 30..=400;
        let at = title + 1;
        let draft = self.drafts.get(at).filter(|_| at < body.start)?;
        let hint = self.hints[at];
        let [below, next] = [1, 2].map(|by| blocks.get(at + by).map(|block| block.kind));
        let says = |kind: BlockKind| matches!(kind, BlockKind::Byline | BlockKind::Timestamp);
        let is_free = !hint.is_other() && !hint.dated && !self.items[at] && !self.repeats.are_same(title, at);
        let is_signed = blocks[at].kind == BlockKind::Boilerplate && below.is_some_and(says);
        let both = next.is_some_and(says) && below != next;
        let is_deck = is_free && is_signed && DECK.contains(&draft.width) && self.shares(at, body, both);
        is_deck.then_some(at)
    }

    /// Whether the first paragraphs have some of a line's words, or any where that is enough.
    fn shares(&self, at: usize, body: &Range<usize>, any: bool) -> bool {
        /// Paragraphs whose words are read.
        const PARAGRAPHS: usize = 12;
        let mut article = WordSet::new();
        let prose = body.clone().filter(|&at| body::is_prose(&self.drafts[at]));
        prose.take(PARAGRAPHS).for_each(|at| article.insert_all(self.written(at)));
        let (words, shared) = article.count(self.written(at));
        shared > 0 && (any || SHARE * shared >= words)
    }

    fn outer_kind(&self, at: usize, title: Option<usize>) -> BlockKind {
        let hint = self.hints[at];
        if hint.price {
            return BlockKind::Price;
        }
        if hint.timestamp {
            return BlockKind::Timestamp;
        }
        match title {
            Some(title) if at < title && self.written(at) == self.written(title) => BlockKind::Title,
            Some(title) if at > title && self.written(at) == self.written(title) => BlockKind::Title,
            _ => BlockKind::Boilerplate,
        }
    }

    fn body_kind(&self, at: usize, is_page: bool, heading: bool) -> BlockKind {
        if self.hints[at].price {
            return BlockKind::Price;
        }
        if is_page && self.hints[at].furniture >= Evidence::Strong && self.references(at).is_none() {
            return BlockKind::Boilerplate;
        }
        if self.items[at] {
            return BlockKind::ListItem;
        }
        if heading {
            return BlockKind::Heading;
        }
        BlockKind::Paragraph
    }
}
