use crate::lint::prelude::*;
use crate::schema::Pattern;

/// A port name used twice in a task in awsvpc.
pub static RULE: Rule = Rule {
    code: "TD-PORT-010",
    title: reference("The same port name twice in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-port-mapping-duplicate-name"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Repeated<'c> {
    name: &'c str,
    port: Option<i64>,
    first: At,
    again: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    let mappings = context.definition.port_mappings().filter(|_| context.in_awsvpc());
    let mut named: Vec<(&str, At, Option<i64>)> = mappings
        .filter_map(|(_, mapping)| {
            let (&name, at) = mapping.name.known_at()?;
            Some((name, at, mapping.container_port.known().copied()))
        })
        .collect();
    ecs_sort::sort(&mut named);
    let same = named.chunk_by(|one, next| one.0 == next.0).filter_map(<[_]>::split_first);
    let repeated = same.flat_map(|(&(name, first, _), again)| {
        again.iter().map(move |&(_, again, port)| Repeated { name, port, first, again })
    });
    repeated.collect()
}

fn words<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let name = words::shortened(repeated.name);
    let message = format!(
        "Port name '{name}' is already used in this task. Service Connect finds a port by its name, so that each name \
         occurs once."
    );
    let finding = Finding::at(repeated.again, message)
        .related(repeated.first, "The name is used here first.")
        .aws("When networkMode=awsvpc, port mapping name is already used");
    context.with_network_mode(finding)
}

fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let Some(port) = repeated.port else { return Vec::new() };
    let name = format!("{}-{port}", repeated.name);
    if !Pattern::PortName.matches(&name) {
        return Vec::new();
    }
    vec![Fix::guess(
        format!("Call it '{name}'"),
        [replace_value(context.tree, repeated.again.node, quoted(&name))],
    )]
}
