//! The lines of a script that build the world.

use std::sync::Arc;

use ecs_model::definition::{
    Condition, ContainerDefinition, Definition, Dependency, HealthCheck, LaunchType, NetworkMode,
    PortMapping, Protocol, RestartPolicy, Workload,
};
use ecs_model::instance_types;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::Duration;
use ecs_model::world::{
    Action, Listener, LoadBalancer, PlacementStrategy, ServiceLoadBalancer, TargetGroup, TargetGroupKey,
    TargetType, ZoneKey,
};

use super::Outcome;
use super::stage::Stage;

pub fn line(stage: &mut Stage, verb: &str, words: &[&str]) -> Outcome {
    match verb {
        "parameter" => parameter(stage, words[0], words[1]),
        "zones" => stage.world.zones = words.iter().map(|name| Arc::from(*name)).collect(),
        "instance" => instance(stage, words),
        "definition" => definition(stage, words),
        "container" => container(stage, words[0], &words[1..]),
        "target-group" => target_group(stage, words),
        "load-balancer" => load_balancer(stage, words[0], words[1]),
        "service" => service(stage, words),
        "run-task" => run_task(stage, words),
        _ => return None,
    }
    Some(Ok(()))
}

pub fn span(text: &str) -> Duration {
    Duration::parse(text).unwrap()
}

fn parameter(stage: &mut Stage, name: &str, value: &str) {
    let parameters = &mut stage.world.parameters;
    match name {
        "digest-probe" => parameters.digest_probe = value == "on",
        "ceiling-counts-stopping" => parameters.ceiling_counts_stopping = value == "on",
        "deployment-settling" => parameters.deployment_settling = span(value),
        _ => panic!("unknown parameter {name}"),
    }
}

fn pairs<'a>(words: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    words.chunks(2).map(|pair| (pair[0], *pair.get(1).unwrap_or_else(|| panic!("{} has no value", pair[0]))))
}

fn zone(stage: &Stage, name: &str) -> ZoneKey {
    ZoneKey(stage.world.zones.iter().position(|zone| zone.as_ref() == name).expect("a zone") as u32)
}

fn instance(stage: &mut Stage, words: &[&str]) {
    let instance_type = instance_types::find(words[1]).expect("an instance type");
    let zone = zone(stage, words[2]);
    let cluster = stage.cluster;
    let key = setup::add_instance(&mut stage.world, &mut stage.log, cluster, instance_type, zone);
    let row = stage.world.instances.get_mut(key).unwrap();
    for (name, value) in pairs(&words[3..]) {
        match name {
            "memory" => row.registered_memory = value.parse().unwrap(),
            "cpu" => row.registered_cpu = value.parse().unwrap(),
            _ => panic!("unknown word {name}"),
        }
    }
    stage.instances.insert(words[0].to_owned(), key);
}

fn definition(stage: &mut Stage, words: &[&str]) {
    let family = words[0];
    let earlier = stage.world.definitions.iter().filter(|row| row.family.as_ref() == family).count();
    let mut row = Definition {
        family: family.into(),
        revision: earlier as u32 + 1,
        network_mode: match words[1] {
            "awsvpc" => NetworkMode::Awsvpc,
            "bridge" => NetworkMode::Bridge,
            "host" => NetworkMode::Host,
            _ => NetworkMode::None,
        },
        cpu: None,
        memory: None,
        requires_fargate: false,
        containers: Vec::new(),
    };
    for (name, value) in pairs(&words[2..]) {
        match name {
            "cpu" => row.cpu = value.parse().ok(),
            "memory" => row.memory = value.parse().ok(),
            _ => panic!("unknown word {name}"),
        }
    }
    setup::add_definition(&mut stage.world, row);
}

/// Adds a container to the last definition.
fn container(stage: &mut Stage, name: &str, words: &[&str]) {
    let definition = Arc::get_mut(stage.world.definitions.last_mut().expect("a definition")).unwrap();
    let mut row = ContainerDefinition {
        name: name.into(),
        image: "nginx:1.27".into(),
        essential: true,
        cpu: 0,
        memory: Some(128),
        memory_reservation: None,
        port_mappings: Vec::new(),
        depends_on: Vec::new(),
        health_check: None,
        start_timeout: None,
        stop_timeout: Duration::seconds(30),
        restart_policy: None,
        workload: Workload { start: Duration::seconds(1), ..Workload::default() },
    };
    for (word, value) in pairs(words) {
        container_member(&mut row, &definition.containers, word, value);
    }
    definition.containers.push(row);
}

