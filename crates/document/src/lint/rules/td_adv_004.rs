use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::users::own_linux_containers;

/// Containers that can write to the files of their image. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-004",
    title: reference("Root file system that can be written"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.6)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let places =
        own_linux_containers(context).filter_map(|container| match container.readonly_root_filesystem {
            Field::Absent => Some(container.at),
            Field::Known { value: false, at } => Some(at),
            _ => None,
        });
    Occurrences::of(places)
}

fn words<'c>(context: &'c Context<'c>, writable: &Occurrences) -> Finding {
    writable.finding_by_kind(
        context.tree,
        "'readonlyRootFilesystem' is not true: the program can change the files of its image, and so can whoever breaks \
         into it. Where it writes to few places, make it true and mount a volume or tmpfs there.",
        "The same goes for this container.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, writable: &Occurrences) -> Vec<Fix> {
    let (tree, node) = (context.tree, writable.first.node);
    let edit = match tree.kind(node) {
        Kind::Object => insert_member(tree, node, "readonlyRootFilesystem", "true", &["image", "name"]),
        _ => replace_value(tree, node, "true"),
    };
    vec![Fix::shown("Make it read-only", [edit])]
}
