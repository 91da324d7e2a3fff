//! Where a listener sends requests: every file in `tests/routing` is a case.
//!
//! `Listener` has the shape of the Elastic Load Balancing API, with names in place of ARNs.
//! `targetGroups` lists what stands behind each target: `healthy`, `unhealthy` (alive, fails its
//! checks), `refuses`, `hangs` or `silent`. Each entry of `requests` says what is sent and what
//! is expected of it; with `times` it is sent that often and `shares` are per cent of all
//! answers by target group, target (`group/position`) or status, give or take four.
use crate::files::files;
use crate::support;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use ecs_model::random::Stream;
use ecs_model::requests::Request;
use ecs_model::routing::{Url, location};
use ecs_model::time::{Duration, Time};
use ecs_model::traffic::answer;
use ecs_model::world::{Action, MinimumHealthyTargets, TrafficSource};
use serde_json::Value;
use support::{Process, Stage};

#[test]
fn requests_go_where_the_rules_say() {
    for file in files("routing", "json", 10) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let case = serde_json::from_str(&fs::read_to_string(&file).unwrap()).expect(&name);
        run(&name, &case);
    }
}

fn run(name: &str, case: &Value) {
    let stage = set(case);
    for (number, request) in case["requests"].as_array().expect(name).iter().enumerate() {
        let context = format!("{name}, request {number}: {request}");
        let source = source(request);
        let mut stage = Stage { world: stage.world.clone(), log: Default::default() };
        stage.add_name(&source.url.host);
        match request["times"].as_u64() {
            None => expect_one(&stage, &source, request, &context),
            Some(times) => expect_shares(&mut stage, source, times, request, &context),
        }
    }
}

fn set(case: &Value) -> Stage {
    let mut stage = Stage::new();
    for (name, group) in case["targetGroups"].as_object().into_iter().flatten() {
        stage.add_group(name);
        let count = group["minimumHealthyCount"].as_u64().unwrap_or(1) as u32;
        let percentage = group["minimumHealthyPercentage"].as_u64().map(|percentage| percentage as u32);
        stage.group(name).minimum_healthy = MinimumHealthyTargets { count, percentage };
        for target in group["targets"].as_array().expect("targets") {
            let process = match target.as_str().expect("a word") {
                "healthy" => Process::Answers(200),
                "unhealthy" => Process::Answers(503),
                "refuses" => Process::Refuses,
                "hangs" => Process::Hangs,
                "silent" => Process::Silent,
                word => panic!("{word}"),
            };
            let task = stage.add_task(Process::Answers(200));
            stage.register(name, task);
            stage.set_process(task, process);
        }
    }
    let listener = support::listener::read(&case["Listener"], &|name| {
        stage.world.target_groups.iter().find(|group| &*group.name == name).expect(name).key
    });
    stage.world.load_balancers[0].listeners = vec![listener];
    stage.step(ecs_model::load_balancing::routes_changed);
    stage.advance(Time(120_000_000));
    stage
}

fn source(request: &Value) -> TrafficSource {
    let (method, url) =
        request["send"].as_str().expect("what is sent").split_once(' ').expect("method and URL");
    let mut source = TrafficSource::browsers(Arc::from("clients"), Url::parse(url).unwrap(), 0);
    source.method = Arc::from(method);
    if let Some(address) = request["from"].as_str() {
        source.address = address.parse().unwrap();
    }
    for (name, value) in request["headers"].as_object().into_iter().flatten() {
        source.headers.push((Arc::from(name.as_str()), Arc::from(value.as_str().unwrap())));
    }
    source
}

/// Compares every member of the expectation with the answer.
fn expect_one(stage: &Stage, source: &TrafficSource, request: &Value, context: &str) {
    let answer = answer(&stage.world, source, &mut Stream::new(7, "test"));
    let listener = &stage.world.load_balancers[0].listeners[0];
    let rule = answer.route.rule.map(|position| &listener.rules[position]);
    let action = rule.map_or(&listener.default_action, |rule| &rule.action);
    for (member, expected) in request["expect"].as_object().expect("an expectation") {
        let found = match member.as_str() {
            "rule" => rule.map_or(Value::from("default"), |rule| Value::from(rule.priority)),
            "status" => Value::from(answer.status),
            "why" => Value::from(answer.why),
            "after" => Value::from(answer.after.to_string()),
            "targetGroup" => answer
                .route
                .target_group
                .and_then(|group| stage.world.target_group(group))
                .map_or(Value::Null, |group| Value::from(&*group.name)),
            "body" => match action {
                Action::FixedResponse { body, .. } => Value::from(&**body),
                _ => Value::Null,
            },
            "location" => match action {
                Action::Redirect(redirect) => Value::from(location(redirect, &source.url)),
                _ => Value::Null,
            },
            member => panic!("{context}: nothing is known of {member}"),
        };
        assert_eq!(found, *expected, "{context}: {member}");
    }
}

fn expect_shares(stage: &mut Stage, source: TrafficSource, times: u64, request: &Value, context: &str) {
    stage.world.traffic.push(source);
    for _ in 0..times {
        stage.send(0);
    }
    stage.advance(stage.world.now + Duration::seconds(70));
    let sent: Vec<Request> = stage.world.requests.recent.iter().copied().collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for request in &sent {
        *counts.entry(request.status.to_string()).or_default() += 1;
        let Some(group) = request.route.target_group.and_then(|key| stage.world.target_group(key)) else {
            continue;
        };
        *counts.entry(group.name.to_string()).or_default() += 1;
        let position = group.targets.iter().position(|target| Some(target.task) == request.route.task);
        if let Some(position) = position {
            *counts.entry(format!("{}/{position}", group.name)).or_default() += 1;
        }
    }
    for (key, expected) in request["shares"].as_object().expect("shares") {
        let percent = counts.get(key).copied().unwrap_or(0) * 100 / sent.len();
        let expected = expected.as_u64().unwrap() as usize;
        assert!(percent.abs_diff(expected) <= 4, "{context}: {key} has {percent} %, not {expected} %");
    }
}
