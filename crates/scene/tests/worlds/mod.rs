//! Moments that pictures are made of, by name.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

pub mod build;

use build::{Builder, definition, steady};
use ecs_model::command::Command;
use ecs_model::definition::{LaunchType, NetworkMode};
use ecs_model::time::Duration;
use ecs_model::world::*;

/// A name and how its world is made.
pub type Sample = (&'static str, fn() -> World);

/// Every sample, by name.
pub const SAMPLES: [Sample; 17] = [
    ("opening", opening),
    ("crash", crash),
    ("busy", busy),
    ("draining", draining),
    ("deployment", deployment),
    ("stuck", stuck),
    ("ports", ports),
    ("worker", worker),
    ("scaling", scaling),
    ("lines", lines),
    ("wave", wave),
    ("rules", rules),
    ("empty", empty),
    ("mode-awsvpc", || one_task(NetworkMode::Awsvpc)),
    ("mode-bridge", || one_task(NetworkMode::Bridge)),
    ("mode-host", || one_task(NetworkMode::Host)),
    ("mode-none", || one_task(NetworkMode::None)),
];

fn web(desired: u32, per_second: u64) -> Builder {
    let mut b = Builder::new();
    let web = b.define(definition("web", 1, NetworkMode::Awsvpc, &[("app", 80)]));
    b.service("web", web, LaunchType::Fargate, desired, 80);
    b.front(&[], per_second);
    b.run_until(steady);
    b.run(20);
    b
}

/// Three tasks behind a load balancer serve 20 requests a second.
pub fn opening() -> World {
    web(3, 20).world
}

/// A moment after the container of one of three tasks was crashed.
pub fn crash() -> World {
    let mut b = web(3, 20);
    let task = b.in_slot(ServiceKey(0), 1);
    b.command(Command::CrashContainer { task, container: 0, exit_code: 137 });
    b.run(9);
    b.world
}

/// Two services; of one a task was crashed and its replacement pulls its image.
pub fn busy() -> World {
    let mut b = Builder::new();
    let web = b.define(definition("web", 7, NetworkMode::Awsvpc, &[("app", 80), ("envoy", 9_901)]));
    let api = b.define(definition("api", 3, NetworkMode::Awsvpc, &[("api", 8_080)]));
    let web = b.service("web", web, LaunchType::Fargate, 5, 80);
    b.service("api", api, LaunchType::Fargate, 2, 8_080);
    b.front(&[("/api/*", TargetGroupKey(1)), ("/beta/*", TargetGroupKey(0))], 20);
    b.run_until(steady);
    b.run(20);
    let task = b.in_slot(web, 3);
    b.command(Command::CrashContainer { task, container: 0, exit_code: 137 });
    b.run_until(|world| world.tasks_of(web).any(|task| task.last_status == TaskStatus::Pending));
    b.run_for(Duration::millis(2_500));
    b.world
}

/// One of three tasks was told to stop: its target drains, its replacement starts.
pub fn draining() -> World {
    let mut b = web(3, 20);
    let task = b.in_slot(ServiceKey(0), 0);
    b.command(Command::StopTask { task });
    b.run(18);
    b.world
}

/// Web:2 replaces web:1.
pub fn deployment() -> World {
    let mut b = web(4, 40);
    let next = b.define(definition("web", 2, NetworkMode::Awsvpc, &[("app", 80)]));
    b.command(Command::Deploy { service: ServiceKey(0), definition: next });
    b.run(48);
    b.world
}

/// A static host port and more tasks than instances.
pub fn stuck() -> World {
    let mut b = Builder::new();
    let mut shop = definition("shop", 1, NetworkMode::Bridge, &[("web", 80)]);
    shop.containers[0].port_mappings[0].host_port = 80;
    let shop = b.define(shop);
    b.instance(0, "t3.medium");
    b.instance(1, "t3.medium");
    b.service("shop", shop, LaunchType::Ec2, 2, 80);
    b.front(&[], 20);
    b.run_until(steady);
    b.run(20);
    b.command(Command::SetDesiredCount { service: ServiceKey(0), count: 3 });
    b.run(42);
    b.world
}

/// Dynamic host ports: several copies on one instance.
pub fn ports() -> World {
    let mut b = Builder::new();
    let shop = b.define(definition("shop", 2, NetworkMode::Bridge, &[("web", 80), ("log", 0)]));
    b.instance(0, "t3.medium");
    b.instance(1, "t3.medium");
    b.service("shop", shop, LaunchType::Ec2, 5, 80);
    b.front(&[], 20);
    b.run_until(steady);
    b.run(20);
    b.world
}

/// No load balancer, nobody who sends requests; the fourth task is on its way.
pub fn worker() -> World {
    let mut b = Builder::new();
    let worker = b.define(definition("worker", 4, NetworkMode::Awsvpc, &[("worker", 0)]));
    let service = b.service("worker", worker, LaunchType::Fargate, 3, 0);
    b.run_until(steady);
    b.run(65);
    b.command(Command::SetDesiredCount { service, count: 4 });
    b.run(6);
    b.world
}

/// Desired count went from 3 to 8: sockets first, tasks later.
pub fn scaling() -> World {
    let mut b = web(3, 20);
    let service = ServiceKey(0);
    b.command(Command::SetDesiredCount { service, count: 5 });
    b.run(22);
    b.command(Command::SetDesiredCount { service, count: 8 });
    b.run_for(Duration::millis(100));
    b.world
}

/// A hundred tasks.
pub fn lines() -> World {
    let mut b = web(96, 400);
    let task = b.in_slot(ServiceKey(0), 17);
    b.command(Command::StopTask { task });
    b.command(Command::SetDesiredCount { service: ServiceKey(0), count: 100 });
    b.run(16);
    b.world
}

/// 4,800 tasks on 168 instances in the middle of a deployment.
pub fn wave() -> World {
    let mut b = Builder::in_zones(&["us-east-1a", "us-east-1b", "us-east-1c"]);
    let old = b.define(definition("web", 7, NetworkMode::Bridge, &[("app", 80)]));
    let new = b.define(definition("web", 8, NetworkMode::Bridge, &[("app", 80)]));
    let instances: Vec<InstanceKey> = (0..168).map(|at| b.instance(at / 56, "c5.2xlarge")).collect();
    let service = b.service("checkout", old, LaunchType::Ec2, 1, 80);
    b.front(&[], 8_400);
    b.run_until(steady);
    let like = b.in_slot(service, 0);
    let mut noise = 1u64;
    let mut random = move |below: u64| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (noise >> 33) % below
    };
    for (at, instance) in instances.iter().enumerate() {
        let (column, leaving) = (at % 7, at == 77 || at == 78);
        for place in (0..30).filter(|_| random(20) > 0).collect::<Vec<u32>>() {
            let key = b.copy(like, at as u32 * 30 + place + 1, *instance);
            let status = match column {
                _ if leaving => TaskStatus::Deactivating,
                5 if random(3) == 0 => TaskStatus::Pending,
                _ => TaskStatus::Running,
            };
            let is_new = column < 5 || status == TaskStatus::Pending;
            let unhealthy = random(90) == 0;
            b.edit(key, |task| {
                task.last_status = status;
                task.definition = if is_new { new } else { old };
                task.deployment = if is_new { Some(DeploymentId(8)) } else { task.deployment };
                task.health = if unhealthy { Health::Unhealthy } else { Health::Unknown };
            });
        }
        if leaving {
            b.world.instances.get_mut(*instance).unwrap().status = InstanceStatus::Draining;
        }
    }
    let service = &mut b.world.services[0];
    service.desired_count = 4_800;
    service.deployments[0].status = DeploymentStatus::Active;
    let mut primary = service.deployments[0].clone();
    primary.id = DeploymentId(8);
    primary.definition = new;
    primary.status = DeploymentStatus::Primary;
    primary.rollout_state = RolloutState::InProgress;
    service.deployments.push(primary);
    b.world
}

