use crate::lint::order::{Need, depended_on};
use crate::lint::prelude::*;

/// A container that waits for itself.
pub static RULE: Rule = Rule {
    code: "TD-DEP-005",
    title: reference("Container that depends on itself"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("AG dependencygraph"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Need<'c>> {
    let own = |container: &'c ContainerDefinition<'c>| {
        depended_on(container).filter(|need| container.name.known() == Some(&need.target))
    };
    context.definition.containers().flat_map(own).collect()
}

fn words<'c>(_: &'c Context<'c>, need: &Need<'c>) -> Finding {
    let message = format!(
        "Container '{}' depends on itself: it would never start. AWS documents dependencies on other containers of the \
         task only.",
        words::shortened(need.target)
    );
    Finding::at(need.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, need: &Need<'c>) -> Vec<Fix> {
    vec![Fix::guess("Remove this dependency", remove_entries(context.tree, &[need.entry]))]
}
