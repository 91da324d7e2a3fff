//! How targets are registered, and what the scheduler reads of them.

use crate::support;

use std::sync::Arc;

use ecs_model::load_balancing::{self, TargetVerdict, verdict};
use ecs_model::parameters::Spread;
use ecs_model::time::{Duration, Time};
use ecs_model::world::{Action, InstanceKey, TargetId, TargetState, TargetType};
use support::{PORT, Process, Stage};

#[test]
fn a_verdict_waits_for_every_target_and_one_bad_one_is_enough() {
    let mut stage = Stage::new();
    let other = stage.add_group("other");
    let web = stage.group("web").key;
    stage.world.load_balancers[0].listeners[0].default_action = Action::Forward(vec![(web, 1), (other, 1)]);
    let task = stage.add_task(Process::Answers(200));
    assert_eq!(verdict(&stage.world, task), TargetVerdict::NoTarget);
    stage.register("web", task);
    stage.register("other", task);
    assert_eq!(verdict(&stage.world, task), TargetVerdict::Pending);
    stage.advance(Time(1_000_000));
    assert_eq!(verdict(&stage.world, task), TargetVerdict::Healthy);
    stage.group("other").health_check.matcher = vec![(204, 204)];
    stage.advance(Time(60_000_000));
    let reason = Arc::from("Health checks failed with these codes: [200]");
    assert_eq!(
        verdict(&stage.world, task),
        TargetVerdict::Unhealthy { target_group: other, port: PORT, reason }
    );
    stage.step(|step| load_balancing::deregister(step, task));
    assert_eq!(verdict(&stage.world, task), TargetVerdict::Pending);
    stage.advance(Time(400_000_000));
    assert_eq!(verdict(&stage.world, task), TargetVerdict::NoTarget);
}

#[test]
fn a_target_that_cannot_be_used_counts_as_unhealthy() {
    let mut stage = Stage::new();
    stage.world.load_balancers[0].zones.remove(0);
    let task = stage.add_task(Process::Answers(200));
    stage.register("web", task);
    let verdict = verdict(&stage.world, task);
    let TargetVerdict::Unhealthy { reason, .. } = verdict else { panic!("{verdict:?}") };
    assert_eq!(&*reason, "Target is in an Availability Zone that is not enabled for the load balancer");
}

/// Whether targets without a verdict get requests is not documented: a parameter decides.
#[test]
fn a_parameter_decides_whether_targets_without_a_verdict_get_requests() {
    for (opens, status) in [(true, 200), (false, 503)] {
        let mut stage = Stage::new();
        stage.world.parameters.initial_targets_fail_open = opens;
        stage.world.parameters.target_registration = Spread::fixed(Duration::seconds(1));
        stage.add_group("new");
        let group = stage.group("new").key;
        stage.world.load_balancers[0].listeners[0].default_action = Action::Forward(vec![(group, 1)]);
        stage.add_source("http://app.example.test/");
        let task = stage.add_task(Process::Answers(200));
        stage.register("new", task);
        stage.send(0);
        stage.advance(Time(2_000_000));
        stage.send(0);
        stage.advance(Time(3_000_000));
        let statuses: Vec<u16> = stage.world.requests.recent.iter().map(|request| request.status).collect();
        assert_eq!(statuses, [status, 200]);
    }
}

#[test]
fn a_task_without_an_address_of_the_right_type_is_not_registered() {
    let mut stage = Stage::new();
    let group = stage.group("web").key;
    let silent = stage.add_task(Process::Silent);
    assert!(!stage.step(|step| load_balancing::register(step, group, silent, 0, PORT)));
    stage.group("web").target_type = TargetType::Instance;
    let on_fargate = stage.add_task(Process::Answers(200));
    assert!(!stage.step(|step| load_balancing::register(step, group, on_fargate, 0, PORT)));
    assert!(stage.world.target_groups[0].targets.is_empty());
}

#[test]
fn registering_the_same_port_again_changes_nothing() {
    let mut stage = Stage::new();
    let task = stage.add_task(Process::Answers(200));
    stage.register("web", task);
    stage.register("web", task);
    assert_eq!(stage.world.target_groups[0].targets.len(), 1);
    assert_eq!(stage.world.tasks.get(task).expect("the task").registered_in.len(), 1);
}

/// Dynamic host ports: several copies on one instance are several targets (load-balancing.md 5.2).
#[test]
fn copies_on_one_instance_are_told_apart_by_their_ports() {
    let mut stage = Stage::new();
    let instance = stage.add_instance();
    stage.group("web").target_type = TargetType::Instance;
    let group = stage.group("web").key;
    for port in [32_768, 32_769] {
        let task = stage.add_task(Process::Answers(200));
        stage.world.tasks.get_mut(task).expect("the task").instance = Some(instance);
        assert!(stage.step(|step| load_balancing::register(step, group, task, 0, port)));
    }
    stage.advance(Time(1_000_000));
    let targets: Vec<_> =
        stage.world.target_groups[0].targets.iter().map(|t| (t.id, t.port, t.state)).collect();
    let expected = |port| (TargetId::Instance(instance), port, TargetState::Healthy);
    assert_eq!(targets, [expected(32_768), expected(32_769)]);
}

#[test]
fn targets_of_a_terminated_instance_become_unused_and_leave_without_draining() {
    let mut stage = Stage::new();
    let instance: InstanceKey = stage.add_instance();
    stage.group("web").target_type = TargetType::Instance;
    let task = stage.add_task(Process::Answers(200));
    stage.world.tasks.get_mut(task).expect("the task").instance = Some(instance);
    stage.register("web", task);
    stage.advance(Time(1_000_000));
    stage.step(|step| load_balancing::instance_terminated(step, instance));
    stage.step(|step| load_balancing::deregister(step, task));
    let states: Vec<_> =
        stage.target_states(task).into_iter().map(|(_, state, _, text)| (state, text)).collect();
    let state = |state: &str, text: &str| (state.to_owned(), text.to_owned());
    assert_eq!(
        states,
        [
            state("initial", "Target registration is in progress"),
            state("healthy", ""),
            state("unused", "Target is in the terminated state"),
            state("gone", ""),
        ]
    );
    assert!(stage.world.target_groups[0].targets.is_empty());
    stage.check();
}
