use crate::lint::prelude::*;
use crate::lint::repeats::{Repeated, repeated};
use crate::lint::tags;

/// Two tags with one key. Capitals count.
pub static RULE: Rule = Rule {
    code: "TD-TAG-004",
    title: reference("Tag given twice"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    repeated(context.definition.tags.items().filter_map(|tag| tag.key.known_at()).map(|(&key, at)| (key, at)))
}

fn words<'c>(_: &'c Context<'c>, tag: &Repeated<'c>) -> Finding {
    let message = format!(
        "Tag '{}' is given twice. AWS documents that each key of a resource is unique. Remove one of them.",
        words::shortened(tag.name)
    );
    Finding::at(tag.again, message).related(tag.first, "It is given here first.")
}

fn fixes<'c>(context: &'c Context<'c>, tag: &Repeated<'c>) -> Vec<Fix> {
    let tree = context.tree;
    let value = |key: At| tree.string(tree.member(tree.parent(key.node)?, "value")?);
    // The same once more says nothing new.
    let is_copy = value(tag.first).is_some() && value(tag.first) == value(tag.again);
    let removed = tags::removed(tree, tag.again.node);
    if is_copy { removed.into_iter().map(|fix| Fix::safe(fix.title, fix.edits)).collect() } else { removed }
}
