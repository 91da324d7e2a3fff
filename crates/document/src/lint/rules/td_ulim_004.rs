use crate::lint::prelude::*;
use crate::lint::repeats::{Repeated, repeated};

/// Two limits of one kind for one container.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-004",
    title: reference("The same ulimit twice"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    let named = |container: &'c ContainerDefinition<'c>| {
        repeated(container.ulimits.items().filter_map(|ulimit| {
            let (&name, at) = ulimit.name.known_at()?;
            Some((name, at))
        }))
    };
    context.definition.containers().flat_map(named).collect()
}

fn words<'c>(_: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let message = format!(
        "Ulimit '{}' is already set for this container. AWS documents one limit of each name: keep one.",
        words::shortened(repeated.name)
    );
    Finding::at(repeated.again, message).related(repeated.first, "It is set here first.")
}

fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let Some(ulimit) = context.tree.parent(repeated.again.node) else { return Vec::new() };
    vec![Fix::guess("Remove this one", remove_entries(context.tree, &[ulimit]))]
}
