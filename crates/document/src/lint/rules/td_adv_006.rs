use crate::lint::prelude::*;
use crate::lint::users::{RunsAs, linux_containers, runs_as};

/// Root in the network of the instance. A container that is privileged on purpose is meant to have it.
pub static RULE: Rule = Rule {
    code: "TD-ADV-006",
    title: reference("Root in the network of the instance"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.4, CT.ECS.PR.8)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct InHostNetwork<'c> {
    mode: At,
    containers: Vec<&'c ContainerDefinition<'c>>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<InHostNetwork<'c>> {
    let mode = context.definition.network_mode.known_at().filter(|(mode, _)| **mode == NetworkMode::Host);
    let (_, mode) = mode.filter(|_| !context.on_fargate())?;
    let is_root = |container: &&ContainerDefinition<'_>| {
        let is_by_choice = container.privileged.or(false) != Some(false);
        matches!(runs_as(container), RunsAs::Root | RunsAs::ImagesUser) && !is_by_choice
    };
    let containers: Vec<_> = linux_containers(context).filter(is_root).collect();
    (!containers.is_empty()).then_some(InHostNetwork { mode, containers })
}

fn words<'c>(_: &'c Context<'c>, found: &InHostNetwork<'c>) -> Finding {
    let message = "In host mode the containers are in the network of the instance, and here they may be root in it: they \
                   reach its local services and the credentials of its role. Use awsvpc, or a user other than root.";
    let finding = Finding::at(found.mode, message);
    found.containers.iter().fold(finding, |finding, container| {
        let mark = container.user.at().map_or(Mark::missing_in(container.at), Mark::from);
        finding.related(mark, "This container runs as root, or as the user of its image.")
    })
}
