use crate::lint::prelude::*;

/// More ephemeral storage than a Fargate task can have.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-021",
    title: reference("More than 200 GiB of ephemeral storage"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-ephemeral-storage-range"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let message = format!(
        "The task asks for {} GiB of ephemeral storage. A Fargate task has at most 200; an EFS or EBS volume holds \
         more.",
        case.source()
    );
    Words::new(message).aws("EphemeralStorage size should be at most 200")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::guess("Write 200", [replace_value(case.tree(), case.node(), "200")])]
}
