use crate::lint::prelude::*;
use crate::task_definition::Mebibytes;

/// A container whose hard limit is above the memory of its task.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-011",
    title: reference("A container has more memory than its task"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-container-memory-over-task; pulumi/pulumi-awsx#188"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct TooMuch<'c> {
    container: &'c ContainerDefinition<'c>,
    memory: (i64, At),
    task: (Mebibytes, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooMuch<'c>> {
    let Some((&task, task_at)) = context.definition.memory.known_at() else { return Vec::new() };
    let containers = context.definition.containers();
    let too_much = containers.filter_map(|container| {
        let (&memory, at) = container.memory.known_at()?;
        let over = memory > i64::from(task.0);
        over.then_some(TooMuch { container, memory: (memory, at), task: (task, task_at) })
    });
    too_much.collect()
}

fn words<'c>(_: &'c Context<'c>, too_much: &TooMuch<'c>) -> Finding {
    let ((memory, at), (task, task_at)) = (too_much.memory, too_much.task);
    let message = format!(
        "{} may use {memory} MiB; the whole task has {}. Lower the container's memory or raise the task's.",
        too_much.container.called(),
        task.0
    );
    let finding = Finding::at(at, message).related(task_at, format!("The task has {} MiB.", task.0));
    match too_much.container.name.known() {
        Some(name) => {
            finding.aws(format!("The 'memory' setting for container '{name}' is greater than for the task"))
        }
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, too_much: &TooMuch<'c>) -> Vec<Fix> {
    let task = too_much.task.0.0.to_string();
    let title = format!("Lower it to the task's {task} MiB");
    vec![Fix::guess(title, [replace_value(context.tree, too_much.memory.1.node, task)])]
}
