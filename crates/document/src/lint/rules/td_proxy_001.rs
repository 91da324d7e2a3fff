use crate::lint::prelude::*;

/// An App Mesh proxy where the task has no network of its own for it to stand in.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-001",
    title: reference("App Mesh proxy outside awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-proxy-configuration-*"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (proxy, at) = context.definition.proxy_configuration.known_at()?;
    let is_elsewhere = !context.in_awsvpc() && context.network_mode().is_some();
    (is_elsewhere && !proxy.kind.is_unclear()).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, proxy: &At) -> Finding {
    let message = match context.definition.network_mode.known() {
        Some(mode) => format!("The task has an App Mesh proxy and network mode {}.", mode.as_aws()),
        None => "The task has an App Mesh proxy and no network mode, which means bridge.".to_owned(),
    };
    let message = format!("{message} The proxy needs awsvpc, where all containers share one network.");
    let finding = Finding::at(Mark::Name(proxy.node), message)
        .aws("APPMESH proxy configuration is only supported in networkMode=awsvpc");
    context.with_network_mode(finding)
}

fn fixes<'c>(context: &'c Context<'c>, _: &At) -> Vec<Fix> {
    let (tree, definition) = (context.tree, &context.definition);
    let edit = match definition.network_mode.at() {
        Some(at) => replace_value(tree, at.node, "\"awsvpc\""),
        None => {
            let neighbours = ["family", "requiresCompatibilities"];
            insert_member(tree, definition.at.node, "networkMode", "\"awsvpc\"", &neighbours)
        }
    };
    vec![Fix::guess("Set network mode awsvpc", [edit])]
}
