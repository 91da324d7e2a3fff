use crate::lint::prelude::*;
use crate::lint::proxy::{missing_setting, proxy_without, supply_setting};
use crate::task_definition::ProxyConfiguration;

/// An App Mesh proxy that does not know the ports of the application, or to which outgoing traffic cannot be
/// sent.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-004",
    title: reference("Proxy without application or egress ports"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/aws-app-mesh-roadmap#467; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Lacking<'c> {
    proxy: &'c ProxyConfiguration<'c>,
    port: Port,
}

enum Port {
    Application,
    Egress,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Lacking<'c>> {
    let lacking = |name, port| Some(Lacking { proxy: proxy_without(context, &[name])?, port });
    let ports = [lacking("AppPorts", Port::Application), lacking("ProxyEgressPort", Port::Egress)];
    ports.into_iter().flatten().collect()
}

fn words<'c>(_: &'c Context<'c>, lacking: &Lacking<'c>) -> Finding {
    match lacking.port {
        Port::Application => missing_setting(
            lacking.proxy,
            "The property 'AppPorts' is missing: the ports of the application whose traffic goes through the proxy.",
        )
        .aws("App ports not found"),
        Port::Egress => missing_setting(
            lacking.proxy,
            "The property 'ProxyEgressPort' is missing. AWS documents it as required: the port of the proxy that \
             outgoing traffic is sent to. Envoy of App Mesh listens on 15001.",
        ),
    }
}

fn fixes<'c>(context: &'c Context<'c>, lacking: &Lacking<'c>) -> Vec<Fix> {
    let ports = application_ports(context, lacking.proxy);
    let (setting, fix): (_, fn(String, Vec<Edit>) -> Fix) = match lacking.port {
        Port::Egress => (("ProxyEgressPort", "15001"), Fix::guess),
        Port::Application if ports.is_empty() => (("AppPorts", "<PORTS>"), Fix::shown),
        Port::Application => (("AppPorts", ports.as_str()), Fix::guess),
    };
    vec![supply_setting(context, lacking.proxy, setting, fix)]
}

/// The container ports of all containers but the proxy, at most ten, as the property has them.
fn application_ports(context: &Context<'_>, proxy: &ProxyConfiguration<'_>) -> String {
    const MOST: usize = 10;
    let mappings = context.definition.port_mappings();
    let of_application =
        mappings.filter(|(container, _)| container.name.known() != proxy.container_name.known());
    let ports = of_application.filter_map(|(_, mapping)| mapping.container_port.known().copied());
    let ports: Vec<String> = ecs_sort::distinct(ports).iter().take(MOST).map(i64::to_string).collect();
    ports.join(",")
}
