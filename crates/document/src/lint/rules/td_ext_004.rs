use crate::lint::launches;
use crate::lint::prelude::*;

/// What a service on external instances cannot have.
pub static RULE: Rule = Rule {
    code: "TD-EXT-004",
    title: reference("Load balancer, service discovery or capacity provider for external instances"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Vec<&'static str> {
    if launch.compatibility() != Some(Compatibility::External) {
        return Vec::new();
    }
    let members = [
        ("loadBalancers", !launch.load_balancers.elements().is_empty()),
        ("serviceRegistries", !launch.service_registries.elements().is_empty()),
        ("capacityProviderStrategy", !launch.capacity_provider_strategy.elements().is_empty()),
    ];
    members.into_iter().filter(|(_, is_given)| *is_given).map(|(member, _)| member).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, member: &&'static str) -> Finding {
    let message = format!(
        "{} is launched on external instances with '{member}'. AWS documents that as not supported. Publish \
         host ports and lead traffic to them yourself.",
        launch.called()
    );
    Finding::at(launches::at_launch_type(context, Compatibility::External), message)
}
