use crate::lint::prelude::*;
use crate::lint::unsupported::on_external;

/// A share of a GPU on machines outside AWS, where GPUs are given as a whole.
pub static RULE: Rule = Rule {
    code: "TD-GPU-010",
    title: reference("Shared GPU on ECS Anywhere"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let requirements = context.definition.resource_requirements().map(|(_, requirement)| requirement);
    requirements.filter_map(|it| it.sharing_strategy.known_at()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    on_external(context, *at, "A container gets whole GPUs there.")
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let tree = context.tree;
    let Some(requirement) = tree.parent(at.node) else { return Vec::new() };
    if tree.member(requirement, "value").is_some() {
        return words::removal(context, at);
    }
    let entry = tree.entry_span(at.node);
    vec![Fix::guess("Ask for a whole GPU", [Edit::replace(entry, "\"value\": \"1\"")])]
}
