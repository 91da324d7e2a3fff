use crate::lint::launches;
use crate::lint::prelude::*;

/// A port of Service Connect that no mapping is called by.
pub static RULE: Rule = Rule {
    code: "TD-RUN-023",
    title: reference("Service Connect for a port that has no such name"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, fixes)
    })],
};

struct Nameless<'c> {
    port_name: &'c str,
    /// The only mapping there is, when it has no name.
    only: Option<&'c PortMapping<'c>>,
}

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<Nameless<'c>> {
    let definition = &context.definition;
    let is_clear = definition.container_definitions.filled_at().is_some()
        && definition.container_definitions.is_clear()
        && definition.containers().all(|container| container.port_mappings.is_clear())
        && definition.port_mappings().all(|(_, mapping)| !mapping.name.is_unclear());
    if !is_clear {
        return Vec::new();
    }
    let mut mappings = definition.port_mappings().map(|(_, mapping)| mapping);
    let only = mappings.next().filter(|mapping| mapping.name.is_absent() && mappings.next().is_none());
    let names = launches::connected(launch).map(|service| service.port_name.as_str());
    let nameless = names.filter(|name| launches::port_called(context, name).is_none());
    nameless.map(|port_name| Nameless { port_name, only }).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, found: &Nameless<'c>) -> Finding {
    let message = format!(
        "{} offers port '{}' by Service Connect. AWS documents that this is the name of a port mapping, and \
         none is called so. Name the mapping.",
        launch.called(),
        words::shortened(found.port_name)
    );
    let mark = found.only.map_or(launches::at_containers(context), |mapping| Mark::missing_in(mapping.at));
    Finding::at(mark, message)
}

fn fixes<'c>(context: &'c Context<'c>, found: &Nameless<'c>) -> Vec<Fix> {
    let Some(mapping) = found.only else { return Vec::new() };
    let name = quoted(found.port_name);
    let edit = insert_member(context.tree, mapping.at.node, "name", &name, &[]);
    vec![Fix::guess(format!("Name the port {name}"), [edit])]
}
