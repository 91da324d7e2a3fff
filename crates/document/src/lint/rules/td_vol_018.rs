use crate::lint::prelude::*;

/// A volume mounted where the image has a file.
pub static RULE: Rule = Rule {
    code: "TD-VOL-018",
    title: reference("Directory mounted over a file"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("blog post \"What It Takes to Run ECS in Production\" (2026)"),
    finders: &[Finder::Elsewhere(reference("by the files of the image"))],
};
