//! The health of one target over time: every file in `tests/health` is a case.
//!
//! The target is registered at 0 and its registration takes no time, nor does the network.
//! `script` says what happens when: what the `process` behind the target does (`answers 200`,
//! `refuses`, `hangs`), a request that a client sends, `deregister`, the end of the container, or
//! a change of the load balancer's rules and zones. An entry of the script comes before
//! everything else of its moment. `states` are all states that the target goes through, as
//! [when, state, reason, description]; `requests` are all requests that ended, as
//! [sent, ended, status, why].
use crate::files::files;
use crate::support;

use std::fs;

use ecs_model::load_balancing;
use ecs_model::time::{Duration, Time};
use ecs_model::traffic;
use ecs_model::world::{Action, TargetHealthCheck, TaskKey, ZoneKey};
use serde_json::{Value, json};
use support::{Process, Stage};

#[test]
fn targets_go_through_the_states_that_the_probes_ask_for() {
    for file in files("health", "json", 10) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let case = serde_json::from_str(&fs::read_to_string(&file).unwrap()).expect(&name);
        run(&name, &case);
    }
}

fn run(name: &str, case: &Value) {
    let (mut stage, task) = set(case);
    for entry in case["script"].as_array().expect(name) {
        before(&mut stage, time(&entry["at"]));
        act(&mut stage, task, entry);
    }
    stage.advance(time(&case["until"]));
    let states: Vec<Value> = stage
        .target_states(task)
        .iter()
        .map(|(at, state, reason, description)| json!([short(*at), state, reason, description]))
        .collect();
    assert_eq!(json!(states), case["states"], "{name}: states");
    let requests: Vec<Value> = stage
        .world
        .requests
        .recent
        .iter()
        .map(|request| json!([short(request.sent), short(request.ended), request.status, request.why]))
        .collect();
    let expected = case.get("requests").cloned().unwrap_or(json!([]));
    assert_eq!(json!(requests), expected, "{name}: requests");
}

fn set(case: &Value) -> (Stage, TaskKey) {
    let mut stage = Stage::new();
    stage.add_source("http://app.example.test/");
    let group = stage.group("web");
    group.health_check = health_check(&case["HealthCheck"]);
    if let Some(delay) = case["deregistrationDelay"].as_str() {
        group.deregistration_delay = Duration::parse(delay).unwrap();
    }
    let task = stage.add_task(Process::Answers(200));
    if let Some(span) = case["serviceTime"].as_str() {
        stage.workload(task).service_time = Duration::parse(span).unwrap();
    }
    for entry in case["before"].as_array().into_iter().flatten() {
        act(&mut stage, task, entry);
    }
    stage.register("web", task);
    (stage, task)
}

fn health_check(settings: &Value) -> TargetHealthCheck {
    let mut check = TargetHealthCheck::default();
    for (name, value) in settings.as_object().into_iter().flatten() {
        let number = value.as_u64().unwrap_or_default();
        match name.as_str() {
            "HealthCheckIntervalSeconds" => check.interval = Duration::seconds(number),
            "HealthCheckTimeoutSeconds" => check.timeout = Duration::seconds(number),
            "HealthyThresholdCount" => check.healthy_threshold = number as u32,
            "UnhealthyThresholdCount" => check.unhealthy_threshold = number as u32,
            "Matcher" => {
                let text = value.as_str().expect("a matcher");
                let (low, high) = text.split_once('-').unwrap_or((text, text));
                check.matcher = vec![(low.parse().unwrap(), high.parse().unwrap())];
            }
            name => panic!("{name}"),
        }
    }
    check
}

fn act(stage: &mut Stage, task: TaskKey, entry: &Value) {
    for (what, value) in entry.as_object().expect("an object") {
        match what.as_str() {
            "at" => {}
            "process" => stage.set_process(task, process(value.as_str().expect("a word"))),
            "send" => (0..value.as_u64().expect("how many")).for_each(|_| stage.send(0)),
            "deregister" => stage.step(|step| load_balancing::deregister(step, task)),
            "containerEnds" => {
                stage.set_process(task, Process::Refuses);
                stage.step(|step| traffic::container_stopped(step, task, 0));
            }
            "forwards" => {
                let group = stage.group("web").key;
                let groups = if value == true { vec![(group, 1)] } else { vec![] };
                stage.world.load_balancers[0].listeners[0].default_action = Action::Forward(groups);
                stage.step(load_balancing::routes_changed);
            }
            "zones" => {
                let zones = value.as_array().expect("zones").iter();
                let zones = zones.map(|zone| ZoneKey(zone.as_u64().unwrap() as u32)).collect();
                stage.world.load_balancers[0].zones = zones;
                stage.step(load_balancing::routes_changed);
            }
            what => panic!("{what}"),
        }
    }
}

fn process(text: &str) -> Process {
    match text.split_once(' ') {
        Some(("answers", status)) => Process::Answers(status.parse().unwrap()),
        _ if text == "refuses" => Process::Refuses,
        _ if text == "hangs" => Process::Hangs,
        _ => panic!("{text}"),
    }
}

fn time(value: &Value) -> Time {
    Time::ZERO + Duration::parse(value.as_str().expect("a duration")).unwrap()
}

fn short(time: Time) -> String {
    Duration(time.0).to_string()
}

/// Lets everything before `until` happen, and nothing of that moment.
fn before(stage: &mut Stage, until: Time) {
    if until > Time::ZERO {
        stage.advance(Time(until.0 - 1));
        stage.world.now = until;
    }
}
