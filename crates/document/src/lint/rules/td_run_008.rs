use crate::lint::launches;
use crate::lint::prelude::*;

/// A Classic Load Balancer, which knows one port for all its instances.
pub static RULE: Rule = Rule {
    code: "TD-RUN-008",
    title: reference("Classic Load Balancer without a fixed host port"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("hashicorp/terraform#24274; aws/aws-sdk-js#1397"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<(u16, At)> {
    if launches::network_mode(context, launch) != Some(NetworkMode::Bridge) {
        return Vec::new();
    }
    let classic =
        launch.load_balancers.elements().iter().filter(|balancer| balancer.load_balancer_name.is_some());
    classic.filter_map(|balancer| launches::dynamic_port(context, balancer)).collect()
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, (port, at): &(u16, At)) -> Finding {
    let message = format!(
        "{} has a Classic Load Balancer, and the host port of port {port} is dynamic. A Classic Load \
         Balancer knows one port for all instances. Set a host port, or use a target group.",
        launch.called()
    );
    Finding::at(*at, message).aws(format!("A host port mapping for the container port {port} is required."))
}
