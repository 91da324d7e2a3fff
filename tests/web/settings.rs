//! Every row of a form reads what it writes, and nothing else.

use ecs_playground::state::examples::EXAMPLES;
use ecs_playground::ui::settings::{Kind, groups};
use ecs_share::Tab;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn rows_read_what_they_write_and_leave_the_others_alone() {
    let mut rows = 0;
    for example in &EXAMPLES {
        let (_, scenario) = example.open();
        for tab in [Tab::Service, Tab::Cluster, Tab::LoadBalancer, Tab::Traffic] {
            let settings: Vec<_> =
                groups(tab, &scenario).into_iter().flat_map(|group| group.settings).collect();
            for (at, setting) in settings.iter().enumerate() {
                let mut changed = scenario.clone();
                let former: Vec<i64> = settings.iter().map(|other| other.read(&changed)).collect();
                let value = other_value(setting.kind, former[at]);
                setting.write(&mut changed, value);
                let mut expected = former;
                expected[at] = value;
                let now: Vec<i64> = settings.iter().map(|other| other.read(&changed)).collect();
                assert_eq!(now, expected, "{} of {}", setting.label, example.title);
                rows += 1;
            }
        }
    }
    assert!(rows > 20, "{rows}");
}

/// A value that is allowed and is not `value`.
fn other_value(kind: Kind, value: i64) -> i64 {
    match kind {
        Kind::Number { min, max, .. } => {
            if value == max {
                min
            } else {
                max
            }
        }
        Kind::Choice(words) => (value + 1) % words.len() as i64,
    }
}
