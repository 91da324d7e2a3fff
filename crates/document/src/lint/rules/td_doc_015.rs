use crate::forms::Form;
use crate::lint::prelude::*;
use crate::syntax::{Kind, NodeId, Tree};

/// A definition larger than AWS stores. AWS counts what it stores, which is more than what was written: the
/// blanks go, defaults are added. What is too large without its blanks is therefore too large.
pub static RULE: Rule = Rule {
    code: "TD-DOC-015",
    title: reference("Larger than 64 KiB"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("awsdocs/amazon-ecs-developer-guide#149; commit 4d9b316, service-quotas"),
    finders: &[Finder::Text(check)],
};

/// The most bytes of a definition that AWS stores.
const LARGEST: usize = 65_536;

fn check(context: &TextContext<'_>, report: &mut Report) {
    let tree = context.tree;
    if tree.text().len() <= LARGEST || context.recognised.form != Form::RegisterInput {
        return;
    }
    let size = tree.subtree(tree.root()).map(|node| size(tree, node)).sum();
    if size > LARGEST {
        report.push(Finding::at(Mark::Opening(tree.root()), words(size)));
    }
}

/// The bytes of `node` without those of the nodes in it, and without blanks and comments: counted in the tree, since
/// to read a long text again would take a fifth of the time that it is judged in.
fn size(tree: &Tree, node: NodeId) -> usize {
    let value = match tree.kind(node) {
        Kind::Object | Kind::Array => "[]".len(),
        _ => tree.span(node).range().len(),
    };
    let name = tree.key_span(node).map_or(0, |key| key.range().len() + ":".len());
    let comma = tree.next_sibling(node).map_or(0, |_| ",".len());
    value + name + comma
}

fn words(size: usize) -> String {
    format!(
        "The definition has at least {size} bytes without its blanks. AWS stores at most {LARGEST}. Move long \
         commands into the image and variables into environmentFiles."
    )
}
