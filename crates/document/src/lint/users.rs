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

/// The containers that nothing says are Windows containers.
pub fn linux_containers<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c ContainerDefinition<'c>> {
    context.definition.containers().filter(|_| !context.lens.is_windows())
}
