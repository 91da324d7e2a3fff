//! From the names that scenarios and people use to the keys of a world, and back.

use super::{family_and_revision, numbered_name};
use crate::definition::{ContainerDefinition, DefinitionKey};
use crate::world::{Instance, InstanceKey, ServiceKey, TaskKey, World};

/// The service called `name`.
///
/// # Errors
/// A sentence, when there is no such service.
pub fn service(world: &World, name: &str) -> Result<ServiceKey, String> {
    let found = world.services.iter().find(|service| *service.name == *name);
    found.map(|service| service.key).ok_or_else(|| format!("There is no service called {name}."))
}

/// The revision, or the latest revision of the family, that `reference` means.
///
/// # Errors
/// A sentence, when there is no such definition.
pub fn definition(world: &World, reference: &str) -> Result<DefinitionKey, String> {
    let (family, revision) = family_and_revision(reference);
    let position = world.definitions.iter().rposition(|definition| {
        *definition.family == *family && revision.is_none_or(|revision| definition.revision == revision)
    });
    let key = position.and_then(|position| u32::try_from(position).ok()).map(DefinitionKey);
    key.ok_or_else(|| format!("There is no task definition {reference}."))
}

/// `web/1`: the task in the first socket of `web`.
///
/// # Errors
/// A sentence, when there is no such task at this moment.
pub fn task(world: &World, name: &str) -> Result<TaskKey, String> {
    let missing = || format!("There is no task {name} at this moment.");
    let (owner, number) = numbered_name(name).ok_or_else(missing)?;
    let found = world.tasks_of(service(world, owner)?).find(|task| task.slot.saturating_add(1) == number);
    found.map(|task| task.key).ok_or_else(missing)
}

/// What [`task`] finds the task by.
pub fn task_name(world: &World, key: TaskKey) -> Option<String> {
    let task = world.tasks.get(key)?;
    let service = world.service(task.service?)?;
    Some(format!("{}/{}", service.name, task.slot.saturating_add(1)))
}

/// The container of a task called `name`, or the first essential one.
///
/// # Errors
/// A sentence, when there is no such task or container.
pub fn container(world: &World, task: &str, name: Option<&str>) -> Result<(TaskKey, usize), String> {
    let key = self::task(world, task)?;
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
///
/// # Errors
/// A sentence, when there is no such instance.
pub fn instance(world: &World, name: &str) -> Result<InstanceKey, String> {
    let missing = || format!("There is no container instance {name} at this moment.");
    let (cluster, number) = numbered_name(name).ok_or_else(missing)?;
    let position = usize::try_from(number.saturating_sub(1)).map_err(|_| missing())?;
    instances_of(world, cluster).nth(position).ok_or_else(missing)
}

/// What [`instance`] finds the instance by.
pub fn instance_name(world: &World, key: InstanceKey) -> Option<String> {
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
