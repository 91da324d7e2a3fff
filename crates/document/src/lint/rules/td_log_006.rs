use crate::lint::logs::logs_with;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// Two ways at once to tell where a message of several lines begins. It registers; Docker refuses to start the
/// container.
pub static RULE: Rule = Rule {
    code: "TD-LOG-006",
    title: reference("Two patterns for messages of several lines"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API; moby awslogs driver and its test"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Both {
    format: At,
    pattern: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Both> {
    let both = logs_with(context, LogDriver::Awslogs).filter_map(|log| {
        let (_, format) = log.option("awslogs-datetime-format")?;
        let (_, pattern) = log.option("awslogs-multiline-pattern")?;
        Some(Both { format, pattern })
    });
    both.collect()
}

fn words<'c>(_: &'c Context<'c>, both: &Both) -> Finding {
    let message = "'awslogs-datetime-format' and 'awslogs-multiline-pattern' both say where a message of several lines \
                   begins. It registers, and then Docker does not start the container. Keep one.";
    Finding::at(Mark::Name(both.pattern.node), message)
        .aws(
            "you cannot configure log opt 'awslogs-datetime-format' and 'awslogs-multiline-pattern' at the same time",
        )
        .related(Mark::Name(both.format.node), "This says it too.")
}

fn fixes<'c>(context: &'c Context<'c>, both: &Both) -> Vec<Fix> {
    [both.format, both.pattern].iter().flat_map(|at| words::removal(context, at)).collect()
}
