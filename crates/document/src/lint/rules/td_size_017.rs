use crate::lint::prelude::*;

/// Memory of a container that is no amount: negative, or 0 where nothing else gives the container memory.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-017",
    title: reference("Memory of a container is not positive"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[
        Finder::Schema { words: words::beyond_limit, fixes: words::removed },
        Finder::Definition(|context, report| report.each(context, find, words, fixes)),
    ],
};

struct Nothing<'c> {
    container: &'c ContainerDefinition<'c>,
    at: At,
}

/// Containers that have 0 of one kind and of the other 0 or nothing, in a task without memory.
fn find<'c>(context: &'c Context<'c>) -> Vec<Nothing<'c>> {
    if !context.definition.memory.is_absent() {
        return Vec::new();
    }
    let nothing = context.definition.containers().filter_map(|container| {
        let (memory, reservation) = (&container.memory, &container.memory_reservation);
        let is_nothing = memory.or(0) == Some(0) && reservation.or(0) == Some(0);
        let at = memory.at().or(reservation.at()).filter(|_| is_nothing)?;
        Some(Nothing { container, at })
    });
    nothing.collect()
}

fn words<'c>(_: &'c Context<'c>, nothing: &Nothing<'c>) -> Finding {
    let message = format!(
        "{} has 0 MiB of memory, and the task has none either. AWS documents that a container has 'memory' or \
         'memoryReservation' above 0 where the task has no memory of its own.",
        nothing.container.called()
    );
    Finding::at(nothing.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, nothing: &Nothing<'c>) -> Vec<Fix> {
    let edit = replace_value(context.tree, nothing.at.node, "512");
    vec![Fix::guess("Write 512", [edit])]
}
