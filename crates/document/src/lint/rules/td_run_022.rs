use crate::lint::launches;
use crate::lint::prelude::*;

/// Service Connect that neither the service nor the cluster gives a namespace.
pub static RULE: Rule = Rule {
    code: "TD-RUN-022",
    title: reference("Service Connect without a namespace"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    let connect = launch.service_connect_configuration.given()?;
    let has_none = connect.namespace.is_none() && launch.cluster_namespace.is_absent();
    (connect.enabled && has_none).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} uses Service Connect, and neither it nor its cluster names a namespace. Name one.",
        launch.called()
    );
    Finding::at(launches::at_definition(context), message).aws("Namespace is missing")
}
