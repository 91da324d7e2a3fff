use crate::lint::prelude::*;
use crate::lint::volumes::docker_volumes;
use crate::task_definition::{DockerVolumeConfiguration, VolumeScope};

/// A Docker volume of the task that says it is not to be made. Docker makes it anew for each task; there is
/// nothing to find.
pub static RULE: Rule = Rule {
    code: "TD-VOL-008",
    title: reference("autoprovision false for a volume of the task"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/aws-cdk#26697; hashicorp/terraform-provider-aws#5907, #34428"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NotMade {
    autoprovision: At,
    scope: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NotMade> {
    docker_volumes(context).filter_map(not_made).collect()
}

fn not_made(volume: &DockerVolumeConfiguration<'_>) -> Option<NotMade> {
    let (_, autoprovision) = volume.autoprovision.known_at().filter(|(autoprovision, _)| !**autoprovision)?;
    let is_of_task = volume.scope.or(VolumeScope::Task) == Some(VolumeScope::Task);
    is_of_task.then_some(NotMade { autoprovision, scope: volume.scope.at() })
}

fn words<'c>(_: &'c Context<'c>, volume: &NotMade) -> Finding {
    let message = "'autoprovision' is false for a volume with scope task. Such a volume is made anew for each task. \
                   Remove 'autoprovision'; it is for shared volumes.";
    let finding = Finding::at(volume.autoprovision, message).aws(
        "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.",
    );
    match volume.scope {
        Some(scope) => finding.related(scope, "The scope is task."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, volume: &NotMade) -> Vec<Fix> {
    let edits = remove_entries(context.tree, &[volume.autoprovision.node]);
    vec![Fix::safe("Remove 'autoprovision'", edits)]
}
