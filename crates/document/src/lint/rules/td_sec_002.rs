use crate::lint::prelude::*;
use crate::lint::repeats::{Repeated, repeated};
use crate::lint::variables::named_secrets;

/// Two secrets of one name in a container.
pub static RULE: Rule = Rule {
    code: "TD-SEC-002",
    title: reference("The same secret twice"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("CircleCI-Public/aws-ecs-orb#190, #210"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    let secrets = |container: &'c ContainerDefinition<'c>| {
        repeated(named_secrets(container).map(|(name, at, _)| (name, at)))
    };
    context.definition.containers().flat_map(secrets).collect()
}

fn words<'c>(_: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let message = format!(
        "Secret '{}' is already there in this container. Each name occurs once: keep one of them.",
        words::shortened(repeated.name)
    );
    let aws = format!("Duplicate secret names found: {}. Each secret name must be unique.", repeated.name);
    Finding::at(repeated.again, message).related(repeated.first, "The name is used here first.").aws(aws)
}

/// Where both come from the same place, one of them can go.
fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let tree = context.tree;
    let (Some(first), Some(again)) = (tree.parent(repeated.first.node), tree.parent(repeated.again.node))
    else {
        return Vec::new();
    };
    let source = |secret| tree.member(secret, "valueFrom").and_then(|source| tree.string(source));
    let edits = remove_entries(tree, &[again]);
    match source(first).is_some() && source(first) == source(again) {
        true => vec![Fix::safe("Remove the second one, which is the same", edits)],
        false => vec![Fix::guess("Remove the second one", edits)],
    }
}
