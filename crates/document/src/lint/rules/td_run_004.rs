use crate::launch::{LoadBalancer, TargetType};
use crate::lint::launches;
use crate::lint::prelude::*;

/// A target group whose targets are instances, for tasks with addresses of their own.
pub static RULE: Rule = Rule {
    code: "TD-RUN-004",
    title: reference("Target group of instances for a task in awsvpc"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("public repository note; mirror case hashicorp/terraform#24266"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<(NetworkMode, &'c LoadBalancer)> {
    match launches::network_mode(context, launch) {
        Some(mode @ NetworkMode::Awsvpc) => {
            launches::misfits(launch, TargetType::Instance).map(|balancer| (mode, balancer)).collect()
        }
        _ => Vec::new(),
    }
}

fn words<'c>(
    context: &'c Context<'c>,
    launch: &'c Launch,
    found: &(NetworkMode, &'c LoadBalancer),
) -> Finding {
    let (mode, balancer) = *found;
    let message = format!(
        "{} uses a target group with instances as targets. In awsvpc a task is reached at its own address. \
         Use a target group of the type ip.",
        launch.called()
    );
    Finding::at(launches::at_network_mode(context), message).aws(launches::misfit_words(
        balancer,
        TargetType::Instance,
        mode,
    ))
}
