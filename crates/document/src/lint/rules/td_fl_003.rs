use crate::lint::logs::{Router, routers};
use crate::lint::prelude::*;

/// More than one log router in a task. CDK refuses it; what AWS says is not known.
pub static RULE: Rule = Rule {
    code: "TD-FL-003",
    title: reference("Several log routers"),
    class: Class::Rejected,
    grade: Grade::T,
    source: reference("CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Second<'c> {
    first: Router<'c>,
    others: Vec<Router<'c>>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Second<'c>> {
    let mut routers = routers(context);
    let (first, others) = (routers.next()?, routers.collect::<Vec<_>>());
    (!others.is_empty()).then_some(Second { first, others })
}

fn words<'c>(context: &'c Context<'c>, second: &Second<'c>) -> Finding {
    let message = "The task has more than one log router. The driver awsfirelens does not say which one it means, and CDK \
                   allows only one in a task; whether AWS refuses more is not known.";
    let mark = |router: &Router<'_>| Mark::Name(router.configuration.at.node);
    let at = second.others.first().map_or(Mark::from(context.definition.at), mark);
    let finding = Finding::at(at, message).related(mark(&second.first), "This is the first log router.");
    let more = second.others.iter().skip(1);
    more.fold(finding, |finding, router| finding.related(mark(router), "This is another one."))
}

fn fixes<'c>(context: &'c Context<'c>, second: &Second<'c>) -> Vec<Fix> {
    let others: Vec<NodeId> = second.others.iter().map(|router| router.configuration.at.node).collect();
    vec![Fix::guess("Keep the first log router", remove_entries(context.tree, &others))]
}
