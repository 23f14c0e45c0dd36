//! Articles as HTML. Every piece of text passes through `escape`: an article can
//! hold anything, and none of it may become markup.

use std::collections::HashMap;
use std::fmt::Write as _;

use newsprint::{Article, Block, BlockKind, Price, Quotation, QuotationKind, Span};

/// Speakers take these many colours in turn; see `style.css`.
const COLOURS: usize = 6;

/// The whole page.
pub fn render(articles: &[(&str, Article)]) -> String {
    let first = articles.first().map_or("newsprint", |(name, article)| heading(name, article));
    let mut out = String::from("<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let _ = write!(
        out,
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        escape(first),
        include_str!("style.css")
    );
    out.push_str(LEGEND);
    if articles.len() > 1 {
        out.push_str("<nav><ol>\n");
        for (place, (name, article)) in articles.iter().enumerate() {
            let _ = writeln!(out, "<li><a href=\"#article-{place}\">{}</a></li>", escape(heading(name, article)));
        }
        out.push_str("</ol></nav>\n");
    }
    for (place, (_, article)) in articles.iter().enumerate() {
        Page::new(article).write(&mut out, place);
    }
    out.push_str("</body>\n</html>\n");
    out
}

const LEGEND: &str = "<aside class=\"legend\"><span class=\"statement c0\">statement</span> \
<span class=\"fragment c0\">fragment</span> <span class=\"phrase\">phrase</span> <span class=\"speaker\">speaker</span> \
<span class=\"role\">role</span> <span class=\"cue\">cue</span> <span class=\"amount\">price</span></aside>\n";

fn heading<'a>(name: &'a str, article: &'a Article) -> &'a str {
    article.title().map_or(name, |title| title.raw())
}

/// Text that HTML reads as text, within and outside attribute values. Controls
/// that HTML forbids show as U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A stretch of text to be set off: its class, and what hovering over it says.
struct Mark {
    span: Span,
    class: String,
    hint: String,
}

struct Page<'a> {
    article: &'a Article<'a>,
    /// The colour of each speaker, by name.
    colours: HashMap<String, usize>,
    /// Sorted by their starts.
    marks: Vec<Mark>,
}

impl<'a> Page<'a> {
    fn new(article: &'a Article<'a>) -> Self {
        let speakers = article.speakers();
        let colours =
            speakers.iter().enumerate().map(|(place, speaker)| (speaker.name().to_owned(), place % COLOURS)).collect();
        let mut page = Self { article, colours, marks: Vec::new() };
        let mut marks: Vec<Mark> = article.prices().iter().map(|price| page.price(price)).collect();
        marks.extend(article.quotations().flat_map(|quotation| page.quotation(&quotation)));
        marks.sort_by_key(|mark| mark.span);
        page.marks = marks;
        page
    }

    fn price(&self, price: &Price) -> Mark {
        let mut hint = price.amount().to_string();
        if let Some(top) = price.amount_max() {
            let _ = write!(hint, " to {top}");
        }
        if let Some(currency) = price.currency() {
            let candidates: Vec<_> = currency.candidates().collect();
            let _ = write!(hint, " {}", currency.code().map_or(candidates.join(" or "), str::to_owned));
        }
        if let Some(unit) = price.unit() {
            let _ = write!(hint, " per {}", &self.article.text()[unit]);
        }
        Mark { span: price.span(), class: "amount".into(), hint }
    }

    fn colour(&self, quotation: &Quotation) -> String {
        let name = quotation.speaker().and_then(|mention| self.colours.get(&*mention.name()));
        name.map_or(String::new(), |colour| format!(" c{colour}"))
    }

    fn quotation(&self, quotation: &Quotation) -> Vec<Mark> {
        let kind = match quotation.kind() {
            QuotationKind::Statement => "statement",
            QuotationKind::Fragment => "fragment",
            _ => "phrase",
        };
        let colour = self.colour(quotation);
        let hint = format!("{kind}{}", self.attribution(quotation).map_or(String::new(), |who| format!(": {who}")));
        let mark = |span, class: &str| Mark { span, class: format!("{class}{colour}"), hint: hint.clone() };
        let mut marks: Vec<Mark> = quotation.parts().iter().map(|&part| mark(part, kind)).collect();
        marks.extend(quotation.speaker().map(|mention| mark(mention.span(), "speaker")));
        marks.extend(quotation.role().map(|span| mark(span, "role")));
        marks.extend(quotation.cue().map(|span| mark(span, "cue")));
        marks
    }

