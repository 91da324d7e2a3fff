use crate::lint::prelude::*;

/// A switch of an EFS volume that is written in another way.
pub static RULE: Rule = Rule {
    code: "TD-EFS-007",
    title: reference("Neither ENABLED nor DISABLED"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    match case.kind() {
        ViolationKind::WrongType(_) => {
            let (member, value) = (case.member(), case.source());
            Words::new(format!(
                "'{member}' is {value}. AWS documents only \"ENABLED\" and \"DISABLED\", strings."
            ))
        }
        _ => words::not_a_choice(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let meant = match case.tree().kind(case.node()) {
        Kind::Bool(true) => "ENABLED",
        Kind::Bool(false) => "DISABLED",
        _ => match case.string().to_ascii_lowercase().as_str() {
            "enabled" | "true" => "ENABLED",
            "disabled" | "false" => "DISABLED",
            _ => return Vec::new(),
        },
    };
    vec![Fix::safe(format!("Write '{meant}'"), [replace_value(case.tree(), case.node(), quoted(meant))])]
}
