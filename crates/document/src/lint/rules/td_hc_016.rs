use crate::lint::order::dependencies;
use crate::lint::prelude::*;
use crate::task_definition::ContainerCondition;

/// A health check without consequence: its container is not essential, and nobody waits for its health.
pub static RULE: Rule = Rule {
    code: "TD-HC-016",
    title: reference("Health check of a container that is not essential"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct WithoutConsequence<'c> {
    container: &'c ContainerDefinition<'c>,
    check: At,
    essential: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<WithoutConsequence<'c>> {
    let containers = &context.definition.container_definitions;
    if !containers.is_clear() || !containers.items().all(|container| container.depends_on.is_clear()) {
        return Vec::new();
    }
    let waited_for = dependencies(context).into_iter();
    let waited_for = waited_for.filter(|dependency| dependency.condition == ContainerCondition::Healthy);
    let waited_for: Vec<At> = ecs_sort::distinct(waited_for.map(|dependency| dependency.target.at));
    let without = containers.items().filter_map(|container| {
        let (_, check) = container.health_check.known_at()?;
        let (_, essential) = container.essential.known_at().filter(|(essential, _)| !**essential)?;
        let is_waited_for = waited_for.binary_search(&container.at).is_ok();
        (!is_waited_for).then_some(WithoutConsequence { container, check, essential })
    });
    without.collect()
}

fn words<'c>(_: &'c Context<'c>, without: &WithoutConsequence<'c>) -> Finding {
    let message = format!(
        "{} has a health check and is not essential: when the check fails, the task stays healthy, and nothing is \
         replaced. The check only shows in the console and in describe-tasks.",
        without.container.called()
    );
    Finding::at(Mark::Name(without.check.node), message)
        .related(without.essential, "The container is not essential.")
}
