use crate::lint::order::{Circle, circles, depended_on, open_circle};
use crate::lint::prelude::*;

/// Containers that wait for each other in a circle. About one that waits for itself another rule speaks.
pub static RULE: Rule = Rule {
    code: "TD-DEP-004",
    title: reference("Dependencies in a circle"),
    class: Class::Rejected,
    grade: Grade::E,
    source: reference("stackd; AG dependencygraph"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, open_circle))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Circle<'c>> {
    circles(context, |container| {
        depended_on(container).filter(|need| container.name.known() != Some(&need.target)).collect()
    })
}

fn words<'c>(context: &'c Context<'c>, circle: &Circle<'c>) -> Finding {
    let message = format!(
        "These containers depend on each other in a circle: {}. Each waits for the next, so that none of them starts; \
         whether AWS refuses it at registration is not known. Remove one of the dependencies.",
        circle.path()
    );
    circle.finding(context, message, "This dependency is part of the circle.")
}
