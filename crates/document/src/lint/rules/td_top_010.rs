use crate::lint::prelude::*;

/// A definition in awsvpc that does not say for which launch type. Definitions in other modes cannot run on
/// Fargate anyway, and most of them leave it out: nothing is said about those.
pub static RULE: Rule = Rule {
    code: "TD-TOP-010",
    title: reference("No launch type to be checked for"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let open = context.definition.requires_compatibilities.is_absent();
    let (mode, at) = context.definition.network_mode.known_at()?;
    (open && *mode == NetworkMode::Awsvpc).then_some(at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "In awsvpc this task may be meant for EC2 or for Fargate; 'requiresCompatibilities' is missing and \
                   does not say. AWS then checks nothing that depends on it before a task or service is started. \
                   Name the launch type.";
    Finding::at(*at, message)
}

fn fixes<'c>(context: &'c Context<'c>, _: &At) -> Vec<Fix> {
    let object = context.definition.at.node;
    let fix = |launch_type: Compatibility| {
        let list = format!("[{}]", quoted(launch_type.as_aws()));
        let after = ["networkMode", "family"];
        let edit = insert_member(context.tree, object, "requiresCompatibilities", &list, &after);
        Fix::guess(format!("Require {}", launch_type.as_aws()), [edit])
    };
    vec![fix(Compatibility::Fargate), fix(Compatibility::Ec2)]
}
