use crate::lint::prelude::*;

/// Something that is no whole number, most often digits in quotes, where the API wants one.
pub static RULE: Rule = Rule {
    code: "TD-DOC-008",
    title: reference("Not a whole number"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; aws-actions/amazon-ecs-deploy-task-definition#587"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let subject = words::subject(case);
    match case.kind() {
        ViolationKind::NotInteger => {
            let value = words::shortened(case.source());
            Words::new(format!("{subject} is {value}. It must be a whole number of at most 32 bits."))
        }
        _ => words::wrong_type(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let number: Option<i32> = case.string().parse().ok();
    let unquoted = number.map(|number| replace_value(case.tree(), case.node(), number.to_string()));
    unquoted.map(|edit| Fix::safe("Drop the quotes", [edit])).into_iter().collect()
}
