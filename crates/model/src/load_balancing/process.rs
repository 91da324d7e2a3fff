//! What a connection to a target meets: the one place where load balancing looks at the
//! processes behind the addresses, for probes and for requests alike.

use crate::definition::ContainerDefinition;
use crate::time::Duration;
use crate::world::{Container, ContainerStatus, Fault, InstanceStatus, Target, TargetId, Task, World};

/// What the other end of a connection does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reaction {
    /// Nobody has the address: packets vanish.
    Silent,
    /// Nobody listens on the port.
    Refuses,
    /// Accepts the connection and never answers.
    Hangs,
    /// Answers.
    Answers {
        /// How long it takes.
        after: Duration,
        /// Status of the answer to a health check.
        health_status: u16,
    },
}

/// How many times longer a container takes with [`Fault::Slow`].
const SLOWDOWN: u64 = 10;

/// What a connection to `target` meets at the present moment.
pub(crate) fn reaction(world: &World, target: &Target) -> Reaction {
    let Some(task) = world.tasks.get(target.task) else { return Reaction::Silent };
    if !has_address(world, target, task) {
        return Reaction::Silent;
    }
    let definition = world.definition(task.definition).and_then(|d| d.containers.get(target.container));
    match (task.containers.get(target.container), definition) {
        (Some(container), Some(definition)) if listens(world, container, definition) => {
            answer(container, definition)
        }
        _ => Reaction::Refuses,
    }
}

fn has_address(world: &World, target: &Target, task: &Task) -> bool {
    match target.id {
        TargetId::Ip(address) => task.address == Some(address),
        TargetId::Instance(instance) => {
            world.instances.get(instance).is_some_and(|i| i.status != InstanceStatus::Inactive)
        }
    }
}

fn listens(world: &World, container: &Container, definition: &ContainerDefinition) -> bool {
    let since = container.started.map(|started| started + definition.workload.start);
    container.status == ContainerStatus::Running && since.is_some_and(|since| since <= world.now)
}

fn answer(container: &Container, definition: &ContainerDefinition) -> Reaction {
    let has = |fault| container.faults.contains(&fault);
    if has(Fault::Hangs) {
        return Reaction::Hangs;
    }
    let service_time = definition.workload.service_time;
    let after =
        if has(Fault::Slow) { Duration(service_time.0.saturating_mul(SLOWDOWN)) } else { service_time };
    let health_status =
        if has(Fault::FailsHealthChecks) { 503 } else { definition.workload.health_check_status };
    Reaction::Answers { after, health_status }
}
