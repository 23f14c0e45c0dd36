//! Columns of text, in and out.

use datafusion::arrow::array::{Array, ArrayRef, StringArray, StringBuilder};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::cast::{as_large_string_array, as_string_array, as_string_view_array};
use datafusion::common::{Result, ScalarValue, exec_err, internal_err, plan_err};
use datafusion::logical_expr::ColumnarValue;

/// The type in which `function` takes its one argument.
///
/// # Errors
/// A message for the author of the query where the argument is no text.
pub fn argument_type(function: &str, given: &[DataType]) -> Result<Vec<DataType>> {
    let [argument] = given else {
        return plan_err!("{function} takes one argument, the text; {} were given", given.len());
    };
    match argument {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(vec![argument.clone()]),
        DataType::Null => Ok(vec![DataType::Utf8]),
        DataType::Dictionary(_, value) => argument_type(function, std::slice::from_ref(value)),
        other => plan_err!("{function} takes a column of text (Utf8, LargeUtf8 or Utf8View), and this one is {other}"),
    }
}

/// The values of a column of any of the types of text.
pub fn each(texts: &ArrayRef) -> Result<Box<dyn Iterator<Item = Option<&str>> + '_>> {
    Ok(match texts.data_type() {
        DataType::Utf8 => Box::new(as_string_array(texts)?.iter()),
        DataType::LargeUtf8 => Box::new(as_large_string_array(texts)?.iter()),
        DataType::Utf8View => Box::new(as_string_view_array(texts)?.iter()),
        other => return internal_err!("a column of text was announced, and {other} came"),
    })
}

/// Does `work` on a column; a constant is a column of one row and stays a constant.
pub fn by_batch(
    arguments: &[ColumnarValue],
    work: impl FnOnce(&ArrayRef) -> Result<ArrayRef>,
) -> Result<ColumnarValue> {
    match arguments {
        [ColumnarValue::Array(texts)] => Ok(ColumnarValue::Array(work(texts)?)),
        [ColumnarValue::Scalar(text)] => {
            let answer = work(&text.to_array()?)?;
            Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&answer, 0)?))
        }
        _ => internal_err!("one argument was announced, and {} came", arguments.len()),
    }
}

/// Whether so many bytes of text fit in a column of Arrow's 32-bit offsets.
pub fn check_length(bytes: usize) -> Result<()> {
    if i32::try_from(bytes).is_err() {
        return exec_err!("more than 2 GiB of text in one batch of rows: make datafusion.execution.batch_size smaller");
    }
    Ok(())
}

/// A column of text that grows; where it would run past its offsets, an error, not a panic as in Arrow's own.
#[derive(Debug, Default)]
pub struct Texts(StringBuilder);

impl Texts {
    pub fn push(&mut self, text: Option<&str>) -> Result<()> {
        check_length(self.0.values_slice().len() + text.map_or(0, str::len))?;
        self.0.append_option(text);
        Ok(())
    }

    pub fn finish(mut self) -> StringArray {
        self.0.finish()
    }
}
