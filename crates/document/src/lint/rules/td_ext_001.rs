use crate::lint::prelude::*;

/// A network interface of a VPC, on a machine that is in none.
pub static RULE: Rule = Rule {
    code: "TD-EXT-001",
    title: reference("Network mode awsvpc on external instances"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (mode, at) = context.definition.network_mode.known_at()?;
    (*mode == NetworkMode::Awsvpc).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'networkMode' is 'awsvpc'. For external instances AWS documents bridge, host and none: \
                   they are in no VPC that could give a task a network interface.";
    context.with_launch_type(Finding::at(*at, message), Compatibility::External)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    // On Fargate there is no other mode.
    if context.on_fargate() {
        return Vec::new();
    }
    vec![Fix::guess("Write 'bridge'", [replace_value(context.tree, at.node, "\"bridge\"")])]
}
