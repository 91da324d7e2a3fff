use crate::lint::prelude::*;

/// A host port other than the container port in awsvpc. The task's interface carries the container port
/// itself; there is no instance port to map it to.
pub static RULE: Rule = Rule {
    code: "TD-NET-001",
    title: reference("Host port differs from the container port in awsvpc"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference(
        "klothoplatform/klotho#892; pulumi/pulumi-awsx#935; aws/amazon-ecs-cli#1014; CFNLINT:E3053",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Mismatch {
    container_port: (i64, At),
    host_port: (i64, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Mismatch> {
    if context.network_mode() != Some(NetworkMode::Awsvpc) {
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

fn words<'c>(_: &'c Context<'c>, mismatch: &Mismatch) -> Finding {
    let ((container, container_at), (host, host_at)) = (mismatch.container_port, mismatch.host_port);
    let message = if host == 0 {
        format!(
            "Host port 0 differs from container port {container}. In awsvpc there is no dynamic host port: AWS very \
             probably refuses it. Leave the host port out."
        )
    } else {
        format!(
            "Host port {host} differs from container port {container}. In awsvpc the task has its own address, on \
             which the container port is open as it is. Leave the host port out."
        )
    };
    let finding = Finding::at(host_at, message)
        .related(container_at, format!("The container port is {container}."))
        .aws("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
    // Whether AWS takes 0 for "absent" here is not certain: reports differ.
    if host == 0 { finding.unsure() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, mismatch: &Mismatch) -> Vec<Fix> {
    vec![Fix::safe("Remove the host port", remove_entries(context.tree, &[mismatch.host_port.1.node]))]
}
