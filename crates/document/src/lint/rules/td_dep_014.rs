use super::td_net_011::links_are_allowed;
use crate::lint::order::{Circle, Need, circles, depended_on, linked, mounted_from, open_circle};
use crate::lint::prelude::*;

/// Containers that need each other in a circle for reasons of several kinds. The agent puts dependencies, links
/// and volumes of other containers in one graph. About circles of one kind other rules speak.
pub static RULE: Rule = Rule {
    code: "TD-DEP-014",
    title: reference("Links, volumes and dependencies in a circle"),
    class: Class::FailsAtRuntime,
    grade: Grade::T,
    source: reference("AG dependencygraph"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, open_circle))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Circle<'c>> {
    let with_links = links_are_allowed(context);
    let all = circles(context, if with_links { needs_and_links } else { needs });
    let mut told = circles(context, |container| depended_on(container).collect());
    if with_links {
        told.extend(circles(context, |container| linked(container).collect()));
    }
    let is_told = |name: &&str| told.iter().any(|circle| circle.names.contains(name));
    all.into_iter().filter(|circle| !circle.names.iter().any(is_told)).collect()
}

fn needs_and_links<'c>(container: &'c ContainerDefinition<'c>) -> Vec<Need<'c>> {
    let links = linked(container).filter(|need| is_other(container, need));
    links.chain(needs(container)).collect()
}

fn needs<'c>(container: &'c ContainerDefinition<'c>) -> Vec<Need<'c>> {
    let needs = depended_on(container).chain(mounted_from(container));
    needs.filter(|need| is_other(container, need)).collect()
}

fn is_other(container: &ContainerDefinition<'_>, need: &Need<'_>) -> bool {
    container.name.known() != Some(&need.target)
}

fn words<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Finding {
    let members = circle.needs.iter().map(|need| need.member);
    let message = format!(
        "These containers need each other in a circle: {}, by {}. The agent starts a container after those it links to, \
         mounts volumes from or depends on, so that none of these could be first.",
        circle.path(),
        words::listed(&ecs_sort::distinct(members))
    );
    circle.finding(context, message, "This is part of the circle.")
}