fn container_member(row: &mut ContainerDefinition, earlier: &[ContainerDefinition], word: &str, value: &str) {
    match word {
        "image" => row.image = value.into(),
        "essential" => row.essential = value == "yes",
        "cpu" => row.cpu = value.parse().unwrap(),
        "memory" => row.memory = value.parse().ok(),
        "port" => {
            let (container, host) = value.split_once(':').unwrap_or((value, "0"));
            let (container_port, host_port) = (container.parse().unwrap(), host.parse().unwrap());
            row.port_mappings.push(PortMapping { container_port, host_port, protocol: Protocol::Tcp });
        }
        "depends" => {
            let (on, condition) = value.split_once(':').unwrap();
            let container = earlier.iter().position(|row| row.name.as_ref() == on).unwrap();
            row.depends_on.push(Dependency { container, condition: condition_of(condition) });
        }
        "check" => {
            // interval/timeout/retries/startPeriod
            let parts: Vec<&str> = value.split('/').collect();
            row.health_check = Some(HealthCheck {
                interval: span(parts[0]),
                timeout: span(parts[1]),
                retries: parts[2].parse().unwrap(),
                start_period: span(parts[3]),
            });
        }
        "start-timeout" => row.start_timeout = Some(span(value)),
        "stop-timeout" => row.stop_timeout = span(value),
        "restart" => {
            let policy =
                RestartPolicy { ignored_exit_codes: Vec::new(), restart_attempt_period: span(value) };
            row.restart_policy = Some(policy);
        }
        _ => workload_member(&mut row.workload, word, value),
    }
}

fn condition_of(word: &str) -> Condition {
    match word {
        "START" => Condition::Start,
        "COMPLETE" => Condition::Complete,
        "SUCCESS" => Condition::Success,
        "HEALTHY" => Condition::Healthy,
        _ => panic!("unknown condition {word}"),
    }
}

fn workload_member(workload: &mut Workload, word: &str, value: &str) {
    match word {
        "start" => workload.start = span(value),
        "stops" => workload.stops_after = (value != "never").then(|| span(value)),
        "exits" => {
            let (after, code) = value.split_once(':').unwrap();
            workload.exits = Some((span(after), code.parse().unwrap()));
        }
        "pull-error" => workload.pull_error = Some(value.into()),
        "size" => workload.image_mib = value.parse().unwrap(),
        _ => panic!("unknown word {word}"),
    }
}

fn target_group(stage: &mut Stage, words: &[&str]) {
    let target_type = if words[1] == "ip" { TargetType::Ip } else { TargetType::Instance };
    let adjust = |group: &mut TargetGroup| {
        for (name, value) in pairs(&words[2..]) {
            match name {
                "interval" => group.health_check.interval = span(value),
                "timeout" => group.health_check.timeout = span(value),
                "delay" => group.deregistration_delay = span(value),
                "healthy" => group.health_check.healthy_threshold = value.parse().unwrap(),
                "unhealthy" => group.health_check.unhealthy_threshold = value.parse().unwrap(),
                _ => panic!("unknown word {name}"),
            }
        }
    };
    setup::add_target_group(&mut stage.world, words[0], target_type, adjust);
}

fn group(stage: &Stage, name: &str) -> TargetGroupKey {
    let found = stage.world.target_groups.iter().find(|group| group.name.as_ref() == name);
    found.expect("a target group").key
}

fn load_balancer(stage: &mut Stage, name: &str, to: &str) {
    let forward = Action::Forward(vec![(group(stage, to), 1)]);
    let zones = (0..stage.world.zones.len()).map(|zone| ZoneKey(zone as u32)).collect();
    setup::add_load_balancer(&mut stage.world, |key| LoadBalancer {
        key,
        name: name.into(),
        internet_facing: true,
        zones,
        idle_timeout: Duration::seconds(60),
        listeners: vec![Listener { port: 80, https: false, rules: Vec::new(), default_action: forward }],
    });
}

fn launch_type(word: &str) -> LaunchType {
    if word == "FARGATE" { LaunchType::Fargate } else { LaunchType::Ec2 }
}

fn service(stage: &mut Stage, words: &[&str]) {
    let definition = stage.definition(words[1]);
    let desired = words[3].parse().unwrap();
    let mut settings =
        ServiceSettings::new(words[0], stage.cluster, definition, desired, launch_type(words[2]));
    for (name, value) in pairs(&words[4..]) {
        match name {
            "min" => settings.deployment_configuration.minimum_healthy_percent = value.parse().unwrap(),
            "max" => settings.deployment_configuration.maximum_percent = value.parse().unwrap(),
            "grace" => settings.health_check_grace_period = span(value),
            "strategy" => settings.placement_strategy.push(strategy(value)),
            "distinct" => settings.distinct_instance = value == "yes",
            "target" => {
                // target group, container and port
                let parts: Vec<&str> = value.split('/').collect();
                settings.load_balancers.push(ServiceLoadBalancer {
                    target_group: group(stage, parts[0]),
                    container: parts[1].into(),
                    container_port: parts[2].parse().unwrap(),
                });
            }
            _ => panic!("unknown word {name}"),
        }
    }
    setup::create_service(&mut stage.world, &mut stage.log, settings);
}

fn strategy(word: &str) -> PlacementStrategy {
    match word {
        "spread-zone" => PlacementStrategy::SpreadZone,
        "spread-instance" => PlacementStrategy::SpreadInstance,
        "binpack-cpu" => PlacementStrategy::BinpackCpu,
        "binpack-memory" => PlacementStrategy::BinpackMemory,
        "random" => PlacementStrategy::Random,
        _ => panic!("unknown strategy {word}"),
    }
}

fn run_task(stage: &mut Stage, words: &[&str]) {
    let definition = stage.definition(words[1]);
    let cluster = stage.cluster;
    let launched =
        setup::run_task(&mut stage.world, &mut stage.log, cluster, definition, launch_type(words[2]));
    stage.tasks.insert(words[0].to_owned(), launched.expect("room for the task"));
}
