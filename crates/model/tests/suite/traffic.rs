//! What holds of requests whatever happens to the targets, and how they are spread over them.

use crate::support;

use std::collections::BTreeMap;

use ecs_model::engine;
use ecs_model::event::EventKind;
use ecs_model::load_balancing;
use ecs_model::time::{Duration, Time};
use ecs_model::traffic::{self, MOST_MILLIREQUESTS_PER_SECOND};
use ecs_model::world::{Algorithm, Fault, TargetState, TaskKey};
use proptest::prelude::*;
use support::{Process, Stage};

/// Something that happens to a stage.
#[derive(Clone, Debug)]
enum Act {
    Wait(u64),
    Pace(u64),
    AddTask,
    SetProcess(usize, Process),
    EndContainer(usize),
    Deregister(usize),
}

fn process() -> impl Strategy<Value = Process> {
    prop_oneof![
        3 => Just(Process::Answers(200)),
        1 => Just(Process::Answers(503)),
        1 => Just(Process::Hangs),
        1 => Just(Process::Silent),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (1..8_000u64).prop_map(Act::Wait),
        1 => (0..20_000u64).prop_map(Act::Pace),
        2 => Just(Act::AddTask),
        2 => (0..6usize, process()).prop_map(|(task, process)| Act::SetProcess(task, process)),
        1 => (0..6usize).prop_map(Act::EndContainer),
        1 => (0..6usize).prop_map(Act::Deregister),
    ]
}

fn algorithm() -> impl Strategy<Value = Algorithm> {
    prop_oneof![
        Just(Algorithm::RoundRobin),
        Just(Algorithm::LeastOutstandingRequests),
        Just(Algorithm::WeightedRandom),
    ]
}

fn run(algorithm: Algorithm, delay_seconds: u64, acts: &[Act]) -> Stage {
    let mut stage = Stage::new();
    stage.world.parameters.network_hop = Duration::millis(1);
    stage.add_source("http://app.example.test/");
    let group = stage.group("web");
    group.algorithm = algorithm;
    group.health_check.interval = Duration::seconds(5);
    group.health_check.timeout = Duration::seconds(2);
    group.deregistration_delay = Duration::seconds(delay_seconds);
    stage.step(traffic::start);
    let mut tasks: Vec<TaskKey> = Vec::new();
    for act in acts {
        match act {
            Act::Wait(millis) => {
                let until = stage.world.now + Duration::millis(*millis);
                stage.advance(until);
            }
            Act::Pace(millirequests) => stage.step(|step| traffic::set_rate(step, 0, *millirequests)),
            Act::AddTask => {
                let task = stage.add_task(Process::Answers(200));
                stage.workload(task).service_time = Duration::millis(40 + 700 * tasks.len() as u64);
                stage.register("web", task);
                tasks.push(task);
            }
            Act::SetProcess(task, process) => {
                if let Some(task) = tasks.get(*task) {
                    stage.set_process(*task, *process);
                }
            }
            Act::EndContainer(task) => {
                if let Some(task) = tasks.get(*task) {
                    stage.set_process(*task, Process::Refuses);
                    stage.step(|step| traffic::container_stopped(step, *task, 0));
                }
            }
            Act::Deregister(task) => {
                if let Some(task) = tasks.get(*task) {
                    stage.step(|step| load_balancing::deregister(step, *task));
                }
            }
        }
        stage.check();
    }
    stage
}

proptest! {
    /// [`Stage::advance`] checks after every step that counters agree with a recount, that no
    /// draining target gets a request, and that every request ended or is under way.
    #[test]
    fn every_request_is_accounted_for_and_ends(
        algorithm in algorithm(), delay in 0..40u64, acts in prop::collection::vec(act(), 1..25),
    ) {
        let mut stage = run(algorithm, delay, &acts);
        stage.step(|step| traffic::set_rate(step, 0, 0));
        let until = stage.world.now + Duration::seconds(70);
        stage.advance(until);
        prop_assert!(stage.world.requests.in_flight.is_empty());
        prop_assert_eq!(stage.world.requests.next_number, stage.world.requests.totals.ended);
    }

    #[test]
    fn the_same_acts_give_the_same_world_and_log(acts in prop::collection::vec(act(), 1..20)) {
        let (one, other) = (run(Algorithm::RoundRobin, 20, &acts), run(Algorithm::RoundRobin, 20, &acts));
        prop_assert_eq!(&one.world, &other.world);
        prop_assert_eq!(&one.log, &other.log);
    }

    /// Where time stops on its way makes no difference.
    #[test]
    fn time_may_pass_in_pieces(pieces in prop::collection::vec(1..3_000_000u64, 1..20)) {
        let stage = run(Algorithm::RoundRobin, 20, &[Act::AddTask, Act::AddTask, Act::Pace(40_000)]);
        let (mut whole, mut broken) = (stage.world.clone(), stage.world);
        let (mut whole_log, mut broken_log) = (stage.log.clone(), stage.log);
        for piece in pieces {
            let until = Time(broken.now.0 + piece);
            engine::advance(&mut broken, &mut broken_log, until);
        }
        engine::advance(&mut whole, &mut whole_log, broken.now);
        prop_assert_eq!(whole, broken);
        prop_assert_eq!(whole_log, broken_log);
    }
}

