use crate::lint::prelude::*;

/// Details of a restart policy that is switched off. CDK refuses them; AWS is not known to.
pub static RULE: Rule = Rule {
    code: "TD-RST-004",
    title: reference("Settings of a restart policy that is off"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Idle {
    enabled: At,
    settings: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Idle> {
    let policies = context.definition.containers().filter_map(|container| container.restart_policy.known());
    let idle = policies.filter_map(|policy| {
        let (_, enabled) = policy.enabled.known_at().filter(|(enabled, _)| !**enabled)?;
        let settings = [policy.ignored_exit_codes.at(), policy.restart_attempt_period.at()];
        let settings: Vec<At> = settings.into_iter().flatten().collect();
        (!settings.is_empty()).then_some(Idle { enabled, settings })
    });
    idle.collect()
}

fn words<'c>(_: &'c Context<'c>, idle: &Idle) -> Finding {
    let message = "The restart policy is off: its other settings have no effect.";
    let finding = Finding::at(idle.enabled, message);
    idle.settings
        .iter()
        .fold(finding, |finding, at| finding.related(Mark::Name(at.node), "This has no effect."))
}

fn fixes<'c>(context: &'c Context<'c>, idle: &Idle) -> Vec<Fix> {
    let settings: Vec<NodeId> = idle.settings.iter().map(|at| at.node).collect();
    vec![
        Fix::guess("Remove the settings", remove_entries(context.tree, &settings)),
        Fix::guess("Enable the policy", [replace_value(context.tree, idle.enabled.node, "true")]),
    ]
}
