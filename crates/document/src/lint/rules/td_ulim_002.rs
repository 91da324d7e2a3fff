use crate::lint::prelude::*;

/// A ulimit without a name, or without one of its two limits.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-002",
    title: reference("Ulimit without a limit"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

/// The limit that is there, for the one that is not.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::Missing(_, member) = case.kind() else { return Vec::new() };
    let (tree, ulimit) = (case.tree(), case.node());
    let other = if member.name == "softLimit" { "hardLimit" } else { "softLimit" };
    let limit = tree.member(ulimit, other).filter(|_| member.name != "name").and_then(|it| tree.integer(it));
    let Some(limit) = limit else { return words::to_fill_in(case) };
    let edit = insert_member(tree, ulimit, member.name, &limit.to_string(), &[other]);
    vec![Fix::guess(format!("Add {} {limit}", member.name), [edit])]
}
