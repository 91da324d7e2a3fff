//! Settings of the App Mesh proxy.

use super::{Context, Finding, Fix, Mark};
use crate::syntax::rewrite::{append_element, insert_member};
use crate::task_definition::ProxyConfiguration;
use crate::text::quoted;

/// The proxy, where it certainly has none of the settings `names`.
#[must_use]
pub fn proxy_without<'c>(context: &'c Context<'c>, names: &[&str]) -> Option<&'c ProxyConfiguration<'c>> {
    let proxy = context.definition.proxy_configuration.known()?;
    let is_clear =
        proxy.properties.is_clear() && !proxy.properties.items().any(|property| property.name.is_unclear());
    let mut given = proxy.properties.items().filter_map(|property| property.name.known());
    (is_clear && !given.any(|name| names.contains(name))).then_some(proxy)
}

/// A finding where the setting is missing.
#[must_use]
pub fn missing_setting(proxy: &ProxyConfiguration<'_>, message: impl Into<String>) -> Finding {
    let place = proxy.properties.at().unwrap_or(proxy.at);
    Finding::at(Mark::missing_in(place), message)
}

/// Adds the setting `name`.
#[must_use]
pub fn add_setting(
    context: &Context<'_>,
    proxy: &ProxyConfiguration<'_>,
    name: &str,
    value: &str,
) -> Vec<Fix> {
    let property = format!("{{ \"name\": {}, \"value\": {} }}", quoted(name), quoted(value));
    let edit = match proxy.properties.at() {
        Some(at) => append_element(context.tree, at.node, &property),
        None => insert_member(
            context.tree,
            proxy.at.node,
            "properties",
            &format!("[ {property} ]"),
            &["containerName"],
        ),
    };
    vec![Fix::guess(format!("Add {name} {value}"), [edit])]
}
