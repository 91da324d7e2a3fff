//! How long a service of five thousand tasks takes to start, to be replaced and to be cloned:
//! `cargo run --release -p ecs-model --example scale`.

use std::time::Instant;

use ecs_model::command::Command;
use ecs_model::definition::{ContainerDefinition, Definition, LaunchType, NetworkMode, Workload};
use ecs_model::engine;
use ecs_model::instance_types;
use ecs_model::log::Log;
use ecs_model::parameters::Parameters;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::Duration;
use ecs_model::world::{ServiceKey, World, ZoneKey};

const TASKS: u32 = 5_000;

fn main() {
    for launch_type in [LaunchType::Fargate, LaunchType::Ec2] {
        println!("{}", launch_type.as_aws());
        let (mut world, mut log) = (World::empty(7, Parameters::default()), Log::default());
        let service = set(&mut world, &mut log, launch_type);
        measure("start", &mut world, &mut log, Duration::minutes(15));
        let definition = world.service(service).and_then(|row| row.primary()).map(|row| row.definition);
        if let Some(definition) = definition {
            engine::apply(&mut world, &mut log, &Command::Deploy { service, definition });
        }
        measure("replace", &mut world, &mut log, Duration::minutes(25));
        measure("rest", &mut world, &mut log, Duration::minutes(60));
        let began = Instant::now();
        let copy = world.clone();
        println!("  clone: {:?} ({} task rows)", began.elapsed(), copy.tasks.len());
    }
}

fn set(world: &mut World, log: &mut Log, launch_type: LaunchType) -> ServiceKey {
    let cluster = setup::add_cluster(world, "demo");
    let network_mode =
        if launch_type == LaunchType::Fargate { NetworkMode::Awsvpc } else { NetworkMode::Bridge };
    let definition = setup::add_definition(world, definition(network_mode));
    if let (LaunchType::Ec2, Some(instance_type)) = (launch_type, instance_types::find("m5.4xlarge")) {
        for number in 0..250 {
            setup::add_instance(world, log, cluster, instance_type.clone(), ZoneKey(number % 2));
        }
    }
    setup::create_service(world, log, ServiceSettings::new("web", cluster, definition, TASKS, launch_type))
}

fn measure(what: &str, world: &mut World, log: &mut Log, span: Duration) {
    let (began, events) = (Instant::now(), log.events.len());
    engine::advance(world, log, world.now + span);
    let running = world.services.iter().map(|row| row.tasks.len()).sum::<usize>();
    println!(
        "  {what}: {:?} for {span}, {} events, {running} tasks",
        began.elapsed(),
        log.events.len() - events
    );
}

fn definition(network_mode: NetworkMode) -> Definition {
    Definition {
        family: "web".into(),
        revision: 1,
        network_mode,
        cpu: Some(256),
        memory: Some(512),
        requires_fargate: false,
        containers: vec![ContainerDefinition {
            name: "app".into(),
            image: "nginx:1.27".into(),
            essential: true,
            cpu: 0,
            memory: None,
            memory_reservation: None,
            port_mappings: Vec::new(),
            depends_on: Vec::new(),
            health_check: None,
            start_timeout: None,
            stop_timeout: Duration::seconds(30),
            restart_policy: None,
            workload: Workload::default(),
        }],
    }
}
