//! The kind of each block, once head and body are known.

use std::ops::Range;

use super::Page;
use crate::block::convention::Draft;
use crate::block::furniture::Evidence;
use crate::block::{BlockData, BlockKind, heading};

impl Page<'_> {
    /// The blocks, each with its kind.
    pub(super) fn blocks(
        &mut self,
        title: Option<usize>,
        set_off: Option<usize>,
        body: &Range<usize>,
    ) -> Vec<BlockData> {
        let is_page = self.is_page(title, set_off);
        let mut lists = std::mem::take(&mut self.headings);
        let headings = heading::headings(self.text, &self.drafts, &self.items, &self.hints, body, &mut lists);
        let furniture = if is_page { self.inside(body) } else { Vec::new() };
        let kind = |at: usize, heading: bool| {
            if Some(at) == title {
                BlockKind::Title
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
