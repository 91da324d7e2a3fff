use crate::lint::prelude::*;

/// A port name or application protocol in host mode, which Service Connect does not support. AWS registers it.
pub static RULE: Rule = Rule {
    code: "TD-PORT-014",
    title: reference("Names for Service Connect in host mode"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("describe output in rasulbek002/aws-elasticsearch, workingTaskDefinition.json; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let is_host = context.network_mode() == Some(NetworkMode::Host);
    let mut mappings = context.definition.port_mappings().filter(|_| is_host && !context.on_fargate());
    let named = |mapping: &PortMapping<'_>| {
        let name = mapping.name.known_at().map(|(_, at)| at);
        name.or_else(|| mapping.app_protocol.known_at().map(|(_, at)| at))
    };
    mappings.find_map(|(_, mapping)| named(mapping))
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The port is described for Service Connect, which does not work in host mode: name and application \
                   protocol have no effect. Service Connect needs awsvpc or bridge.";
    context.with_network_mode(Finding::at(*at, message))
}
