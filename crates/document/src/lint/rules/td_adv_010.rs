use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Memory that is reserved and not limited, neither for the container nor for the task. Noted once for a
/// definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-010",
    title: reference("No hard limit of memory"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.7)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    // On Fargate the task has to have memory, and about Windows, which cannot reserve it, other rules speak.
    let is_open =
        context.definition.memory.is_absent() && !context.on_fargate() && !context.lens.is_windows();
    let containers = context.definition.containers().filter(|_| is_open);
    let reserved = containers.filter_map(|container| {
        let (_, at) = container.memory_reservation.known_at()?;
        container.memory.is_absent().then_some(at)
    });
    Occurrences::of(reserved)
}

fn words<'c>(_: &'c Context<'c>, unlimited: &Occurrences) -> Finding {
    unlimited.finding(
        Mark::from,
        "Memory is reserved here, and not limited: a container that leaks takes it from all tasks on the instance. Set \
         'memory', for the container or the task, as the most it may ever need.",
        "The same goes for this container.",
    )
}
