use crate::lint::prelude::*;
use crate::task_definition::{Volume, VolumeScope};

/// A Docker volume of the task with autoprovision true. The API takes it, the agent does not.
pub static RULE: Rule = Rule {
    code: "TD-VOL-009",
    title: reference("autoprovision true for a volume of the task"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("AG taskresource/volume; rexray/rexray#1317"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Autoprovisioned<'c> {
    name: Option<&'c str>,
    docker: At,
    autoprovision: At,
    scope: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Autoprovisioned<'c>> {
    context.definition.volumes.items().filter_map(autoprovisioned).collect()
}

fn autoprovisioned<'c>(volume: &Volume<'c>) -> Option<Autoprovisioned<'c>> {
    let docker = volume.docker_volume_configuration.known()?;
    let (_, autoprovision) = docker.autoprovision.known_at().filter(|(autoprovision, _)| **autoprovision)?;
    let is_of_task = docker.scope.or(VolumeScope::Task) == Some(VolumeScope::Task);
    let (name, scope) = (volume.name.known().copied(), docker.scope.at());
    is_of_task.then_some(Autoprovisioned { name, docker: docker.at, autoprovision, scope })
}

fn words<'c>(_: &'c Context<'c>, volume: &Autoprovisioned<'c>) -> Finding {
    let message = "'autoprovision' is true for a volume with scope task. It registers, and the ECS agent refuses the \
                   volume when the task starts. Remove 'autoprovision', or make the scope shared.";
    let finding = Finding::at(volume.autoprovision, message);
    let finding = match volume.name {
        Some(name) => {
            finding.aws(format!("volume [{name}] : task scoped volume could not be autoprovisioned"))
        }
        None => finding,
    };
    match volume.scope {
        Some(scope) => finding.related(scope, "The scope is task."),
        // Whether the agent sees the default as it sees the word is not known.
        None => finding.quiet(),
    }
}

fn fixes<'c>(context: &'c Context<'c>, volume: &Autoprovisioned<'c>) -> Vec<Fix> {
    let tree = context.tree;
    let shared = match volume.scope {
        Some(scope) => replace_value(tree, scope.node, "\"shared\""),
        None => insert_member(tree, volume.docker.node, "scope", "\"shared\"", &[]),
    };
    vec![
        Fix::guess("Remove 'autoprovision'", remove_entries(tree, &[volume.autoprovision.node])),
        Fix::guess("Make the scope shared", [shared]),
    ]
}
