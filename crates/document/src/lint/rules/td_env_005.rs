use crate::lint::prelude::*;

/// More environment files than a container can have.
pub static RULE: Rule = Rule {
    code: "TD-ENV-005",
    title: reference("More than 10 environment files"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-environment-files-max"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let count = case.tree().children(case.node()).count();
    Words::new(format!(
        "The container has {count} environment files. It can have at most 10: merge some of them."
    ))
    .aws("The maximum number of environment files was exceeded. Specify ten or less and try again.")
}
