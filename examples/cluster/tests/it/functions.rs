//! The functions in SQL, in one process.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, DictionaryArray, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use datafusion::arrow::datatypes::{DataType, Int32Type};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature};
use datafusion::prelude::SessionContext;
use newsprint_cluster::functions;
use newsprint_cluster::session::Engine;

const TEXTS: [Option<&str>; 4] = [
    Some(
        "2.98 EUR\nNight tram reaches the lake\n\nAnna Kurz, head of the depot, commented:\n“Nobody has to walk home any more.”\nA ticket costs €1.20, she added.\n",
    ),
    None,
    Some("Il fait beau ce matin et le marché de la place est ouvert jusqu’à midi.\r\n"),
    Some(""),
];

async fn context(texts: ArrayRef) -> SessionContext {
    let context = Engine::Local { threads: 1 }.open().await.unwrap();
    let batch = RecordBatch::try_from_iter_with_nullable([("text", texts, true)]).unwrap();
    context.register_batch("articles", batch).unwrap();
    context
}

async fn ask(context: &SessionContext, sql: &str) -> Result<String> {
    let batches = context.sql(sql).await?.collect().await?;
    Ok(pretty_format_batches(&batches)?.to_string())
}

#[tokio::test]
async fn every_type_of_text_gives_the_same_and_null_gives_null() {
    let texts: [ArrayRef; 4] = [
        Arc::new(StringArray::from_iter(TEXTS)),
        Arc::new(LargeStringArray::from_iter(TEXTS)),
        Arc::new(StringViewArray::from_iter(TEXTS)),
        Arc::new(DictionaryArray::<Int32Type>::from_iter(TEXTS)),
    ];
    let mut answers = Vec::new();
    for texts in texts {
        let context = context(texts).await;
        let sql = "SELECT parse_article(text) AS a, normalize_text(text), detect_language(text) FROM articles";
        answers.push(ask(&context, sql).await.unwrap());
        let nulls = "SELECT count(*) FROM articles WHERE parse_article(text) IS NULL AND \
                     parse_article(text)['prices'] IS NULL AND normalize_text(text) IS NULL AND detect_language(text) IS NULL";
        assert!(ask(&context, nulls).await.unwrap().contains("| 1  "));
    }
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    for part in ["title: Night tram reaches the lake", "1.200000000000000000", "speaker: Anna Kurz", "fra", "jusqu"] {
        assert!(answers[0].contains(part), "{part}: {}", answers[0]);
    }
}

#[tokio::test]
async fn clean_text_keeps_its_type_and_a_constant_stays_one() {
    let dirty: ArrayRef = Arc::new(StringViewArray::from(vec!["one\r\ntwo"]));
    let context = context(dirty).await;
    let batches =
        context.sql("SELECT normalize_text(text) AS clean FROM articles").await.unwrap().collect().await.unwrap();
    assert_eq!(batches[0].column(0).data_type(), &DataType::Utf8View);
    assert_eq!(batches[0].column(0).as_string_view().value(0), "one\ntwo");
    let language =
        ask(&context, "SELECT detect_language('Das Wetter ist heute schön, und wir gehen an den See.')").await;
    assert!(language.unwrap().contains("deu"));
}

#[tokio::test]
async fn what_is_no_text_is_refused_with_the_reason() {
    let context = context(Arc::new(StringArray::from_iter(TEXTS))).await;
    for function in ["parse_article", "normalize_text", "detect_language"] {
        let error = ask(&context, &format!("SELECT {function}(1)")).await.unwrap_err().to_string();
        assert!(error.contains(&format!("{function} takes a column of text")), "{error}");
        assert!(error.contains("Int64"), "{error}");
        assert!(ask(&context, &format!("SELECT {function}(text, text) FROM articles")).await.is_err());
    }
}

/// `parse_article`, counting the rows that it is called for.
#[derive(Debug)]
struct Counted(Arc<ScalarUDF>, Arc<AtomicUsize>);

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Counted {}

impl std::hash::Hash for Counted {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl ScalarUDFImpl for Counted {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn signature(&self) -> &Signature {
        self.0.signature()
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        self.0.coerce_types(given)
    }

    fn return_type(&self, given: &[DataType]) -> Result<DataType> {
        self.0.return_type(given)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        self.1.fetch_add(args.number_rows, Ordering::Relaxed);
        self.0.invoke_with_args(args)
    }
}

#[tokio::test]
async fn a_row_is_parsed_once_however_many_fields_are_taken() {
    let context = context(Arc::new(StringArray::from_iter(TEXTS))).await;
    let calls = Arc::new(AtomicUsize::new(0));
    let parse = functions::all().into_iter().find(|function| function.name() == "parse_article").unwrap();
    context.register_udf(ScalarUDF::new_from_impl(Counted(parse, Arc::clone(&calls))));
    let sql = "SELECT a['title'], a['language'], a['published'], cardinality(a['prices']), cardinality(a['quotations']) \
               FROM (SELECT parse_article(text) AS a FROM articles)";
    ask(&context, sql).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), TEXTS.len());

    // The setting that this rests on: where the engine no longer needs it, this says so.
    calls.store(0, Ordering::Relaxed);
    context
        .sql("SET datafusion.optimizer.enable_leaf_expression_pushdown = true")
        .await
        .unwrap()
        .collect()
        .await
        .unwrap();
    ask(&context, sql).await.unwrap();
    assert!(calls.load(Ordering::Relaxed) > TEXTS.len());
}
