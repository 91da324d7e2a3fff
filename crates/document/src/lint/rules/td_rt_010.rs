use crate::lint::prelude::*;

/// More vCPUs on Fargate than the account may run.
pub static RULE: Rule = Rule {
    code: "TD-RT-010",
    title: reference("Limit of the account on Fargate"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the quota of the account, when a task starts"))],
};
