use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::volumes::{configurations, mounted_names};
use crate::task_definition::{MountPoint, Volume};

/// A volume without a place of its own, which one container writes and no other reads: where data is kept by
/// mistake.
pub static RULE: Rule = Rule {
    code: "TD-VOL-020",
    title: reference("Data in a volume that goes with its task"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:bind-mounts"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Where nobody expects files to stay.
const TEMPORARY: [&str; 5] = ["/tmp", "/run", "/var/run", "/var/tmp", "/var/cache"];

/// The volumes' names where they are mounted.
fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let definition = &context.definition;
    let shares = definition.containers().any(|container| !container.volumes_from.is_absent());
    mounted_names(definition).filter(|_| !shares)?;
    let empty = definition.volumes.items().filter(|volume| is_empty(volume));
    let empty: Vec<&str> = ecs_sort::distinct(empty.filter_map(|volume| volume.name.known().copied()));
    let mut mounts: Vec<(&str, At, bool)> = definition
        .mount_points()
        .filter_map(|(container, mount)| {
            let (&name, at) = mount.source_volume.known_at()?;
            Some((name, at, may_hold_data(container, mount)))
        })
        .collect();
    ecs_sort::sort(&mut mounts);
    let of_one_volume = mounts.chunk_by(|one, next| one.0 == next.0);
    let mut alone: Vec<At> = of_one_volume
        .filter_map(|mounts| match mounts {
            [(name, at, true)] if empty.binary_search(name).is_ok() => Some(*at),
            _ => None,
        })
        .collect();
    ecs_sort::sort(&mut alone);
    Occurrences::of(alone)
}

/// Whether Docker makes the volume for the task.
fn is_empty(volume: &Volume<'_>) -> bool {
    let has_no_kind = configurations(volume).iter().all(|kind| !kind.is_certain);
    has_no_kind && volume.configured_at_launch.or(false) == Some(false)
}

fn may_hold_data(container: &ContainerDefinition<'_>, mount: &MountPoint<'_>) -> bool {
    let is_scratch = container.readonly_root_filesystem.or(false) != Some(false);
    let is_writable = mount.read_only.or(false) == Some(false);
    let path = mount.container_path.known().copied().unwrap_or("");
    let is_temporary = TEMPORARY
        .iter()
        .any(|place| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    is_writable && !is_scratch && path.starts_with('/') && !is_temporary
}

fn words<'c>(_: &'c Context<'c>, mounts: &Occurrences) -> Finding {
    let message = "This volume has no place of its own: it is empty when the task starts and goes with it. That is right \
                   for scratch files. Keep data on EFS or EBS.";
    mounts.finding(Mark::from, message, "This one goes with the task too.")
}
