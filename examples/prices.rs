//! Prints the prices of a file, or of its arguments, as an aligned table.
//!
//! ```text
//! cargo run --example prices -- article.txt
//! cargo run --example prices -- 'CHF 1’049.95' 'from $5 to $10'
//! ```

use newsprint::{Article, Bound, Price, PriceRole};

/// How many characters of the text are shown on either side of a price.
const CONTEXT: usize = 20;

fn amount(price: &Price) -> String {
    let amount = match price.amount_max() {
        Some(top) => format!("{}–{top}", price.amount()),
        None => price.amount().to_string(),
    };
    let bound = match price.bound() {
        Some(Bound::From) => "≥ ",
        Some(Bound::UpTo) => "≤ ",
        _ => "",
    };
    let doubt = if price.has_ambiguous_separator() { " ?" } else { "" };
    format!("{bound}{amount}{doubt}")
}

fn currency(price: &Price) -> String {
    let Some(currency) = price.currency() else { return "-".to_owned() };
    if currency.is_crypto() {
        return "crypto".to_owned();
    }
    currency.code().map_or_else(|| currency.candidates().collect::<Vec<_>>().join("|"), str::to_owned)
}

/// The price with a little of the text around it, on one line.
fn context(article: &Article, price: &Price) -> String {
    let text = article.text();
    let (start, end) = (price.span().start(), price.span().end());
    let from = text[..start].char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| end + at);
    format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to]).replace(['\n', '\r'], " ")
}

fn print(article: &Article) {
    let rows: Vec<[String; 4]> = article
        .prices()
        .iter()
        .map(|price| {
            let place = match (price.is_on_price_line(), price.role()) {
                (_, Some(PriceRole::Old)) => "old",
                (_, Some(PriceRole::New)) => "new",
                (_, Some(PriceRole::Saving)) => "saving",
                (true, _) => "line",
                (false, _) => "inline",
            };
            [amount(price), currency(price), place.to_owned(), context(article, price)]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    for [amount, currency, place, context] in &rows {
        println!("{amount:>0$}  {currency:<1$}  {place:<2$}  {context}", widths[0], widths[1], widths[2]);
    }
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() {
        eprintln!("usage: prices FILE | TEXT...");
        std::process::exit(2);
    }
    for argument in &arguments {
        let text = if std::path::Path::new(argument).is_file() {
            std::fs::read_to_string(argument)?
        } else {
            argument.clone()
        };
        print(&newsprint::parse(&text));
    }
    Ok(())
}
