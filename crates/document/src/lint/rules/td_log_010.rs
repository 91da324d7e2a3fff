use crate::lint::prelude::*;

/// awslogs writes to a group that does not exist, and may not create it: the container does not start.
pub static RULE: Rule = Rule {
    code: "TD-LOG-010",
    title: reference("Log group that does not exist"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("prakhar1989/docker-curriculum#253"),
    finders: &[Finder::Elsewhere(reference("by the log groups of the account and Region"))],
};
