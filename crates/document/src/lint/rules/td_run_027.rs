use crate::lint::launches;
use crate::lint::prelude::*;

/// Quotas of a launch: 16 subnets, 5 security groups, 5 target groups.
pub static RULE: Rule = Rule {
    code: "TD-RUN-027",
    title: reference("More subnets, security groups or target groups than allowed"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("awsdocs/amazon-ecs-developer-guide commit 4d9b316, service-quotas"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

struct TooMany {
    what: &'static str,
    count: usize,
    most: usize,
}

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Vec<TooMany> {
    let network = launch.network_configuration.given();
    let quotas = [
        TooMany { what: "subnets", count: network.map_or(0, |network| network.subnets), most: 16 },
        TooMany {
            what: "security groups",
            count: network.map_or(0, |network| network.security_groups),
            most: 5,
        },
        TooMany { what: "target groups", count: launch.load_balancers.elements().len(), most: 5 },
    ];
    quotas.into_iter().filter(|quota| quota.count > quota.most).collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, quota: &TooMany) -> Finding {
    let TooMany { what, count, most } = quota;
    let message = format!("{} names {count} {what}. AWS documents at most {most}.", launch.called());
    Finding::at(launches::at_network_mode(context), message)
}
