//! Prices as serde writes and reads them: amounts as strings, so that no reader
//! takes them for floating-point numbers; codes as strings.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::money::{Bound, Codes, Currency, Price, PriceRole};
use crate::span::Span;

#[derive(Serialize, Deserialize)]
#[serde(rename = "Price")]
struct Wire {
    span: Span,
    amount: String,
    amount_max: Option<String>,
    currency: Option<CurrencyWire>,
    unit: Option<Span>,
    bound: Option<BoundWire>,
    minor_unit: bool,
    ambiguous_separator: bool,
    on_price_line: bool,
    label: Option<Span>,
    role: Option<RoleWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Currency")]
struct CurrencyWire {
    span: Option<Span>,
    hint: Option<Span>,
    /// One code where it is certain, else the candidates.
    codes: Vec<String>,
    certain: bool,
    crypto: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Bound", rename_all = "snake_case")]
enum BoundWire {
    From,
    UpTo,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "PriceRole", rename_all = "snake_case")]
enum RoleWire {
    Old,
    New,
    Saving,
}

impl From<&Currency> for CurrencyWire {
    fn from(currency: &Currency) -> Self {
        let codes = currency.codes.as_slice().iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect();
        Self { span: currency.span, hint: currency.hint, codes, certain: currency.certain, crypto: currency.crypto }
    }
}

impl TryFrom<CurrencyWire> for Currency {
    type Error = String;

    fn try_from(wire: CurrencyWire) -> Result<Self, String> {
        let mut codes = Codes::default();
        for code in &wire.codes {
            let letters = <[u8; 3]>::try_from(code.as_bytes()).ok().filter(|code| code.is_ascii());
            codes.push(letters.ok_or_else(|| format!("{code:?} is no currency's code"))?);
        }
        Ok(Self { span: wire.span, hint: wire.hint, codes, certain: wire.certain, crypto: wire.crypto })
    }
}

impl Serialize for Price {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bound = self.bound.map(|bound| match bound {
            Bound::From => BoundWire::From,
            Bound::UpTo => BoundWire::UpTo,
        });
        let wire = Wire {
            span: self.span,
            amount: self.amount.to_string(),
            amount_max: self.amount_max.map(|top| top.to_string()),
            currency: self.currency.as_ref().map(CurrencyWire::from),
            unit: self.unit,
            bound,
            minor_unit: self.minor_unit,
            ambiguous_separator: self.ambiguous_separator,
            on_price_line: self.on_price_line,
            label: self.label,
            role: self.role.map(|role| match role {
                PriceRole::Old => RoleWire::Old,
                PriceRole::New => RoleWire::New,
                PriceRole::Saving => RoleWire::Saving,
            }),
        };
        wire.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let exact = |amount: &str| Decimal::from_str_exact(amount).map_err(D::Error::custom);
        let mut price = Self::new(wire.span, exact(&wire.amount)?);
        price.amount_max = wire.amount_max.as_deref().map(exact).transpose()?;
        price.currency = wire.currency.map(Currency::try_from).transpose().map_err(D::Error::custom)?;
        price.unit = wire.unit;
        price.bound = wire.bound.map(|bound| match bound {
            BoundWire::From => Bound::From,
            BoundWire::UpTo => Bound::UpTo,
        });
        price.minor_unit = wire.minor_unit;
        price.ambiguous_separator = wire.ambiguous_separator;
        price.on_price_line = wire.on_price_line;
        price.label = wire.label;
        price.role = wire.role.map(|role| match role {
            RoleWire::Old => PriceRole::Old,
            RoleWire::New => PriceRole::New,
            RoleWire::Saving => PriceRole::Saving,
        });
        Ok(price)
    }
}
