use crate::lint::logs::logs_with;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// awslogs in a mode that depends on the account. Since 2025-06-25 it is non-blocking unless the account says
/// otherwise; before it was blocking.
pub static RULE: Rule = Rule {
    code: "TD-LOG-017",
    title: reference("Mode of awslogs left to the account"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let unsaid = logs_with(context, LogDriver::Awslogs).filter(|log| log.lacks(context, "mode"));
    Occurrences::of(unsaid.filter_map(|log| log.configuration.options.at()))
}

fn words<'c>(_: &'c Context<'c>, options: &Occurrences) -> Finding {
    let message = "'mode' is absent, which means non-blocking unless the account says otherwise: when CloudWatch is slow \
                   and the buffer is full, lines are lost. Write blocking where no line may be lost and the application \
                   may wait.";
    options.finding(Mark::missing_in, message, "The mode is absent here too.")
}

fn fixes<'c>(context: &'c Context<'c>, options: &Occurrences) -> Vec<Fix> {
    let set = |mode: &str| {
        let after = ["awslogs-stream-prefix", "awslogs-region"];
        let insert = |at: At| insert_member(context.tree, at.node, "mode", &quoted(mode), &after);
        Fix::guess(format!("Set mode {mode}"), options.all().map(insert))
    };
    vec![set("non-blocking"), set("blocking")]
}
