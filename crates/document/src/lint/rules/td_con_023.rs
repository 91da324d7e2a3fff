use crate::lint::names::container_names;
use crate::lint::prelude::*;

/// A start timeout on a container that nobody waits for.
pub static RULE: Rule = Rule {
    code: "TD-CON-023",
    title: reference("Start timeout of a container that nobody waits for"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Timeout<'c> {
    container: &'c ContainerDefinition<'c>,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Timeout<'c>> {
    let awaited = container_names(&context.definition).and_then(|_| awaited(context));
    let Some(awaited) = awaited else { return Vec::new() };
    let timeouts = context.definition.containers().filter_map(|container| {
        let (_, at) = container.start_timeout.known_at()?;
        let name = container.name.known()?;
        awaited.binary_search(name).is_err().then_some(Timeout { container, at })
    });
    timeouts.collect()
}

/// The names of the containers that others wait for, when they are certain.
fn awaited<'c>(context: &'c Context<'c>) -> Option<Vec<&'c str>> {
    let dependencies = || context.definition.containers().map(|container| &container.depends_on);
    let names = || dependencies().flat_map(|list| list.items()).map(|dependency| &dependency.container_name);
    let is_certain = dependencies().all(|list| list.is_clear()) && names().all(|name| !name.is_unclear());
    is_certain.then(|| ecs_sort::distinct(names().filter_map(|name| name.known().copied())))
}

fn words<'c>(_: &'c Context<'c>, timeout: &Timeout<'c>) -> Finding {
    let message = format!(
        "'startTimeout' has no effect here. It is the time that others give a container to reach what they wait for, and \
         no container depends on this one. {} waits as long as the 'startTimeout' of its own dependencies says.",
        timeout.container.called()
    );
    Finding::at(timeout.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, timeout: &Timeout<'c>) -> Vec<Fix> {
    words::removal(context, &timeout.at)
}
