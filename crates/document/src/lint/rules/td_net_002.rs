use crate::lint::prelude::*;

/// A host port other than the container port in host mode. The container opens its port on the instance itself;
/// nothing maps it to another one.
pub static RULE: Rule = Rule {
    code: "TD-NET-002",
    title: reference("Host port differs from the container port in host mode"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-host-network-host-port-mismatch"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Mismatch {
    container_port: (i64, At),
    host_port: (i64, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Mismatch> {
    if context.network_mode() != Some(NetworkMode::Host) {
        return Vec::new();
    }
    let mismatch = |port: &PortMapping<'_>| {
        let (&container, container_at) = port.container_port.known_at()?;
        let (&host, host_at) = port.host_port.known_at()?;
        let mismatch = Mismatch { container_port: (container, container_at), host_port: (host, host_at) };
        (container != host).then_some(mismatch)
    };
    context.definition.port_mappings().filter_map(|(_, port)| mismatch(port)).collect()
}

fn words<'c>(context: &'c Context<'c>, mismatch: &Mismatch) -> Finding {
    let ((container, container_at), (host, host_at)) = (mismatch.container_port, mismatch.host_port);
    let message = format!(
        "Host port {host} differs from container port {container}. In host mode the container opens its port on the \
         instance itself, without translation. Leave the host port out."
    );
    let finding = Finding::at(host_at, message)
        .related(container_at, format!("The container port is {container}."))
        .aws("When networkMode=host, the host ports and container ports in port mappings must match.");
    let finding = context.with_network_mode(finding);
    // Whether AWS takes 0 for "absent" here is not known.
    if host == 0 { finding.unsure() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, mismatch: &Mismatch) -> Vec<Fix> {
    vec![Fix::safe("Remove the host port", remove_entries(context.tree, &[mismatch.host_port.1.node]))]
}