/// A stage with healthy targets whose requests take this many milliseconds.
fn with_targets(algorithm: Algorithm, service_millis: &[u64]) -> (Stage, Vec<TaskKey>) {
    let mut stage = Stage::new();
    stage.add_source("http://app.example.test/");
    stage.group("web").algorithm = algorithm;
    let mut tasks = Vec::new();
    for millis in service_millis {
        let task = stage.add_task(Process::Answers(200));
        stage.workload(task).service_time = Duration::millis(*millis);
        stage.register("web", task);
        tasks.push(task);
    }
    stage.advance(Time(1));
    (stage, tasks)
}

fn targets_of_recent(stage: &Stage) -> Vec<TaskKey> {
    let mut requests: Vec<_> = stage.world.requests.recent.iter().collect();
    requests.sort_by_key(|request| request.number);
    requests.iter().map(|request| request.route.task.expect("a target")).collect()
}

#[test]
fn round_robin_takes_turns_in_order_of_registration() {
    let (mut stage, tasks) = with_targets(Algorithm::RoundRobin, &[40, 40, 40]);
    (0..6).for_each(|_| stage.send(0));
    stage.advance(Time(1_000_000));
    assert_eq!(targets_of_recent(&stage), [tasks.clone(), tasks].concat());
}

#[test]
fn least_outstanding_requests_favours_the_idle_target() {
    let (mut stage, tasks) = with_targets(Algorithm::LeastOutstandingRequests, &[5_000, 10]);
    for second in 1..=10 {
        stage.send(0);
        stage.advance(Time(second * 100_000));
    }
    stage.advance(Time(20_000_000));
    let to_slow = targets_of_recent(&stage).iter().filter(|task| **task == tasks[0]).count();
    assert_eq!(to_slow, 1);
}

#[test]
fn idle_targets_share_even_when_each_is_idle_again_before_the_next_request() {
    let (mut stage, tasks) = with_targets(Algorithm::LeastOutstandingRequests, &[10, 10]);
    for second in 1..=4 {
        stage.send(0);
        stage.advance(Time(second * 1_000_000));
    }
    assert_eq!(targets_of_recent(&stage), [tasks[0], tasks[1], tasks[0], tasks[1]]);
}

#[test]
fn a_random_spread_is_even() {
    let (mut stage, _) = with_targets(Algorithm::WeightedRandom, &[0, 0]);
    (0..1_000).for_each(|_| stage.send(0));
    stage.advance(Time(1_000_000));
    let mut counts: BTreeMap<TaskKey, u32> = BTreeMap::new();
    targets_of_recent(&stage).into_iter().for_each(|task| *counts.entry(task).or_default() += 1);
    assert!(counts.len() == 2 && counts.values().all(|count| (450..=550).contains(count)), "{counts:?}");
}

#[test]
fn a_request_takes_four_hops_and_the_service_time() {
    let (mut stage, tasks) = with_targets(Algorithm::RoundRobin, &[40]);
    stage.world.parameters.network_hop = Duration::millis(3);
    stage.send(0);
    stage.advance(Time(1_000_000));
    let request = stage.world.requests.recent[0];
    assert_eq!(request.ended.since(request.sent), Duration::millis(52));
    assert_eq!((request.status, request.route.task), (200, Some(tasks[0])));
}

#[test]
fn a_slow_container_takes_ten_times_as_long_and_a_load_balancer_does_not_wait_for_ever() {
    let (mut stage, tasks) = with_targets(Algorithm::RoundRobin, &[40, 6_001]);
    for task in &tasks {
        stage.world.tasks.get_mut(*task).expect("the task").containers[0].faults = vec![Fault::Slow];
    }
    (0..2).for_each(|_| stage.send(0));
    stage.advance(Time(100_000_000));
    let answers = stage.world.requests.recent.iter();
    let answers: Vec<_> =
        answers.map(|request| (request.status, request.ended.since(request.sent))).collect();
    assert_eq!(answers, [(200, Duration::millis(400)), (504, Duration::seconds(60))]);
}

#[test]
fn lost_requests_are_one_event_and_end_at_once() {
    let (mut stage, tasks) = with_targets(Algorithm::RoundRobin, &[40, 40]);
    (0..5).for_each(|_| stage.send(0));
    stage.step(|step| traffic::container_stopped(step, tasks[0], 0));
    stage.check();
    let lost: Vec<u32> = stage
        .log
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::RequestsLost { count, status: 502, .. } => Some(count),
            _ => None,
        })
        .collect();
    assert_eq!(lost, [3]);
    stage.advance(Time(1_000_000));
    assert_eq!(stage.world.requests.totals.failed, ecs_sort::SortedMap::from_iter([(502, 3)]));
    assert_eq!(stage.log.failures.len(), 3);
}

