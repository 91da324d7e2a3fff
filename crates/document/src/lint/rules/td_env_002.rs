use crate::lint::prelude::*;

/// An environment variable without a value. A common tool for deployments fills in an empty one; what AWS
/// answers is not known.
pub static RULE: Rule = Rule {
    code: "TD-ENV-002",
    title: reference("Environment variable without a value"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("ACT"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Valueless<'c> {
    name: &'c str,
    variable: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Valueless<'c>> {
    let variables = context.definition.containers().flat_map(|container| container.environment.items());
    let has = |variable: At, name| context.tree.member(variable.node, name).is_some();
    let valueless = variables.filter_map(|variable| {
        let name = variable.name.known().filter(|name| !name.trim().is_empty())?;
        // About null the client speaks, and about the value of a secret another rule.
        let is_valueless =
            variable.value.is_absent() && !has(variable.at, "value") && !has(variable.at, "valueFrom");
        is_valueless.then_some(Valueless { name, variable: variable.at })
    });
    valueless.collect()
}

fn words<'c>(_: &'c Context<'c>, valueless: &Valueless<'c>) -> Finding {
    let message = format!(
        "Environment variable '{}' has no 'value'. Some tools fill in an empty one; what AWS makes of it is not known. \
         Write the value, or \"\".",
        words::shortened(valueless.name)
    );
    Finding::at(Mark::missing_in(valueless.variable), message)
}

fn fixes<'c>(context: &'c Context<'c>, valueless: &Valueless<'c>) -> Vec<Fix> {
    let edit = insert_member(context.tree, valueless.variable.node, "value", "\"\"", &["name"]);
    vec![Fix::guess("Add an empty value", [edit])]
}
