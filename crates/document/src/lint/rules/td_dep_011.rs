use crate::lint::order::{Dependency, dependencies};
use crate::lint::prelude::*;
use crate::task_definition::ContainerCondition;

/// A container waited for with HEALTHY whose later illness has no consequence. HEALTHY is looked at once, when
/// the dependant starts; only an essential container makes the task unhealthy afterwards.
pub static RULE: Rule = Rule {
    code: "TD-DEP-011",
    title: reference("HEALTHY is looked at once"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Dependency<'c>> {
    let has_no_consequence = |dependency: &Dependency<'_>| {
        dependency.condition == ContainerCondition::Healthy
            && dependency.target.is_essential() == Some(false)
            && dependency.target.health_check.known().is_some()
    };
    dependencies(context).into_iter().filter(has_no_consequence).collect()
}

fn words<'c>(_: &'c Context<'c>, dependency: &Dependency<'c>) -> Finding {
    let target = dependency.target;
    let message = format!(
        "{} has to be HEALTHY only when its dependant starts. If its health check fails later, nothing follows, as it is \
         not essential. Make it essential where the task cannot do without it.",
        target.called()
    );
    let finding = Finding::at(dependency.at, message);
    match target.essential.at() {
        Some(at) => finding.related(at, "The container waited for is not essential."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, dependency: &Dependency<'c>) -> Vec<Fix> {
    let essential = dependency.target.essential.at();
    let edit = essential.map(|at| replace_value(context.tree, at.node, "true"));
    edit.map(|edit| Fix::guess("Make it essential", [edit])).into_iter().collect()
}
