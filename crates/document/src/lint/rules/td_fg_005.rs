use crate::lint::prelude::*;

/// A volume that Docker manages. Fargate has no Docker to ask.
pub static RULE: Rule = Rule {
    code: "TD-FG-005",
    title: reference("Docker volume on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-docker-volume"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let volumes = context.definition.volumes.items();
    volumes.filter_map(|volume| volume.docker_volume_configuration.known_at()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This volume is one that Docker manages. Fargate has no Docker volumes: a volume there is empty when \
                   the task starts and gone when it ends, or an EFS or EBS volume.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Fargate compatible task definitions do not support dockerVolumeConfiguration");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    vec![Fix::guess("Make it a volume that is empty at the start", remove_entries(context.tree, &[at.node]))]
}
