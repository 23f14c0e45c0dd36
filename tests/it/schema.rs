//! Every line that the `batch` example writes is what `docs/batch.schema.json` says.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::batch::pipeline::Line;
use crate::batch::task::Task;

const SCHEMA: &str = include_str!("../../docs/batch.schema.json");

/// The schema, one of its definitions at a time.
struct Schema {
    schemas: Schemas,
    tasks: Vec<(&'static str, SchemaIndex)>,
    errors: SchemaIndex,
    any: SchemaIndex,
}

/// The schema tolerates what it does not know, for readers of a later version's
/// output; here every property has to be written down.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".into(), json!(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

impl Schema {
    fn read() -> Self {
        let mut schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
        close(&mut schema);
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("batch", schema).expect("a resource");
        let mut of = |place: &str| compiler.compile(&format!("batch{place}"), &mut schemas).expect("a schema");
        let tasks = ["article", "price", "normalize", "language"].map(|name| (name, of(&format!("#/$defs/{name}"))));
        let (errors, any) = (of("#/$defs/error"), of(""));
        Self { schemas, tasks: tasks.to_vec(), errors, any }
    }

    fn check(&self, what: SchemaIndex, answer: &Value) {
        for schema in [what, self.any] {
            if let Err(fault) = self.schemas.validate(answer, schema) {
                panic!("docs/batch.schema.json does not know this (a new field goes into it):\n{fault:#}\n{answer:#}");
            }
        }
    }

    /// Answers a line by every task and checks the answers; gives them.
    fn ask(&self, line: &[u8]) -> Vec<Value> {
        let answer = |&(name, schema): &(&str, SchemaIndex)| {
            let answer = Task::named(name).expect("a task").answer(1, Line::Whole(line));
            let json: Value = serde_json::from_slice(&answer.json).expect("JSON");
            self.check(if answer.is_error { self.errors } else { schema }, &json);
            json
        };
        self.tasks.iter().map(answer).collect()
    }
}

#[test]
fn every_answer_is_in_the_schema() {
    let schema = Schema::read();
    let mut seen = Vec::new();
    for (name, text) in crate::fixtures::articles() {
        seen.extend(schema.ask(json!({ "id": name, "text": text }).to_string().as_bytes()));
    }
    for text in ["", "42", "9 to 12 € per kg", "99¢", "$5", "1.299", "0.5 BTC", "-3 EUR", "free", "\u{202e}\0"] {
        seen.extend(schema.ask(json!({ "text": text, "currency": "Price in £" }).to_string().as_bytes()));
    }
    for line in ["", "[]", "{}", r#"{"id": {"a": [1]}, "text": null}"#, r#"{"id": 1.50, "text": 3}"#] {
        seen.extend(schema.ask(line.as_bytes()));
    }
    // A schema that nothing reaches checks nothing.
    for place in [
        "/byline/text",
        "/published/date",
        "/title/text",
        "/prices/0/unit/text",
        "/prices/0/currency/iso",
        "/quotations/0/speaker/name",
        "/quotations/0/role/text",
        "/quotations/0/cue/text",
        "/price/amount_max",
        "/edits",
        "/error",
    ] {
        assert!(seen.iter().any(|answer| answer.pointer(place).is_some_and(|value| !value.is_null())), "{place}");
    }
}

#[test]
fn the_schema_refuses_what_is_none_of_it() {
    let schema = Schema::read();
    let (_, language) = schema.tasks[3];
    let found = json!({"id": null, "language": {"code": "eng", "script": "Latn", "confidence": 0.9}});
    assert!(schema.schemas.validate(&found, language).is_ok());
    for (place, wrong) in
        [("/language/code", json!("en")), ("/language/confidence", json!(2)), ("/language", json!([]))]
    {
        let mut answer = found.clone();
        *answer.pointer_mut(place).expect("a place") = wrong;
        assert!(schema.schemas.validate(&answer, language).is_err(), "{answer}");
    }
}
