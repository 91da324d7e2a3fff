//! Names by which one part of a definition refers to another.

use super::{Context, Fix};
use crate::syntax::rewrite::replace_value;
use crate::task_definition::{At, Field, List, TaskDefinition};
use crate::text::quoted;

/// The most names that one is asked to choose from.
const FEW: usize = 3;

/// The names of the containers, in order; `None` while one of them is not clear.
#[must_use]
pub fn container_names<'c>(definition: &TaskDefinition<'c>) -> Option<Vec<&'c str>> {
    names(&definition.container_definitions, |container| &container.name)
}

/// The names of the volumes, in order; `None` while one of them is not clear.
#[must_use]
pub fn volume_names<'c>(definition: &TaskDefinition<'c>) -> Option<Vec<&'c str>> {
    names(&definition.volumes, |volume| &volume.name)
}

fn names<'c, T>(list: &List<T>, name: fn(&T) -> &Field<&'c str>) -> Option<Vec<&'c str>> {
    let is_clear = list.is_clear() && !list.items().any(|item| name(item).is_unclear());
    is_clear.then(|| ecs_sort::distinct(list.items().filter_map(|item| name(item).known().copied())))
}

/// Whether a container may already be called `name`.
#[must_use]
pub fn may_be_taken(context: &Context<'_>, name: &str) -> bool {
    // A task has at most ten; a list without end is not searched for each of its elements.
    const MOST: usize = 64;
    let mut containers = context.definition.containers();
    let is_taken = containers.by_ref().take(MOST).any(|container| container.name.known() == Some(&name));
    is_taken || containers.next().is_some()
}

/// The names of the containers other than the one that `at` is in: to choose from, so that no more are looked for
/// than it takes to see that they are too many.
#[must_use]
pub fn other_containers<'c>(context: &'c Context<'c>, at: At) -> Vec<&'c str> {
    let others = context.definition.containers().filter(|container| !container.at.span.contains(at.span));
    others.filter_map(|container| container.name.known().copied()).take(FEW + 1).collect()
}

/// `names`, when they are few enough to choose from.
#[must_use]
pub fn few<'c>(names: &[&'c str]) -> Vec<&'c str> {
    if names.len() > FEW { Vec::new() } else { names.to_vec() }
}

/// Each of `names` instead of the one at `at`, when they are few enough to choose from.
#[must_use]
pub fn choose_from<'c>(context: &'c Context<'c>, at: At, names: &[&str]) -> Vec<Fix> {
    let choose = |name: &&str| {
        Fix::guess(format!("Write '{name}'"), [replace_value(context.tree, at.node, quoted(name))])
    };
    if names.len() > FEW { Vec::new() } else { names.iter().map(choose).collect() }
}

/// `name` with a hyphen for each character that names of families, containers and volumes cannot have.
#[must_use]
pub fn as_identifier(name: &str) -> String {
    let is_allowed = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    name.chars().map(|it| if is_allowed(it) { it } else { '-' }).collect()
}
