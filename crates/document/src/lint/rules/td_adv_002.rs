use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::users::{RunsAs, own_linux_containers, runs_as};

/// Containers that run as root, or as whoever their image names. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-002",
    title: reference("Containers that may run as root"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.3)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let users = own_linux_containers(context).filter_map(|container| match runs_as(container) {
        RunsAs::Root => container.user.at(),
        RunsAs::ImagesUser => Some(container.at),
        RunsAs::Other | RunsAs::Unclear => None,
    });
    Occurrences::of(users)
}

fn words<'c>(context: &'c Context<'c>, users: &Occurrences) -> Finding {
    let message = match context.tree.kind(users.first.node) {
        Kind::String => {
            "The container runs as root. A program that needs no rights of root is safer as another user: whoever \
             breaks into it then has only that user's."
        }
        _ => {
            "The container has no 'user': it runs as the one its image names, and in most images that is root. If the \
             program needs no rights of root, name another user."
        }
    };
    users.finding_by_kind(context.tree, message, "The same goes for this container.")
}

fn fixes<'c>(context: &'c Context<'c>, users: &Occurrences) -> Vec<Fix> {
    let user = quoted("<UID>:<GID>");
    let edit = match context.tree.kind(users.first.node) {
        Kind::String => replace_value(context.tree, users.first.node, user),
        _ => insert_member(context.tree, users.first.node, "user", &user, &["image", "name"]),
    };
    vec![Fix::shown("Name a user", [edit])]
}
