use crate::lint::prelude::*;
use crate::lint::repeats::Repeated;
use crate::lint::variables::repeated_variables;

/// One environment variable twice in a container. Whether AWS takes that, and which value wins, is not known.
pub static RULE: Rule = Rule {
    code: "TD-ENV-003",
    title: reference("The same environment variable twice"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    context.definition.containers().flat_map(repeated_variables).collect()
}

fn words<'c>(_: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let message = format!(
        "Environment variable '{}' is already set in this container. Which of the two values the program gets is not \
         certain. Keep one.",
        words::shortened(repeated.name)
    );
    Finding::at(repeated.again, message).related(repeated.first, "It is set here first.")
}

/// Where both have the same value, one of them can go.
fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let tree = context.tree;
    let (Some(first), Some(again)) = (tree.parent(repeated.first.node), tree.parent(repeated.again.node))
    else {
        return Vec::new();
    };
    let value = |variable| tree.member(variable, "value").and_then(|value| tree.string(value));
    if value(first).is_none() || value(first) != value(again) {
        return Vec::new();
    }
    vec![Fix::safe("Remove the second one, which has the same value", remove_entries(tree, &[again]))]
}
