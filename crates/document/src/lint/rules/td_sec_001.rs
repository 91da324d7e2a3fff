use crate::lint::prelude::*;

/// A secret of which the name is missing, or where it comes from; or one with its value written down.
pub static RULE: Rule = Rule {
    code: "TD-SEC-001",
    title: reference("Secret without name or source"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    if let ViolationKind::Missing(..) = case.kind() {
        return words::missing(case);
    }
    let tree = case.tree();
    let list = tree.parent(case.node()).and_then(|secret| tree.parent(secret));
    let is_log_option = list.and_then(|list| tree.key(list)) == Some("secretOptions");
    let plain = if is_log_option { "options" } else { "environment" };
    Words::new(format!(
        "A secret has no 'value': it stays where it is stored, and 'valueFrom' says where that is. A value that is no \
         secret belongs into '{plain}'."
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    match case.kind() {
        ViolationKind::Unknown(shape, _) => {
            shape.member("valueFrom").map_or_else(Vec::new, |member| words::renamed(case, member, Fix::guess))
        }
        _ => Vec::new(),
    }
}
