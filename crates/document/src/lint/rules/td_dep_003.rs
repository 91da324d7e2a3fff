use crate::lint::order::{Dependency, dependencies};
use crate::lint::prelude::*;
use crate::task_definition::ContainerCondition;

/// Waiting for the end of a container with whose end the task ends.
pub static RULE: Rule = Rule {
    code: "TD-DEP-003",
    title: reference("SUCCESS or COMPLETE of an essential container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference(
        "PF:pf-ecs-dependson-complete-on-essential; boto/boto3#2436; klothoplatform/klotho#892",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Dependency<'c>> {
    let ends_the_task = |dependency: &Dependency<'_>| {
        let waits_for_end =
            matches!(dependency.condition, ContainerCondition::Success | ContainerCondition::Complete);
        waits_for_end && dependency.target.is_essential() == Some(true)
    };
    dependencies(context).into_iter().filter(ends_the_task).collect()
}

fn words<'c>(_: &'c Context<'c>, dependency: &Dependency<'c>) -> Finding {
    let (target, condition) = (dependency.target, dependency.condition.as_aws());
    let message = format!(
        "{} must reach {condition} first, and it is essential: when it ends, the task ends. A container that does its \
         work and exits needs \"essential\": false.",
        target.called()
    );
    let finding = Finding::at(dependency.at, message)
        .aws("A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
    match target.essential.at() {
        Some(at) => finding.related(at, "The container is essential."),
        None => {
            finding.related(Mark::missing_in(target.at), "A container is essential unless it says otherwise.")
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, dependency: &Dependency<'c>) -> Vec<Fix> {
    let target = dependency.target;
    let essential = match target.essential.at() {
        Some(at) => replace_value(context.tree, at.node, "false"),
        None => insert_member(context.tree, target.at.node, "essential", "false", &["image", "name"]),
    };
    vec![Fix::guess("Make the other container not essential", [essential])]
}
