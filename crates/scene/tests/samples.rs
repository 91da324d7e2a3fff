//! Every sample in every size, detail and state of selection.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod rules;
mod worlds;

use ecs_model::world::ServiceKey;
use ecs_scene::{Detail, Subject, Theme, View, inside, scene, svg, words};
use rules::{DETAILS, faults};

const SIZES: [(f32, f32); 6] =
    [(1440.0, 720.0), (970.0, 690.0), (820.0, 700.0), (600.0, 400.0), (390.0, 530.0), (320.0, 480.0)];

#[test]
fn every_picture_of_every_sample_is_right() {
    for (name, make) in worlds::SAMPLES {
        let world = make();
        // Thousands of tasks are only ever shown as cells.
        let many = world.tasks.len() > 1_000;
        for (width, height) in SIZES {
            for detail in DETAILS.into_iter().filter(|detail| !many || *detail == Some(Detail::Cell)) {
                let picture = scene(&world, &View { detail, ..View::new(width, height) });
                let found = if many { Vec::new() } else { faults(&picture) };
                assert!(found.is_empty(), "{name} at {width}×{height}, {detail:?}: {found:#?}");
            }
        }
    }
}

#[test]
fn the_inside_of_every_task_is_right() {
    for (name, make) in worlds::SAMPLES.into_iter().filter(|(name, _)| *name != "wave") {
        let world = make();
        for task in world.tasks.keys().take(8) {
            for width in [320.0, 660.0, 1_000.0] {
                let found = faults(&inside(&world, task, width));
                assert!(found.is_empty(), "{name}, {task:?} at {width}: {found:#?}");
            }
        }
    }
}

#[test]
fn the_same_world_and_view_give_the_same_picture() {
    for (name, make) in worlds::SAMPLES {
        let (one, other) = (make(), make());
        let view = View::new(1_008.0, 690.0);
        assert_eq!(scene(&one, &view), scene(&other, &view), "{name}");
        assert_eq!(
            svg(&scene(&one, &view), Theme::Light, one.now),
            svg(&scene(&other, &view), Theme::Light, other.now),
            "{name}"
        );
    }
}

#[test]
fn what_is_selected_gets_a_ring_and_nothing_else_changes() {
    let world = worlds::busy();
    let view = View::new(1_008.0, 690.0);
    let plain = scene(&world, &view);
    for hit in &plain.hits {
        let selected = scene(&world, &View { selected: Some(hit.subject), ..view.clone() });
        let more = selected.still.len() - plain.still.len();
        let allowed = if matches!(hit.subject, Subject::Cluster(_)) { 0..=1 } else { 1..=1 };
        assert!(allowed.contains(&more), "{:?}: {more} more shapes", hit.subject);
        assert_eq!(selected.hits, plain.hits);
    }
}

#[test]
fn a_thread_joins_the_causes_that_the_picture_shows() {
    let world = worlds::busy();
    let tasks: Vec<Subject> = world.tasks_of(ServiceKey(0)).map(|task| Subject::Task(task.key)).collect();
    let shapes = |thread: &[Subject]| {
        let view = View { thread: thread.to_vec(), ..View::new(1_008.0, 690.0) };
        scene(&world, &view).stamps.len()
    };
    // Stamps of failed requests are there as well.
    let without = shapes(&[]);
    let all = 2 * tasks.len() - 1;
    assert_eq!(shapes(&tasks) - without, all, "a line between neighbours and a knot in each");
    assert_eq!(shapes(&tasks[..1]), without);
}

#[test]
fn a_stuck_service_says_what_it_waits_for() {
    let world = worlds::stuck();
    let picture = scene(&world, &View::new(970.0, 690.0));
    let said: Vec<&str> = rules::labels(&picture.still).iter().map(|label| label.text).collect();
    for expected in ["waits for an instance", "with port 80 free", "1 of 3 cannot be placed"] {
        assert!(said.contains(&expected), "{expected} is not among {said:?}");
    }
}

#[test]
fn the_outline_says_what_the_picture_shows() {
    let text = words::words(&worlds::stuck());
    for expected in [
        "2 of 3 tasks running, 2 targets healthy, 20 requests a second, none failed lately.",
        "Cluster prod, 1 service",
        "  Service shop, EC2, desired 3, 1 of 3 cannot be placed",
        "RUNNING, healthy",
        "      Container web, RUNNING, essential",
        "    1 task not started: waits for an instance, with port 80 free",
        "  Instance i-",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
}
