use crate::lint::prelude::*;

/// CPU or memory of a task of Windows containers on EC2, where they have no effect.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-019",
    title: reference("Task sizes that Windows on EC2 ignores"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Ignored {
    member: &'static str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Ignored> {
    let definition = &context.definition;
    // A definition that names no launch type runs on EC2 for certain only outside awsvpc.
    let names_none = definition.requires_compatibilities.is_absent() && definition.network_mode.is_absent();
    let on_ec2 = (context.lens.includes(Compatibility::Ec2) || names_none) && !context.on_fargate();
    if !context.lens.is_windows() || !on_ec2 {
        return Vec::new();
    }
    let sizes = [("cpu", definition.cpu.at()), ("memory", definition.memory.at())];
    sizes.into_iter().filter_map(|(member, at)| Some(Ignored { member, at: at? })).collect()
}

fn words<'c>(_: &'c Context<'c>, ignored: &Ignored) -> Finding {
    let member = ignored.member;
    let message = format!(
        "'{member}' of the task has no effect on Windows containers on EC2. Give each container its own '{member}'."
    );
    Finding::at(Mark::Name(ignored.at.node), message)
}
