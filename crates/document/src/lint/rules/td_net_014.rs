use super::td_net_011::links_are_allowed;
use crate::lint::prelude::*;

/// Links, where they are allowed. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-NET-014",
    title: reference("Links between containers"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    if !links_are_allowed(context) || context.on_fargate() {
        return None;
    }
    context.definition.containers().find_map(|container| container.links.filled_at())
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "Links are a legacy of Docker. They work in bridge mode, in one direction, inside one task, and they \
                   fix the order in which containers start. In awsvpc containers use localhost instead; between tasks \
                   there is Service Connect.";
    Finding::at(Mark::Name(at.node), message)
}
