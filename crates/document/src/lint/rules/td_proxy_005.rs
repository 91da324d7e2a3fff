use crate::lint::prelude::*;
use crate::lint::proxy::{missing_setting, proxy_without, supply_setting, user_of};
use crate::task_definition::ProxyConfiguration;

/// An App Mesh proxy that does not say which traffic is its own.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-005",
    title: reference("Proxy whose own traffic goes to itself"),
    class: Class::Rejected,
    grade: Grade::T,
    source: reference("API; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<&'c ProxyConfiguration<'c>> {
    proxy_without(context, &["IgnoredUID", "IgnoredGID"])
}

fn words<'c>(_: &'c Context<'c>, proxy: &&'c ProxyConfiguration<'c>) -> Finding {
    let message = "Neither 'IgnoredUID' nor 'IgnoredGID' is there. By one of them the traffic of the proxy itself is told \
                   from that of the application. Write the user that the proxy container runs as.";
    missing_setting(proxy, message)
}

fn fixes<'c>(context: &'c Context<'c>, proxy: &&'c ProxyConfiguration<'c>) -> Vec<Fix> {
    let user = user_of(context, proxy).filter(|user| user.bytes().all(|byte| byte.is_ascii_digit()));
    let user = user.unwrap_or("1337");
    vec![supply_setting(context, proxy, ("IgnoredUID", user), Fix::guess)]
}
