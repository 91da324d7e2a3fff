use crate::lint::prelude::*;

/// Constraints that no instance of the cluster satisfies. Any value registers, even an impossible one.
pub static RULE: Rule = Rule {
    code: "TD-PLC-005",
    title: reference("No instance satisfies the constraints"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-agent#3044; DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the instances of the cluster, when a task is placed"))],
};