    /// `Anna Kurz, head of the depot`.
    fn attribution(&self, quotation: &Quotation) -> Option<String> {
        let name = quotation.speaker()?.name();
        let role = quotation.role().map(|span| &self.article.text()[span]);
        Some(role.map_or(name.to_string(), |role| format!("{name}, {role}")))
    }

    fn write(&self, out: &mut String, place: usize) {
        let language = self.article.language();
        let code = language.map_or("und".to_owned(), |found| found.language().code().to_owned());
        let _ = writeln!(out, "<article id=\"article-{place}\" lang=\"{code}\">");
        let _ = write!(out, "<p class=\"badges\"><span>{code}</span>");
        if let Some(date) = self.article.published().and_then(|when| when.date()) {
            let _ = write!(out, "<span>{date}</span>");
        }
        if let Some(byline) = self.article.byline() {
            let _ = write!(out, "<span>{}</span>", escape(&self.article.text()[byline]));
        }
        out.push_str("</p>\n");
        for block in self.article.blocks() {
            self.write_block(out, &block, &code);
        }
        self.write_speakers(out);
        out.push_str("</article>\n");
    }

    fn write_block(&self, out: &mut String, block: &Block, document: &str) {
        let tag = match block.kind() {
            BlockKind::Title => "h1",
            BlockKind::Heading => "h2",
            _ => "p",
        };
        let language = block.language().map_or(document.to_owned(), |language| language.code().to_owned());
        let name = block.kind().name();
        // `dir="auto"` lets the browser find the direction from the first strong letter.
        let _ = write!(
            out,
            "<section class=\"{name}\">\n<{tag} dir=\"auto\" lang=\"{language}\" title=\"{name}, {language}\">"
        );
        self.write_marked(out, block.span());
        let _ = writeln!(out, "</{tag}>");
        let notes: Vec<String> = block.quotations().filter_map(|quotation| self.note(&quotation)).collect();
        if !notes.is_empty() {
            let _ = writeln!(out, "<aside dir=\"auto\">{}</aside>", notes.concat());
        }
        out.push_str("</section>\n");
    }

    fn note(&self, quotation: &Quotation) -> Option<String> {
        let who = self.attribution(quotation)?;
        Some(format!("<span class=\"note{}\">{}</span>", self.colour(quotation), escape(&who)))
    }

    /// The text of a block, cut wherever a mark begins or ends; each piece carries
    /// the classes of all marks over it, so marks may overlap in any way.
    fn write_marked(&self, out: &mut String, block: Span) {
        let from = self.marks.partition_point(|mark| mark.span.start() < block.start());
        let marks: Vec<_> = self.marks[from..].iter().take_while(|mark| mark.span.start() < block.end()).collect();
        let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]).collect();
        cuts.extend([block.start(), block.end()]);
        cuts.retain(|&cut| block.start() <= cut && cut <= block.end());
        cuts.sort_unstable();
        cuts.dedup();
        for ends in cuts.windows(2) {
            let piece = Span::new(ends[0], ends[1]);
            let over: Vec<_> = marks.iter().filter(|mark| mark.span.overlaps(piece)).collect();
            let text = escape(&self.article.text()[piece]);
            if over.is_empty() {
                out.push_str(&text);
                continue;
            }
            let classes: Vec<_> = over.iter().map(|mark| mark.class.as_str()).collect();
            let hint = over.last().map_or("", |mark| mark.hint.as_str());
            let _ = write!(out, "<span class=\"{}\" title=\"{}\">{text}</span>", classes.join(" "), escape(hint));
        }
    }

    fn write_speakers(&self, out: &mut String) {
        let speakers = self.article.speakers();
        if speakers.is_empty() {
            return;
        }
        out.push_str("<footer><h2>Who speaks</h2>\n<dl>\n");
        for speaker in speakers {
            let colour = self.colours.get(speaker.name()).copied().unwrap_or_default();
            let _ = writeln!(out, "<dt class=\"c{colour}\" dir=\"auto\">{}</dt>", escape(speaker.name()));
            for quotation in speaker.quotations() {
                let _ = writeln!(out, "<dd dir=\"auto\">{}</dd>", escape(&quotation.text()));
            }
        }
        out.push_str("</dl></footer>\n");
    }
}
