//! Health checks, as far as several rules are about them.

use super::Case;
use super::rule::Words;

/// A command to fill in.
pub const COMMAND: &str = "[\"CMD-SHELL\", \"<COMMAND> || exit 1\"]";

/// A health check whose command is to be filled in.
pub const CHECK: &str = "{ \"command\": [\"CMD-SHELL\", \"<COMMAND> || exit 1\"] }";

/// A number above what ECS takes, in AWS's words, which name the member and the container.
pub fn too_great(case: &Case<'_>, greatest: i64) -> Words {
    let (member, container) = (case.member(), case.container());
    let message =
        format!("'{member}' of the health check is {}. ECS takes at most {greatest}.", case.source());
    Words::new(message).aws(format!(
        "Health check {member} must be less than or equal to the maximum allowed value {greatest} for container \
         '{container}'"
    ))
}
