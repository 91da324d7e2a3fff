use crate::lint::prelude::*;

/// A hard limit below what Docker gives a Linux container.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-016",
    title: reference("Less memory than Docker gives"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("awsdocs/amazon-ecs-developer-guide#185"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The least that Docker gives, in MiB.
const LEAST: i64 = 6;

/// What a small program can do with, in MiB.
const MODEST: i64 = 64;

struct TooLittle<'c> {
    container: &'c ContainerDefinition<'c>,
    memory: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooLittle<'c>> {
    let containers = context.definition.containers().filter(|_| !context.lens.is_windows());
    let too_little = containers.filter_map(|container| {
        let (&memory, at) = container.memory.known_at()?;
        (1..LEAST).contains(&memory).then_some(TooLittle { container, memory, at })
    });
    too_little.collect()
}

fn words<'c>(_: &'c Context<'c>, found: &TooLittle<'c>) -> Finding {
    let message = format!(
        "{} has {} MiB of memory. Docker creates no container with less than {LEAST} MiB, so that the task does not \
         start; few programs run in less than {MODEST}.",
        found.container.called(),
        found.memory
    );
    Finding::at(found.at, message).aws(
        "CannotCreateContainerError: Error response from daemon: Minimum memory reservation allowed is 6MB",
    )
}

fn fixes<'c>(context: &'c Context<'c>, found: &TooLittle<'c>) -> Vec<Fix> {
    let edit = replace_value(context.tree, found.at.node, MODEST.to_string());
    vec![Fix::guess(format!("Write {MODEST}"), [edit])]
}
