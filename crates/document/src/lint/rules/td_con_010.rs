use crate::lint::prelude::*;

/// No container whose end would end the task.
pub static RULE: Rule = Rule {
    code: "TD-CON-010",
    title: reference("No essential container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-essential-container; CFNLINT:E3042"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoneEssential {
    /// The `essential` of the container that is probably the main one.
    main: At,
    others: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoneEssential> {
    let containers = &context.definition.container_definitions;
    let written = |container: &ContainerDefinition<'_>| {
        container.essential.known_at().filter(|(essential, _)| !**essential).map(|(_, at)| at)
    };
    let mut others: Vec<At> = containers.items().filter_map(written).collect();
    // One that is not known may be essential.
    if others.len() != containers.elements().len() || others.is_empty() {
        return None;
    }
    let offers_ports = |container: &ContainerDefinition<'_>| container.port_mappings.filled_at().is_some();
    let main = others.remove(containers.items().position(offers_ports).unwrap_or(0));
    Some(NoneEssential { main, others })
}

fn words<'c>(_: &'c Context<'c>, none: &NoneEssential) -> Finding {
    let message = "No container is essential. A task lives as long as its essential containers, and needs at least one: \
                   leave 'essential' out, or true, where the application runs.";
    let finding = Finding::at(none.main, message).aws("Task definition doesn't have any essential container");
    none.others.iter().fold(finding, |finding, &at| finding.related(at, "This one is not essential either."))
}

fn fixes<'c>(context: &'c Context<'c>, none: &NoneEssential) -> Vec<Fix> {
    let edit = [replace_value(context.tree, none.main.node, "true")];
    let title = "Make this container essential";
    vec![if none.others.is_empty() { Fix::safe(title, edit) } else { Fix::guess(title, edit) }]
}
