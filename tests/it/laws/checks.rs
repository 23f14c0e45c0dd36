//! What law 1 says, as assertions on any article; fuzzing shares them.

use newsprint::{Article, Span};

/// Asserts that `spans` are on character boundaries of `text`, in order and disjoint.
fn assert_ordered(text: &str, what: &str, spans: impl Iterator<Item = Span>) {
    let mut before = 0;
    for span in spans {
        assert!(
            text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()),
            "{what} {span} splits a character"
        );
        assert!(span.start() >= before && !span.is_empty(), "{what} {span} is empty or overlaps what ends at {before}");
        before = span.end();
    }
}

/// Law 1 for blocks: in order, disjoint, trimmed, and every non-blank byte in one.
pub fn assert_lossless(article: &Article) {
    let text = article.text();
    assert_ordered(text, "block", article.blocks().map(|block| block.span()));
    let mut blocks = article.blocks().peekable();
    blocks.clone().for_each(|block| assert_eq!(block.raw().trim(), block.raw(), "a block has blanks at its ends"));
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        while blocks.next_if(|block| block.span().end() <= at).is_some() {}
        assert!(blocks.peek().is_some_and(|block| block.span().contains(at)), "{c:?} at {at} lies in no block");
    }
}

/// Law 1 for items: inside blocks, on character boundaries, disjoint within their kind.
pub fn assert_items_inside(article: &Article) {
    let text = article.text();
    let inside = |what: &str, span: Span| {
        assert!(article.blocks().any(|block| block.span().covers(span)), "{what} {span} lies in no block");
    };
    assert_ordered(text, "sentence", article.sentences().iter().copied());
    article.sentences().iter().for_each(|&span| inside("sentence", span));
    assert_ordered(text, "price", article.prices().iter().map(newsprint::Price::span));
    article.prices().iter().for_each(|price| inside("price", price.span()));
    for quotation in article.quotations() {
        assert!(!quotation.parts().is_empty());
        quotation.parts().iter().for_each(|&part| inside("quotation", part));
        assert_ordered(text, "part", quotation.parts().iter().copied());
        let mention = quotation.speaker().into_iter().flat_map(|speaker| [speaker.span(), speaker.name_span()]);
        for span in mention.chain(quotation.role()).chain(quotation.cue()) {
            assert!(!text[span].trim().is_empty());
            inside("attribution", span);
        }
    }
    let mut parts: Vec<Span> = article.quotations().flat_map(|quotation| quotation.parts().to_vec()).collect();
    parts.sort_unstable();
    assert_ordered(text, "part", parts.into_iter());
    let own = [article.byline(), article.published().map(|when| when.span()), article.dateline()];
    own.into_iter().flatten().for_each(|span| inside("item", span));
}
