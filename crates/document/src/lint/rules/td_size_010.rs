use crate::lint::prelude::*;
use crate::task_definition::CpuUnits;

/// Containers that together ask for more CPU than their task has.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-010",
    title: reference("Containers ask for more cpu than the task has"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-container-cpu-over-task; klothoplatform/klotho#892"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct TooMuch {
    task: (CpuUnits, At),
    /// The containers' sum.
    sum: i64,
    /// The value with which the sum passes the task's.
    passes: At,
    all: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<TooMuch> {
    let (&task, task_at) = context.definition.cpu.known_at()?;
    let (mut sum, mut passes, mut all) = (0, None, Vec::new());
    for (&cpu, at) in context.definition.containers().filter_map(|container| container.cpu.known_at()) {
        sum += cpu.max(0);
        all.push(at);
        if passes.is_none() && sum > i64::from(task.0) {
            passes = Some(at);
        }
    }
    Some(TooMuch { task: (task, task_at), sum, passes: passes?, all })
}

fn words<'c>(_: &'c Context<'c>, too_much: &TooMuch) -> Finding {
    let (task, task_at) = too_much.task;
    let message = format!(
        "The containers ask for {} CPU units together; the task has {}. Lower them, or leave them out: without \
         them the containers share what the task has.",
        too_much.sum, task.0
    );
    Finding::at(too_much.passes, message)
        .related(task_at, format!("The task has {} CPU units.", task.0))
        .aws("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")
}

fn fixes<'c>(context: &'c Context<'c>, too_much: &TooMuch) -> Vec<Fix> {
    let all: Vec<NodeId> = too_much.all.iter().map(|at| at.node).collect();
    vec![Fix::guess("Remove cpu from the containers", remove_entries(context.tree, &all))]
}
