//! Quotations as a column of structs.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, StructArray, UInt32Builder};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::Result;
use newsprint::{Quotation, QuotationKind, QuotationStyle};

use super::text::Texts;

pub fn fields() -> Fields {
    vec![
        Field::new("text", DataType::Utf8, true),
        Field::new("start", DataType::UInt32, true),
        Field::new("end", DataType::UInt32, true),
        Field::new("kind", DataType::Utf8, true),
        Field::new("style", DataType::Utf8, true),
        Field::new("speaker", DataType::Utf8, true),
        Field::new("mention", DataType::Utf8, true),
        Field::new("role", DataType::Utf8, true),
        Field::new("cue", DataType::Utf8, true),
    ]
    .into()
}

/// The columns of the struct, as they grow.
#[derive(Default)]
pub struct Quotations {
    text: Texts,
    start: UInt32Builder,
    end: UInt32Builder,
    kind: Texts,
    style: Texts,
    speaker: Texts,
    mention: Texts,
    role: Texts,
    cue: Texts,
}

impl Quotations {
    pub fn push(&mut self, text: &str, quotation: &Quotation) -> Result<()> {
        let parts = quotation.parts();
        self.text.push(Some(&quotation.text()))?;
        self.start.append_option(parts.first().and_then(|part| u32::try_from(part.start()).ok()));
        self.end.append_option(parts.last().and_then(|part| u32::try_from(part.end()).ok()));
        self.kind.push(Some(kind_name(quotation.kind())))?;
        self.style.push(Some(style_name(quotation.style())))?;
        let speaker = quotation.speaker();
        self.speaker.push(speaker.map(|speaker| speaker.name()).as_deref())?;
        self.mention.push(speaker.map(|speaker| speaker.text()))?;
        self.role.push(quotation.role().map(|role| &text[role]))?;
        self.cue.push(quotation.cue().map(|cue| &text[cue]))
    }

    pub fn finish(mut self) -> Result<ArrayRef> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.text.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.style.finish()),
            Arc::new(self.speaker.finish()),
            Arc::new(self.mention.finish()),
            Arc::new(self.role.finish()),
            Arc::new(self.cue.finish()),
        ];
        Ok(Arc::new(StructArray::try_new(fields(), columns, None)?))
    }
}

/// The names of the `batch` example. The kinds may grow in a later version of the library.
fn kind_name(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Statement => "statement",
        QuotationKind::Fragment => "fragment",
        QuotationKind::Phrase => "phrase",
        _ => "other",
    }
}

fn style_name(style: QuotationStyle) -> &'static str {
    match style {
        QuotationStyle::Marks => "marks",
        QuotationStyle::Dash => "dash",
        _ => "other",
    }
}
