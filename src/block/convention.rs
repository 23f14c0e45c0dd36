//! How the document writes its paragraphs, and the drafts of blocks that follow from it.

use super::fold::is_small;
use super::lines::{Closing, Line, columns, is_wide};
use super::list;
use crate::span::Span;

/// Lines inside paragraphs that must be seen before a text counts as wrapped.
const LEAST_INNER: usize = 4;

/// No mail client, agency or typewriter wraps later than this; counted in
/// characters, since programs that do not know of wide characters wrap there, too.
const LATEST_WRAP: u16 = 100;

/// How far below the margin a wrapped line may stay: a long word moved down.
const RAGGED: u16 = 18;

/// Lines in a hundred that may be wider than the margin: addresses, tables.
const OUTLIERS: usize = 5;

/// Columns of indent, over the lines around, that open a paragraph.
const LEAST_INDENT: u16 = 2;

/// How the document writes its paragraphs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Convention {
    /// One line a paragraph, whatever stands between the lines.
    LinePerParagraph,
    /// Lines broken at a margin; a paragraph ends at a blank line or an indent,
    /// or where the next word would still have fitted.
    Wrapped {
        /// The widest that lines get, outliers aside.
        margin: u16,
        /// Whether the first line of each paragraph is indented.
        indented: bool,
    },
}

/// A block before it is known what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) span: Span,
    /// Columns, summed over the lines.
    pub(super) width: u32,
    /// Blank lines before it.
    pub(super) gap: u8,
    pub(super) closing: Closing,
    pub(super) terminators: u16,
    pub(super) figures: u16,
}

impl Draft {
    fn new(line: &Line) -> Self {
        Self {
            span: line.span,
            width: u32::from(line.width),
            gap: line.gap,
            closing: line.closing,
            terminators: line.terminators,
            figures: line.figures,
        }
    }

    fn append(&mut self, line: &Line) {
        self.span = Span::new(self.span.start(), line.span.end());
        self.width = self.width.saturating_add(u32::from(line.width) + 1);
        self.closing = line.closing;
        self.terminators = self.terminators.saturating_add(line.terminators);
        self.figures = self.figures.saturating_add(line.figures);
    }
}

impl Convention {
    /// Reads the convention off the lines, once a document.
    ///
    /// Wrapped text shows in the lines that another follows at once and that
    /// do not end a sentence: they crowd under a margin of at most
    /// [`LATEST_WRAP`] columns. Lines that are whole paragraphs do not.
    pub(super) fn of(text: &str, lines: &[Line], widths: &mut Vec<u16>) -> Self {
        let indented = indents_open_paragraphs(lines);
        let inner = |pair: &&[Line]| {
            let opens =
                if indented { pair[1].indent >= LEAST_INDENT } else { pair[1].indent >= pair[0].indent + LEAST_INDENT };
            pair[1].gap == 0 && pair[0].width > 1 && !opens
        };
        let mut ended = 0;
        widths.clear();
        widths.reserve(lines.len());
        for pair in lines.windows(2).filter(inner) {
            ended += usize::from(pair[0].closing == Closing::Sentence);
            widths.push(pair[0].indent + pair[0].width);
        }
        if widths.len() < LEAST_INNER {
            return Self::LinePerParagraph;
        }
        let at = widths.len() - 1 - widths.len() * OUTLIERS / 100;
        let margin = *widths.select_nth_unstable(at).1;
        let wide = lines.iter().take(64).any(|line| text[line.span].chars().take(8).any(is_wide));
        let latest = if wide { 2 * LATEST_WRAP } else { LATEST_WRAP };
        let over = lines.iter().filter(|line| line.width > margin + RAGGED).count();
        if over * 100 > lines.len() * OUTLIERS {
            return Self::LinePerParagraph;
        }
        if margin > latest || margin < 2 * RAGGED || ended * 10 >= widths.len() * 6 {
            return Self::LinePerParagraph;
        }
        let near = lines.windows(2).filter(inner).filter(|pair| is_near(text, &pair[0], &pair[1], margin)).count();
        // In wrapped text the next word would not have fitted; in lists it would.
        let early = lines.windows(2).filter(inner).filter(|pair| ends_early(text, &pair[0], &pair[1], margin)).count();
        let is_wrapped = near * 4 >= widths.len() * 3 && early * 3 <= widths.len();
        let goes_on = |pair: &&[Line]| goes_on(text, &pair[0], &pair[1], margin);
        if !is_wrapped && lines.windows(2).filter(inner).filter(goes_on).count() * 3 < widths.len() {
            return Self::LinePerParagraph;
        }
        Self::Wrapped { margin, indented }
    }

