use crate::lint::prelude::*;

/// A condition that ECS does not have: in lower case, or as Docker Compose calls it.
pub static RULE: Rule = Rule {
    code: "TD-DEP-006",
    title: reference("Unknown condition of a dependency"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

/// Docker Compose's conditions and what they are here.
pub(super) const OF_COMPOSE: [(&str, &str); 3] = [
    ("service_started", "START"),
    ("service_healthy", "HEALTHY"),
    ("service_completed_successfully", "SUCCESS"),
];

/// Safe only for START: the other conditions ask for something of the container waited for.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::NotAChoice(values) = case.kind() else { return Vec::new() };
    let condition = case.string();
    let other_case = values.iter().copied().find(|value| value.eq_ignore_ascii_case(condition));
    let of_compose = OF_COMPOSE.iter().find(|(compose, _)| *compose == condition).map(|(_, meant)| *meant);
    let fix = |meant: &str| {
        let new = if meant == "START" { Fix::safe } else { Fix::guess };
        new(format!("Write '{meant}'"), [replace_value(case.tree(), case.node(), quoted(meant))])
    };
    other_case.or(of_compose).map(fix).into_iter().collect()
}
