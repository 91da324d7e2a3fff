use crate::lint::prelude::*;

/// Links in a mode in which the containers of a task share localhost.
pub static RULE: Rule = Rule {
    code: "TD-NET-003",
    title: reference("Links in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-links; aws-observability/aws-otel-collector#1359"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    containers.filter_map(|container| container.links.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "Links are set. In awsvpc the containers of a task share one network and reach each other on localhost; Docker's \
                   links do not exist there. Remove 'links' and use localhost with the port of the other container.";
    let finding =
        Finding::at(Mark::Name(at.node), message).aws("Links are not supported when networkMode=awsvpc.");
    context.with_network_mode(finding)
}
