use crate::lint::prelude::*;

/// An empty list of containers.
pub static RULE: Rule = Rule {
    code: "TD-TOP-002",
    title: reference("No container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-container-definitions-empty; awsdocs/aws-cloudformation-user-guide#454"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new("'containerDefinitions' is empty. A task needs at least one container.")
        .aws("Container list cannot be empty")
}
