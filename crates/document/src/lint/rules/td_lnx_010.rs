use crate::lint::prelude::*;

/// Capabilities to add or drop where the container has all of them anyway.
pub static RULE: Rule = Rule {
    code: "TD-LNX-010",
    title: reference("Capabilities of a privileged container"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Ignored {
    capabilities: At,
    privileged: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Ignored> {
    context.definition.containers().filter(|_| !context.on_fargate()).filter_map(ignored).collect()
}

fn ignored(container: &ContainerDefinition<'_>) -> Option<Ignored> {
    let (_, privileged) = container.privileged.known_at().filter(|(privileged, _)| **privileged)?;
    let (capabilities, at) = container.linux_parameters.known()?.capabilities.known_at()?;
    let has_some = capabilities.add.filled_at().is_some() || capabilities.drop.filled_at().is_some();
    has_some.then_some(Ignored { capabilities: at, privileged })
}

fn words<'c>(_: &'c Context<'c>, ignored: &Ignored) -> Finding {
    let message = "The container is privileged and has all capabilities: what it adds and drops is ignored. If these \
                   are all it needs, remove 'privileged'.";
    Finding::at(Mark::Name(ignored.capabilities.node), message)
        .related(ignored.privileged, "The container is privileged.")
}

fn fixes<'c>(context: &'c Context<'c>, ignored: &Ignored) -> Vec<Fix> {
    words::removal(context, &ignored.privileged)
}
