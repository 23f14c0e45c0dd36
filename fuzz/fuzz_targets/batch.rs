//! The batch contract, line by line.
#![no_main]

#[path = "../src/batch.rs"]
mod batch;
#[allow(dead_code)]
#[path = "../../examples/batch/pipeline.rs"]
mod pipeline;
#[path = "../../examples/batch/task/mod.rs"]
mod task;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| batch::answers(bytes));
