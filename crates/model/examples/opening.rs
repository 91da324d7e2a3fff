//! Prints what happens in a small world: `cargo run -p ecs-model --example opening`.

use ecs_model::definition::{
    ContainerDefinition, Definition, LaunchType, NetworkMode, PortMapping, Protocol, Workload,
};
use ecs_model::engine;
use ecs_model::log::Log;
use ecs_model::parameters::Parameters;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::{Duration, Time};
use ecs_model::world::World;

fn main() {
    let mut world = World::empty(7, Parameters::default());
    let mut log = Log::default();
    let cluster = setup::add_cluster(&mut world, "demo");
    let definition = setup::add_definition(&mut world, web());
    let settings = ServiceSettings::new("web", cluster, definition, 3, LaunchType::Fargate);
    setup::create_service(&mut world, &mut log, settings);
    engine::advance(&mut world, &mut log, Time::ZERO + Duration::minutes(3));
    for event in &log.events {
        let cause = event.cause.map(|cause| format!("#{}", cause.0)).unwrap_or_default();
        println!("{}  #{:<4} {cause:>5}  {}", event.at, event.seq.0, event.kind.sentence(&world));
    }
}

fn web() -> Definition {
    Definition {
        family: "web".into(),
        revision: 1,
        network_mode: NetworkMode::Awsvpc,
        cpu: Some(256),
        memory: Some(512),
        requires_fargate: true,
        containers: vec![ContainerDefinition {
            name: "app".into(),
            image: "nginx:1.27".into(),
            essential: true,
            cpu: 0,
            memory: None,
            memory_reservation: None,
            port_mappings: vec![PortMapping { container_port: 80, host_port: 80, protocol: Protocol::Tcp }],
            depends_on: Vec::new(),
            health_check: None,
            start_timeout: None,
            stop_timeout: Duration::seconds(30),
            restart_policy: None,
            workload: Workload::default(),
        }],
    }
}
