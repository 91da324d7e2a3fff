//! The order in which the containers of a task start: what each of them needs to be there before it.

use super::cycles::{MOST_CONTAINERS, cycles};
use super::{Context, Finding, Fix, Mark, words};
use crate::syntax::NodeId;
use crate::syntax::rewrite::remove_entries;
use crate::task_definition::{At, ContainerCondition, ContainerDefinition, linked_container};

/// Another container that a container needs first.
#[derive(Clone, Copy)]
pub struct Need<'c> {
    /// The name of the other container.
    pub target: &'c str,
    /// The member that says so: `dependsOn`, `links` or `volumesFrom`.
    pub member: &'static str,
    /// Where the name stands.
    pub at: At,
    /// The element of `member` with which the need goes.
    pub entry: NodeId,
}

/// What dependencies make a container need.
pub fn depended_on<'c>(container: &'c ContainerDefinition<'c>) -> impl Iterator<Item = Need<'c>> {
    container.depends_on.items().filter_map(|dependency| {
        let (&target, at) = dependency.container_name.known_at()?;
        Some(Need { target, member: "dependsOn", at, entry: dependency.at.node })
    })
}

/// What links make a container need.
pub fn linked<'c>(container: &'c ContainerDefinition<'c>) -> impl Iterator<Item = Need<'c>> {
    container.links.items_at().map(|(link, at)| Need {
        target: linked_container(link),
        member: "links",
        at,
        entry: at.node,
    })
}

/// What volumes of other containers make a container need.
pub fn mounted_from<'c>(container: &'c ContainerDefinition<'c>) -> impl Iterator<Item = Need<'c>> {
    container.volumes_from.items().filter_map(|from| {
        let (&target, at) = from.source_container.known_at()?;
        Some(Need { target, member: "volumesFrom", at, entry: from.at.node })
    })
}

/// Containers that need each other in a circle.
pub struct Circle<'c> {
    /// Their names, each needing the next, and the last one the first.
    pub names: Vec<&'c str>,
    /// What says so, in the same order.
    pub needs: Vec<Need<'c>>,
}

/// The circles that `needs` make among the containers, one for each group of them.
pub fn circles<'c>(
    context: &'c Context<'c>,
    needs: fn(&'c ContainerDefinition<'c>) -> Vec<Need<'c>>,
) -> Vec<Circle<'c>> {
    let containers: Vec<_> = context.definition.containers().take(MOST_CONTAINERS).collect();
    let place = |name: &str| containers.iter().position(|container| container.name.known() == Some(&name));
    let needs: Vec<Vec<Need<'c>>> = containers.iter().map(|container| needs(container)).collect();
    let references = needs.iter().map(|needs| {
        let targets = needs.iter().filter_map(|need| place(need.target));
        targets.fold(0, |bits, target| bits | (1 << target))
    });
    let circles = cycles(&references.collect::<Vec<u64>>());
    circles.iter().map(|circle| circle_of(&containers, &needs, circle)).collect()
}

fn circle_of<'c>(
    containers: &[&'c ContainerDefinition<'c>],
    needs: &[Vec<Need<'c>>],
    circle: &[usize],
) -> Circle<'c> {
    let name = |&place: &usize| containers.get(place)?.name.known().copied();
    let names: Vec<&str> = circle.iter().filter_map(name).collect();
    let next = names.iter().cycle().skip(1);
    let need =
        |(&place, next): (&usize, &&str)| needs.get(place)?.iter().find(|need| need.target == *next).copied();
    let needs = circle.iter().zip(next).filter_map(need).collect();
    Circle { names, needs }
}

impl Circle<'_> {
    /// The way round, for a sentence: `web → api → web`.
    #[must_use]
    pub fn path(&self) -> String {
        let back = self.names.iter().chain(self.names.first()).copied().collect::<Vec<_>>();
        words::shortened(&back.join(" → "))
    }

    /// A finding at the first part of the circle, with a mark at each other one.
    #[must_use]
    pub fn finding(&self, context: &Context<'_>, message: String, part: &str) -> Finding {
        let (first, others) = match self.needs.split_first() {
            Some((first, others)) => (Mark::from(first.at), others),
            None => (Mark::from(context.definition.at), [].as_slice()),
        };
        others.iter().fold(Finding::at(first, message), |finding, need| finding.related(need.at, part))
    }
}

/// Takes the last part out of the circle.
pub fn open_circle<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Vec<Fix> {
    let open = |need: &Need<'_>| {
        let what = match need.member {
            "links" => "Remove this link",
            "dependsOn" => "Remove this dependency",
            _ => "Remove these volumes",
        };
        Fix::guess(what, remove_entries(context.tree, &[need.entry]))
    };
    circle.needs.last().map(open).into_iter().collect()
}

/// A dependency of which both containers and the condition are known.
pub struct Dependency<'c> {
    /// The container that waits.
    pub dependant: &'c ContainerDefinition<'c>,
    /// The container waited for.
    pub target: &'c ContainerDefinition<'c>,
    /// What it must have reached.
    pub condition: ContainerCondition,
    /// Where the condition stands.
    pub at: At,
}

/// The dependencies on other containers of the task.
#[must_use]
pub fn dependencies<'c>(context: &'c Context<'c>) -> Vec<Dependency<'c>> {
    let named = context.definition.containers();
    let mut named: Vec<_> =
        named.filter_map(|container| Some((*container.name.known()?, container))).collect();
    ecs_sort::sort_by_key(&mut named, |(name, _)| *name);
    let find = |name: &str| {
        let place = named.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
        named.get(place).map(|(_, container)| *container)
    };
    let mut dependencies = Vec::new();
    for dependant in context.definition.containers() {
        dependencies.extend(dependant.depends_on.items().filter_map(|dependency| {
            let target = find(dependency.container_name.known()?)?;
            let (&condition, at) = dependency.condition.known_at()?;
            (dependant.at != target.at).then_some(Dependency { dependant, target, condition, at })
        }));
    }
    dependencies
}
