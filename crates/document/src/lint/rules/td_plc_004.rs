use crate::lint::prelude::*;

/// A condition that does not say what it asks for.
pub static RULE: Rule = Rule {
    code: "TD-PLC-004",
    title: reference("memberOf without an expression"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let constraints = context.definition.placement_constraints.items_at();
    let says_nothing = constraints.filter(|(constraint, _)| {
        let is_blank = constraint.expression.known().is_some_and(|expression| expression.trim().is_empty());
        constraint.kind.known() == Some(&"memberOf") && (is_blank || constraint.expression.is_absent())
    });
    says_nothing.map(|(_, at)| at).collect()
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "This constraint has no expression. AWS documents memberOf with an expression that says \
                   what the instance must be like.";
    Finding::at(Mark::missing_in(*at), message)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    vec![Fix::guess("Remove the constraint", remove_entries(context.tree, &[at.node]))]
}
