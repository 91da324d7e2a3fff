use crate::lint::prelude::*;

/// Ephemeral storage of no size.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-023",
    title: reference("Ephemeral storage without its size"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'ephemeralStorage' has no 'sizeInGiB', and says nothing without it. Write the size, 21 to 200 GiB.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let edits = remove_entries(case.tree(), &[case.node()]);
    vec![Fix::guess("Remove 'ephemeralStorage': 20 GiB are the default on Fargate", edits)]
}
