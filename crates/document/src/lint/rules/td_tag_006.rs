use crate::lint::prelude::*;

/// A list without a tag. What AWS prints ends in one, which is no mistake.
pub static RULE: Rule = Rule {
    code: "TD-TAG-006",
    title: reference("Empty list of tags"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("sil-org/ecs-deploy#232; TF (source comment)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (tags, at) = context.definition.tags.known_at()?;
    (tags.is_empty() && !context.form.is_described()).then_some(at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "'tags' is an empty list. Leave it out where there are no tags.";
    Finding::at(Mark::Name(at.node), message).aws("Tags can not be empty.")
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    vec![Fix::safe("Remove 'tags'", remove_entries(context.tree, &[at.node]))]
}
