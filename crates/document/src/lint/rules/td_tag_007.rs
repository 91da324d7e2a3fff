use crate::lint::prelude::*;

/// Accounts that never took on the long ARN format cannot tag services and tasks.
pub static RULE: Rule = Rule {
    code: "TD-TAG-007",
    title: reference("Tags in an account with short ARNs"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-cli#735"),
    finders: &[Finder::Elsewhere(reference("by the settings of the account"))],
};
