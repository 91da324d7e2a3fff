use crate::lint::prelude::*;

/// Ephemeral storage of a task for EC2, where the disk is that of the instance.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-022",
    title: reference("Ephemeral storage on EC2"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-ephemeral-storage-ec2"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (_, at) = context.definition.ephemeral_storage.known_at()?;
    context.lens.includes(Compatibility::Ec2).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'ephemeralStorage' is the disk of a Fargate task. On EC2 a task uses the disk of its instance. \
                   Remove it.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Tasks using the EC2 launch type do not support EphemeralStorage.");
    match context.lens.named_at(Compatibility::Ec2) {
        Some(ec2) => finding.related(ec2, "The definition requires EC2 here."),
        None => finding,
    }
}
