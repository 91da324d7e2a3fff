use crate::lint::prelude::*;

/// What came with platform version 1.4.0, on an older one.
pub static RULE: Rule = Rule {
    code: "TD-FG-024",
    title: reference("Old platform version on Fargate"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the platform version of the launch: see TD-RUN-011"))],
};
