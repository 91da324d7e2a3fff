use crate::lint::prelude::*;
use crate::lint::totals::{Excess, excess};
use crate::task_definition::Mebibytes;

/// Containers whose shares of memory are together more than their task has, where no single one is and where
/// the reservations alone are not: that much AWS is known to refuse. A container with a reservation counts
/// with it: its hard limit is meant to be reached now and then only.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-013",
    title: reference("Memory of the containers exceeds that of the task"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct TooMuch {
    task: (Mebibytes, At),
    shares: Excess,
}

fn find<'c>(context: &'c Context<'c>) -> Option<TooMuch> {
    let (&task, task_at) = context.definition.memory.known_at()?;
    let limit = i64::from(task.0);
    let containers = || context.definition.containers();
    let shares = containers().filter_map(|container| {
        let share = container.memory_reservation.known_at().or(container.memory.known_at());
        share.map(|(&memory, at)| (memory, at))
    });
    let reserved = containers().filter_map(|container| container.memory_reservation.known_at());
    let is_refused = containers()
        .any(|container| container.memory.known().is_some_and(|&memory| memory > limit))
        || excess(reserved.map(|(&memory, at)| (memory, at)), limit).is_some();
    let shares = excess(shares, limit).filter(|_| !is_refused)?;
    Some(TooMuch { task: (task, task_at), shares })
}

fn words<'c>(_: &'c Context<'c>, too_much: &TooMuch) -> Finding {
    let (task, task_at) = too_much.task;
    let message = format!(
        "The containers have {} MiB together; the task has {}. AWS documents that they fit into the task; when all \
         of them use theirs, the task runs out of memory. Lower them or raise the task's memory.",
        too_much.shares.sum, task.0
    );
    Finding::at(too_much.shares.passes, message).related(task_at, format!("The task has {} MiB.", task.0))
}
