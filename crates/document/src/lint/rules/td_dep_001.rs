use crate::lint::names::{choose_from, container_names, other_containers};
use crate::lint::order::{Need, depended_on};
use crate::lint::prelude::*;

/// A dependency on a container that the task does not have.
pub static RULE: Rule = Rule {
    code: "TD-DEP-001",
    title: reference("Dependency on an unknown container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-dependson-container-missing; dagster-io/dagster#6926"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Need<'c>> {
    let Some(names) = container_names(&context.definition) else { return Vec::new() };
    let needs = context.definition.containers().flat_map(depended_on);
    needs.filter(|need| names.binary_search(&need.target).is_err()).collect()
}

fn words<'c>(_: &'c Context<'c>, need: &Need<'c>) -> Finding {
    let target = need.target;
    let message = format!(
        "There is no container '{}' in this task. A dependency names another container of the same task definition.",
        words::shortened(target)
    );
    // The plus sign is AWS's own.
    Finding::at(need.at, message)
        .aws(format!("Cannot depend on container + '{target}' because it does not exist"))
}

/// The other containers, when they are few, and doing without the dependency.
fn fixes<'c>(context: &'c Context<'c>, need: &Need<'c>) -> Vec<Fix> {
    let remove = Fix::guess("Remove this dependency", remove_entries(context.tree, &[need.entry]));
    choose_from(context, need.at, &other_containers(context, need.at)).into_iter().chain([remove]).collect()
}
