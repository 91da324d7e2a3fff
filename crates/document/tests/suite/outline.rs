//! `tests/outline`: definitions, read back in sentences and as data.

use crate::data::{expect, here, inputs, read, report};
use ecs_document::outline::{outlines, sentences};
use std::fmt::Write;

#[test]
fn definitions_are_read_back() {
    let complaints = inputs(&here("tests/outline")).into_iter().filter_map(|path| {
        let mut actual = String::new();
        for outline in outlines(&read(&path)) {
            for sentence in sentences(&outline) {
                writeln!(actual, "{:?}: {}", sentence.topic, sentence.text).unwrap();
            }
            writeln!(actual, "{}", serde_json::to_string_pretty(&outline).unwrap()).unwrap();
        }
        expect(&path, &actual).err()
    });
    report(complaints.collect());
}

/// Ten thousand containers that wait for each other in a row: neither a stack nor an afternoon is used up.
#[test]
fn long_chains_are_followed_in_linear_time() {
    let containers: Vec<String> = (0..10_000)
        .map(|place| {
            let awaited = place + 1;
            format!(r#"{{"name": "c{place}", "dependsOn": [{{"containerName": "c{awaited}", "condition": "START"}}]}}"#)
        })
        .collect();
    let text = format!(r#"{{"family": "a", "containerDefinitions": [{}]}}"#, containers.join(","));
    let outline = outlines(&text).remove(0);
    assert_eq!(outline.start_order.len(), 10_000);
    assert_eq!(outline.containers[0].step, Some(9_999));
}
