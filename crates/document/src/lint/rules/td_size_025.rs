use crate::lint::prelude::*;

/// CPU of several Linux containers in a task without its own: weights, which are easily taken for limits. One
/// container alone is left in peace: that is how most tasks on EC2 are written.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-025",
    title: reference("cpu of a container is a share, not a limit"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Shares {
    first: At,
    others: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Shares> {
    let is_capped = !context.definition.cpu.is_absent() || context.on_fargate();
    if is_capped || context.lens.is_windows() {
        return None;
    }
    let shares = context.definition.containers().filter_map(|container| container.cpu.known_at());
    let mut shares = shares.filter(|(cpu, _)| **cpu > 0).map(|(_, at)| at);
    let (first, others) = (shares.next()?, shares.collect::<Vec<At>>());
    (!others.is_empty()).then_some(Shares { first, others })
}

fn words<'c>(_: &'c Context<'c>, shares: &Shares) -> Finding {
    let message = "On Linux 'cpu' of a container is a share, not a limit: while the instance has idle CPU, a container \
                   may use all of it. Give the task 'cpu' where its containers must not use more.";
    let finding = Finding::at(shares.first, message);
    shares.others.iter().fold(finding, |finding, &at| finding.related(at, "Another share."))
}
