use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;

/// A log router that does not say which program it is.
pub static RULE: Rule = Rule {
    code: "TD-FL-001",
    title: reference("FireLens configuration without a type"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

/// The program that the image is named after.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let tree = case.tree();
    let container = tree.parent(case.node());
    let image = container.and_then(|container| tree.string(tree.member(container, "image")?)).unwrap_or("");
    let programs = [("fluent-bit", "fluentbit"), ("fluentbit", "fluentbit"), ("fluentd", "fluentd")];
    let kind = programs.into_iter().find(|(name, _)| image.contains(name)).map(|(_, kind)| kind);
    let insert = |kind| insert_first_member(tree, case.node(), "type", &quoted(kind));
    kind.map(|kind| Fix::guess(format!("Write '{kind}'"), [insert(kind)])).into_iter().collect()
}
