use crate::lint::prelude::*;

/// A family longer than AWS documents.
pub static RULE: Rule = Rule {
    code: "TD-FAM-004",
    title: reference("The family is too long"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; TF"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::TooLong(limit) = case.kind() else { return Vec::new() };
    let family: String = case.string().chars().take(limit.value as usize).collect();
    let edit = replace_value(case.tree(), case.node(), quoted(&family));
    vec![Fix::guess(format!("Keep the first {} characters", limit.value), [edit])]
}
