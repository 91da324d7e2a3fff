use crate::lint::prelude::*;
use crate::lint::totals::{Excess, excess};
use crate::task_definition::Mebibytes;

/// Containers that together reserve more memory than their task has.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-012",
    title: reference("Containers reserve more memory than the task has"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("cloudnativedaysjp/dreamkast-infra#4766"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct TooMuch {
    task: (Mebibytes, At),
    reserved: Excess,
}

fn find<'c>(context: &'c Context<'c>) -> Option<TooMuch> {
    let (&task, task_at) = context.definition.memory.known_at()?;
    let containers = context.definition.containers();
    let reserved = containers.filter_map(|container| container.memory_reservation.known_at());
    let reserved = excess(reserved.map(|(&memory, at)| (memory, at)), i64::from(task.0))?;
    Some(TooMuch { task: (task, task_at), reserved })
}

fn words<'c>(_: &'c Context<'c>, too_much: &TooMuch) -> Finding {
    let (task, task_at) = too_much.task;
    let message = format!(
        "The containers reserve {} MiB together; the task has {}. Lower the reservations or raise the task's memory.",
        too_much.reserved.sum, task.0
    );
    Finding::at(too_much.reserved.passes, message)
        .related(task_at, format!("The task has {} MiB.", task.0))
        .aws("The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.")
}

fn fixes<'c>(context: &'c Context<'c>, too_much: &TooMuch) -> Vec<Fix> {
    let all: Vec<NodeId> = too_much.reserved.all.iter().map(|at| at.node).collect();
    vec![Fix::guess("Remove memoryReservation from the containers", remove_entries(context.tree, &all))]
}
