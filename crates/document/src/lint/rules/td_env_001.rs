use crate::lint::prelude::*;

/// An environment variable without a name.
pub static RULE: Rule = Rule {
    code: "TD-ENV-001",
    title: reference("Environment variable without a name"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("thnery/terraform-aws-template#2"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Nameless {
    variable: At,
    /// The blank name, if there is one.
    blank: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Nameless> {
    let variables = context.definition.containers().flat_map(|container| container.environment.items());
    let nameless = variables.filter_map(|variable| {
        let blank = match &variable.name {
            // Where it is null, the client speaks.
            Field::Absent if context.tree.member(variable.at.node, "name").is_none() => None,
            Field::Known { value, at } if value.trim().is_empty() => Some(*at),
            _ => return None,
        };
        Some(Nameless { variable: variable.at, blank })
    });
    nameless.collect()
}

fn words<'c>(_: &'c Context<'c>, nameless: &Nameless) -> Finding {
    let (mark, what) = match nameless.blank {
        Some(at) => (Mark::from(at), "The name of an environment variable is blank"),
        None => (Mark::missing_in(nameless.variable), "An environment variable has no 'name'"),
    };
    Finding::at(mark, format!("{what}. Each one needs a name: give it one, or remove the entry."))
        .aws("Environment variable name cannot be null or blank.")
}

fn fixes<'c>(context: &'c Context<'c>, nameless: &Nameless) -> Vec<Fix> {
    vec![Fix::guess("Remove this variable", remove_entries(context.tree, &[nameless.variable.node]))]
}
