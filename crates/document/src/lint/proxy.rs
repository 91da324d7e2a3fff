//! The App Mesh proxy and its settings.

use super::{Context, Finding, Fix, Mark};
use crate::syntax::rewrite::{append_element, insert_member, replace_value};
use crate::task_definition::{ContainerDefinition, ProxyConfiguration};
use crate::text::{Edit, quoted};

/// The proxy, where it certainly has none of the settings `names`.
#[must_use]
pub fn proxy_without<'c>(context: &'c Context<'c>, names: &[&str]) -> Option<&'c ProxyConfiguration<'c>> {
    let proxy = context.definition.proxy_configuration.known()?;
    let is_clear =
        proxy.properties.is_clear() && !proxy.properties.items().any(|property| property.name.is_unclear());
    let mut given = proxy.properties.items().filter_map(|property| property.name.known());
    (is_clear && !given.any(|name| names.contains(name))).then_some(proxy)
}

/// The value of the setting `name`.
#[must_use]
pub fn setting<'c>(proxy: &ProxyConfiguration<'c>, name: &str) -> Option<&'c str> {
    let mut properties = proxy.properties.items();
    properties.find(|property| property.name.known() == Some(&name))?.value.known().copied()
}

/// The container that is the proxy.
#[must_use]
pub fn container_of<'c>(
    context: &'c Context<'c>,
    proxy: &ProxyConfiguration<'_>,
) -> Option<&'c ContainerDefinition<'c>> {
    let name = proxy.container_name.known()?;
    context.definition.containers().find(|container| container.name.known() == Some(name))
}

/// The user that the proxy runs as.
#[must_use]
pub fn user_of<'c>(context: &'c Context<'c>, proxy: &ProxyConfiguration<'_>) -> Option<&'c str> {
    container_of(context, proxy)?.user.known().copied()
}

/// A finding where a setting is missing.
pub fn missing_setting(proxy: &ProxyConfiguration<'_>, message: &str) -> Finding {
    let place = proxy.properties.at().unwrap_or(proxy.at);
    Finding::at(Mark::missing_in(place), message)
}

/// Gives the proxy the setting `name`: by its right spelling where it stands in another letter case, else with
/// `value`.
pub fn supply_setting(
    context: &Context<'_>,
    proxy: &ProxyConfiguration<'_>,
    (name, value): (&str, &str),
    fix: fn(String, Vec<Edit>) -> Fix,
) -> Fix {
    let mut names = proxy.properties.items().filter_map(|property| property.name.known_at());
    if let Some((_, at)) = names.find(|(given, _)| given.eq_ignore_ascii_case(name)) {
        return Fix::safe(format!("Write '{name}'"), [replace_value(context.tree, at.node, quoted(name))]);
    }
    let property = format!("{{ \"name\": {}, \"value\": {} }}", quoted(name), quoted(value));
    let edit = match proxy.properties.at() {
        Some(at) => append_element(context.tree, at.node, &property),
        None => {
            let list = format!("[ {property} ]");
            insert_member(context.tree, proxy.at.node, "properties", &list, &["containerName"])
        }
    };
    fix(format!("Add {name} {value}"), vec![edit])
}