#[test]
fn seconds_are_summed_up_in_the_log() {
    let (mut stage, _) = with_targets(Algorithm::RoundRobin, &[40, 40]);
    stage.step(traffic::start);
    stage.step(|step| traffic::set_rate(step, 0, 100_000));
    stage.advance(Time(60_000_000));
    let seconds = &stage.log.seconds;
    assert_eq!(seconds.iter().map(|second| second.second).collect::<Vec<_>>(), (0..60).collect::<Vec<_>>());
    assert!(seconds.iter().all(|second| second.healthy == 2 && second.failures == 0));
    assert!(seconds.iter().all(|second| second.requests == 0 || second.p95_micros == 40_000));
    let all: u64 = seconds.iter().map(|second| u64::from(second.requests)).sum();
    assert!((5_700..=6_300).contains(&all), "{all}");
}

/// Whole microseconds would make the gaps of 50 µs one per cent too short.
#[test]
fn the_fastest_source_keeps_its_pace_whatever_the_rounding() {
    let (mut stage, _) = with_targets(Algorithm::RoundRobin, &[0]);
    stage.step(|step| traffic::set_rate(step, 0, 2 * MOST_MILLIREQUESTS_PER_SECOND));
    engine::advance(&mut stage.world, &mut stage.log, Time(10_000_000));
    let sent = stage.world.requests.next_number;
    assert!(sent.abs_diff(200_000) < 1_000, "{sent}");
}

#[test]
fn a_source_without_a_pace_sends_nothing_and_a_new_pace_counts_from_now() {
    let (mut stage, _) = with_targets(Algorithm::RoundRobin, &[0]);
    stage.step(traffic::start);
    stage.advance(Time(10_000_000));
    assert_eq!(stage.world.requests.next_number, 0);
    stage.step(|step| traffic::set_rate(step, 0, 1));
    stage.step(|step| traffic::set_rate(step, 0, 1_000_000));
    stage.advance(Time(11_000_000));
    assert!((850..=1_150).contains(&stage.world.requests.next_number));
    stage.step(|step| traffic::set_rate(step, 0, 0));
    let sent = stage.world.requests.next_number;
    stage.advance(Time(20_000_000));
    assert_eq!(stage.world.requests.next_number, sent);
}

#[test]
fn names_ports_and_schemes_decide_whether_there_is_an_answer() {
    let (mut stage, _) = with_targets(Algorithm::RoundRobin, &[0]);
    let no_name = stage.add_source("http://other.example.test/");
    let no_port = stage.add_source("http://app.example.test:81/");
    stage.send(no_name);
    stage.send(no_port);
    let http_to_https = stage.add_source("http://app.example.test:443/");
    let https_to_http = stage.add_source("https://app.example.test:80/");
    let mut https = stage.world.load_balancers[0].listeners[0].clone();
    (https.port, https.https) = (443, true);
    stage.world.load_balancers[0].listeners.push(https);
    stage.send(http_to_https);
    stage.send(https_to_http);
    stage.world.load_balancers[0].internet_facing = false;
    stage.send(0);
    stage.world.traffic[0].inside_vpc = true;
    stage.send(0);
    stage.advance(Time(1_000_000));
    let answers: Vec<_> =
        stage.world.requests.recent.iter().map(|request| (request.status, request.why)).collect();
    assert_eq!(
        answers,
        [
            (0, "no DNS record has this name"),
            (0, "the load balancer has no listener on this port"),
            (400, "the client speaks HTTP to an HTTPS listener"),
            (0, "the client speaks HTTPS to an HTTP listener"),
            (0, "the load balancer is internal and has private addresses only"),
            (200, ""),
        ]
    );
}

#[test]
fn a_deregistered_task_is_told_when_its_last_target_has_left() {
    let (mut stage, tasks) = with_targets(Algorithm::RoundRobin, &[0, 0]);
    stage.step(|step| load_balancing::deregister(step, tasks[0]));
    let group = stage.group("web");
    assert_eq!(group.targets[0].state, TargetState::Draining);
    assert_eq!(group.targets[0].drain_until, Some(Time(300_000_001)));
    (0..4).for_each(|_| stage.send(0));
    stage.advance(Time(10_000_000));
    assert_eq!(targets_of_recent(&stage), [tasks[1]; 4]);
    stage.advance(Time(300_000_001));
    assert_eq!(stage.world.target_groups[0].targets.len(), 1);
    assert!(stage.world.tasks.get(tasks[0]).expect("the task").registered_in.is_empty());
}
