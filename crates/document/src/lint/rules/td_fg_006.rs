use crate::lint::prelude::*;

/// A volume that is a directory of the instance.
pub static RULE: Rule = Rule {
    code: "TD-FG-006",
    title: reference("Directory of the instance on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference(
        "PF:pf-ecs-fargate-host-source-path; cloudposse/terraform-aws-ecs-alb-service-task#174",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let hosts = context.definition.volumes.items().filter_map(|volume| volume.host.known());
    let paths = hosts.filter_map(|host| host.source_path.known_at());
    // An empty path is wrong everywhere, which another rule says.
    paths.filter(|(path, _)| !path.is_empty()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This volume is a directory of the instance. On Fargate there is no instance whose directories a \
                   task could see. Without 'sourcePath' the volume is empty at the start; what must outlive the task \
                   belongs on EFS.";
    let finding =
        Finding::at(*at, message).aws("Fargate compatible task definitions do not support sourcePath");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    vec![Fix::guess("Make it a volume that is empty at the start", remove_entries(context.tree, &[at.node]))]
}
