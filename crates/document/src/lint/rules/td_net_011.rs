use crate::lint::order::{Circle, circles, linked, open_circle};
use crate::lint::prelude::*;

/// Containers that link to each other in a circle. A link needs its target to be started first.
pub static RULE: Rule = Rule {
    code: "TD-NET-011",
    title: reference("Links in a circle"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("Shippable/support#4194; scpwiki/wikijump#869"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, open_circle))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Circle<'c>> {
    if !links_are_allowed(context) {
        return Vec::new();
    }
    circles(context, |container| linked(container).collect())
}

/// Whether links are no mistake in themselves; about the modes without them other rules speak.
pub(super) fn links_are_allowed(context: &Context<'_>) -> bool {
    matches!(context.network_mode(), None | Some(NetworkMode::Bridge))
}

fn words<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Finding {
    let message = match circle.names.as_slice() {
        [only] => format!("Container '{only}' links to itself. A link needs its target to be started first."),
        _ => format!(
            "These containers link to each other in a circle: {}. A link needs its target to be started first, so \
             that none of them could start. Remove one of the links.",
            circle.path()
        ),
    };
    let finding = circle.finding(context, message, "This link is part of the circle.");
    finding.aws("Container links should not have a cycle")
}
