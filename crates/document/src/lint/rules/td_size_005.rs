use crate::lint::prelude::*;
use crate::task_definition::FARGATE_SIZES;

/// Fargate without `memory` at the level of the task.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-005",
    title: reference("Fargate without memory of the task"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-task-cpu-memory; mongodb/terraform-aws-ecs-task-definition#38"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoMemory;

fn find<'c>(context: &'c Context<'c>) -> Option<NoMemory> {
    context.definition.memory.is_absent().then_some(NoMemory)
}

fn words<'c>(context: &'c Context<'c>, _: &NoMemory) -> Finding {
    let message = "'memory' of the task is missing. Fargate sells tasks by size: it needs 'cpu' and 'memory' of the \
                   task, whatever the containers say.";
    let finding = Finding::at(Mark::missing_in(context.definition.at), message)
        .aws("Fargate requires that 'memory' be defined at the task level.");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, _: &NoMemory) -> Vec<Fix> {
    let Some((_, memory)) = smallest_size(&context.definition) else { return Vec::new() };
    let after = ["cpu", "networkMode", "requiresCompatibilities", "family"];
    let edit = insert_member(
        context.tree,
        context.definition.at.node,
        "memory",
        &quoted(&memory.to_string()),
        &after,
    );
    vec![Fix::guess(format!("Add \"memory\": \"{memory}\", the smallest that fits"), [edit])]
}

/// The smallest Fargate size, in units and MiB, that holds what is written and what the containers ask for.
pub(super) fn smallest_size(definition: &TaskDefinition<'_>) -> Option<(u32, u32)> {
    let sum = |each: fn(&ContainerDefinition<'_>) -> i64| definition.containers().map(each).sum::<i64>();
    let cpu = sum(|container| container.cpu.known().copied().unwrap_or(0));
    let memory = sum(|container| {
        container.memory.known().or(container.memory_reservation.known()).copied().unwrap_or(0)
    });
    let wanted_cpu = definition.cpu.known().map(|cpu| cpu.0);
    let wanted_memory = definition.memory.known().map(|memory| memory.0);
    let cpu_fits = |offered: u32| wanted_cpu.map_or(i64::from(offered) >= cpu, |wanted| wanted == offered);
    let memory_fits =
        |offered: u32| wanted_memory.map_or(i64::from(offered) >= memory, |wanted| wanted == offered);
    FARGATE_SIZES.iter().filter(|size| cpu_fits(size.cpu)).find_map(|size| {
        let memory = size.memories().find(|&memory| memory_fits(memory))?;
        Some((size.cpu, memory))
    })
}
