use crate::lint::prelude::*;

/// A directory of the instance whose path is an empty string.
pub static RULE: Rule = Rule {
    code: "TD-VOL-007",
    title: reference("Empty path of the instance"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-cli#11"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'sourcePath' is empty. It names a directory of the instance; without the member Docker makes an empty one that \
         lives as long as the task.",
    )
    .aws("host.sourcePath should not be blank.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe("Remove 'sourcePath'", remove_entries(case.tree(), &[case.node()]))]
}
