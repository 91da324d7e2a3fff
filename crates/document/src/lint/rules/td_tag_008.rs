use crate::launch::{Fact, PropagateTags};
use crate::lint::prelude::*;

/// Tags of a definition are not handed to its tasks unless the launch asks for it.
pub static RULE: Rule = Rule {
    code: "TD-TAG-008",
    title: reference("Tags that do not reach the tasks"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API (CreateService)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let at = context.definition.tags.filled_at()?;
    let mut launches = context.launches().peekable();
    let reaches = launches.peek().is_some()
        && launches.all(|launch| launch.propagate_tags == Fact::Given(PropagateTags::TaskDefinition));
    (!reaches).then_some(at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "These are tags of the definition, not of its tasks. A service or a call hands them on \
                   with propagateTags TASK_DEFINITION.";
    Finding::at(Mark::Name(at.node), message)
}
