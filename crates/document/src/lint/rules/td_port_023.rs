use crate::lint::prelude::*;

/// A port mapping as Docker and Compose write it: "8080:80".
pub static RULE: Rule = Rule {
    code: "TD-PORT-023",
    title: reference("Port mapping as a string"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let mapping = words::shortened(case.string());
    Words::new(format!(
        "Port mapping \"{mapping}\" is a string. ECS takes an object: \"containerPort\", and \"hostPort\" where the \
         instance is to have a fixed one."
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let has_host_ports = matches!(case.context.network_mode(), None | Some(NetworkMode::Bridge));
    let object = as_object(case.string(), has_host_ports);
    let fix = |object| Fix::guess("Write it as an object", [replace_value(case.tree(), case.node(), object)]);
    object.map(fix).into_iter().collect()
}

/// `[host:]container[/protocol]` as JSON. The host port is left out where it could only be the container's.
fn as_object(mapping: &str, has_host_ports: bool) -> Option<String> {
    let (ports, protocol) = mapping.split_once('/').unwrap_or((mapping, "tcp"));
    let (host, container) =
        ports.split_once(':').map_or((None, ports), |(host, container)| (Some(host), container));
    let port = |digits: &str| digits.parse().ok().filter(|&port: &u16| port > 0);
    let container = port(container)?;
    let host = match host {
        Some(host) => Some(port(host)?).filter(|_| has_host_ports),
        None => None,
    };
    let host = host.map_or(String::new(), |host| format!(", \"hostPort\": {host}"));
    let protocol = match protocol {
        "tcp" => "",
        "udp" => ", \"protocol\": \"udp\"",
        _ => return None,
    };
    Some(format!("{{ \"containerPort\": {container}{host}{protocol} }}"))
}
