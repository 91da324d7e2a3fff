use crate::lint::prelude::*;

/// The large sizes of Fargate need platform version 1.4.0, which is the latest one since 2021.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-009",
    title: reference("8 vCPUs or more on an old platform version"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("API; FT"),
    finders: &[Finder::Elsewhere(reference(
        "by the platform version with which the task or service is started",
    ))],
};
