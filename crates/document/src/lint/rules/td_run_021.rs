use crate::launch::ServiceConnectService;
use crate::lint::launches;
use crate::lint::prelude::*;

/// A port of Service Connect with no alias, or with two.
pub static RULE: Rule = Rule {
    code: "TD-RUN-021",
    title: reference("Service Connect port without exactly one alias"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference(
        "PF:pf-ecs-svc-connect-port-name-missing (its bench had no alias), PF:pf-ecs-svc-connect-client-aliases-max",
    ),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Vec<&'c ServiceConnectService> {
    launches::connected(launch).filter(|service| service.client_aliases != 1).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, service: &&'c ServiceConnectService) -> Finding {
    let (count, port) = (service.client_aliases, words::shortened(&service.port_name));
    let message = format!(
        "{} offers port '{port}' by Service Connect with {count} client aliases. It takes exactly one: the \
         name and port that others call.",
        launch.called()
    );
    let mark = launches::port_called(context, &service.port_name)
        .map_or(launches::at_definition(context), Mark::from);
    Finding::at(mark, message).aws(match count {
        0 => "clientAliases must have 1 element.".to_owned(),
        _ => format!("{count} clientAliases exceeds the max limit of 1"),
    })
}
