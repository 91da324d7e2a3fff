use crate::lint::prelude::*;

/// Network mode bridge, which Managed Instances do not have, or none, about which two pages of AWS differ.
pub static RULE: Rule = Rule {
    code: "TD-MI-001",
    title: reference("Network mode of a task on Managed Instances"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("MI; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<(NetworkMode, At)> {
    let (&mode, at) = context.definition.network_mode.known_at()?;
    matches!(mode, NetworkMode::Bridge | NetworkMode::None).then_some((mode, at))
}

fn words<'c>(context: &'c Context<'c>, (mode, at): &(NetworkMode, At)) -> Finding {
    let message = match mode {
        NetworkMode::None => {
            "'networkMode' is 'none'. One page of AWS documents it for Managed Instances, another one only \
             awsvpc and host. Try it before relying on it."
        }
        _ => "'networkMode' is 'bridge'. For Managed Instances AWS documents awsvpc and host.",
    };
    let finding = context.with_launch_type(Finding::at(*at, message), Compatibility::ManagedInstances);
    if *mode == NetworkMode::None { finding.unsure() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, (_, at): &(NetworkMode, At)) -> Vec<Fix> {
    vec![Fix::guess("Write 'awsvpc'", [replace_value(context.tree, at.node, "\"awsvpc\"")])]
}
