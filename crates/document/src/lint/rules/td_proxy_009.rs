use crate::lint::prelude::*;

/// A proxy of App Mesh, whose end AWS announced for 30 September 2026.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-009",
    title: reference("App Mesh has ended"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("AWS App Mesh documentation"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.proxy_configuration.known_at().map(|(_, at)| at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "This is a proxy of App Mesh. AWS announced that it ends support on 30 September 2026. Use Service \
                   Connect, or VPC Lattice.";
    Finding::at(Mark::Name(at.node), message)
}
