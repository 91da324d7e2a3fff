use crate::convert::writer::Writer;
use crate::syntax::{Kind, NodeId};
use crate::task_definition::At;
use crate::text::has_template_token;

/// Writes the ports of a service. In network mode awsvpc a container port is the task's own: the ports of the
/// machine are left out.
pub(super) fn write(writer: &mut Writer<'_>, ports: NodeId) {
    let tree = writer.source;
    writer.member_of("portMappings", ports);
    writer.open_list(writer.at(ports));
    let mut moved = false;
    for port in tree.children(ports) {
        let at = writer.at(port);
        writer.element();
        match tree.kind(port) {
            Kind::Object => moved |= long(writer, port),
            Kind::Number => moved |= short(writer, tree.number(port).unwrap_or(""), at),
            _ => moved |= short(writer, tree.string(port).unwrap_or(""), at),
        }
    }
    writer.close();
    if moved {
        writer.note(
            ports,
            "Ports of the machine are left out: in network mode awsvpc each task has an address of its own, and \
             clients connect to the container's port.",
        );
    }
}

/// `[[address:]machine:]container[/protocol]`; true when the port of the machine is another one.
fn short(writer: &mut Writer<'_>, text: &str, at: At) -> bool {
    if has_template_token(text) || text.is_empty() {
        writer.unknown(if text.is_empty() { "port" } else { text }, at);
        return false;
    }
    let (ports, protocol) = match text.split_once('/') {
        Some((ports, protocol)) => (ports, Some(protocol)),
        None => (text, None),
    };
    let (machine, container) = match ports.rsplit_once(':') {
        Some((outside, container)) => (outside.rsplit(':').next(), container),
        None => (None, ports),
    };
    mapping(writer, container, protocol, at);
    machine.is_some_and(|machine| machine != container)
}

fn long(writer: &mut Writer<'_>, port: NodeId) -> bool {
    let tree = writer.source;
    let text = |name| {
        let node = tree.member(port, name)?;
        Some(tree.string(node).unwrap_or_else(|| tree.source(node)).to_owned())
    };
    let (target, protocol, published) = (text("target"), text("protocol"), text("published"));
    let at = tree.member(port, "target").map_or(writer.at(port), |target| writer.at(target));
    match target {
        Some(target) => mapping(writer, &target, protocol.as_deref(), at),
        None => writer.unknown("port", at),
    }
    published
        .is_some_and(|published| tree.member(port, "target").is_some_and(|it| tree.source(it) != published))
}

fn mapping(writer: &mut Writer<'_>, container: &str, protocol: Option<&str>, at: At) {
    writer.open_object(at);
    if container.contains('-') {
        writer.member("containerPortRange", None);
        writer.string(container, at);
    } else {
        writer.member("containerPort", None);
        writer.number(container, at);
    }
    if let Some(protocol) = protocol {
        writer.member("protocol", None);
        writer.string(protocol, at);
    }
    writer.close();
}
