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
use super::{BlockData, BlockKind, Layout, body, dateline, list, title};
use crate::language::Language;
use crate::price;
use crate::scan::Landmarks;

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
}

impl<'t> Page<'t> {
    pub(super) fn new(
        text: &'t str,
        landmarks: &'t Landmarks,
        language: Option<Language>,
        prices: price::Context<'t>,
        mut drafts: Vec<Draft>,
    ) -> Self {
        for draft in drafts.iter_mut().filter(|draft| draft.width > NARROW) {
            if furniture::is_long_address(&text[draft.span]) {
                draft.width = NARROW;
            }
        }
        let items = list::items(text, &drafts);
        let (mut hints, dates) = (vec![Hint::NONE; drafts.len()], vec![None; drafts.len()]);
        let (mut words, reader) = (Words::default(), date::Reader::default());
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
        let mut page =
            Self { text, landmarks, language, prices, drafts, items, hints, dates, repeats, run, words, reader };
        let run = page.choose(&runs);
        let run = page.trimmed(run);
        page.run = page.resumed(run);
        page
    }

    pub(super) fn layout(mut self) -> Layout {
        self.look();
        let set_off = self.set_off();
        if !title::is_plain(&self.hints, self.run.start, set_off) {
            self.repeats = Repeats::of(self.text, &self.drafts);
        }
        let head =
            Head::new(self.text, &self.drafts, &self.items, &self.hints, &self.repeats, self.run.clone(), set_off);
        let title = head.title();
        if let Some(again) = title.and_then(|title| head.again(title)) {
            self.run.start = again + 1;
        }
        let body = self.body(title, set_off);
        if self.repeats.is_empty() && self.is_page(title, set_off) {
            self.repeats = Repeats::of(self.text, &self.drafts);
        }
        let mut kinds = self.kinds(title, set_off, &body);
        let byline = self.byline(title, set_off, &body, &mut kinds);
        let deck = title.filter(|_| self.is_page(title, set_off));
        if let Some(deck) = deck.and_then(|title| self.deck_below(title, &body, &kinds)) {
            kinds[deck] = BlockKind::Deck;
        }
        if let Some(names) = byline {
            self.about_author(names, &body, self.is_page(title, set_off), &mut kinds);
        }
        let published = self.published(title, &body);
        let dated = published.filter(|_| self.is_page(title, set_off));
        if let Some(at) = dated.and_then(|date| self.below_author(date.span, &kinds)) {
            kinds[at] = BlockKind::Timestamp;
        }
        let dateline = body
            .clone()
            .find(|&at| kinds[at] == BlockKind::Paragraph && body::is_prose(&self.drafts[at]))
            .and_then(|at| dateline::find(self.text, self.drafts[at].span));
        let block = |(draft, kind): (&Draft, BlockKind)| BlockData { kind, span: draft.span, language: None };
        Layout {
            blocks: self.drafts.iter().zip(kinds).map(block).collect(),
            title: title.map(|at| at as u32),
            byline,
            published,
            dateline,
        }
    }

    fn written(&self, at: usize) -> &'t str {
        &self.text[self.drafts[at].span]
    }
}
