use crate::lint::prelude::*;

/// awslogs is to create its group, and the role may not. The managed execution policy does not have that right.
pub static RULE: Rule = Rule {
    code: "TD-LOG-011",
    title: reference("Log group that may not be created"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("prakhar1989/docker-curriculum#260"),
    finders: &[Finder::Elsewhere(reference("by the policies of the role that writes the logs"))],
};
