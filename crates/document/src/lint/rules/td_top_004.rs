use crate::lint::prelude::*;

/// A network mode that the API does not have, such as the console's `default`.
pub static RULE: Rule = Rule {
    code: "TD-TOP-004",
    title: reference("Unknown network mode"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    match case.string() {
        "default" | "nat" | "<default>" => Words::new(
            "Docker's default network on Windows has no name in the API: AWS documents bridge, host, awsvpc and \
             none. Leave 'networkMode' out for it.",
        ),
        _ => words::not_a_choice(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let fixes = words::other_case(case);
    if fixes.is_empty() { words::removed(case) } else { fixes }
}
