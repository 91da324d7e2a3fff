use super::td_adv_012::is_without_load_balancer;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// A task whose health ECS does not watch, whatever check its image brings. Where no load balancer watches it
/// either, another rule speaks.
pub static RULE: Rule = Rule {
    code: "TD-HC-015",
    title: reference("No container with a health check"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// The essential containers of a task without any health check: with one, its author has thought about it.
fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let containers = &context.definition.container_definitions;
    let has_ports = containers.items().any(|container| container.port_mappings.filled_at().is_some());
    let is_unwatched = containers.items().all(|container| container.health_check.is_absent());
    if !containers.is_clear() || !has_ports || !is_unwatched || is_without_load_balancer(context) {
        return None;
    }
    let essential = containers.items().filter(|container| container.is_essential() == Some(true));
    Occurrences::of(essential.map(|container| container.at))
}

fn words<'c>(_: &'c Context<'c>, unwatched: &Occurrences) -> Finding {
    let message = "The container has no 'healthCheck': its health stays UNKNOWN, whatever HEALTHCHECK its image has. \
                   Repeat that here where ECS should notice that the container does not work, and not only a load \
                   balancer.";
    unwatched.finding(Mark::missing_in, message, "This container has none either.")
}
