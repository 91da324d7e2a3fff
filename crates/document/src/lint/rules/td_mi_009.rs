use crate::lint::prelude::*;

/// The isolation mode, without which the configuration says nothing.
pub static RULE: Rule = Rule {
    code: "TD-MI-009",
    title: reference("Trusted execution without an isolation mode"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let tree = case.tree();
    // Only a confidential sandbox has a policy; without one the mode is the usual one.
    let has_policy = tree.member(case.node(), "attestationPolicy").is_some();
    let mode = if has_policy { "CONFIDENTIAL_SANDBOX" } else { "SHARED" };
    let edit = insert_member(tree, case.node(), "isolationMode", &quoted(mode), &[]);
    vec![Fix::guess(format!("Add \"isolationMode\": \"{mode}\""), [edit])]
}
