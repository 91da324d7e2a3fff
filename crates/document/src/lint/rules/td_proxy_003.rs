use crate::lint::prelude::*;
use crate::lint::proxy::{missing_setting, proxy_without, supply_setting};
use crate::task_definition::ProxyConfiguration;

/// An App Mesh proxy to which incoming traffic cannot be sent.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-003",
    title: reference("Proxy without an ingress port"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-proxy-configuration-*"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<&'c ProxyConfiguration<'c>> {
    proxy_without(context, &["ProxyIngressPort"])
}

fn words<'c>(_: &'c Context<'c>, proxy: &&'c ProxyConfiguration<'c>) -> Finding {
    let message = "The property 'ProxyIngressPort' is missing: the port of the proxy that incoming traffic is sent to. \
                   Envoy of App Mesh listens on 15000.";
    missing_setting(proxy, message).aws("Ingress port not found")
}

fn fixes<'c>(context: &'c Context<'c>, proxy: &&'c ProxyConfiguration<'c>) -> Vec<Fix> {
    vec![supply_setting(context, proxy, ("ProxyIngressPort", "15000"), Fix::guess)]
}
