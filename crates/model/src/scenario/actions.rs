//! Commands with the names of things, for the moments that a scenario sets.

use super::{family_and_revision, numbered_name, short_name};
use crate::command::Command;
use crate::definition::{ContainerDefinition, DefinitionKey};
use crate::time::Time;
use crate::world::{Fault, Instance, InstanceKey, ServiceKey, TaskKey, World};

/// `actions[]`: a command and its moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Action {
    /// `at`, counted from the beginning.
    pub at: Time,
    /// What happens.
    pub command: NamedCommand,
}

/// A command that calls things by name, because what it is about may not exist yet when the
/// scenario is written. Names are looked up when the moment comes.
///
/// A task is called `web/1`: the task in the first socket of the service `web`. A container
/// instance is called `demo/1`: the first one of the cluster `demo`, in the order of the
/// scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NamedCommand {
    /// `StopTask`.
    StopTask {
        /// For example `web/1`.
        task: String,
    },
    /// `UpdateService`. At least one member is given; `forceNewDeployment` and a task
    /// definition exclude nothing.
    UpdateService {
        /// `service`.
        service: String,
        /// `desiredCount`.
        desired_count: Option<u32>,
        /// `taskDefinition`.
        task_definition: Option<String>,
        /// `forceNewDeployment`. Default no.
        force_new_deployment: bool,
    },
    /// `CrashContainer`: ours.
    CrashContainer {
        /// For example `web/1`.
        task: String,
        /// Name of the container. Default: the first essential one.
        container: Option<String>,
        /// `exitCode`. Default 1.
        exit_code: i32,
    },
    /// `SetFault`: ours.
    SetFault {
        /// For example `web/1`.
        task: String,
        /// Name of the container. Default: the first essential one.
        container: Option<String>,
        /// `FailsHealthChecks`, `Slow` or `Hangs`.
        fault: Fault,
        /// Whether it should be there. Default yes.
        present: bool,
    },
    /// `UpdateContainerInstancesState`, one instance at a time.
    UpdateContainerInstancesState {
        /// For example `demo/1`.
        container_instance: String,
        /// `status`: whether it is `DRAINING` rather than `ACTIVE`.
        draining: bool,
    },
    /// `TerminateInstances`, one instance at a time.
    TerminateInstance {
        /// For example `demo/1`.
        container_instance: String,
    },
    /// `SetTraffic`: ours.
    SetTraffic {
        /// Name of the traffic source.
        source: String,
        /// `requestsPerSecond`, in thousandths.
        millirequests_per_second: u64,
    },
}

impl NamedCommand {
    /// The commands that this one means in `world`, in order.
    ///
    /// # Errors
    /// A sentence, when a name means nothing at this moment.
    pub fn resolve(&self, world: &World) -> Result<Vec<Command>, String> {
        let one = |command| Ok(vec![command]);
        match self {
            NamedCommand::StopTask { task } => one(Command::StopTask { task: find_task(world, task)? }),
            NamedCommand::UpdateService { service, desired_count, task_definition, force_new_deployment } => {
                update_service(
                    world,
                    service,
                    *desired_count,
                    task_definition.as_deref(),
                    *force_new_deployment,
                )
            }
            NamedCommand::CrashContainer { task, container, exit_code } => {
                let (task, container) = find_container(world, task, container.as_deref())?;
                one(Command::CrashContainer { task, container, exit_code: *exit_code })
            }
            NamedCommand::SetFault { task, container, fault, present } => {
                let (task, container) = find_container(world, task, container.as_deref())?;
                one(Command::SetFault { task, container, fault: *fault, present: *present })
            }
            NamedCommand::UpdateContainerInstancesState { container_instance, draining } => {
                let instance = find_instance(world, container_instance)?;
                one(Command::SetDraining { instance, draining: *draining })
            }
            NamedCommand::TerminateInstance { container_instance } => {
                one(Command::TerminateInstance { instance: find_instance(world, container_instance)? })
            }
            NamedCommand::SetTraffic { source, millirequests_per_second } => {
                let position = world.traffic.iter().position(|other| *other.name == **source);
                let source =
                    position.ok_or_else(|| format!("There is no traffic source called {source}."))?;
                one(Command::SetTraffic { source, millirequests_per_second: *millirequests_per_second })
            }
        }
    }

