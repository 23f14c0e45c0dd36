//! Prices as a column of structs.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, BooleanBuilder, Decimal128Builder, StructArray, UInt32Builder};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::Result;
use newsprint::{Currency, Decimal, Price};

use super::article::{list_of, lists};
use super::text::Texts;

/// Digits in all, and behind the point: the widest decimal that most readers of Parquet know. Twenty digits before the
/// point hold any budget, eighteen behind it the smallest unit of any currency in use.
const PRECISION: u8 = 38;
const SCALE: u8 = 18;
const AMOUNT: DataType = DataType::Decimal128(PRECISION, SCALE.cast_signed());

pub fn fields() -> Fields {
    vec![
        Field::new("text", DataType::Utf8, true),
        Field::new("start", DataType::UInt32, true),
        Field::new("end", DataType::UInt32, true),
        Field::new("amount", AMOUNT, true),
        Field::new("amount_max", AMOUNT, true),
        Field::new("currency", DataType::Utf8, true),
        Field::new("candidates", list_of(DataType::Utf8), true),
        Field::new("unit", DataType::Utf8, true),
        Field::new("on_price_line", DataType::Boolean, true),
    ]
    .into()
}

/// The columns of the struct, as they grow.
pub struct Prices {
    text: Texts,
    start: UInt32Builder,
    end: UInt32Builder,
    amount: Decimal128Builder,
    amount_max: Decimal128Builder,
    currency: Texts,
    candidates: Texts,
    candidate_counts: Vec<usize>,
    unit: Texts,
    on_price_line: BooleanBuilder,
}

impl Default for Prices {
    fn default() -> Self {
        let amounts = || Decimal128Builder::new().with_data_type(AMOUNT);
        Self {
            text: Texts::default(),
            start: UInt32Builder::new(),
            end: UInt32Builder::new(),
            amount: amounts(),
            amount_max: amounts(),
            currency: Texts::default(),
            candidates: Texts::default(),
            candidate_counts: Vec::new(),
            unit: Texts::default(),
            on_price_line: BooleanBuilder::new(),
        }
    }
}

impl Prices {
    pub fn push(&mut self, text: &str, price: &Price) -> Result<()> {
        let span = price.span();
        self.text.push(Some(&text[span]))?;
        self.start.append_option(u32::try_from(span.start()).ok());
        self.end.append_option(u32::try_from(span.end()).ok());
        self.amount.append_option(exact(price.amount()));
        self.amount_max.append_option(price.amount_max().and_then(exact));
        self.currency.push(price.currency().and_then(|currency| currency.code()))?;
        let mut count = 0;
        for candidate in price.currency().into_iter().flat_map(Currency::candidates) {
            self.candidates.push(Some(candidate))?;
            count += 1;
        }
        self.candidate_counts.push(count);
        self.unit.push(price.unit().map(|unit| &text[unit]))?;
        self.on_price_line.append_value(price.is_on_price_line());
        Ok(())
    }

    pub fn finish(mut self) -> Result<ArrayRef> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.text.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.amount.finish()),
            Arc::new(self.amount_max.finish()),
            Arc::new(self.currency.finish()),
            lists(Arc::new(self.candidates.finish()), self.candidate_counts, None)?,
            Arc::new(self.unit.finish()),
            Arc::new(self.on_price_line.finish()),
        ];
        Ok(Arc::new(StructArray::try_new(fields(), columns, None)?))
    }
}

/// The amount in units of 10⁻¹⁸; `None` where it does not fit: it is never rounded.
fn exact(amount: Decimal) -> Option<i128> {
    let amount = amount.normalize();
    let missing = u32::from(SCALE).checked_sub(amount.scale())?;
    let units = amount.mantissa().checked_mul(10_i128.pow(missing))?;
    (units.unsigned_abs() < 10_u128.pow(u32::from(PRECISION))).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn amounts_are_exact_or_absent() {
        let read = |text: &str| text.parse().ok().map(exact);
        assert_eq!(read("1.20"), Some(Some(1_200_000_000_000_000_000)));
        assert_eq!(read("-0.000000000000000001"), Some(Some(-1)));
        assert_eq!(read("0.0000000000000000001"), Some(None));
        assert_eq!(read("99999999999999999999"), Some(Some(99_999_999_999_999_999_999 * 10_i128.pow(18))));
        assert_eq!(read("100000000000000000000"), Some(None));
    }
}
