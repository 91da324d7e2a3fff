use crate::lint::prelude::*;

/// A launch type that the API does not have. Only an emulator is known to refuse it in words.
pub static RULE: Rule = Rule {
    code: "TD-TOP-005",
    title: reference("Unknown launch type"),
    class: Class::Rejected,
    grade: Grade::E,
    source: reference("API; stackd"),
    finders: &[Finder::Schema { words, fixes }],
};

/// Capacity providers that are taken for launch types.
const SPOT: &str = "FARGATE_SPOT";

fn words(case: &Case<'_>) -> Words {
    if case.string() == SPOT {
        return Words::new(
            "'requiresCompatibilities' names FARGATE_SPOT. That is a capacity provider, which a service or RunTask \
             chooses; the launch type that the definition is checked for is FARGATE.",
        );
    }
    words::not_a_choice(case)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    if case.string() == SPOT {
        let edit = replace_value(case.tree(), case.node(), quoted(Compatibility::Fargate.as_aws()));
        return vec![Fix::guess("Write 'FARGATE'", [edit])];
    }
    words::other_case(case)
}
