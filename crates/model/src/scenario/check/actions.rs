//! Whether the names in `actions` can mean something when their moment comes.

use super::Checks;
use crate::definition::Definition;
use crate::scenario::{NamedCommand, Service, numbered_name, short_name};

impl Checks<'_> {
    pub(super) fn actions(&mut self) {
        for (position, action) in self.scenario.actions.iter().enumerate() {
            let pointer = format!("/actions/{position}/{}", action.command.api_name());
            match &action.command {
                NamedCommand::StopTask { task } => {
                    self.task(&pointer, task);
                }
                NamedCommand::CrashContainer { task, container, .. }
                | NamedCommand::SetFault { task, container, .. } => {
                    let service = self.task(&pointer, task);
                    self.container(&pointer, service, container.as_deref());
                }
                NamedCommand::UpdateService { service, task_definition, .. } => {
                    self.update_service(&pointer, service, task_definition.as_deref());
                }
                NamedCommand::UpdateContainerInstancesState { container_instance, .. }
                | NamedCommand::TerminateInstance { container_instance } => {
                    self.container_instance(&pointer, container_instance);
                }
                NamedCommand::SetTraffic { source, .. } => {
                    if !self.scenario.traffic.iter().any(|other| other.name == *source) {
                        let message = format!("There is no traffic source called {source}.");
                        self.error(format!("{pointer}/source"), message);
                    }
                }
            }
        }
    }

    fn service_called(&self, name: &str) -> Option<&Service> {
        let name = short_name(name);
        self.scenario.services.iter().find(|service| service.service_name == name)
    }

    /// Checks `web/1`; answers the service.
    fn task(&mut self, pointer: &str, task: &str) -> Option<usize> {
        if task.is_empty() {
            return None;
        }
        let pointer = format!("{pointer}/task");
        let Some((service, _)) = numbered_name(task) else {
            self.error(
                pointer,
                format!("“{task}” is not the name of a task; write `service/1` for its first task."),
            );
            return None;
        };
        let position = self.scenario.services.iter().position(|other| other.service_name == service);
        if position.is_none() {
            self.error(pointer, format!("There is no service called {service}."));
        }
        position
    }

    fn container(&mut self, pointer: &str, service: Option<usize>, container: Option<&str>) {
        let (Some(service), Some(container)) =
            (service.and_then(|at| self.scenario.services.get(at)), container)
        else {
            return;
        };
        // A later deployment may bring the container: any revision of the family will do.
        let family = crate::scenario::family_and_revision(&service.task_definition).0.to_owned();
        let has =
            |definition: &Definition| definition.containers.iter().any(|other| &*other.name == container);
        let mut of_family =
            self.registry.definitions.iter().filter(|definition| *definition.family == *family);
        if self.registry.problems.is_empty() && !of_family.any(|definition| has(definition)) {
            let message = format!("{family} has no container called {container}.");
            self.error(format!("{pointer}/container"), message);
        }
    }

    fn update_service(&mut self, pointer: &str, service: &str, task_definition: Option<&str>) {
        if !service.is_empty() && self.service_called(service).is_none() {
            let message = format!("There is no service called {}.", short_name(service));
            self.error(format!("{pointer}/service"), message);
        }
        if let Some(reference) = task_definition {
            self.definition(pointer, reference);
        }
    }

    fn container_instance(&mut self, pointer: &str, name: &str) {
        if name.is_empty() {
            return;
        }
        let pointer = format!("{pointer}/containerInstance");
        let Some((cluster, number)) = numbered_name(name) else {
            let message =
                format!("“{name}” is not the name of an instance; write `cluster/1` for its first one.");
            return self.error(pointer, message);
        };
        let Some(cluster) = self.scenario.clusters.iter().find(|other| other.cluster_name == cluster) else {
            return self.error(pointer, format!("There is no cluster called {cluster}."));
        };
        let count: u64 = cluster.instances.iter().map(|group| u64::from(group.count)).sum();
        if u64::from(number) > count {
            let message = format!("The cluster {} has {count} instances.", cluster.cluster_name);
            self.error(pointer, message);
        }
    }
}
