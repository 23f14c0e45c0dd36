#![no_main]

#[path = "../../tests/it/laws/checks.rs"]
mod checks;
#[allow(dead_code)]
#[path = "../../tests/it/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::detects(bytes));
