use crate::lint::prelude::*;
use crate::lint::volumes::KINDS;

/// A path of the instance that stands one level too high.
pub static RULE: Rule = Rule {
    code: "TD-VOL-016",
    title: reference("sourcePath directly in the volume"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'sourcePath' stands directly in the volume. It belongs into 'host', which makes the volume a directory of the \
         instance.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    let is_of_a_kind = |volume| KINDS.iter().any(|kind| tree.member(volume, kind).is_some());
    if tree.parent(node).is_none_or(is_of_a_kind) || case.string().is_empty() {
        return words::removed(case);
    }
    let host = format!("\"host\": {{ \"sourcePath\": {} }}", tree.source(node));
    let (title, edit) = ("Put it into 'host'", Edit::replace(tree.entry_span(node), host));
    // On Fargate no directory of an instance can be mounted: what is meant is something else.
    vec![if case.context.on_fargate() { Fix::guess(title, [edit]) } else { Fix::safe(title, [edit]) }]
}
