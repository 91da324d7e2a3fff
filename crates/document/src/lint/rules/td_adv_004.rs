use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::users::linux_containers;

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
<<<<<<< HEAD
    let places = linux_containers(context).filter_map(|container| match container.readonly_root_filesystem {
        Field::Absent => Some(container.at),
        Field::Known { value: false, at } => Some(at),
        _ => None,
    });
    Occurrences::of(places)
}

fn words<'c>(context: &'c Context<'c>, writable: &Occurrences) -> Finding {
    writable.finding_by_kind(
        context.tree,
=======
    let marks = linux_containers(context).filter_map(|container| match container.readonly_root_filesystem {
        Field::Absent => Some(Mark::missing_in(container.at)),
        Field::Known { value: false, at } => Some(Mark::from(at)),
        _ => None,
    });
    Occurrences::of(marks)
}

fn words<'c>(_: &'c Context<'c>, writable: &Occurrences) -> Finding {
    writable.finding(
>>>>>>> d8203eb (Say once what several containers have in common, in one way)
        "'readonlyRootFilesystem' is not true: the program can change the files of its image, and so can whoever breaks \
         into it. Where it writes to few places, make it true and mount a volume or tmpfs there.",
        "The same goes for this container.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, writable: &Occurrences) -> Vec<Fix> {
<<<<<<< HEAD
    let (tree, node) = (context.tree, writable.first.node);
    let edit = match tree.kind(node) {
        Kind::Object => insert_member(tree, node, "readonlyRootFilesystem", "true", &["image", "name"]),
        _ => replace_value(tree, node, "true"),
=======
    let edit = match writable.first {
        Mark::Opening(container) => {
            insert_member(context.tree, container, "readonlyRootFilesystem", "true", &["image", "name"])
        }
        Mark::Value(written) => replace_value(context.tree, written, "true"),
        _ => return Vec::new(),
>>>>>>> d8203eb (Say once what several containers have in common, in one way)
    };
    vec![Fix::shown("Make it read-only", [edit])]
}
