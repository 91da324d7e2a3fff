use crate::lint::prelude::*;

/// ECS Exec in a container whose files can only be read.
pub static RULE: Rule = Rule {
    code: "TD-CON-025",
    title: reference("ECS Exec in a read-only container"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:ecs-exec"),
    finders: &[Finder::Elsewhere(reference("by whether ECS Exec is turned on for the service or the task"))],
};
