use crate::lint::health::CHECK;
use crate::lint::order::{Dependency, dependencies};
use crate::lint::prelude::*;
use crate::task_definition::ContainerCondition;

/// Waiting for the health of a container whose health ECS does not watch. A HEALTHCHECK of the image does not
/// count.
pub static RULE: Rule = Rule {
    code: "TD-DEP-002",
    title: reference("HEALTHY without a health check"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-dependson-healthy-without-healthcheck"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Dependency<'c>> {
    let unwatched = |dependency: &Dependency<'_>| {
        dependency.condition == ContainerCondition::Healthy && dependency.target.health_check.is_absent()
    };
    dependencies(context).into_iter().filter(unwatched).collect()
}

fn words<'c>(_: &'c Context<'c>, dependency: &Dependency<'c>) -> Finding {
    let target = dependency.target.called();
    let message = format!(
        "{target} must be HEALTHY first, and it has no 'healthCheck'. ECS watches only a health check of the task \
         definition; one of the image does not count. Add it, or wait for START."
    );
    Finding::at(dependency.at, message)
        .aws("A dependency container with HEALTHY condition must have health check configured")
        .related(Mark::missing_in(dependency.target.at), "This container has no health check.")
}

fn fixes<'c>(context: &'c Context<'c>, dependency: &Dependency<'c>) -> Vec<Fix> {
    let target = dependency.target.at.node;
    let add = insert_member(context.tree, target, "healthCheck", CHECK, &["portMappings", "image"]);
    let start = replace_value(context.tree, dependency.at.node, "\"START\"");
    vec![Fix::shown("Add a health check", [add]), Fix::guess("Wait for START only", [start])]
}
