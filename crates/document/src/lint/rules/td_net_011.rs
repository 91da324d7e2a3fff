use crate::lint::cycles::{MOST_CONTAINERS, cycles};
use crate::lint::prelude::*;
use crate::task_definition::linked_container;

/// Containers that link to each other in a circle. A link needs its target to be started first.
pub static RULE: Rule = Rule {
    code: "TD-NET-011",
    title: reference("Links in a circle"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("Shippable/support#4194; scpwiki/wikijump#869"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Circle<'c> {
    /// The names of the containers, each linking to the next.
    names: Vec<&'c str>,
    /// The links, in the same order.
    links: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Circle<'c>> {
    if !links_are_allowed(context) {
        return Vec::new();
    }
    let containers: Vec<_> = context.definition.containers().take(MOST_CONTAINERS).collect();
    let place = |name: &str| containers.iter().position(|container| container.name.known() == Some(&name));
    let references = containers.iter().map(|container| {
        let targets = container.links.items().filter_map(|link| place(linked_container(link)));
        targets.fold(0, |bits, target| bits | (1 << target))
    });
    let circles = cycles(&references.collect::<Vec<u64>>());
    circles.iter().map(|circle| circle_of(&containers, circle)).collect()
}

/// Whether links are no mistake in themselves; about the modes without them other rules speak.
pub(super) fn links_are_allowed(context: &Context<'_>) -> bool {
    matches!(context.network_mode(), None | Some(NetworkMode::Bridge))
}

fn circle_of<'c>(containers: &[&'c ContainerDefinition<'c>], circle: &[usize]) -> Circle<'c> {
    let members = circle.iter().filter_map(|&place| containers.get(place).copied());
    let names: Vec<&str> = members.clone().filter_map(|container| container.name.known().copied()).collect();
    let next = names.iter().cycle().skip(1);
    let link = |(container, next): (&'c ContainerDefinition<'c>, &&str)| {
        container.links.items_at().find(|(link, _)| linked_container(link) == *next).map(|(_, at)| at)
    };
    let links = members.zip(next).filter_map(link).collect();
    Circle { names, links }
}

fn words<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Finding {
    let back = circle.names.iter().chain(circle.names.first()).copied().collect::<Vec<_>>();
    let path = words::shortened(&back.join(" → "));
    let message = match circle.names.as_slice() {
        [only] => format!("Container '{only}' links to itself. A link needs its target to be started first."),
        _ => format!(
            "These containers link to each other in a circle: {path}. A link needs its target to be started first, so \
             that none of them could start. Remove one of the links."
        ),
    };
    let (first, others) = match circle.links.split_first() {
        Some((first, others)) => (Mark::from(*first), others),
        None => (Mark::from(context.definition.at), [].as_slice()),
    };
    let finding = Finding::at(first, message).aws("Container links should not have a cycle");
    others.iter().fold(finding, |finding, at| finding.related(*at, "This link is part of the circle."))
}

fn fixes<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Vec<Fix> {
    let fix = |at: &At| Fix::guess("Remove this link", remove_entries(context.tree, &[at.node]));
    circle.links.last().map(fix).into_iter().collect()
}
