use crate::lint::prelude::*;

/// awsvpc on EC2. The network interface of such a task never gets a public address, whatever its subnet.
pub static RULE: Rule = Rule {
    code: "TD-NET-017",
    title: reference("No public address in awsvpc on EC2"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task-networking-awsvpc"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let on_ec2 = context.lens.includes(Compatibility::Ec2) && !context.on_fargate();
    let (_, at) = context.definition.network_mode.known_at().filter(|_| on_ec2 && context.in_awsvpc())?;
    Some(at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "On EC2 the network interface of a task in awsvpc gets no public address, not even in a public \
                   subnet. To reach the internet, images and AWS itself, the task needs a private subnet with a NAT \
                   gateway, or VPC endpoints.";
    Finding::at(*at, message)
}
