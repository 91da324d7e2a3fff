//! Volumes of a task, as far as several rules ask about them.

use super::Context;
use crate::task_definition::{At, DockerVolumeConfiguration, Field, TaskDefinition, Volume};

/// The members of a volume that say what kind of volume it is.
pub const KINDS: [&str; 5] = [
    "host",
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "s3filesVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
];

/// A member of a volume that says what kind of volume it is.
pub struct Configuration {
    /// The member's name.
    pub member: &'static str,
    /// Where it stands.
    pub at: At,
    /// Whether it is certain that it counts: an empty `host` is written with volumes of every kind.
    pub is_certain: bool,
}

/// What `volume` says about its kind, in the order of the API model.
#[must_use]
pub fn configurations(volume: &Volume<'_>) -> Vec<Configuration> {
    let says_where = !matches!(&volume.host, Field::Known { value, .. } if value.source_path.is_absent());
    let places = [
        volume.host.at(),
        volume.docker_volume_configuration.at(),
        volume.efs_volume_configuration.at(),
        volume.s3files_volume_configuration.at(),
        volume.fsx_volume_configuration.at(),
    ];
    let written = KINDS.into_iter().zip(places).filter_map(|(member, at)| {
        let is_certain = member != "host" || says_where;
        at.map(|at| Configuration { member, at, is_certain })
    });
    written.collect()
}

/// The volumes that Docker manages.
pub fn docker_volumes<'c>(
    context: &'c Context<'c>,
) -> impl Iterator<Item = &'c DockerVolumeConfiguration<'c>> {
    context.definition.volumes.items().filter_map(|volume| volume.docker_volume_configuration.known())
}

/// The names of the volumes that containers mount, in order; `None` while that is not clear.
#[must_use]
pub fn mounted_names<'c>(definition: &TaskDefinition<'c>) -> Option<Vec<&'c str>> {
    let is_clear = definition.container_definitions.is_clear()
        && definition.containers().all(|container| container.mount_points.is_clear())
        && definition.mount_points().all(|(_, mount)| !mount.source_volume.is_unclear());
    let mounted = definition.mount_points().filter_map(|(_, mount)| mount.source_volume.known().copied());
    is_clear.then(|| ecs_sort::distinct(mounted))
}
