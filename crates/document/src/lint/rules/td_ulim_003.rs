use crate::lint::prelude::*;

/// A limit that a process starts with, above the one it could be raised to.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-003",
    title: reference("Soft limit above the hard limit"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("Docker reference; cloudtools/troposphere#764"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Reversed {
    soft: (i64, At),
    hard: (i64, At),
}

/// No limit.
const UNLIMITED: i64 = -1;

fn find<'c>(context: &'c Context<'c>) -> Vec<Reversed> {
    let ulimits = context.definition.containers().flat_map(|container| container.ulimits.items());
    let reversed = ulimits.filter_map(|ulimit| {
        let (&soft, soft_at) = ulimit.soft_limit.known_at()?;
        let (&hard, hard_at) = ulimit.hard_limit.known_at()?;
        let is_above = hard != UNLIMITED && (soft > hard || soft == UNLIMITED);
        is_above.then_some(Reversed { soft: (soft, soft_at), hard: (hard, hard_at) })
    });
    reversed.collect()
}

fn words<'c>(_: &'c Context<'c>, reversed: &Reversed) -> Finding {
    let ((soft, soft_at), (hard, hard_at)) = (reversed.soft, reversed.hard);
    let above = if soft == UNLIMITED { "unlimited".to_owned() } else { soft.to_string() };
    let message = format!(
        "The soft limit is {above}, the hard limit {hard}. A process cannot start with more than the hard limit: Docker \
         does not create the container."
    );
    Finding::at(soft_at, message).related(hard_at, "The hard limit is here.")
}

fn fixes<'c>(context: &'c Context<'c>, reversed: &Reversed) -> Vec<Fix> {
    let ((soft, soft_at), (hard, hard_at)) = (reversed.soft, reversed.hard);
    let write = |title: &str, at: At, limit: i64| {
        Fix::guess(format!("{title} {limit}"), [replace_value(context.tree, at.node, limit.to_string())])
    };
    vec![write("Raise the hard limit to", hard_at, soft), write("Lower the soft limit to", soft_at, hard)]
}
