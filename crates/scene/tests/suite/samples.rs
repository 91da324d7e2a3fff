//! Every sample in every size, detail and state of selection.

use crate::{rules, worlds};

use ecs_model::definition::NetworkMode;
use ecs_model::world::ServiceKey;
use ecs_scene::reading::Reading;
use ecs_scene::{Detail, Scene, Slot, Subject, Theme, View, Zoom, inside, inside_words, scene, svg, words};
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
                let view = View { enlarge: 1.5, ..View::new(width, 700.0) };
                let found = faults(&inside(&world, task, &view));
                assert!(found.is_empty(), "{name}, {task:?} at {width}: {found:#?}");
            }
        }
    }
}

/// Share of the room that the picture takes, by its width or its height, whichever is more.
fn share(picture: &Scene, view: &View) -> f32 {
    let zoom = picture.zoom.0;
    (picture.content.w * zoom / view.width).max(picture.content.h * zoom / view.height)
}

#[test]
fn a_small_world_in_a_large_room_is_enlarged() {
    for (name, make) in worlds::SAMPLES {
        let world = make();
        let view = View { enlarge: 1.6, ..View::new(1_440.0, 780.0) };
        let plain = scene(&world, &View { enlarge: 1.0, ..view.clone() });
        let picture = scene(&world, &view);
        assert_eq!(plain.zoom, Zoom(1.0), "{name}");
        assert!(picture.zoom >= plain.zoom && share(&picture, &view) >= share(&plain, &view), "{name}");
        assert!(picture.width * picture.zoom.0 <= view.width.max(plain.width) + 0.5, "{name}");
        assert!(picture.height * picture.zoom.0 <= view.height.max(plain.height) + 0.5, "{name}");
    }
    let opening = scene(&worlds::opening(), &View { enlarge: 1.6, ..View::new(1_440.0, 780.0) });
    assert!(opening.zoom >= Zoom(1.4), "{:?}", opening.zoom);
    let phone = scene(&worlds::opening(), &View { enlarge: 1.6, ..View::new(390.0, 780.0) });
    assert_eq!(phone.zoom, Zoom(1.0), "a phone has no room to spare");
}

#[test]
fn the_inside_of_a_task_stands_in_the_middle_of_its_room() {
    let world = worlds::one_task(NetworkMode::Bridge);
    let task = world.tasks.keys().next().unwrap();
    let view = View { enlarge: 1.5, ..View::new(1_400.0, 900.0) };
    let picture = inside(&world, task, &view);
    assert_eq!(picture.zoom, Zoom(1.5));
    assert_eq!((picture.width * 1.5, picture.height * 1.5), (1_400.0, 900.0));
    let (left, right) = (picture.content.x, picture.width - picture.content.right());
    assert!((left - right).abs() <= 2.0, "{left} and {right}");
    let subjects: Vec<Subject> = picture.hits.iter().map(|hit| hit.subject).collect();
    assert!(subjects.contains(&Subject::Container(task, 1)), "{subjects:?}");
}

#[test]
fn the_inside_of_a_task_is_said_in_words() {
    let cases = [
        (NetworkMode::Awsvpc, "Its network interface has 10.", "Works: app → localhost:9000"),
        (NetworkMode::Bridge, "app has 172.17.0.2 behind docker0", "Does not work: app → localhost:9000"),
        (NetworkMode::Host, ":80 leads to app:80", "Does not work: two tasks with host port 80"),
        (NetworkMode::None, "No network interface, only loopback", "Does not work: ALB → anything"),
    ];
    for (mode, address, answer) in cases {
        let world = worlds::one_task(mode);
        let lines = inside_words(&Reading::of(&world), world.tasks.keys().next().unwrap());
        assert!(lines[0].starts_with(&format!("Network mode {}. ", mode.as_aws())), "{lines:?}");
        for expected in [address, answer] {
            assert!(lines.iter().any(|line| line.contains(expected)), "{expected} is not among {lines:?}");
        }
    }
}

#[test]
fn where_the_page_has_the_counts_the_picture_says_them() {
    let view = View::new(390.0, 600.0);
    let picture = scene(&worlds::opening(), &View { counts_elsewhere: true, ..view.clone() });
    let is_count = |(slot, _): &(Slot, _)| matches!(slot, Slot::DesiredCount(_));
    assert!(
        !picture.slots.iter().any(is_count) && scene(&worlds::opening(), &view).slots.iter().any(is_count)
    );
    let said: Vec<&str> = rules::labels(&picture.still).iter().map(|label| label.text).collect();
    assert!(said.contains(&"3 desired ·"), "{said:?}");
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
