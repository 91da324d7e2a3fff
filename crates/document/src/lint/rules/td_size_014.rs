use crate::lint::prelude::*;

/// A container without any memory in a task without memory. AWS reports this before anything Fargate misses.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-014",
    title: reference("No memory, neither for the container nor for the task"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference(
        "cuttlesoft/ecs-deploy.py#17; sil-org/ecs-deploy#59; PF:pf-ecs-container-memory-required",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<&'c ContainerDefinition<'c>> {
    if !context.definition.memory.is_absent() {
        return Vec::new();
    }
    let has_none = |container: &&ContainerDefinition<'_>| {
        container.memory.is_absent() && container.memory_reservation.is_absent()
    };
    context.definition.containers().filter(has_none).collect()
}

fn words<'c>(_: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Finding {
    let message = format!(
        "{} has no memory, and neither has the task. Give the container 'memory' (a hard limit) or \
         'memoryReservation', or give the task 'memory'.",
        container.called()
    );
    let finding = Finding::at(Mark::missing_in(container.at), message);
    match container.name.known() {
        Some(name) => finding.aws(format!(
            "Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation' must be specified."
        )),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Vec<Fix> {
    let edit = insert_member(context.tree, container.at.node, "memory", "512", &["cpu", "image", "name"]);
    vec![Fix::guess("Add \"memory\": 512", [edit])]
}
