use crate::lint::prelude::*;

/// Fargate with another network mode than awsvpc, or with none: the default is bridge.
pub static RULE: Rule = Rule {
    code: "TD-FG-001",
    title: reference("Fargate without network mode awsvpc"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-network-mode; aws/amazon-ecs-cli#1145"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// AWS's words, with the typographic quotes of the report in aws/amazon-ecs-cli#1145; a later record of the
/// same refusal has straight ones.
const AWS: &str = "Fargate only supports network mode ‘awsvpc’.";

enum Other {
    Mode(NetworkMode, At),
    Absent,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Other> {
    match context.definition.network_mode {
        Field::Absent => Some(Other::Absent),
        Field::Known { value, at } if value != NetworkMode::Awsvpc => Some(Other::Mode(value, at)),
        _ => None,
    }
}

fn words<'c>(context: &'c Context<'c>, other: &Other) -> Finding {
    let finding = match other {
        Other::Mode(mode, at) => {
            let message = format!(
                "'networkMode' is '{}'. Fargate gives every task a network interface of its own, \
                                   which is mode awsvpc, and has no other.",
                mode.as_aws()
            );
            Finding::at(*at, message)
        }
        Other::Absent => {
            let message = "'networkMode' is missing, which means bridge. Fargate gives every task a network interface \
                           of its own, which is mode awsvpc, and has no other.";
            Finding::at(Mark::missing_in(context.definition.at), message)
        }
    };
    context.with_fargate(finding.aws(AWS))
}

fn fixes<'c>(context: &'c Context<'c>, other: &Other) -> Vec<Fix> {
    let edit = match other {
        Other::Mode(_, at) => replace_value(context.tree, at.node, "\"awsvpc\""),
        Other::Absent => {
            let after = ["family", "requiresCompatibilities"];
            insert_member(context.tree, context.definition.at.node, "networkMode", "\"awsvpc\"", &after)
        }
    };
    let title = "Set network mode awsvpc";
    let safe = context.definition.containers().all(suits_awsvpc);
    vec![if safe { Fix::safe(title, [edit]) } else { Fix::guess(title, [edit]) }]
}

/// Whether the container has nothing that awsvpc would not allow in turn.
fn suits_awsvpc(container: &ContainerDefinition<'_>) -> bool {
    let ports_match = container
        .port_mappings
        .items()
        .all(|port| port.host_port.is_absent() || port.host_port.known() == port.container_port.known());
    ports_match
        && container.links.is_absent()
        && container.hostname.is_absent()
        && container.dns_servers.is_absent()
        && container.dns_search_domains.is_absent()
        && container.extra_hosts.is_absent()
        && container.disable_networking.is_absent()
}
