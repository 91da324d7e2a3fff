use crate::lint::prelude::*;

/// A terminal, or an open standard input, that nobody sits at.
pub static RULE: Rule = Rule {
    code: "TD-CON-024",
    title: reference("Terminal that nobody sits at"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API; DG23:ecs-exec"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The members of one container that open an input.
struct Terminal {
    first: At,
    second: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Terminal> {
    let terminals = context.definition.containers().filter_map(|container| {
        let on = |member: &Field<bool>| member.known_at().filter(|(is_on, _)| **is_on).map(|(_, at)| at);
        match (on(&container.interactive), on(&container.pseudo_terminal)) {
            (Some(one), Some(other)) => {
                Some(Terminal { first: one.min(other), second: Some(one.max(other)) })
            }
            (one, other) => Some(Terminal { first: one.or(other)?, second: None }),
        }
    });
    terminals.collect()
}

fn words<'c>(context: &'c Context<'c>, terminal: &Terminal) -> Finding {
    let name = context.tree.key(terminal.first.node).unwrap_or("interactive");
    let message = format!(
        "'{name}' is true. Nobody is attached to a container of a task, and ECS Exec opens a terminal of its own. Remove \
         it, unless the program ends without it."
    );
    let finding = Finding::at(terminal.first, message);
    match terminal.second {
        Some(second) => finding.related(second, "The same goes for this member."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, terminal: &Terminal) -> Vec<Fix> {
    let members = [Some(terminal.first), terminal.second].into_iter().flatten();
    let nodes: Vec<NodeId> = members.map(|at| at.node).collect();
    vec![Fix::guess("Do without a terminal", remove_entries(context.tree, &nodes))]
}
