use crate::lint::prelude::*;

/// `null` as a value. The console's old JSON is full of them; the client takes none.
pub static RULE: Rule = Rule {
    code: "TD-DOC-007",
    title: "null as a value",
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: "aws-samples/aws-containers-task-definitions#3; aws/aws-cli#3622",
    finder: Finder::Schema { words, fixes },
};

fn words(case: &Case<'_>) -> Words {
    let subject = words::subject(case);
    Words::new(format!("{subject} is null, which the client refuses. Leave out what is not set."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe(format!("Remove '{}'", case.member()), remove_entries(case.tree(), &[case.node()]))]
}
