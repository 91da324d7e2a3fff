use crate::lint::prelude::*;
use crate::schema::Pattern;

/// An application protocol on a port that Service Connect cannot name. CDK refuses it; AWS does not.
pub static RULE: Rule = Rule {
    code: "TD-PORT-013",
    title: reference("Application protocol of a port without a name"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CDK; the sample named"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Nameless<'c> {
    container: &'c ContainerDefinition<'c>,
    mapping: &'c PortMapping<'c>,
    protocol: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Nameless<'c>> {
    let nameless = |(container, mapping): (&'c ContainerDefinition<'c>, &'c PortMapping<'c>)| {
        let (_, protocol) = mapping.app_protocol.known_at().filter(|_| mapping.name.is_absent())?;
        Some(Nameless { container, mapping, protocol })
    };
    context.definition.port_mappings().filter_map(nameless).collect()
}

fn words<'c>(_: &'c Context<'c>, nameless: &Nameless<'c>) -> Finding {
    let message = "'appProtocol' is set on a port without 'name'. Only Service Connect looks at it, and that finds ports \
                   by their names: without one it has no effect.";
    Finding::at(nameless.protocol, message)
}

/// A name as the console gives it: container, port and protocol.
fn fixes<'c>(context: &'c Context<'c>, nameless: &Nameless<'c>) -> Vec<Fix> {
    let mapping = nameless.mapping;
    let parts =
        (nameless.container.name.known(), mapping.container_port.known(), mapping.effective_protocol());
    let (Some(container), Some(port), Some(protocol)) = parts else { return Vec::new() };
    let name = format!("{}-{port}-{}", container.to_ascii_lowercase(), protocol.as_aws());
    if !Pattern::PortName.matches(&name) {
        return Vec::new();
    }
    let edit =
        insert_member(context.tree, mapping.at.node, "name", &quoted(&name), &["protocol", "containerPort"]);
    vec![Fix::guess(format!("Add the name '{name}'"), [edit])]
}
