use crate::lint::prelude::*;

/// Labels of SELinux among the security options.
pub static RULE: Rule = Rule {
    code: "TD-EXT-003",
    title: reference("SELinux labels on external instances"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let options =
        context.definition.containers().flat_map(|container| container.docker_security_options.items_at());
    options.filter(|(option, _)| option.starts_with("label:")).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This is a label of SELinux. AWS documents SELinux labels as not supported for external instances. Remove it.";
    context.with_launch_type(Finding::at(*at, message), Compatibility::External)
}
