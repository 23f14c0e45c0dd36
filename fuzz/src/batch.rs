//! The batch contract: every line, whatever its bytes, gets one line of JSON.

use crate::pipeline::Line;
use crate::task::Task;

const TASKS: [&str; 4] = ["article", "price", "normalize", "language"];

/// Asks every task for the first line of `bytes`, once as it is and once as the text of a request.
pub fn answers(bytes: &[u8]) {
    // A line ends before the line end.
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let text = String::from_utf8_lossy(bytes);
    let request = serde_json::json!({"id": 1, "text": text}).to_string();
    for name in TASKS {
        let task = Task::named(name).expect("a task");
        is_refused(task, line);
        assert!(!is_refused(task, request.as_bytes()), "{request} was refused");
    }
}

/// One line of JSON, which says whether it is an error; gives that.
fn is_refused(task: Task, line: &[u8]) -> bool {
    let answer = task.answer(1, Line::Whole(line));
    assert!(!answer.json.contains(&b'\n'));
    let value: serde_json::Value = serde_json::from_slice(&answer.json).expect("JSON");
    assert_eq!(value.get("error").is_some(), answer.is_error);
    answer.is_error
}
