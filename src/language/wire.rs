//! Languages as serde writes and reads them: by their codes.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Detection, Language, Script};

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Script {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let letters = <[u8; 4]>::try_from(code.as_bytes()).ok().filter(|code| code.is_ascii());
        letters.map(Script::from_letters).ok_or_else(|| D::Error::custom(format!("{code:?} is no script's code")))
    }
}

/// The fields as they are written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Detection")]
struct Wire {
    language: Language,
    script: Script,
    confidence: f32,
}

impl Serialize for Detection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { language, script, confidence } = *self;
        Wire { language, script, confidence }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Detection {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire { language, script, confidence } = Wire::deserialize(deserializer)?;
        Ok(Self { language, script, confidence })
    }
}
