use crate::lint::order::{Dependency, dependencies};
use crate::lint::prelude::*;
use crate::task_definition::ContainerCondition;

/// Containers that stop one after the other, where a stop timeout shows that their author thought about
/// stopping. A container is told to stop only after those that depend on it have stopped.
pub static RULE: Rule = Rule {
    code: "TD-DEP-013",
    title: reference("Dependants stop first"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Seconds between SIGTERM and SIGKILL where `stopTimeout` is absent.
const DEFAULT: i64 = 30;

struct InTurn<'c> {
    dependency: Dependency<'c>,
    /// The stop timeout written first.
    written: At,
    /// How long the dependant may take, and then the container waited for, in seconds.
    seconds: (i64, i64),
}

fn find<'c>(context: &'c Context<'c>) -> Option<InTurn<'c>> {
    dependencies(context).into_iter().find_map(in_turn)
}

fn in_turn(dependency: Dependency<'_>) -> Option<InTurn<'_>> {
    // What has run to its end before need not be stopped.
    let runs_on = matches!(dependency.condition, ContainerCondition::Start | ContainerCondition::Healthy);
    let (dependant, target) = (&dependency.dependant.stop_timeout, &dependency.target.stop_timeout);
    let written = dependant.at().or(target.at()).filter(|_| runs_on)?;
    let seconds = (dependant.or(DEFAULT)?, target.or(DEFAULT)?);
    Some(InTurn { dependency, written, seconds })
}

fn words<'c>(_: &'c Context<'c>, in_turn: &InTurn<'c>) -> Finding {
    let (dependant, target) = in_turn.seconds;
    let message = format!(
        "{} is told to stop only when its dependant has stopped: containers stop in the reverse order of their \
         dependencies. Together they may take {dependant} + {target} seconds.",
        in_turn.dependency.target.called()
    );
    Finding::at(in_turn.written, message).related(in_turn.dependency.at, "This dependency makes the order.")
}
