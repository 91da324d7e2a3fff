use crate::lint::prelude::*;
use crate::lint::shell::has_variable;
use crate::lint::variables::all_variables;

/// A variable inside the value of another. ECS puts nothing in.
pub static RULE: Rule = Rule {
    code: "TD-ENV-011",
    title: reference("Variable inside the value of another"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Nested<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Nested<'c>> {
    let values = all_variables(context).filter_map(|(name, _, variable)| {
        let (_, at) = variable.value.known_at().filter(|(value, _)| has_variable(value))?;
        Some(Nested { name, at })
    });
    values.collect()
}

fn words<'c>(_: &'c Context<'c>, nested: &Nested<'c>) -> Finding {
    let message = format!(
        "The value of '{}' refers to another variable or a command. ECS puts nothing in: the program gets it letter by \
         letter. If that is not meant, let the entry point put it in.",
        words::shortened(nested.name)
    );
    Finding::at(nested.at, message)
}
