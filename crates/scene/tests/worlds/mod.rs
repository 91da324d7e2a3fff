//! Moments that pictures are made of, by name.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

pub mod build;

use build::{Builder, on};
use ecs_model::definition::{LaunchType, NetworkMode};
use ecs_model::time::Duration;
use ecs_model::world::*;

/// A name and how its world is made.
pub type Sample = (&'static str, fn() -> World);

/// Every sample, by name.
pub const SAMPLES: [Sample; 9] = [
    ("opening", opening),
    ("busy", busy),
    ("stuck", stuck),
    ("ports", ports),
    ("worker", worker),
    ("scaling", scaling),
    ("lines", lines),
    ("wave", wave),
    ("empty", empty),
];

/// Three tasks behind a load balancer serve 20 requests a second.
pub fn opening() -> World {
    let mut b = Builder::new();
    let web = b.definition("web", 1, NetworkMode::Awsvpc, &[("app", 80)]);
    let service = b.service("web", web, LaunchType::Fargate, 3);
    let group = b.group("web", TargetType::Ip, service, 80);
    b.front(Vec::new(), group, 20);
    for slot in 0..3 {
        b.task(on(0, slot % 2, slot));
    }
    b.requests(group, None, 20, 60);
    b.world
}

/// Two services; of one a task was crashed and its replacement pulls its image.
pub fn busy() -> World {
    let mut b = Builder::new();
    let web = b.definition("web", 7, NetworkMode::Awsvpc, &[("app", 80), ("envoy", 9_901)]);
    let api = b.definition("api", 3, NetworkMode::Awsvpc, &[("api", 8_080)]);
    let web = b.service("web", web, LaunchType::Fargate, 5);
    let api = b.service("api", api, LaunchType::Fargate, 2);
    b.world.services[0].steady_since = None;
    let web_group = b.group("web", TargetType::Ip, web, 80);
    let api_group = b.group("api", TargetType::Ip, api, 8_080);
    b.front(vec![("/api/*", api_group), ("/beta/*", web_group)], web_group, 40);
    for slot in 0..4 {
        b.task(on(0, slot % 2, slot));
    }
    let crashed = b.task(on(0, 0, 4).status(TaskStatus::Deprovisioning));
    b.edit(crashed, |task| {
        task.containers[0].exit_code = Some(137);
        task.containers[0].stopped = Some(task.status_since);
        task.containers[1].exit_code = Some(0);
        task.containers[1].signalled = Some(task.status_since);
    });
    let pending = b.task(on(0, 1, 5).status(TaskStatus::Pending));
    b.edit(pending, |task| {
        task.waiting_until = Some(task.status_since + Duration::seconds(13));
        task.containers[0].status = ContainerStatus::Pulled;
    });
    b.task(on(1, 0, 0));
    b.task(on(1, 1, 1));
    b.requests(web_group, None, 30, 50);
    b.requests(api_group, Some(0), 10, 50);
    b.failure(web_group, Some(crashed), 502, Duration::seconds(9));
    b.world
}

/// A static host port and more tasks than instances.
pub fn stuck() -> World {
    let mut b = Builder::new();
    let shop = b.definition("shop", 1, NetworkMode::Bridge, &[("web", 80)]);
    let definition = std::sync::Arc::make_mut(&mut b.world.definitions[shop.index()]);
    definition.containers[0].port_mappings[0].host_port = 80;
    let service = b.service("shop", shop, LaunchType::Ec2, 3);
    let group = b.group("shop", TargetType::Instance, service, 80);
    b.front(Vec::new(), group, 20);
    for zone in 0..2 {
        let instance = b.instance(zone);
        b.task(on(0, zone, zone).instance(instance));
    }
    b.unplaced(
        service,
        1,
        "(service shop) was unable to place a task because no container instance met all of its requirements. \
         The closest matching (container-instance 1) is already using a port required by your task.",
    );
    b.requests(group, None, 20, 60);
    b.world
}

/// Dynamic host ports: several copies on one instance.
pub fn ports() -> World {
    let mut b = Builder::new();
    let shop = b.definition("shop", 2, NetworkMode::Bridge, &[("web", 80), ("log", 0)]);
    let service = b.service("shop", shop, LaunchType::Ec2, 5);
    let group = b.group("shop", TargetType::Instance, service, 80);
    b.front(Vec::new(), group, 20);
    let instances = [b.instance(0), b.instance(1)];
    for slot in 0..5 {
        b.task(on(0, slot % 2, slot).instance(instances[slot as usize % 2]));
    }
    b.requests(group, None, 20, 60);
    b.world
}

/// No load balancer, nobody who sends requests.
pub fn worker() -> World {
    let mut b = Builder::new();
    let worker = b.definition("worker", 4, NetworkMode::Awsvpc, &[("worker", 0)]);
    b.service("worker", worker, LaunchType::Fargate, 4);
    for slot in 0..3 {
        b.task(on(0, slot % 2, slot));
    }
    b.task(on(0, 1, 3).status(TaskStatus::Provisioning));
    b.world
}

/// Desired count went from 3 to 8: sockets first, tasks later.
pub fn scaling() -> World {
    let mut b = Builder::new();
    let web = b.definition("web", 1, NetworkMode::Awsvpc, &[("app", 80)]);
    let service = b.service("web", web, LaunchType::Fargate, 8);
    b.world.services[0].steady_since = None;
    let group = b.group("web", TargetType::Ip, service, 80);
    b.front(Vec::new(), group, 20);
    for slot in 0..3 {
        b.task(on(0, slot % 2, slot));
    }
    b.task(on(0, 1, 3).status(TaskStatus::Activating));
    b.task(on(0, 0, 4).status(TaskStatus::Provisioning));
    b.requests(group, None, 20, 60);
    b.world
}

/// A hundred tasks.
pub fn lines() -> World {
    let mut b = Builder::new();
    let web = b.definition("web", 7, NetworkMode::Awsvpc, &[("app", 80)]);
    let service = b.service("web", web, LaunchType::Fargate, 100);
    let group = b.group("web", TargetType::Ip, service, 80);
    b.front(Vec::new(), group, 400);
    for slot in 0..98 {
        let status = match slot {
            17 => TaskStatus::Deactivating,
            40 | 41 => TaskStatus::Pending,
            _ => TaskStatus::Running,
        };
        b.task(on(0, slot % 2, slot).status(status));
    }
    b.requests(group, None, 400, 5);
    b.world
}

/// 4,800 tasks on 168 instances in the middle of a deployment.
pub fn wave() -> World {
    let mut b = Builder::new();
    b.world.zones = ["us-east-1a", "us-east-1b", "us-east-1c"].map(std::sync::Arc::from).to_vec();
    let old = b.definition("web", 7, NetworkMode::Bridge, &[("app", 80)]);
    let new = b.definition("web", 8, NetworkMode::Bridge, &[("app", 80)]);
    let service = b.service("checkout", old, LaunchType::Ec2, 4_800);
    let group = b.group("web", TargetType::Instance, service, 80);
    b.front(Vec::new(), group, 8_400);
    let instances: Vec<InstanceKey> = (0..168).map(|at| b.instance(at / 56)).collect();
    let mut deployment = b.world.services[0].deployments[0].clone();
    let mut current = DeploymentId(1);
    std::mem::swap(&mut deployment.id, &mut current);
    deployment.definition = new;
    deployment.rollout_state = RolloutState::InProgress;
    let mut noise = 1u64;
    let mut random = move |below: u64| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (noise >> 33) % below
    };
    for (at, instance) in instances.iter().enumerate() {
        let column = at % 7;
        for place in 0..30 {
            let slot = (at * 30 + place) as u32;
            let status = match (column, random(20)) {
                (5, 0..7) => TaskStatus::Pending,
                (_, 0) => continue,
                _ if at == 77 || at == 78 => TaskStatus::Deactivating,
                _ => TaskStatus::Running,
            };
            let key = b.task(on(0, (at / 56) as u32, slot).instance(*instance).status(status));
            let is_new = column < 5 || (column == 5 && status == TaskStatus::Pending);
            let unhealthy = random(90) == 0;
            b.edit(key, |task| {
                if is_new {
                    task.definition = new;
                    task.deployment = Some(DeploymentId(1));
                }
                if unhealthy {
                    task.health = Health::Unhealthy;
                }
            });
        }
        if at == 77 || at == 78 {
            b.world.instances.get_mut(*instance).unwrap().status = InstanceStatus::Draining;
        }
    }
    let service = &mut b.world.services[0];
    service.deployments[0].status = DeploymentStatus::Active;
    service.deployments.push(deployment);
    b.requests(group, None, 400, 5);
    b.world
}

/// A cluster with a service that wants nothing.
pub fn empty() -> World {
    let mut b = Builder::new();
    let web = b.definition("web", 1, NetworkMode::Awsvpc, &[("app", 80)]);
    b.service("web", web, LaunchType::Fargate, 0);
    b.world
}
