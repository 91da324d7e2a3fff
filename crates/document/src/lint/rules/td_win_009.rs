use crate::lint::prelude::*;

/// Network mode bridge, host or none with Windows containers.
pub static RULE: Rule = Rule {
    code: "TD-WIN-009",
    title: reference("Network mode that Windows containers do not have"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<(NetworkMode, At)> {
    // On Fargate the mode is wrong for a reason of its own.
    let (&mode, at) = context.definition.network_mode.known_at().filter(|_| !context.on_fargate())?;
    (mode != NetworkMode::Awsvpc).then_some((mode, at))
}

fn words<'c>(context: &'c Context<'c>, (mode, at): &(NetworkMode, At)) -> Finding {
    let message = format!(
        "'networkMode' is '{}'. For Windows containers AWS documents awsvpc, or no mode at all, which means \
         Docker's nat network.",
        mode.as_aws()
    );
    context.with_windows(Finding::at(*at, message))
}

fn fixes<'c>(context: &'c Context<'c>, (_, at): &(NetworkMode, At)) -> Vec<Fix> {
    let awsvpc = Fix::guess("Write 'awsvpc'", [replace_value(context.tree, at.node, "\"awsvpc\"")]);
    words::removal(context, at).into_iter().chain([awsvpc]).collect()
}
