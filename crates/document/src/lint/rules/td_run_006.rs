use crate::lint::launches::{self, Named};
use crate::lint::prelude::*;

/// A load balancer entry with a name that no container has.
pub static RULE: Rule = Rule {
    code: "TD-RUN-006",
    title: reference("Load balancer for a container that is not there"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<&'c str> {
    let named =
        launch.load_balancers.elements().iter().filter_map(|balancer| balancer.container_name.as_deref());
    named.filter(|name| matches!(launches::container(context, name), Named::Nothing)).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, name: &&'c str) -> Finding {
    let message = format!(
        "{} leads its load balancer to container '{}', and there is none of that name here. Name one of these containers.",
        launch.called(),
        words::shortened(name)
    );
    Finding::at(launches::at_containers(context), message)
        .aws(format!("The container {name} does not exist in the task definition."))
}
