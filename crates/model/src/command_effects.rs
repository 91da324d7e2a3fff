//! What commands do to a world.

use crate::command::Command;
use crate::engine::Step;

/// Does what `command` says, at the present moment.
pub fn apply(_step: &mut Step<'_>, _command: &Command) {}
