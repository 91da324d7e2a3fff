use crate::lint::logs::{Log, Router, logs_with, routers};
use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;
use crate::task_definition::{FirelensType, LogDriver};

/// Options for the log router that do not name an output, where nothing else can. One without any option has a
/// rule of its own.
pub static RULE: Rule = Rule {
    code: "TD-FL-007",
    title: reference("Log router without an output"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:firelens-taskdef"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoOutput<'c> {
    log: Log<'c>,
    router: Router<'c>,
    /// The option that names an output of this router.
    option: &'static str,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoOutput<'c>> {
    let mut routers = routers(context);
    let (Some(router), None) = (routers.next(), routers.next()) else { return Vec::new() };
    let option = match router.configuration.kind.known() {
        Some(FirelensType::Fluentbit) => "Name",
        Some(FirelensType::Fluentd) => "@type",
        None => return Vec::new(),
    };
    if may_be_configured_elsewhere(context, router) {
        return Vec::new();
    }
    let names_none = |log: &Log<'c>| {
        let mut names = log.names();
        let has_options = log.names().next().is_some();
        has_options && log.names_are_clear(context) && !names.any(|name| name.eq_ignore_ascii_case(option))
    };
    let logs = logs_with(context, LogDriver::Awsfirelens).filter(names_none);
    logs.map(|log| NoOutput { log, router, option }).collect()
}

/// Whether the router may have outputs of its own: from a file, from what its image is told, or from a program
/// other than the image's.
fn may_be_configured_elsewhere(context: &Context<'_>, router: Router<'_>) -> bool {
    let Router { container, configuration } = router;
    let options = match &configuration.options {
        Field::Absent => &[],
        Field::Known { value, at } if !context.tree.has_members_to_come(at.node) => value.entries.as_slice(),
        _ => return true,
    };
    let has_file = options.iter().any(|(name, _)| *name != "enable-ecs-log-metadata");
    let is_told = !container.environment.is_absent() || !container.environment_files.is_absent();
    let runs_another = !container.command.is_absent() || !container.entry_point.is_absent();
    has_file || is_told || runs_another
}

fn words<'c>(_: &'c Context<'c>, no_output: &NoOutput<'c>) -> Finding {
    let NoOutput { log, router, option } = no_output;
    let message = format!(
        "The options for the log router do not name an output: '{option}' is missing. They are its settings, and without \
         it these logs go nowhere."
    );
    Finding::at(Mark::missing_in(log.place()), message)
        .related(Mark::Name(router.configuration.at.node), "This is the log router.")
}

fn fixes<'c>(context: &'c Context<'c>, no_output: &NoOutput<'c>) -> Vec<Fix> {
    let add = |options: At| {
        let edit = insert_first_member(context.tree, options.node, no_output.option, "\"<OUTPUT>\"");
        Fix::shown("Name an output", [edit])
    };
    no_output.log.configuration.options.at().map(add).into_iter().collect()
}
