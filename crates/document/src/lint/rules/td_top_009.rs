use crate::lint::prelude::*;

/// Fault injection where its endpoints do not answer. AWS documents it for awsvpc and host on Linux.
pub static RULE: Rule = Rule {
    code: "TD-TOP-009",
    title: reference("Fault injection where it does not work"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG:fault-injection; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (_, at) = context.definition.enable_fault_injection.known_at().filter(|(enabled, _)| **enabled)?;
    let deaf = matches!(context.network_mode(), Some(NetworkMode::Bridge | NetworkMode::None));
    // Fargate takes no mode but awsvpc: what is wrong there is the mode, and another rule says so.
    (context.lens.is_windows() || (deaf && !context.on_fargate())).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let why = match context.network_mode() {
        Some(mode @ (NetworkMode::Bridge | NetworkMode::None)) => {
            format!("in network mode {}", mode.as_aws())
        }
        _ => "on Windows".to_owned(),
    };
    let message = format!(
        "Fault injection is enabled {why}, where its endpoints do not answer: AWS documents it for Linux \
         containers in awsvpc and host. Use one of these modes, or leave it out."
    );
    context.with_network_mode(Finding::at(*at, message))
}
