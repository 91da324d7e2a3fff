use crate::lint::prelude::*;

/// A security option that Docker has and ECS does not pass on. It is registered, and has no effect.
pub static RULE: Rule = Rule {
    code: "TD-CON-018",
    title: reference("Security option without effect"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-agent#896; aws/containers-roadmap#356; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// How the options begin that AWS documents.
const DOCUMENTED: [&str; 4] = ["no-new-privileges", "apparmor:", "label:", "credentialspec:"];

struct Undocumented<'c> {
    option: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Undocumented<'c>> {
    // Fargate takes none at all.
    let containers = context.definition.containers().filter(|_| !context.on_fargate());
    let options = containers.flat_map(|container| container.docker_security_options.items_at());
    let is_other = |option: &str| !DOCUMENTED.iter().any(|documented| option.starts_with(documented));
    let others = options.filter(|(option, _)| !option.is_empty() && is_other(option));
    others.map(|(&option, at)| Undocumented { option, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, other: &Undocumented<'c>) -> Finding {
    let option = words::shortened(other.option);
    let message = format!(
        "Security option '{option}' is registered, but does not reach the container. AWS documents \
         no-new-privileges, apparmor:PROFILE, label:VALUE and credentialspec:PATH. Remove it."
    );
    Finding::at(other.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, other: &Undocumented<'c>) -> Vec<Fix> {
    words::removal(context, &other.at)
}
