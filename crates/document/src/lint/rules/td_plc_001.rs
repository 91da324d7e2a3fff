use crate::lint::prelude::*;

/// A constraint that task definitions do not have. distinctInstance belongs to services and calls.
pub static RULE: Rule = Rule {
    code: "TD-PLC-001",
    title: reference("Another placement constraint than memberOf"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws-samples/aws-cdk-examples#628; awsdocs/amazon-ecs-developer-guide#36; TF"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let kind = words::shortened(case.string());
    let message = if kind == "distinctInstance" {
        "The constraint is 'distinctInstance'. A task definition has only memberOf; that tasks are on \
         different instances is said by the service, or by the call that runs them."
            .to_owned()
    } else {
        format!("The constraint is '{kind}'. A task definition has only memberOf.")
    };
    Words::new(message).aws(format!("constraint.type '{}' is not supported.", case.string()))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let other_case = words::other_case(case);
    let constraint = case.tree().parent(case.node());
    match constraint.filter(|_| other_case.is_empty()) {
        Some(node) => vec![Fix::guess("Remove the constraint", remove_entries(case.tree(), &[node]))],
        None => other_case,
    }
}
