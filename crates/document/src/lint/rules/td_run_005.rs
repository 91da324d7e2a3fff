use crate::launch::{LoadBalancer, TargetType};
use crate::lint::launches;
use crate::lint::prelude::*;

/// A target group whose targets are addresses, for tasks behind ports of an instance.
pub static RULE: Rule = Rule {
    code: "TD-RUN-005",
    title: reference("Target group of addresses for a task without its own"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("hashicorp/terraform#24266"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<(NetworkMode, &'c LoadBalancer)> {
    match launches::network_mode(context, launch) {
        Some(mode @ (NetworkMode::Bridge | NetworkMode::Host)) => {
            launches::misfits(launch, TargetType::Ip).map(|balancer| (mode, balancer)).collect()
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
        "{} uses a target group with addresses as targets. In this network mode a task is reached at a port \
         of its instance. Use a target group of the type instance.",
        launch.called()
    );
    Finding::at(launches::at_network_mode(context), message).aws(launches::misfit_words(
        balancer,
        TargetType::Ip,
        mode,
    ))
}
