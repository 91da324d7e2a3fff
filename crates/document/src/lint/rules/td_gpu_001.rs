use crate::lint::prelude::*;

/// A device that is needed, and not of what kind.
pub static RULE: Rule = Rule {
    code: "TD-GPU-001",
    title: reference("Resource requirement without a type"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let edit = insert_member(case.tree(), case.node(), "type", "\"GPU\"", &[]);
    vec![Fix::guess("Add type GPU", [edit])]
}
