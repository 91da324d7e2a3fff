//! The tree says everything that the picture shows.

use ecs_playground::run::{Branch, Outline};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{crash, steady};

fn labels(branches: &[Branch]) -> Vec<String> {
    branches
        .iter()
        .flat_map(|branch| [vec![branch.label.clone()], labels(&branch.branches)].concat())
        .collect()
}

#[wasm_bindgen_test]
fn it_goes_from_clients_to_containers() {
    let history = steady(0);
    let labels = labels(&Outline::of(history.world()).branches);
    let count = |start: &str| labels.iter().filter(|label| label.starts_with(start)).count();
    let starts = [
        "Clients ",
        "Name ",
        "Load balancer ",
        "Target group ",
        "Cluster ",
        "Service ",
        "Task ",
        "Container ",
    ];
    assert_eq!(starts.map(count), [1, 1, 1, 1, 1, 1, 3, 3], "{labels:#?}");
    assert_eq!(labels.iter().filter(|label| label.ends_with("RUNNING, healthy")).count(), 3, "{labels:#?}");
}

#[wasm_bindgen_test]
fn a_crash_shows_as_a_task_on_its_way_out() {
    let mut history = steady(0);
    crash(&mut history);
    let labels = labels(&Outline::of(history.world()).branches);
    assert!(
        labels.iter().any(|label| label.starts_with("Task ") && label.contains("exit 137")),
        "{labels:#?}"
    );
}
