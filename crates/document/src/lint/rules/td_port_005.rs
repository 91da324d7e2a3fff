use crate::lint::ports::{Overlap, container_ports, overlaps};
use crate::lint::prelude::*;

/// The same container port in two mappings of a task in awsvpc, whose containers share one network.
pub static RULE: Rule = Rule {
    code: "TD-PORT-005",
    title: reference("The same container port twice in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-port-range-overlap"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Overlap<'c>> {
    if !context.in_awsvpc() {
        return Vec::new();
    }
    overlaps(container_ports(&context.definition).collect())
}

fn words<'c>(context: &'c Context<'c>, overlap: &Overlap<'c>) -> Finding {
    let Overlap { earlier, later, port } = overlap;
    let protocol = later.protocol.as_aws().to_uppercase();
    let message = format!(
        "{protocol} port {port} is used by two mappings of this task. In awsvpc all containers share one network \
         interface, on which only one of them can listen on it. Let one use another port."
    );
    let finding = Finding::at(later.at, message)
        .related(earlier.at, format!("Port {port} is used here first."))
        .aws(format!(
            "{protocol} container port '{port}' is used multiple times in task when networkMode=awsvpc."
        ));
    context.with_network_mode(finding)
}

/// The same port twice in one container is one mapping too many; anything else takes another port.
fn fixes<'c>(context: &'c Context<'c>, overlap: &Overlap<'c>) -> Vec<Fix> {
    let (earlier, later) = (&overlap.earlier, &overlap.later);
    let is_repeated = earlier.container.at == later.container.at
        && (earlier.first, earlier.last) == (later.first, later.last);
    if !is_repeated {
        return Vec::new();
    }
    vec![Fix::guess("Remove the second mapping", remove_entries(context.tree, &[later.mapping.at.node]))]
}
