//! From drafts to blocks: the head, the body, and the furniture around them.

mod extent;
mod hours;
mod imprint;
mod inside;
mod kinds;
mod look;
mod price_lines;
mod run;

use std::ops::Range;

use super::convention::Draft;
use super::date;
use super::furniture::{self, Evidence};
use super::lines::Closing;
use super::repeats::Repeats;
use super::title::{Head, Hint};
use super::words::Words;
use super::{BlockKind, Layout, Scratch, body, dateline, heading, list, title};
use crate::language::Language;
use crate::price;
use crate::scan::Landmarks;
use crate::scratch::take_filled;

/// Lines at the edges of the body run that are looked at like those outside it.
const EDGE: usize = 3;

/// Furniture inside the body is narrower.
const NARROW: u32 = 60;

pub(super) struct Page<'t> {
    text: &'t str,
    landmarks: &'t Landmarks,
    language: Option<Language>,
    prices: price::Context<'t>,
    drafts: Vec<Draft>,
    items: Vec<bool>,
    hints: Vec<Hint>,
    dates: Vec<Option<date::Found>>,
    repeats: Repeats,
    run: Range<usize>,
    words: Words,
    reader: date::Reader,
    headings: heading::Lists,
    titles: title::Lists,
}

impl<'t> Page<'t> {
    pub(super) fn new(
        text: &'t str,
        landmarks: &'t Landmarks,
        language: Option<Language>,
        prices: price::Context<'t>,
        scratch: &mut Scratch,
    ) -> Self {
        let mut drafts = std::mem::take(&mut scratch.drafts);
        for draft in drafts.iter_mut().filter(|draft| draft.width > NARROW) {
            if furniture::is_long_address(&text[draft.span]) {
                draft.width = NARROW;
            }
        }
        let mut items = take_filled(&mut scratch.items, drafts.len(), false);
        list::items(text, &drafts, &mut items);
        let mut hints = take_filled(&mut scratch.hints, drafts.len(), Hint::NONE);
        let dates = take_filled(&mut scratch.dates, drafts.len(), None);
        let (mut words, reader) = (Words::default(), std::mem::take(&mut scratch.reader).anew());
        for (draft, hint) in drafts.iter().zip(&mut hints) {
            let line = &text[draft.span];
            if draft.width < NARROW && draft.closing != Closing::Sentence {
                hint.note(furniture::look(line, draft.figures > 0, &mut words));
            } else if draft.width < body::LONG {
                // Captions and the headlines of other articles are wider.
                let is_open = draft.closing != Closing::Sentence;
                if is_open || title::asks(line) {
                    let look = furniture::look(line, draft.figures > 0, &mut words);
                    hint.credit = is_open && look.credit;
                    hint.furniture = if look.evidence == Evidence::Leads { look.evidence } else { Evidence::None };
                }
            } else if draft.closing == Closing::Open {
                // A paragraph without its stop may be a caption, too.
                hint.credit = furniture::look(line, draft.figures > 0, &mut words).credit;
            }
        }
        hours::note(text, &drafts, &mut hints);
        let runs = body::runs(&drafts, &items, &hints);
        let run = 0..0;
        let repeats = Repeats::default();
        let mut page = Self {
            text,
            landmarks,
            language,
            prices,
            drafts,
            items,
            hints,
            dates,
            repeats,
            run,
            words,
            reader,
            headings: std::mem::take(&mut scratch.headings),
            titles: std::mem::take(&mut scratch.titles),
        };
        let run = page.choose(&runs);
        let run = page.trimmed(run);
        page.run = page.resumed(run);
        page
    }

    /// Gives the lists back.
    pub(super) fn give_back(self, scratch: &mut Scratch) {
        let Self { drafts, items, hints, dates, reader, headings, titles, .. } = self;
        (scratch.drafts, scratch.items, scratch.hints, scratch.dates) = (drafts, items, hints, dates);
        (scratch.reader, scratch.headings, scratch.titles) = (reader, headings, titles);
    }

    pub(super) fn layout(&mut self) -> Layout {
        self.look();
        let set_off = self.set_off();
        if !title::is_plain(&self.hints, self.run.start, set_off) {
            self.repeats = Repeats::of(self.text, &self.drafts);
        }
        let mut lists = std::mem::take(&mut self.titles);
        let head = Head::new(self.lines(), self.run.clone(), set_off, &mut lists.compounds);
        let title = head.title(&mut lists.candidates);
        if let Some(again) = title.and_then(|title| head.again(title)) {
            self.run.start = again + 1;
        }
        self.titles = lists;
        let is_page = self.is_page(title, set_off);
        let body = self.body(title, set_off, is_page);
        if self.repeats.is_empty() && is_page {
            self.repeats = Repeats::of(self.text, &self.drafts);
        }
        let mut blocks = self.blocks(title, is_page, &body);
        let byline = self.byline(title, set_off, is_page, &body, &mut blocks);
        let deck = title.filter(|_| is_page);
        if let Some(deck) = deck.and_then(|title| self.deck_below(title, &body, &blocks)) {
            blocks[deck].kind = BlockKind::Deck;
        }
        if let Some(names) = byline {
            self.about_author(names, &body, is_page, &mut blocks);
        }
        let published = self.published(title, &body);
        let dated = published.filter(|_| is_page);
        if let Some(at) = dated.and_then(|date| self.below_author(date.span, &blocks)) {
            blocks[at].kind = BlockKind::Timestamp;
        }
        let dateline = body
            .clone()
            .find(|&at| blocks[at].kind == BlockKind::Paragraph && body::is_prose(&self.drafts[at]))
            .and_then(|at| dateline::find(self.text, self.drafts[at].span));
        Layout { blocks, title: title.map(|at| at as u32), byline, published, dateline }
    }

    fn lines(&self) -> title::Lines<'_> {
        let Self { text, drafts, items, hints, repeats, .. } = self;
        title::Lines { text, drafts, items, hints, repeats }
    }

    fn written(&self, at: usize) -> &'t str {
        &self.text[self.drafts[at].span]
    }
}
