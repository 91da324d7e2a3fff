use crate::lint::prelude::*;

/// Another operating system than Linux.
pub static RULE: Rule = Rule {
    code: "TD-MI-006",
    title: reference("Windows containers on Managed Instances"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("MI"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (system, at) = context.definition.runtime_platform.known()?.operating_system_family.known_at()?;
    system.is_windows().then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "These are Windows containers. For Managed Instances AWS documents LINUX only.";
    context.with_launch_type(Finding::at(*at, message), Compatibility::ManagedInstances)
}
