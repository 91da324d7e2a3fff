//! The user that a container runs as.

use super::Context;
use crate::task_definition::{ContainerDefinition, Field};

/// Whether a container runs as root, as far as the definition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunsAs {
    /// As root, by its name or number.
    Root,
    /// As the user that its image names, which most often is root.
    ImagesUser,
    /// As somebody else.
    Other,
    /// That is not clear.
    Unclear,
}

/// The user of a Linux container.
#[must_use]
pub fn runs_as(container: &ContainerDefinition<'_>) -> RunsAs {
    match &container.user {
        Field::Known { value: "", .. } | Field::Absent => RunsAs::ImagesUser,
        Field::Known { value, .. } if is_root(value) => RunsAs::Root,
        Field::Known { .. } => RunsAs::Other,
        _ => RunsAs::Unclear,
    }
}

fn is_root(user: &str) -> bool {
    let user = user.split(':').next().unwrap_or(user);
    user == "root" || (!user.is_empty() && user.bytes().all(|byte| byte == b'0'))
}

/// The Linux containers whose user and files are for their author to choose. A log router of FireLens is none: its
/// configuration is put into it from outside, and where AWS writes one, it runs as root.
pub fn own_linux_containers<'c>(
    context: &'c Context<'c>,
) -> impl Iterator<Item = &'c ContainerDefinition<'c>> {
    linux_containers(context).filter(|container| container.firelens_configuration.is_absent())
}

/// The containers that nothing says are Windows containers.
pub fn linux_containers<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c ContainerDefinition<'c>> {
    context.definition.containers().filter(|_| !context.lens.is_windows())
}
