//! The batch contract: every line, whatever its bytes, gets one line of JSON.
#![no_main]

#[allow(dead_code)]
#[path = "../../examples/batch/pipeline.rs"]
mod pipeline;
#[path = "../../examples/batch/task/mod.rs"]
mod task;

use libfuzzer_sys::fuzz_target;
use pipeline::Line;
use task::Task;

fuzz_target!(|bytes: &[u8]| {
    // A line ends before the line end.
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    for name in ["article", "price", "normalize", "language"] {
        let answer = Task::named(name).expect("a task").answer(1, Line::Whole(line));
        assert!(!answer.json.contains(&b'\n'));
        let value: serde_json::Value = serde_json::from_slice(&answer.json).expect("JSON");
        assert_eq!(value.get("error").is_some(), answer.is_error);
    }
});
