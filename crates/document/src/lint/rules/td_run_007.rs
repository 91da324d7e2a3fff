use crate::launch::LoadBalancer;
use crate::lint::launches::{self, Named};
use crate::lint::prelude::*;

/// A load balancer entry with a port that its container does not map.
pub static RULE: Rule = Rule {
    code: "TD-RUN-007",
    title: reference("Load balancer for a port that is not mapped"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, fixes)
    })],
};

struct Unmapped<'c> {
    container: &'c ContainerDefinition<'c>,
    name: &'c str,
    port: u16,
}

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<Unmapped<'c>> {
    let unmapped = |balancer: &'c LoadBalancer| {
        let (name, port) = (balancer.container_name.as_deref()?, balancer.container_port?);
        let Named::Container(container) = launches::container(context, name) else { return None };
        let is_missing =
            launches::ports_are_clear(container) && launches::mapping_of(container, port).is_none();
        is_missing.then_some(Unmapped { container, name, port })
    };
    launch.load_balancers.elements().iter().filter_map(unmapped).collect()
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, unmapped: &Unmapped<'c>) -> Finding {
    let Unmapped { container, name, port } = unmapped;
    let message = format!(
        "{} leads its load balancer to port {port} of '{}', which does not map it. Add the port mapping, or name another port.",
        launch.called(),
        words::shortened(name)
    );
    let mark = match container.port_mappings.at() {
        Some(at) => Mark::missing_in(at),
        None => Mark::missing_in(container.at),
    };
    Finding::at(mark, message)
        .aws(format!("The container {name} did not have a container port {port} defined."))
}

fn fixes<'c>(context: &'c Context<'c>, unmapped: &Unmapped<'c>) -> Vec<Fix> {
    let mapping = format!("{{ \"containerPort\": {} }}", unmapped.port);
    let edit = match unmapped.container.port_mappings.at() {
        Some(at) => append_element(context.tree, at.node, &mapping),
        None => {
            let node = unmapped.container.at.node;
            insert_member(context.tree, node, "portMappings", &format!("[{mapping}]"), &["image", "name"])
        }
    };
    vec![Fix::guess(format!("Map port {}", unmapped.port), [edit])]
}
