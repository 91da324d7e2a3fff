use crate::lint::names::may_be_taken;
use crate::lint::prelude::*;
use crate::lint::repeats::{Repeated, repeated};

/// Two containers of one name.
pub static RULE: Rule = Rule {
    code: "TD-CON-004",
    title: reference("The same container name twice"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-duplicate-container-names"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    let names = context.definition.containers().filter_map(|container| container.name.known_at());
    repeated(names.filter(|(name, _)| !name.is_empty()).map(|(&name, at)| (name, at)))
}

fn words<'c>(_: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let name = words::shortened(repeated.name);
    let message = format!(
        "Another container is already called '{name}'. Dependencies, links and load balancers find a container by its \
         name: each one needs its own."
    );
    Finding::at(repeated.again, message)
        .related(repeated.first, "The name is used here first.")
        .aws("Container names must be unique within a task definition")
}

fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let name = format!("{}-2", repeated.name);
    if may_be_taken(context, &name) {
        return Vec::new();
    }
    let edit = replace_value(context.tree, repeated.again.node, quoted(&name));
    vec![Fix::guess(format!("Call it '{}'", words::shortened(&name)), [edit])]
}
