use crate::lint::prelude::*;

/// A log driver that ECS does not have, such as Docker's `local` and `none`.
pub static RULE: Rule = Rule {
    code: "TD-LOG-002",
    title: reference("Unknown log driver"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

/// What the drivers of ECS are easily taken for.
const MISTAKEN: [(&str, &str); 6] = [
    ("cloudwatch", "awslogs"),
    ("aws-logs", "awslogs"),
    ("firelens", "awsfirelens"),
    ("fluentbit", "awsfirelens"),
    ("fluent-bit", "awsfirelens"),
    ("json", "json-file"),
];

/// On Fargate AWS's words are those about any driver that it does not have there.
fn words(case: &Case<'_>) -> Words {
    if !case.context.on_fargate() {
        return words::not_a_choice(case);
    }
    let driver = case.string();
    let message = format!(
        "'logDriver' is '{}'. On Fargate AWS documents only awslogs, splunk and awsfirelens.",
        words::shortened(driver)
    );
    let aws = format!("{driver} is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]");
    Words::new(message).aws(aws)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let driver = case.string().to_ascii_lowercase();
    let meant = MISTAKEN.iter().find(|(mistaken, _)| *mistaken == driver).map(|(_, meant)| *meant);
    let use_it = |meant| {
        let edit = replace_value(case.tree(), case.node(), quoted(meant));
        Fix::guess(format!("Write '{meant}'"), [edit])
    };
    meant.map_or_else(|| words::other_case(case), |meant| vec![use_it(meant)])
}
