#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| ecs_document_fuzz::forms(text));
