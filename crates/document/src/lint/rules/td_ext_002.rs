use crate::lint::prelude::*;
use crate::lint::unsupported;

/// The App Mesh proxy, which needs awsvpc.
pub static RULE: Rule = Rule {
    code: "TD-EXT-002",
    title: reference("App Mesh proxy on external instances"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.proxy_configuration.known_at().map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_external(context, *at, "Remove it.")
}
