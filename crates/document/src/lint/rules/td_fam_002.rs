use crate::lint::prelude::*;

/// A family of no letters, or of nothing but blanks.
pub static RULE: Rule = Rule {
    code: "TD-FAM-002",
    title: reference("The family is blank"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws-actions/amazon-ecs-deploy-task-definition#630"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'family' is blank. It is the name that all revisions of this task definition share: give one.",
    )
    .aws("Family can not be blank.")
}
