//! CPU and memory: limits of services, and the Fargate size that holds them.

use super::scalars::{cpu_units, mebibytes};
use crate::convert::writer::Writer;
use crate::syntax::{NodeId, Tree};
use crate::task_definition::FARGATE_SIZES;

/// CPU and memory of a task.
pub(super) struct Size {
    /// In units of 1/1024 vCPU.
    pub cpu: u32,
    /// In MiB.
    pub memory: u32,
}

/// The smallest Fargate size that holds what the services ask for; the greatest where none does.
pub(super) fn needed(tree: &Tree, services: &[NodeId]) -> Size {
    let sum = |of: fn(&Tree, NodeId) -> u64| {
        services.iter().map(|&service| of(tree, service)).fold(0_u64, u64::saturating_add)
    };
    let cpu = sum(|tree, service| limit(tree, service, &CPU).map_or(0, |(_, units)| units));
    let memory = sum(|tree, service| {
        let limit = limit(tree, service, &MEMORY).or_else(|| self::limit(tree, service, &RESERVATION));
        limit.map_or(0, |(_, mebibytes)| mebibytes)
    });
    let fitting = FARGATE_SIZES.iter().filter(|size| u64::from(size.cpu) >= cpu).find_map(|size| {
        let memory = size.memories().filter(|&offered| u64::from(offered) >= memory).min()?;
        Some(Size { cpu: size.cpu, memory })
    });
    let greatest = FARGATE_SIZES
        .last()
        .map_or(Size { cpu: 256, memory: 512 }, |size| Size { cpu: size.cpu, memory: size.greatest });
    fitting.unwrap_or(greatest)
}

/// Where a limit of a service may stand, and how it is read.
struct LimitKind {
    /// The key of the service.
    own: &'static str,
    /// The path below `deploy.resources`.
    deploy: [&'static str; 2],
    read: fn(&Tree, NodeId) -> Option<u64>,
}

static CPU: LimitKind = LimitKind { own: "cpus", deploy: ["limits", "cpus"], read: cpu_units };
static MEMORY: LimitKind = LimitKind { own: "mem_limit", deploy: ["limits", "memory"], read: mebibytes };
static RESERVATION: LimitKind =
    LimitKind { own: "mem_reservation", deploy: ["reservations", "memory"], read: mebibytes };

fn limit(tree: &Tree, service: NodeId, kind: &LimitKind) -> Option<(NodeId, u64)> {
    let [outer, inner] = kind.deploy;
    let in_deploy = || {
        let resources = tree.member(tree.member(service, "deploy")?, "resources")?;
        tree.member(tree.member(resources, outer)?, inner)
    };
    let node = tree.member(service, kind.own).or_else(in_deploy)?;
    Some((node, (kind.read)(tree, node)?))
}

/// Writes the limits of a service as those of its container.
pub(super) fn write(writer: &mut Writer<'_>, service: NodeId) {
    for (name, kind) in [("cpu", &CPU), ("memory", &MEMORY), ("memoryReservation", &RESERVATION)] {
        if let Some((node, amount)) = limit(writer.source, service, kind) {
            writer.member_of(name, node);
            writer.scalar(&amount.to_string(), writer.at(node));
        }
    }
}
