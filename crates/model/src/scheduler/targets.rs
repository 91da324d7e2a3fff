//! Targets of a service's tasks: when they are registered and deregistered, and what the service
//! events say of it (scheduler.md 1.4, load-balancing.md 5).

use ecs_sort::SortedMap;

use crate::engine::Step;
use crate::event::Seq;
use crate::lifecycle;
use crate::load_balancing;
use crate::time::Duration;
use crate::world::{
    DeploymentId, ServiceKey, ServiceLoadBalancer, TargetGroupKey, TargetType, TaskKey, TaskStatus, World,
};

use super::service_events;

/// Registers the tasks that reached ACTIVATING since the last pass.
pub(super) fn register_activating(step: &mut Step<'_>, service: ServiceKey) {
    let waits = step.world.tasks_of(service).filter(|task| {
        task.last_status == TaskStatus::Activating && task.is_live() && task.waiting_until.is_none()
    });
    let tasks: Vec<(TaskKey, Option<Seq>)> = waits.map(|task| (task.key, task.last_event)).collect();
    let Some(&(_, cause)) = tasks.first() else { return };
    let load_balancers =
        step.world.service(service).map(|row| row.load_balancers.clone()).unwrap_or_default();
    for load_balancer in &load_balancers {
        let endpoints: Vec<(TaskKey, usize, u16)> = tasks
            .iter()
            .filter_map(|(task, _)| {
                let (container, port) = endpoint(step.world, *task, load_balancer)?;
                Some((*task, container, port))
            })
            .collect();
        if endpoints.is_empty() {
            continue;
        }
        let said = under(step, cause, |step| say_registered(step, service, load_balancer, endpoints.len()));
        step.because(said, |step| {
            for (task, container, port) in endpoints {
                load_balancing::register(step, load_balancer.target_group, task, container, port);
            }
        });
    }
    for (task, cause) in tasks {
        under(step, cause, |step| lifecycle::targets_registered(step, task));
    }
}

fn say_registered(step: &mut Step<'_>, service: ServiceKey, to: &ServiceLoadBalancer, count: usize) -> Seq {
    let arn = step.world.target_group(to.target_group).map(|group| group.arn.clone()).unwrap_or_default();
    service_events::say(
        step,
        service,
        "E4",
        &format!(") registered {count} targets in (target-group {arn})"),
        &[],
    )
}

/// Where a load balancer reaches a task: the container port behind its own interface, or the port
/// that its instance publishes.
fn endpoint(world: &World, task: TaskKey, to: &ServiceLoadBalancer) -> Option<(usize, u16)> {
    let definition = world.definition_of(task)?;
    let container = definition.containers.iter().position(|wanted| wanted.name == to.container)?;
    let target_type = world.target_group(to.target_group)?.target_type;
    if target_type == TargetType::Ip && definition.has_interface() {
        return Some((container, to.container_port));
    }
    let bindings = &world.tasks.get(task)?.containers.get(container)?.bindings;
    let binding = bindings.iter().find(|binding| binding.container_port == to.container_port)?;
    Some((container, binding.host_port))
}

/// Deregisters what died with targets registered, as far as that is seen by now.
pub(super) fn deregister_dead(step: &mut Step<'_>, service: ServiceKey) {
    let now = step.now();
    let Some(row) = step.world.service_mut(service) else { return };
    let dead: Vec<TaskKey> =
        row.undrained.iter().filter(|ended| ended.seen <= now).map(|ended| ended.task).collect();
    row.undrained.retain(|ended| ended.seen > now);
    let cause = dead.first().and_then(|task| step.world.tasks.get(*task)).and_then(|task| task.last_event);
    under(step, cause, |step| deregister(step, service, &dead));
}

/// Deregisters the targets of tasks that have any, and says so.
pub(super) fn deregister(step: &mut Step<'_>, service: ServiceKey, tasks: &[TaskKey]) {
    let mut by_group: SortedMap<TargetGroupKey, u32> = SortedMap::new();
    let mut by_deployment: SortedMap<DeploymentId, Vec<TaskKey>> = SortedMap::new();
    for task in tasks.iter().filter_map(|key| step.world.tasks.get(*key)) {
        if task.deregistered || task.registered_in.is_empty() {
            continue;
        }
        for group in &task.registered_in {
            let count = by_group.get_or_default(*group);
            *count = count.saturating_add(1);
        }
        by_deployment.get_or_default(task.deployment.unwrap_or(DeploymentId(0))).push(task.key);
    }
    let mut cause = step.cause;
    for (group, count) in by_group {
        let arn = step.world.target_group(group).map(|group| group.arn.clone()).unwrap_or_default();
        let rest = format!(") deregistered {count} targets in (target-group {arn})");
        cause = Some(service_events::say(step, service, "E5", &rest, &[]));
    }
    for (deployment, tasks) in by_deployment {
        let rest =
            format!(", taskSet {deployment}) has begun draining connections on {} tasks.", tasks.len());
        let said = under(step, cause, |step| service_events::say(step, service, "E6", &rest, &tasks));
        step.because(said, |step| tasks.iter().for_each(|task| drain(step, *task)));
    }
}

fn drain(step: &mut Step<'_>, task: TaskKey) {
    let Some(row) = step.world.tasks.get(task) else { return };
    let delays = row.registered_in.iter().filter_map(|group| step.world.target_group(*group));
    let delay = delays.map(|group| group.deregistration_delay).max().unwrap_or(Duration::ZERO);
    let until = step.now() + delay;
    lifecycle::draining(step, task, until);
    load_balancing::deregister(step, task);
}

/// Runs `body` with `cause`, or with the present cause when there is none.
pub(super) fn under<R>(step: &mut Step<'_>, cause: Option<Seq>, body: impl FnOnce(&mut Step<'_>) -> R) -> R {
    match cause {
        Some(cause) => step.because(cause, body),
        None => body(step),
    }
}
