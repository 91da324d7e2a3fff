//! Commands with the names of things, for the moments that a scenario sets.

use super::lookup::{self, instance_name, task_name};
use super::short_name;
use crate::command::Command;
use crate::time::Time;
use crate::world::{Fault, World};

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
            NamedCommand::StopTask { task } => one(Command::StopTask { task: lookup::task(world, task)? }),
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
                let (task, container) = lookup::container(world, task, container.as_deref())?;
                one(Command::CrashContainer { task, container, exit_code: *exit_code })
            }
            NamedCommand::SetFault { task, container, fault, present } => {
                let (task, container) = lookup::container(world, task, container.as_deref())?;
                one(Command::SetFault { task, container, fault: *fault, present: *present })
            }
            NamedCommand::UpdateContainerInstancesState { container_instance, draining } => {
                let instance = lookup::instance(world, container_instance)?;
                one(Command::SetDraining { instance, draining: *draining })
            }
            NamedCommand::TerminateInstance { container_instance } => {
                one(Command::TerminateInstance { instance: lookup::instance(world, container_instance)? })
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
    let key = lookup::service(world, short_name(service))?;
    let count = desired_count.map(|count| Command::SetDesiredCount { service: key, count });
    let present = world.service(key).and_then(|service| service.primary()).map(|primary| primary.definition);
    let wanted = match task_definition {
        Some(reference) => Some(lookup::definition(world, reference)?),
        None => present.filter(|_| force_new_deployment),
    };
    // Without force, the revision that runs already is no reason for a deployment.
    let wanted = wanted.filter(|wanted| force_new_deployment || Some(*wanted) != present);
    let deploy = wanted.map(|definition| Command::Deploy { service: key, definition });
    Ok(count.into_iter().chain(deploy).collect())
}
