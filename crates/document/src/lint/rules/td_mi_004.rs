use crate::lint::prelude::*;
use crate::lint::unsupported;

/// The App Mesh proxy.
pub static RULE: Rule = Rule {
    code: "TD-MI-004",
    title: reference("App Mesh proxy on Managed Instances"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("MI; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.proxy_configuration.known_at().map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_managed(context, *at, "Remove it: Service Connect takes its place.")
}
