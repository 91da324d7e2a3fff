use super::td_size_005::smallest_size;
use crate::lint::prelude::*;

/// Fargate without `cpu` at the level of the task.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-004",
    title: reference("Fargate without cpu of the task"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-task-cpu-memory"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoCpu;

fn find<'c>(context: &'c Context<'c>) -> Option<NoCpu> {
    context.definition.cpu.is_absent().then_some(NoCpu)
}

fn words<'c>(context: &'c Context<'c>, _: &NoCpu) -> Finding {
    let message = "'cpu' of the task is missing. Fargate sells tasks by size: it needs 'cpu' and 'memory' of the task, \
                   whatever the containers say.";
    let finding = Finding::at(Mark::missing_in(context.definition.at), message)
        .aws("Fargate requires that 'cpu' be defined at the task level.");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, _: &NoCpu) -> Vec<Fix> {
    let Some((cpu, _)) = smallest_size(&context.definition) else { return Vec::new() };
    let after = ["networkMode", "requiresCompatibilities", "family"];
    let edit =
        insert_member(context.tree, context.definition.at.node, "cpu", &quoted(&cpu.to_string()), &after);
    vec![Fix::guess(format!("Add \"cpu\": \"{cpu}\", the smallest that fits"), [edit])]
}
