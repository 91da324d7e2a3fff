//! A service behind a load balancer, from end to end: what clients get while tasks start, stop,
//! crash and are replaced (load-balancing.md 5.3).

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ecs_model::command::Command;
use ecs_model::definition::{LaunchType, NetworkMode};
use ecs_model::engine;
use ecs_model::instance_types;
use ecs_model::load_balancing;
use ecs_model::requests::Request;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::{Duration, Time};
use ecs_model::world::{
    ServiceKey, ServiceLoadBalancer, TargetId, TargetState, TargetType, TaskKey, TaskStatus, ZoneKey,
};
use support::{PORT, Stage};

struct Served {
    stage: Stage,
    service: ServiceKey,
}

impl Served {
    /// Three tasks that answer after 40 ms, a health check every ten seconds, a deregistration
    /// delay of 30 s, twenty requests a second.
    fn new(launch_type: LaunchType) -> Served {
        let mut stage = Stage::new();
        stage.world.parameters.network_hop = Duration::millis(1);
        let group = stage.group("web");
        group.health_check.interval = Duration::seconds(10);
        group.deregistration_delay = Duration::seconds(30);
        let cluster = setup::add_cluster(&mut stage.world, "demo");
        let mut definition = support::one_container(0);
        definition.containers[0].workload.service_time = Duration::millis(40);
        if launch_type == LaunchType::Ec2 {
            stage.group("web").target_type = TargetType::Instance;
            definition.network_mode = NetworkMode::Bridge;
            definition.requires_fargate = false;
            definition.containers[0].port_mappings[0].host_port = 0;
            for zone in [ZoneKey(0), ZoneKey(1)] {
                let instance_type = instance_types::find("t3.medium").unwrap();
                setup::add_instance(&mut stage.world, &mut stage.log, cluster, instance_type, zone);
            }
        }
        let definition = setup::add_definition(&mut stage.world, definition);
        let load_balancer = ServiceLoadBalancer {
            target_group: stage.group("web").key,
            container: Arc::from("app"),
            container_port: PORT,
        };
        let settings = ServiceSettings {
            load_balancers: vec![load_balancer],
            ..ServiceSettings::new("web", cluster, definition, 3, launch_type)
        };
        let service = setup::create_service(&mut stage.world, &mut stage.log, settings);
        stage.add_source("http://app.example.test/");
        setup::start_traffic(&mut stage.world, &mut stage.log);
        let mut served = Served { stage, service };
        served.command(Command::SetTraffic { source: 0, millirequests_per_second: 20_000 });
        served
    }

    fn command(&mut self, command: Command) {
        engine::apply(&mut self.stage.world, &mut self.stage.log, &command);
    }

    /// Lets time pass and answers the requests that ended in it.
    fn after(&mut self, seconds: u64) -> Vec<Request> {
        let start = self.stage.world.now;
        self.stage.advance(start + Duration::seconds(seconds));
        let recent = self.stage.world.requests.recent.iter();
        recent.filter(|request| request.ended > start).copied().collect()
    }

    fn running(&self) -> Vec<TaskKey> {
        let tasks = self.stage.world.tasks_of(self.service);
        tasks.filter(|task| task.last_status == TaskStatus::Running).map(|task| task.key).collect()
    }

    fn healthy(&self) -> u32 {
        self.stage.world.target_groups[0].candidates.healthy
    }
}

fn statuses(requests: &[Request]) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    requests.iter().for_each(|request| *counts.entry(request.status).or_default() += 1);
    counts
}

fn tasks(requests: &[Request]) -> BTreeSet<TaskKey> {
    requests.iter().filter_map(|request| request.route.task).collect()
}

#[test]
fn before_the_first_target_there_is_503_and_then_every_task_gets_requests() {
    for launch_type in [LaunchType::Fargate, LaunchType::Ec2] {
        let mut served = Served::new(launch_type);
        assert_eq!(statuses(&served.after(5)).keys().collect::<Vec<_>>(), [&503], "{launch_type:?}");
        served.after(175);
        assert_eq!(served.healthy(), 3, "{launch_type:?}");
        let requests = served.after(30);
        assert_eq!(statuses(&requests).keys().collect::<Vec<_>>(), [&200], "{launch_type:?}");
        assert_eq!(tasks(&requests), served.running().into_iter().collect(), "{launch_type:?}");
    }
}

