use crate::lint::prelude::*;

/// The CDK refuses it; AWS lists the member without a restriction.
pub static RULE: Rule = Rule {
    code: "TD-MI-002",
    title: reference("IPC mode on Managed Instances"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("MI; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (_, at) = context.definition.ipc_mode.known_at()?;
    context.lens.includes(Compatibility::ManagedInstances).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'ipcMode' is set. AWS lists it for Managed Instances, the CDK refuses it there. Leave it \
                   out unless the containers share memory.";
    context.with_launch_type(Finding::at(Mark::Name(at.node), message), Compatibility::ManagedInstances)
}
