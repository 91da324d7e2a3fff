use crate::lint::prelude::*;
use crate::task_definition::OperatingSystemFamily;

/// A release of Windows that has left Fargate or never was there.
pub static RULE: Rule = Rule {
    code: "TD-WIN-015",
    title: reference("Windows release that Fargate does not have"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<(OperatingSystemFamily, At)> {
    let gone = [
        OperatingSystemFamily::WindowsServer2016Full,
        OperatingSystemFamily::WindowsServer2004Core,
        OperatingSystemFamily::WindowsServer20H2Core,
    ];
    let (&system, at) = context.definition.runtime_platform.known()?.operating_system_family.known_at()?;
    gone.contains(&system).then_some((system, at))
}

fn words<'c>(context: &'c Context<'c>, (system, at): &(OperatingSystemFamily, At)) -> Finding {
    let message = format!(
        "'operatingSystemFamily' is '{}'. On Fargate AWS documents Windows Server 2019 and later releases of \
         the long-term channel. Take an image of one of them.",
        system.as_aws()
    );
    context.with_fargate(Finding::at(*at, message))
}
