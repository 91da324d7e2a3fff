//! Members that AWS documents as not supported somewhere, as far as several rules speak about them.

use super::{Context, Finding, Mark};
use crate::syntax::Kind;
use crate::task_definition::{At, Compatibility, Field};

/// A member that Windows containers cannot have; `then` says what to do.
#[must_use]
pub fn on_windows(context: &Context<'_>, at: At, then: &str) -> Finding {
    context.with_windows(unsupported(context, at, "Windows containers", then))
}

/// A member that tasks on external instances cannot have.
#[must_use]
pub fn on_external(context: &Context<'_>, at: At, then: &str) -> Finding {
    let finding = unsupported(context, at, "external instances", then);
    context.with_launch_type(finding, Compatibility::External)
}

/// A member that tasks on Managed Instances cannot have.
#[must_use]
pub fn on_managed(context: &Context<'_>, at: At, then: &str) -> Finding {
    let finding = unsupported(context, at, "Managed Instances", then);
    context.with_launch_type(finding, Compatibility::ManagedInstances)
}

fn unsupported(context: &Context<'_>, at: At, place: &str, then: &str) -> Finding {
    let member = context.tree.key(at.node).unwrap_or("This member");
    let message = format!("'{member}' is set. AWS documents it as not supported for {place}. {then}");
    Finding::at(Mark::Name(at.node), message)
}

/// Where a switch is on.
#[must_use]
pub fn switched_on(switch: &Field<bool>) -> Option<At> {
    switch.known_at().filter(|(is_on, _)| **is_on).map(|(_, at)| at)
}

/// Where an object stands that has members: an empty one asks for nothing.
#[must_use]
pub fn with_members<T>(context: &Context<'_>, object: &Field<T>) -> Option<At> {
    let (_, at) = object.known_at()?;
    let mut members = context.tree.children(at.node);
    members.any(|member| context.tree.kind(member) != Kind::Null).then_some(at)
}

/// Where a string stands that is not empty.
#[must_use]
pub fn with_text(string: &Field<&str>) -> Option<At> {
    string.known_at().filter(|(text, _)| !text.is_empty()).map(|(_, at)| at)
}
