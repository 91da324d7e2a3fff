use crate::lint::prelude::*;

/// Network mode none. It may be what is wanted, so that it is only noted.
pub static RULE: Rule = Rule {
    code: "TD-NET-019",
    title: reference("Task without a network"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let mode = context.definition.network_mode.known_at().filter(|(mode, _)| **mode == NetworkMode::None);
    // Fargate has no such mode.
    mode.filter(|_| !context.on_fargate()).map(|(_, at)| at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "In network mode none the containers have nothing but their own loopback: they reach nobody, no AWS \
                   service either, and nobody reaches them. Choose another mode unless that is what is wanted.";
    Finding::at(*at, message).quiet()
}
