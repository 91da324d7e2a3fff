//! Requests on the picture: a fair sample, the same flight at every speed, stamps where they failed.

use crate::worlds;

use std::collections::BTreeMap;

use ecs_model::command::Command;
use ecs_model::time::{Duration, Time};
use ecs_model::world::*;
use ecs_scene::{Primitive, Role, Scene, View, scene};

const RATES: [f32; 6] = [1.0, 10.0, 30.0, 60.0, 120.0, 600.0];

fn at_rate(world: &World, rate: f32) -> Scene {
    scene(world, &View { rate, ..View::new(970.0, 690.0) })
}

#[test]
fn a_flight_takes_seven_tenths_of_a_second_of_the_beholder_at_every_speed() {
    let world = worlds::opening();
    for rate in RATES {
        let picture = at_rate(&world, rate);
        assert!(!picture.marks.is_empty(), "at {rate}");
        for mark in &picture.marks {
            let flight = mark.arrives.since(mark.departs).0 as f32 / 1_000_000.0 / rate;
            assert!((flight - 0.7).abs() < 0.001, "at {rate} a flight takes {flight} s");
        }
    }
}

#[test]
fn there_are_never_more_marks_than_the_eye_can_follow_and_never_none() {
    for (world, least) in [(worlds::opening(), 5), (worlds::lines(), 15)] {
        for rate in RATES {
            let picture = at_rate(&world, rate);
            let now = world.now;
            let under_way = picture.marks.iter().filter(|mark| mark.fraction(now).is_some()).count();
            assert!((least..=170).contains(&under_way), "{under_way} marks at {rate}");
        }
    }
}

#[test]
fn at_high_speed_the_whole_way_is_as_full_as_its_beginning() {
    // A flight of seven minutes; the world remembers the last two thousand requests.
    let world = {
        let mut b = worlds::build::Builder { world: worlds::opening(), log: Default::default() };
        b.run(600);
        b.world
    };
    let picture = at_rate(&world, 600.0);
    let mut quarters = [0; 4];
    for fraction in picture.marks.iter().filter_map(|mark| mark.fraction(world.now)) {
        quarters[((fraction * 4.0) as usize).min(3)] += 1;
    }
    let (least, most) = (quarters.iter().min().unwrap(), quarters.iter().max().unwrap());
    assert!(*least * 3 >= *most * 2, "{quarters:?}");
}

#[test]
fn the_sample_is_fair() {
    // Requests go to three tasks in turn; every task gets about a third of the marks, though
    // "every second" or "every fifth" request alone would always meet the same ones.
    let mut b = worlds::build::Builder { world: worlds::opening(), log: Default::default() };
    b.run(120);
    let world = b.world;
    for rate in [10.0, 30.0, 60.0, 120.0, 600.0] {
        let picture = at_rate(&world, rate);
        let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
        picture.marks.iter().for_each(|mark| *ends.entry(mark.path).or_default() += 1);
        assert_eq!(ends.len(), 3, "at {rate}");
        let all: usize = ends.values().sum();
        for many in ends.values() {
            assert!(many * 6 > all, "{ends:?} at {rate}, one of {}", picture.shown_one_of);
        }
    }
}

#[test]
fn the_same_request_is_drawn_in_every_frame_of_its_flight() {
    let mut b = worlds::build::Builder { world: worlds::opening(), log: Default::default() };
    let departed = |scene: &Scene| scene.marks.iter().map(|mark| mark.departs).collect::<Vec<Time>>();
    let mut before = departed(&at_rate(&b.world, 10.0));
    for _ in 0..40 {
        b.run_for(Duration::millis(160));
        let after = departed(&at_rate(&b.world, 10.0));
        let flight = Duration::seconds(7);
        let still_flying = |time: &&Time| b.world.now.since(**time) < flight;
        for time in before.iter().filter(still_flying) {
            assert!(after.contains(time), "a mark that left at {time:?} is gone before it arrived");
        }
        before = after;
    }
}

fn stamps(picture: &Scene) -> Vec<String> {
    let text = |shape: &Primitive| match shape {
        Primitive::Text { text, role: Role::Bad, .. } => Some(text.clone()),
        _ => None,
    };
    picture.stamps.iter().filter_map(text).collect()
}

#[test]
fn a_failed_request_leaves_a_stamp_for_a_second_and_a_half() {
    let mut b = worlds::build::Builder { world: worlds::opening(), log: Default::default() };
    let task = b.in_slot(ServiceKey(0), 1);
    b.command(Command::CrashContainer { task, container: 0, exit_code: 137 });
    let crashed = b.world.now;
    b.run_until(|world| world.requests.recent.iter().any(|r| r.status == 502 && r.ended >= crashed));
    // Its mark is still under way.
    assert!(stamps(&at_rate(&b.world, 10.0)).is_empty());
    b.run(8);
    let found = stamps(&at_rate(&b.world, 10.0));
    assert!(found.iter().any(|text| text.starts_with("502")), "{found:?}");
    b.run(30);
    assert!(stamps(&at_rate(&b.world, 10.0)).is_empty());
}

#[test]
fn reduced_motion_has_no_flights_and_stamps_at_once() {
    let mut b = worlds::build::Builder { world: worlds::opening(), log: Default::default() };
    let task = b.in_slot(ServiceKey(0), 1);
    b.command(Command::CrashContainer { task, container: 0, exit_code: 137 });
    let crashed = b.world.now;
    b.run_until(|world| world.requests.recent.iter().any(|r| r.status == 502 && r.ended >= crashed));
    let picture = scene(&b.world, &View { reduced_motion: true, ..View::new(970.0, 690.0) });
    assert!(picture.marks.is_empty());
    assert!(!stamps(&picture).is_empty());
}
