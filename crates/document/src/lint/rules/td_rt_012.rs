use crate::lint::prelude::*;

/// A call for a fault, in a task that does not allow any.
pub static RULE: Rule = Rule {
    code: "TD-RT-012",
    title: reference("Injected fault that is not allowed"),
    class: Class::FailsAtRuntime,
    grade: Grade::T,
    source: reference("aws/amazon-ecs-agent#4385"),
    finders: &[Finder::Elsewhere(reference("by the calls that are made in the running task"))],
};
