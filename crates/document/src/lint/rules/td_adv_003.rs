use crate::lint::prelude::*;
use crate::lint::users::linux_containers;

/// A container with all rights on its instance.
pub static RULE: Rule = Rule {
    code: "TD-ADV-003",
    title: reference("Privileged container"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.11)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    // Fargate refuses it.
    let containers = linux_containers(context).filter(|_| !context.on_fargate());
    let privileged = containers.filter_map(|container| container.privileged.known_at());
    privileged.filter(|(is_privileged, _)| **is_privileged).map(|(_, at)| at).collect()
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "The container is privileged: it has the rights of root on its instance, and with them reaches every other \
                   task there. If single capabilities or devices are enough, give it those in 'linuxParameters'.";
    Finding::at(*at, message)
}