    /// The drafts, one a line or one a wrapped paragraph, into an emptied list.
    pub(super) fn drafts(self, text: &str, lines: &[Line], drafts: &mut Vec<Draft>) {
        drafts.clear();
        drafts.reserve(lines.len());
        let Self::Wrapped { margin, indented } = self else {
            for line in lines {
                match drafts.last_mut() {
                    Some(draft) if line.gap == 0 && is_torn(text, draft.span, line.span) => draft.append(line),
                    _ => drafts.push(Draft::new(line)),
                }
            }
            return;
        };
        let mut item = None;
        for (at, line) in lines.iter().enumerate() {
            let previous = at.checked_sub(1).and_then(|at| lines.get(at));
            let goes_on = previous.is_some_and(|previous| {
                line.gap == 0
                    && !opens_by_indent(previous, line, indented, item)
                    && !opens_item(text, previous, line, item.is_some())
                    && !ends_early(text, previous, line, margin)
            });
            match drafts.last_mut() {
                Some(draft) if goes_on => draft.append(line),
                _ => {
                    item = list::marker(&text[line.span]).map(|_| line.indent);
                    drafts.push(Draft::new(line));
                }
            }
        }
    }
}

/// Whether a line break tears a sentence from its punctuation, as markup around
/// a quotation does when it is taken off: no paragraph ends with an opening
/// mark, and none begins with a stop. A stop alone stood behind a picture.
fn is_torn(text: &str, before: Span, line: Span) -> bool {
    // Most lines end and begin with letters.
    let byte = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at));
    let (last, first) = (byte(before.end().checked_sub(1)), byte(Some(line.start())));
    if last.is_some_and(u8::is_ascii) && first.is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '»' | '«' | '‘' | '’');
    let mut tail = text[before].chars().rev();
    let mut head = text[line].chars();
    let opened = matches!(tail.next(), Some('„' | '‚' | '«' | '“' | '‘')) && is_blank(tail.next());
    opened
        || matches!(head.next(), Some('.' | ',' | ';' | '!' | '?'))
            && head.next().is_some_and(|c| c.is_whitespace() || is_mark(c))
}

/// Columns of a line that goes on in the next; narrower ones are headings and items.
const FILLED: u16 = 50;

/// Whether an indent opens a paragraph: then indented lines are followed by
/// lines that are not, while in a block that is set in, they follow one another.
fn indents_open_paragraphs(lines: &[Line]) -> bool {
    let base = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let (mut alone, mut together) = (0, 0);
    for pair in lines.windows(2).filter(|pair| pair[1].gap == 0 && pair[0].indent >= base + LEAST_INDENT) {
        if pair[1].indent < base + LEAST_INDENT {
            alone += 1;
        } else if pair[0].width >= FILLED && pair[0].closing == Closing::Open {
            together += 1;
        }
    }
    alone > together
}

/// `item` is the indent of the list item that the previous line belongs to.
fn opens_by_indent(previous: &Line, line: &Line, indented: bool, item: Option<u16>) -> bool {
    if indented {
        return line.indent >= LEAST_INDENT;
    }
    match item {
        // The lines of an item hang under its text.
        Some(indent) => line.indent < indent,
        None => line.indent >= previous.indent + LEAST_INDENT,
    }
}

/// A marker at a line's head opens an item where one can stand: after another
/// item, a colon or a full stop. Elsewhere it is a dash or number moved down.
fn opens_item(text: &str, previous: &Line, line: &Line, in_list: bool) -> bool {
    let Some((marker, _)) = list::marker(&text[line.span]) else { return false };
    // This one stands between words, too, and needs no blank; an item ends its line early.
    if marker == list::Marker::Sign && text[line.span].starts_with('・') {
        return false;
    }
    previous.closing != Closing::Open || in_list && !matches!(marker, list::Marker::Sign | list::Marker::Dash)
}

/// Whether a line breaks off at the margin amid a sentence: the next begins with a small letter.
fn goes_on(text: &str, line: &Line, next: &Line, margin: u16) -> bool {
    line.closing == Closing::Open
        && is_near(text, line, next, margin)
        && text[next.span].chars().next().is_some_and(is_small)
}

/// Whether a line comes near the margin, or would have passed it with the next word.
fn is_near(text: &str, line: &Line, next: &Line, margin: u16) -> bool {
    let width = line.indent + line.width;
    width + RAGGED >= margin || width + 1 + first_word(text, next) > margin
}

/// Whether the line was ended though the next word would have fitted with room
/// to spare; then the break was meant.
fn ends_early(text: &str, previous: &Line, line: &Line, margin: u16) -> bool {
    /// Writers that balance lines leave up to this share of the margin free.
    const SLACK: u16 = 6;
    previous.indent + previous.width + 1 + first_word(text, line) + margin / SLACK < margin
}

/// Columns of a line's first word.
fn first_word(text: &str, line: &Line) -> u16 {
    /// No word needs to be measured beyond this.
    const LONGEST_WORD: usize = 100;
    let mut word = 0;
    for c in text[line.span].chars().take(LONGEST_WORD) {
        if c.is_whitespace() {
            break;
        }
        word += columns(c);
        if is_wide(c) {
            // A line may break between any two of these; closing marks may follow.
            word += 6;
            break;
        }
    }
    word as u16
}
