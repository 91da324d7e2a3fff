//! The examples of the menu: each one is read without a problem, is built and comes to a steady
//! state; the shop, which has only a definition, through "Run this" once its comment is gone.

use std::fs;
use std::path::{Path, PathBuf};

use ecs_document::{JudgeOptions, apply_fixes, judge};
use ecs_model::definition::LaunchType;
use ecs_model::history::History;
use ecs_model::run_this::{RunOptions, run_this};
use ecs_model::scenario::Scenario;
use ecs_model::time::{Duration, Time};
use ecs_model::world::{TargetState, TaskStatus, World};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/scenarios")
}

fn example(name: &str) -> Scenario {
    let reading = Scenario::read(&fs::read_to_string(folder().join(name)).unwrap());
    assert_eq!(reading.problems, [], "{name}");
    reading.scenario
}

fn assert_steady(name: &str, world: &World) {
    assert!(!world.services.is_empty(), "{name}");
    for service in &world.services {
        assert!(service.steady_since.is_some(), "{name}: {:?}", service.events);
        let running = world.tasks_of(service.key).filter(|task| task.last_status == TaskStatus::Running);
        assert_eq!(running.count(), service.desired_count as usize, "{name}");
    }
    for group in &world.target_groups {
        assert!(group.targets.iter().all(|target| target.state == TargetState::Healthy), "{name}");
    }
}

fn after(mut history: History, span: Duration) -> World {
    history.seek(Time::ZERO + span);
    history.world().clone()
}

#[test]
fn every_example_comes_to_a_steady_state_and_answers() {
    let mut seen = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let scenario = example(&name);
        if scenario.services.is_empty() {
            continue;
        }
        seen += 1;
        let world = after(scenario.build().unwrap().history, Duration::minutes(5));
        assert_steady(&name, &world);
        assert_eq!(world.requests.totals.succeeded > 0, !scenario.traffic.is_empty(), "{name}");
    }
    assert_eq!(seen, 4, "examples with services");
}

#[test]
fn the_shop_is_refused_for_its_comment_and_runs_without_it() {
    let shop = example("shop.json").task_definitions.remove(0);
    let refused = run_this(&shop, &RunOptions::default()).unwrap_err();
    assert!(refused[0].message.contains("comment"), "{refused:?}");

    let judgement = judge(&shop, &JudgeOptions::default());
    let (fixed, _) = apply_fixes(&shop, judgement.diagnostics(), false);
    let run = run_this(&fixed, &RunOptions::default()).unwrap();
    assert_eq!(run.scenario.services[0].launch_type, LaunchType::Ec2);
    let instances = &run.scenario.clusters[0].instances;
    assert_eq!(
        instances.iter().map(|group| group.instance_type.as_str()).collect::<Vec<_>>(),
        ["t3.small"; 2]
    );
    assert_eq!(run.changed.len(), 2, "{:?}", run.changed);

    let world = after(run.scenario.build().unwrap().history, Duration::minutes(5));
    assert_steady("shop", &world);
    let placed: Vec<_> = world.tasks.values().map(|task| task.instance).collect();
    assert_eq!(placed.len(), 2);
    assert_ne!(placed[0], placed[1], "port 80 is free once on each instance");
}
