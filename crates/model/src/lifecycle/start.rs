//! From nothing to RUNNING: creation, interface, registration of targets.

use crate::definition::{DefinitionKey, LaunchType};
use crate::engine::{Step, Timer};
use crate::event::{EventKind, Seq};
use crate::network;
use crate::sabotage::Sabotage;
use crate::scheduler;
use crate::world::{
    ClusterKey, Container, ContainerStatus, DeploymentId, DesiredStatus, Health, InstanceKey, ServiceKey,
    Task, TaskId, TaskKey, TaskStatus, TaskTimes, Waiting, World, ZoneKey,
};

use super::{TaskTimer, agent, status, stop};

/// What a new task is made of.
#[derive(Clone, Copy, Debug)]
pub struct Launch {
    /// Where it runs.
    pub cluster: ClusterKey,
    /// Its service and the deployment that starts it; a standalone task has neither.
    pub service: Option<(ServiceKey, DeploymentId)>,
    /// The revision it runs.
    pub definition: DefinitionKey,
    /// FARGATE or EC2.
    pub launch_type: LaunchType,
    /// Its instance, on EC2.
    pub instance: Option<InstanceKey>,
    /// Its Availability Zone.
    pub zone: ZoneKey,
    /// The socket of its service.
    pub slot: u32,
}

/// Whether the task gets a network interface of its own, which takes time to come and to go.
pub(super) fn has_interface(world: &World, task: &Task) -> bool {
    task.launch_type == LaunchType::Fargate
        || world.definition(task.definition).is_some_and(|definition| definition.has_interface())
}

/// Makes the row of a new task. Nothing happens to it before [`begin`]: the event that starts a
/// batch names its tasks.
pub fn create(world: &mut World, launch: Launch) -> TaskKey {
    let id = TaskId(
        (u128::from(world.streams.identity.next_u64()) << 64) | u128::from(world.streams.identity.next_u64()),
    );
    let containers = world.definition(launch.definition).map_or(0, |definition| definition.containers.len());
    let interface = launch.launch_type == LaunchType::Fargate
        || world.definition(launch.definition).is_some_and(|definition| definition.has_interface());
    let address = if interface { network::take_address(&mut world.subnets, launch.zone) } else { None };
    let now = world.now;
    let key = world.tasks.insert_with(|key| Task {
        key,
        id,
        cluster: launch.cluster,
        service: launch.service.map(|(service, _)| service),
        deployment: launch.service.map(|(_, deployment)| deployment),
        definition: launch.definition,
        launch_type: launch.launch_type,
        instance: launch.instance,
        zone: launch.zone,
        slot: launch.slot,
        last_status: if interface { TaskStatus::Provisioning } else { TaskStatus::Pending },
        status_since: now,
        desired_status: DesiredStatus::Running,
        health: Health::Unknown,
        waiting: if interface { Waiting::Interface } else { Waiting::ImagePull },
        waiting_until: None,
        version: 0,
        times: TaskTimes { created: now, ..TaskTimes::default() },
        stop: None,
        address,
        registered_in: Vec::new(),
        deregistered: false,
        last_event: None,
        verdict_cause: None,
        containers: vec![Container::new(); containers],
    });
    if let Some(instance) = launch.instance.and_then(|on| world.instances.get_mut(on)) {
        instance.tasks.push(key);
    }
    if let Some(service) = launch.service.and_then(|(of, _)| world.service_mut(of)) {
        service.tasks.push(key);
    }
    key
}

/// Sets a new task going: its interface is attached, or its agent takes it at once.
pub fn begin(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    if !has_interface(step.world, task) {
        let waiting = agent::first_wait(step.world, key);
        if let Some(task) = step.world.tasks.get_mut(key) {
            task.waiting = waiting;
        }
        let Some(seq) = status::changed(step, key) else { return };
        return step.because(seq, |step| agent::accept(step, key));
    }
    let spread = match task.launch_type {
        LaunchType::Fargate => step.world.parameters.fargate_provisioning,
        LaunchType::Ec2 => step.world.parameters.eni_attach,
    };
    let until = step.now() + step.draw(spread);
    if let Some(task) = step.world.tasks.get_mut(key) {
        task.waiting_until = Some(until);
    }
    let Some(seq) = status::changed(step, key) else { return };
    step.because(seq, |step| {
        step.at(until, Timer::Task(TaskTimer::Phase { task: key, status: TaskStatus::Provisioning }));
    });
}

/// PROVISIONING is over: the agent gets the task, unless the subnet had no address for it.
pub(super) fn provisioned(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    if task.address.is_none() {
        let reason = "Timeout waiting for network interface provisioning to complete.";
        return stop::fail_to_start(step, key, reason.to_owned());
    }
    let waiting = agent::first_wait(step.world, key);
    let Some(seq) = status::enter(step, key, TaskStatus::Pending, waiting, None) else { return };
    step.because(seq, |step| agent::accept(step, key));
}

/// A container started, or ended before the task was up: when none is left to wait for, the task
/// is up.
pub(super) fn up_when_containers_are(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let ready = task
        .containers
        .iter()
        .all(|container| matches!(container.status, ContainerStatus::Running | ContainerStatus::Stopped));
    let ready = ready || step.world.sabotaged(Sabotage::RunsBeforeContainers);
    if task.last_status != TaskStatus::Pending || !task.is_live() || !ready {
        return;
    }
    let service = task.service;
    let balanced = service
        .and_then(|service| step.world.service(service))
        .is_some_and(|service| !service.load_balancers.is_empty());
    if !balanced {
        return running(step, key);
    }
    let Some(seq) = status::enter(step, key, TaskStatus::Activating, Waiting::TargetRegistration, None)
    else {
        return;
    };
    if let Some(service) = service {
        step.because(seq, |step| scheduler::wake(step, service));
    }
}

/// The scheduler has registered the targets of a task: ACTIVATING ends a little later.
pub fn targets_registered(step: &mut Step<'_>, key: TaskKey) {
    let until = step.now() + step.draw(step.world.parameters.activating);
    if let Some(task) = step.world.tasks.get_mut(key) {
        task.waiting_until = Some(until);
        step.at(until, Timer::Task(TaskTimer::Phase { task: key, status: TaskStatus::Activating }));
    }
}

/// The task is up.
pub(super) fn running(step: &mut Step<'_>, key: TaskKey) {
    let Some(seq) = status::enter(step, key, TaskStatus::Running, Waiting::Nothing, None) else { return };
    step.because(seq, |step| scheduler::task_running(step, key));
}

/// Records that a container started or ended.
pub(super) fn container_changed(step: &mut Step<'_>, key: TaskKey, index: usize) -> Option<Seq> {
    let reference = step.task_ref(key)?;
    let container = step.world.tasks.get(key)?.containers.get(index)?;
    let kind = EventKind::ContainerStateChange {
        task: reference,
        container: index,
        status: container.status,
        exit_code: container.exit_code,
        reason: container.reason.clone(),
    };
    let seq = step.emit(kind);
    step.world.tasks.get_mut(key)?.containers.get_mut(index)?.changed_by = Some(seq);
    Some(seq)
}
