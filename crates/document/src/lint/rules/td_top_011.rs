use crate::lint::prelude::*;

/// A definition for EC2 and Fargate at once. It is validated against both, so that it can have neither what
/// only EC2 has nor leave out what only Fargate needs.
pub static RULE: Rule = Rule {
    code: "TD-TOP-011",
    title: reference("EC2 and Fargate in one definition"),
    class: Class::Advice,
    grade: Grade::P,
    source: reference("API; PF:pf-ecs-fargate-*"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Both {
    ec2: At,
    fargate: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Both> {
    let ec2 = context.definition.requires(Compatibility::Ec2)?;
    Some(Both { ec2, fargate: context.definition.requires(Compatibility::Fargate)? })
}

fn words<'c>(_: &'c Context<'c>, both: &Both) -> Finding {
    let message = "The definition requires EC2 and FARGATE. AWS checks it against both: every rule of Fargate applies, \
                   and what only EC2 has is refused. Two families, one for each, are easier to change.";
    Finding::at(both.ec2, message).related(both.fargate, "Fargate is required here.")
}

fn fixes<'c>(context: &'c Context<'c>, both: &Both) -> Vec<Fix> {
    let without = |title: &str, at: At| Fix::guess(title, remove_entries(context.tree, &[at.node]));
    vec![without("Require FARGATE alone", both.ec2), without("Require EC2 alone", both.fargate)]
}
