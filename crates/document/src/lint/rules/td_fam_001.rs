use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;

/// No family. CloudFormation makes one up; the API does not.
pub static RULE: Rule = Rule {
    code: "TD-FAM-001",
    title: reference("family is missing"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'family' is missing. It is the name that all revisions of the task definition share; add one.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let container = case.context.definition.containers().find_map(|container| container.name.known());
    let name = container.copied().filter(|name| !name.is_empty()).unwrap_or("my-task");
    let edit = insert_first_member(case.tree(), case.node(), "family", &quoted(name));
    vec![Fix::guess(format!("Add the family '{name}'"), [edit])]
}
