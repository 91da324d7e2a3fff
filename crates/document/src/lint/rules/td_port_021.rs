use crate::lint::prelude::*;

/// The port that Fargate itself uses in Windows tasks.
pub static RULE: Rule = Rule {
    code: "TD-PORT-021",
    title: reference("Port 3150 with Windows on Fargate"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

const RESERVED: i64 = 3150;

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let mappings = context.definition.port_mappings().filter(|_| context.on_fargate());
    let ports = mappings.filter_map(|(_, mapping)| mapping.container_port.known_at());
    ports.filter(|(port, _)| **port == RESERVED).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "Container port 3150 is mapped. AWS documents it as reserved in Windows tasks on Fargate. Use another \
                   port.";
    context.with_fargate(Finding::at(*at, message))
}
