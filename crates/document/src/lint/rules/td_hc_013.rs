use crate::lint::prelude::*;

/// A check runs inside the container: what it calls, such as curl, wget or a shell, must be in the image.
pub static RULE: Rule = Rule {
    code: "TD-HC-013",
    title: reference("Health check with a program that the image lacks"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("awsdocs/amazon-ecs-developer-guide#9"),
    finders: &[Finder::Elsewhere(reference("by what the image has in it"))],
};
