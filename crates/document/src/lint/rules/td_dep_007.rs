use crate::lint::prelude::*;

/// A dependency that does not say on what, or until when.
pub static RULE: Rule = Rule {
    code: "TD-DEP-007",
    title: reference("Half a dependency"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::Missing(_, member) = case.kind() else { return Vec::new() };
    if member.name != "condition" {
        return Vec::new();
    }
    let edit = insert_member(case.tree(), case.node(), "condition", "\"START\"", &["containerName"]);
    vec![Fix::guess("Wait for START", [edit])]
}