#[test]
fn more_tasks_share_the_requests_once_they_are_healthy() {
    let mut served = Served::new(LaunchType::Fargate);
    served.after(180);
    served.command(Command::SetDesiredCount { service: served.service, count: 5 });
    let requests = served.after(90);
    assert_eq!(statuses(&requests).keys().collect::<Vec<_>>(), [&200]);
    assert_eq!(tasks(&served.after(20)).len(), 5);
}

#[test]
fn no_request_fails_when_a_task_is_stopped() {
    let mut served = Served::new(LaunchType::Fargate);
    served.after(180);
    let stopped = served.running()[0];
    served.command(Command::StopTask { task: stopped });
    let mut requests = served.after(60);
    requests.extend(served.after(60));
    assert_eq!(statuses(&requests).keys().collect::<Vec<_>>(), [&200]);
    let last = requests.iter().filter(|request| request.route.task == Some(stopped)).map(|r| r.sent).max();
    assert!(last.is_some_and(|last| last < Time(195_000_000)), "{last:?}");
    assert_eq!(served.healthy(), 3);
}

#[test]
fn a_crash_gives_502_until_the_target_is_out_and_then_a_replacement_serves() {
    let mut served = Served::new(LaunchType::Fargate);
    served.after(180);
    let crashed = served.running()[0];
    served.command(Command::CrashContainer { task: crashed, container: 0, exit_code: 137 });
    let requests = served.after(30);
    let failed: Vec<Request> = requests.iter().filter(|request| !request.succeeded()).copied().collect();
    assert_eq!(statuses(&failed).keys().collect::<Vec<_>>(), [&502]);
    assert_eq!(tasks(&failed), BTreeSet::from([crashed]));
    // The scheduler sees the end after 8.5 to 10.9 s; a third of the requests fail until then.
    let last = failed.iter().map(|request| request.ended).max().unwrap();
    assert!(last > Time(180_000_000 + 8_000_000), "requests meet the crash: {last}");
    assert!(last < Time(180_000_000 + 11_000_000), "the target is out by then: {last}");
    assert!((40..=90).contains(&failed.len()), "{} failed", failed.len());
    served.after(90);
    assert_eq!(served.healthy(), 3);
    let requests = served.after(20);
    assert_eq!(statuses(&requests).keys().collect::<Vec<_>>(), [&200]);
    assert!(!tasks(&requests).contains(&crashed));
}

#[test]
fn without_tasks_there_is_503() {
    let mut served = Served::new(LaunchType::Fargate);
    served.after(180);
    served.command(Command::SetDesiredCount { service: served.service, count: 0 });
    served.after(60);
    let requests = served.after(20);
    assert_eq!(statuses(&requests).keys().collect::<Vec<_>>(), [&503]);
    assert_eq!(served.stage.world.target_groups[0].targets.len(), 0);
}

#[test]
fn targets_of_bridge_tasks_are_instances_with_host_ports() {
    let mut served = Served::new(LaunchType::Ec2);
    served.after(120);
    let group = &served.stage.world.target_groups[0];
    assert_eq!(group.targets.len(), 3);
    for target in &group.targets {
        assert!(matches!(target.id, TargetId::Instance(_)));
        assert!(target.port >= 32_768, "{}", target.port);
        assert_eq!(target.state, TargetState::Healthy);
    }
}

#[test]
fn requests_on_a_terminated_instance_are_lost_and_its_targets_leave() {
    let mut served = Served::new(LaunchType::Ec2);
    served.after(120);
    let instance = served.stage.world.instances.keys().next().unwrap();
    served.command(Command::TerminateInstance { instance });
    let gone = |target: &ecs_model::world::Target| target.id == TargetId::Instance(instance);
    served.after(30);
    assert!(!served.stage.world.target_groups[0].targets.iter().any(gone));
    assert_eq!(load_balancing::inconsistencies(&served.stage.world), Vec::<String>::new());
    served.after(60);
    assert_eq!(served.healthy(), 3);
}
