//! What instances say to a task, with the numbers that a picture shows, and what commands refuse.
use crate::worlds;

use ecs_model::command::{Command, MOST_TASKS};
use ecs_model::definition::{ContainerDefinition, LaunchType, NetworkMode, Protocol};
use ecs_model::engine;
use ecs_model::event::{Event, EventKind};
use ecs_model::placement::{self, Check};
use ecs_model::time::Duration;
use ecs_model::world::{InstanceKey, InstanceStatus};
use worlds::Maker;

fn settle(maker: &mut Maker) {
    let until = maker.world.now + Duration::minutes(3);
    engine::advance(&mut maker.world, &mut maker.log, until);
}

fn port(container_port: u16, host_port: u16) -> ContainerDefinition {
    let mut app = worlds::container("app");
    app.port_mappings[0].container_port = container_port;
    app.port_mappings[0].host_port = host_port;
    app
}

#[test]
fn a_verdict_names_every_number_that_is_missing() {
    let mut maker = Maker::new(7);
    maker.instance("t3.micro", 0);
    maker.instance("t3.micro", 1);
    let mut app = port(80, 8080);
    app.memory = Some(600);
    let definition = maker.definition("web", NetworkMode::Bridge, vec![app]);
    let key = maker.service("web", definition, 1, LaunchType::Ec2, |_| {});
    settle(&mut maker);
    let service = maker.world.service(key).unwrap();
    let definition = maker.world.definition(definition).unwrap();
    let holder = service.tasks[0];
    let host = maker.world.tasks.get(holder).unwrap().instance.unwrap();
    let verdicts = placement::verdicts(&maker.world, service, definition);
    let of = |key: InstanceKey| verdicts.iter().find(|verdict| verdict.instance == key).unwrap();
    let full = of(host);
    assert_eq!(
        full.missing,
        [
            Check::Memory { needed: 600, free: 993 - 600, registered: 993 },
            Check::HostPorts { taken: vec![(Protocol::Tcp, 8080, Some(holder))] },
        ]
    );
    assert_eq!(
        full.passes,
        [
            Check::Active(InstanceStatus::Active),
            Check::AgentConnected(true),
            Check::Cpu { needed: 64, free: 2048 - 64, registered: 2048 },
        ]
    );
    let empty = verdicts.iter().find(|verdict| verdict.instance != host).unwrap();
    assert!(empty.missing.is_empty());
}

#[test]
fn a_port_that_every_instance_keeps_for_itself_has_no_holder() {
    let mut maker = Maker::new(7);
    maker.instance("t3.micro", 0);
    let definition = maker.definition("ssh", NetworkMode::Bridge, vec![port(22, 22)]);
    let key = maker.service("ssh", definition, 1, LaunchType::Ec2, |_| {});
    settle(&mut maker);
    let service = maker.world.service(key).unwrap();
    let definition = maker.world.definition(definition).unwrap();
    let verdict = &placement::verdicts(&maker.world, service, definition)[0];
    assert_eq!(verdict.missing, [Check::HostPorts { taken: vec![(Protocol::Tcp, 22, None)] }]);
    assert!(
        service.unplaced.as_ref().unwrap().message.contains("is already using a port required by your task.")
    );
}

#[test]
fn dynamic_ports_go_up_from_32768_and_bridge_addresses_from_172_17_0_2() {
    let mut maker = Maker::new(7);
    maker.instance("m5.large", 0);
    let definition = maker.definition("web", NetworkMode::Bridge, vec![port(80, 0)]);
    let key = maker.service("web", definition, 3, LaunchType::Ec2, |_| {});
    settle(&mut maker);
    let seen = |maker: &Maker| -> Vec<(u16, String)> {
        let containers = maker.world.tasks_of(key).flat_map(|task| &task.containers);
        let mut seen: Vec<_> = containers
            .map(|container| (container.bindings[0].host_port, container.address.unwrap().to_string()))
            .collect();
        seen.sort();
        seen
    };
    let expected = |ports: [u16; 3], last: [u8; 3]| -> Vec<(u16, String)> {
        ports.into_iter().zip(last).map(|(port, last)| (port, format!("172.17.0.{last}"))).collect()
    };
    assert_eq!(seen(&maker), expected([32_768, 32_769, 32_770], [2, 3, 4]));
    // The pointer goes on; the address that became free is given out again.
    let all = seen(&maker);
    for count in [2, 3] {
        let command = Command::SetDesiredCount { service: key, count };
        engine::apply(&mut maker.world, &mut maker.log, &command);
        settle(&mut maker);
    }
    let after = seen(&maker);
    let freed = all.iter().find(|old| !after.contains(old)).unwrap();
    assert_eq!(after[2], (32_771, freed.1.clone()));
}

#[test]
fn a_desired_count_has_a_limit() {
    let mut maker = worlds::make(0, 7);
    let service = maker.world.services[0].key;
    engine::apply(&mut maker.world, &mut maker.log, &Command::SetDesiredCount { service, count: 60_000 });
    assert_eq!(maker.world.service(service).unwrap().desired_count, MOST_TASKS);
}

#[test]
fn a_revision_that_does_not_fit_the_service_is_refused() {
    let mut maker = worlds::make(0, 7);
    let service = maker.world.services[0].key;
    let before = maker.world.service(service).unwrap().deployments.clone();
    let mut other_port = worlds::container("app");
    other_port.port_mappings[0].container_port = 81;
    let cases = [
        (NetworkMode::Bridge, worlds::container("app"), "Fargate runs only awsvpc tasks."),
        (
            NetworkMode::Awsvpc,
            worlds::container("api"),
            "The container app does not exist in the task definition.",
        ),
        (NetworkMode::Awsvpc, other_port, "The container app did not have a container port 80 defined."),
    ];
    for (mode, container, reason) in cases {
        let definition = maker.definition("web", mode, vec![container]);
        engine::apply(&mut maker.world, &mut maker.log, &Command::Deploy { service, definition });
        let commanded = |event: &&Event| matches!(event.kind, EventKind::Commanded { .. });
        let said = maker.log.events.iter().rfind(commanded).unwrap().kind.sentence(&maker.world);
        assert!(said.starts_with("ECS refused to deploy web:") && said.ends_with(reason), "{said}");
        assert_eq!(maker.world.service(service).unwrap().deployments, before);
    }
}