    /// What `command`, given in `world`, is called in a scenario. Nothing when it is about
    /// something that has no name there, such as a task that is gone.
    pub fn of(command: &Command, world: &World) -> Option<NamedCommand> {
        let service_name = |key| world.service(key).map(|service| service.name.to_string());
        let container_name = |task, container: usize| {
            let definition = world.definition_of(task)?;
            definition.containers.get(container).map(|container| container.name.to_string())
        };
        Some(match *command {
            Command::SetDesiredCount { service, count } => NamedCommand::UpdateService {
                service: service_name(service)?,
                desired_count: Some(count),
                task_definition: None,
                force_new_deployment: false,
            },
            Command::Deploy { service, definition } => NamedCommand::UpdateService {
                service: service_name(service)?,
                desired_count: None,
                task_definition: Some(world.definition(definition)?.name()),
                force_new_deployment: true,
            },
            Command::StopTask { task } => NamedCommand::StopTask { task: task_name(world, task)? },
            Command::CrashContainer { task, container, exit_code } => NamedCommand::CrashContainer {
                task: task_name(world, task)?,
                container: container_name(task, container),
                exit_code,
            },
            Command::SetFault { task, container, fault, present } => NamedCommand::SetFault {
                task: task_name(world, task)?,
                container: container_name(task, container),
                fault,
                present,
            },
            Command::SetDraining { instance, draining } => NamedCommand::UpdateContainerInstancesState {
                container_instance: instance_name(world, instance)?,
                draining,
            },
            Command::TerminateInstance { instance } => {
                NamedCommand::TerminateInstance { container_instance: instance_name(world, instance)? }
            }
            Command::SetTraffic { source, millirequests_per_second } => NamedCommand::SetTraffic {
                source: world.traffic.get(source)?.name.to_string(),
                millirequests_per_second,
            },
        })
    }
}

fn update_service(
    world: &World,
    service: &str,
    desired_count: Option<u32>,
    task_definition: Option<&str>,
    force_new_deployment: bool,
) -> Result<Vec<Command>, String> {
    let key = find_service(world, short_name(service))?;
    let count = desired_count.map(|count| Command::SetDesiredCount { service: key, count });
    let present = world.service(key).and_then(|service| service.primary()).map(|primary| primary.definition);
    let wanted = match task_definition {
        Some(reference) => Some(find_definition(world, reference)?),
        None => present.filter(|_| force_new_deployment),
    };
    // Without force, the revision that runs already is no reason for a deployment.
    let wanted = wanted.filter(|wanted| force_new_deployment || Some(*wanted) != present);
    let deploy = wanted.map(|definition| Command::Deploy { service: key, definition });
    Ok(count.into_iter().chain(deploy).collect())
}

fn find_service(world: &World, name: &str) -> Result<ServiceKey, String> {
    let found = world.services.iter().find(|service| *service.name == *name);
    found.map(|service| service.key).ok_or_else(|| format!("There is no service called {name}."))
}

fn find_definition(world: &World, reference: &str) -> Result<DefinitionKey, String> {
    let (family, revision) = family_and_revision(reference);
    let position = world.definitions.iter().rposition(|definition| {
        *definition.family == *family && revision.is_none_or(|revision| definition.revision == revision)
    });
    let key = position.and_then(|position| u32::try_from(position).ok()).map(DefinitionKey);
    key.ok_or_else(|| format!("There is no task definition {reference}."))
}

/// `web/1`: the task in the first socket of `web`.
fn find_task(world: &World, name: &str) -> Result<TaskKey, String> {
    let missing = || format!("There is no task {name} at this moment.");
    let (service, number) = numbered_name(name).ok_or_else(missing)?;
    let service = find_service(world, service)?;
    let found = world.tasks_of(service).find(|task| task.slot.saturating_add(1) == number);
    found.map(|task| task.key).ok_or_else(missing)
}

fn task_name(world: &World, key: TaskKey) -> Option<String> {
    let task = world.tasks.get(key)?;
    let service = world.service(task.service?)?;
    Some(format!("{}/{}", service.name, task.slot.saturating_add(1)))
}

/// The container called `name`, or the first essential one.
fn find_container(world: &World, task: &str, name: Option<&str>) -> Result<(TaskKey, usize), String> {
    let key = find_task(world, task)?;
    let containers =
        world.definition_of(key).map(|definition| definition.containers.as_slice()).unwrap_or_default();
    let wanted =
        |container: &ContainerDefinition| name.map_or(container.essential, |name| *container.name == *name);
    let position = containers.iter().position(wanted);
    let position =
        position.ok_or_else(|| format!("{task} has no container called {}.", name.unwrap_or_default()))?;
    Ok((key, position))
}

/// `demo/1`: the first instance of `demo` that was ever registered.
fn find_instance(world: &World, name: &str) -> Result<InstanceKey, String> {
    let missing = || format!("There is no container instance {name} at this moment.");
    let (cluster, number) = numbered_name(name).ok_or_else(missing)?;
    let position = usize::try_from(number.saturating_sub(1)).map_err(|_| missing())?;
    instances_of(world, cluster).nth(position).ok_or_else(missing)
}

fn instance_name(world: &World, key: InstanceKey) -> Option<String> {
    let cluster = world.clusters.get(world.instances.get(key)?.cluster.index())?;
    let position = instances_of(world, &cluster.name).position(|other| other == key)?;
    Some(format!("{}/{}", cluster.name, position.saturating_add(1)))
}

fn instances_of<'w>(world: &'w World, cluster: &'w str) -> impl Iterator<Item = InstanceKey> + 'w {
    let of_cluster = move |row: &Instance| {
        world.clusters.get(row.cluster.index()).is_some_and(|found| *found.name == *cluster)
    };
    world.instances.values().filter(move |row| of_cluster(row)).map(|row| row.key)
}
