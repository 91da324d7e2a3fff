use crate::lint::prelude::*;

/// A container port as a string. Port numbers are numbers in JSON.
pub static RULE: Rule = Rule {
    code: "TD-PORT-022",
    title: reference("Container port in quotes"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("hashicorp/terraform-provider-aws#38620"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let port = words::shortened(case.string());
    Words::new(format!("Container port \"{port}\" is a string. It must be a whole number, without quotes."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let port: Option<u16> = case.string().trim().parse().ok();
    let unquoted = port.map(|port| replace_value(case.tree(), case.node(), port.to_string()));
    unquoted.map(|edit| Fix::safe("Drop the quotes", [edit])).into_iter().collect()
}
