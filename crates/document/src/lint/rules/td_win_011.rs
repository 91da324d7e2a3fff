use crate::lint::prelude::*;
use crate::lint::unsupported;

/// A soft limit of memory, which Windows containers do not have.
pub static RULE: Rule = Rule {
    code: "TD-WIN-011",
    title: reference("Reserved memory of a Windows container"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<(At, bool)> {
    let reserved = |container: &ContainerDefinition<'_>| {
        let (_, at) = container.memory_reservation.known_at()?;
        Some((at, container.memory.is_absent()))
    };
    context.definition.containers().filter_map(reserved).collect()
}

fn words<'c>(context: &'c Context<'c>, (at, _): &(At, bool)) -> Finding {
    unsupported::on_windows(context, *at, "Set 'memory', the hard limit, instead.")
}

fn fixes<'c>(context: &'c Context<'c>, (at, is_alone): &(At, bool)) -> Vec<Fix> {
    let renamed = rename_member(context.tree, at.node, "memory").filter(|_| *is_alone);
    match renamed {
        Some(edit) => vec![Fix::guess("Rename it to 'memory'", [edit])],
        None => words::removal(context, at),
    }
}
