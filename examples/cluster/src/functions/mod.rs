//! The library's calls as SQL functions.
//!
//! | function | takes | gives |
//! |---|---|---|
//! | `parse_article(text)` | text | a struct, see [`article_type`] |
//! | `normalize_text(text)` | text | the clean text, of the type that was given |
//! | `detect_language(text)` | text | the ISO 639-3 code, null where the text shows no language |
//!
//! Text is `Utf8`, `LargeUtf8` or `Utf8View`. Null gives null. They work a batch at a
//! time, and always give the same for the same text.

mod article;
mod price;
mod quotation;
mod text;

use std::borrow::Cow;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err};
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};

pub use article::article_type;

/// All functions, to be registered in every process of a cluster.
pub fn all() -> Vec<Arc<ScalarUDF>> {
    [Call::ParseArticle, Call::NormalizeText, Call::DetectLanguage]
        .map(|call| Arc::new(ScalarUDF::new_from_impl(Function::new(call))))
        .into()
}

/// Which call of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Call {
    ParseArticle,
    NormalizeText,
    DetectLanguage,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    call: Call,
    signature: Signature,
}

impl Function {
    fn new(call: Call) -> Self {
        // The argument's type is checked by hand: the engine would make a text of a number in silence.
        Self { call, signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &'static str {
        match self.call {
            Call::ParseArticle => "parse_article",
            Call::NormalizeText => "normalize_text",
            Call::DetectLanguage => "detect_language",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        text::argument_type(self.name(), given)
    }

    fn return_type(&self, given: &[DataType]) -> Result<DataType> {
        Ok(match (self.call, given) {
            (Call::ParseArticle, _) => article_type(),
            (Call::DetectLanguage, _) => DataType::Utf8,
            (Call::NormalizeText, [text]) => text.clone(),
            (Call::NormalizeText, _) => return exec_err!("normalize_text takes one argument"),
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        text::by_batch(
            &args.args,
            match self.call {
                Call::ParseArticle => article::parse,
                Call::NormalizeText => normalize,
                Call::DetectLanguage => detect,
            },
        )
    }
}

fn detect(texts: &ArrayRef) -> Result<ArrayRef> {
    let mut codes = text::Texts::default();
    for text in text::each(texts)? {
        let language = text.and_then(newsprint::detect_language).map(|found| found.language());
        codes.push(language.as_ref().map(newsprint::Language::code))?;
    }
    Ok(Arc::new(codes.finish()))
}

/// Clean texts; the batch as it came where every text in it is clean.
fn normalize(texts: &ArrayRef) -> Result<ArrayRef> {
    let clean: Vec<_> =
        text::each(texts)?.map(|text| text.map(|text| newsprint::normalize(text).into_text())).collect();
    if !clean.iter().flatten().any(|text| matches!(text, Cow::Owned(_))) {
        return Ok(Arc::clone(texts));
    }
    let bytes = clean.iter().flatten().map(|text| text.len()).sum();
    Ok(match texts.data_type() {
        DataType::LargeUtf8 => Arc::new(clean.into_iter().collect::<LargeStringArray>()),
        DataType::Utf8View => Arc::new(clean.into_iter().collect::<StringViewArray>()),
        _ => {
            text::check_length(bytes)?;
            Arc::new(clean.into_iter().collect::<StringArray>())
        }
    })
}
