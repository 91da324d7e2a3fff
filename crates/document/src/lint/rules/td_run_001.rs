use crate::lint::engine::obstacles;
use crate::lint::prelude::*;
use crate::lint::{Severity, launches};

/// A launch type whose rules the definition breaks. Without `requiresCompatibilities` that does not keep AWS
/// from registering it; the launch type is then missing from its `compatibilities`.
pub static RULE: Rule = Rule {
    code: "TD-RUN-001",
    title: reference("Launch type that the definition does not fit"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("sil-org/ecs-deploy#134, #129"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

/// How many of the reasons are marked.
const MOST_REASONS: usize = 5;

struct Unfit {
    launch_type: Compatibility,
    reasons: Vec<(Mark, String)>,
}

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<Unfit> {
    // What the definition requires it is held against already.
    let launch_type = launch.compatibility().filter(|&launch_type| !context.lens.includes(launch_type))?;
    let refusals = obstacles(context, launch_type)
        .into_iter()
        .filter(|(rule, finding)| finding.severity.unwrap_or(rule.severity()) == Severity::Error);
    let reasons: Vec<_> =
        refusals.map(|(_, finding)| (finding.mark, finding.message)).take(MOST_REASONS).collect();
    (!reasons.is_empty()).then_some(Unfit { launch_type, reasons })
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, unfit: &Unfit) -> Finding {
    let name = unfit.launch_type.as_aws();
    let message = format!(
        "{} is launched on {name}, whose rules this definition breaks. AWS registers it and leaves {name} out of its \
         compatibilities. Require {name} in the definition, and every problem shows.",
        launch.called()
    );
    let finding = Finding::at(launches::at_definition(context), message);
    let finding =
        unfit.reasons.iter().fold(finding, |finding, (mark, reason)| finding.related(*mark, reason.as_str()));
    match launch.launch_type.given() {
        Some(_) => finding.aws(format!("Task definition does not support launch_type {name}.")),
        None => finding,
    }
}