/// Two listeners, one with more rules than are shown; Fargate and instances in one cluster.
pub fn rules() -> World {
    let mut b = Builder::new();
    let web = b.define(definition("web", 3, NetworkMode::Awsvpc, &[("app", 80)]));
    let shop = b.define(definition("shop", 1, NetworkMode::Bridge, &[("web", 80)]));
    b.instance(0, "t3.medium");
    b.instance(1, "m5.large");
    b.service("web", web, LaunchType::Fargate, 2, 80);
    b.service("shop", shop, LaunchType::Ec2, 2, 80);
    let paths: Vec<String> = (0..11).map(|at| format!("/shop-{at}/*")).collect();
    let rules: Vec<(&str, TargetGroupKey)> = paths.iter().map(|path| (&**path, TargetGroupKey(1))).collect();
    b.front(&rules, 4);
    let mut second = b.world.load_balancers[0].listeners[0].clone();
    second.port = 443;
    second.https = true;
    second.rules.truncate(1);
    second.rules[0].action = Action::FixedResponse { status: 404, content_type: "".into(), body: "".into() };
    b.world.load_balancers[0].listeners.push(second);
    b.run_until(steady);
    b.run(20);
    b.world
}

/// A cluster with a service that wants nothing.
pub fn empty() -> World {
    let mut b = Builder::new();
    let web = b.define(definition("web", 1, NetworkMode::Awsvpc, &[("app", 80)]));
    b.service("web", web, LaunchType::Fargate, 0, 0);
    b.world
}

/// The same two containers in each network mode, on an instance.
pub fn one_task(mode: NetworkMode) -> World {
    let mut b = Builder::new();
    let ports = if mode == NetworkMode::None { [0, 0] } else { [80, 9_000] };
    let app = b.define(definition("app", 1, mode, &[("app", ports[0]), ("sidecar", ports[1])]));
    b.instance(0, "m5.large");
    b.service("app", app, LaunchType::Ec2, 1, 0);
    b.run_until(steady);
    b.run(20);
    b.world
}
