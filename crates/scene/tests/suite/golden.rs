//! Pictures compared as text with those in `tests/golden`. `UPDATE_GOLDEN=1 cargo test -p ecs-scene
//! --test suite golden` writes them anew; look at them before they are committed.

use crate::worlds;

use std::path::PathBuf;

use ecs_model::requests::{Request, Route};
use ecs_model::time::{Duration, Time};
use ecs_model::world::*;
use ecs_scene::{Scene, Theme, View, inside, scene, svg};

/// The same world with what is random in it replaced, so that a picture changes only with what
/// it shows: identifiers count up, and requests come every 100 ms to one task after the other.
fn tamed(mut world: World) -> World {
    for (key, task) in world.tasks.iter_mut() {
        task.id = TaskId(u128::from(0x1000 + key.0) << 112);
        task.address = task.address.map(|_| std::net::Ipv4Addr::new(10, 0, 1, 10 + key.0 as u8));
    }
    for (key, instance) in world.instances.iter_mut() {
        instance.id = InstanceId(u128::from(0xa000 + key.0) << 52);
    }
    let now = world.now;
    for unplaced in world.services.iter_mut().filter_map(|service| service.unplaced.as_mut()) {
        unplaced.since = Time(120_000_000);
        unplaced.retry = now + Duration::seconds(252);
    }
    let tasks: Vec<TaskKey> =
        world.target_groups.iter().flat_map(|g| g.targets.iter().map(|t| t.task)).collect();
    world.requests = Default::default();
    let route = |number: usize| Route {
        load_balancer: Some(LoadBalancerKey(0)),
        listener: Some(0),
        rule: None,
        target_group: Some(TargetGroupKey(0)),
        task: tasks.get(number % tasks.len()).copied(),
    };
    for number in (0..100).filter(|_| !tasks.is_empty()) {
        let sent = Time(now.0 - (100 - number) * 100_000);
        let ended = sent + Duration::millis(40);
        let request =
            Request { number, source: 0, sent, ended, route: route(number as usize), status: 200, why: "" };
        world.requests.recent.push_back(request);
    }
    world
}

fn check(name: &str, picture: &Scene, theme: Theme, now: Time) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
    let made = svg(picture, theme, now);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = made.lines().zip(kept.lines()).enumerate().find(|(_, (made, kept))| made != kept);
    if let Some((line, (made, kept))) = differs {
        panic!("{name}.svg differs in line {}:\n  made {made}\n  kept {kept}", line + 1);
    }
    assert_eq!(made.len(), kept.len(), "{name}.svg has another length");
}

fn wide(world: &World) -> Scene {
    scene(world, &View::new(970.0, 690.0))
}

#[test]
fn opening() {
    let world = tamed(worlds::opening());
    check("opening", &wide(&world), Theme::Light, world.now);
}

#[test]
fn opening_on_a_phone_in_the_dark() {
    let world = tamed(worlds::opening());
    check("opening-phone-dark", &scene(&world, &View::new(390.0, 530.0)), Theme::Dark, world.now);
}

#[test]
fn several_copies_on_an_instance() {
    let world = tamed(worlds::ports());
    check("ports", &wide(&world), Theme::Light, world.now);
}

#[test]
fn a_task_that_no_instance_takes() {
    let world = tamed(worlds::stuck());
    check("stuck", &wide(&world), Theme::Light, world.now);
}

#[test]
fn nothing_desired() {
    let world = tamed(worlds::empty());
    check("empty", &wide(&world), Theme::Dark, world.now);
}

#[test]
fn inside_of_a_task_in_each_network_mode() {
    for (name, make) in worlds::SAMPLES.iter().filter(|(name, _)| name.starts_with("mode-")) {
        let world = tamed(make());
        let task = world.tasks.keys().next().unwrap();
        check(
            &format!("inside-{name}"),
            &inside(&world, task, &View::new(660.0, 0.0)),
            Theme::Light,
            world.now,
        );
    }
}
