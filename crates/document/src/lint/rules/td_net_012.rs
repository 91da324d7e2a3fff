use super::td_net_011::links_are_allowed;
use super::td_net_013::is_link;
use crate::lint::names::{container_names, few, other_containers};
use crate::lint::prelude::*;
use crate::task_definition::linked_container;

/// A link to a container that the task does not have.
pub static RULE: Rule = Rule {
    code: "TD-NET-012",
    title: reference("Link to an unknown container"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("AG"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Stray<'c> {
    target: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Stray<'c>> {
    let names = container_names(&context.definition).filter(|_| links_are_allowed(context));
    let Some(names) = names else { return Vec::new() };
    let links = context.definition.containers().flat_map(|container| container.links.items_at());
    let stray =
        links.filter(|(link, _)| is_link(link) && names.binary_search(&linked_container(link)).is_err());
    stray.map(|(link, at)| Stray { target: linked_container(link), at }).collect()
}

fn words<'c>(_: &'c Context<'c>, stray: &Stray<'c>) -> Finding {
    let target = words::shortened(stray.target);
    let message = format!(
        "There is no container '{target}' in this task. AWS documents that a link names another container of the same \
         task definition."
    );
    Finding::at(stray.at, message)
}

/// The other containers, when they are few, and doing without the link.
fn fixes<'c>(context: &'c Context<'c>, stray: &Stray<'c>) -> Vec<Fix> {
    let alias =
        context.tree.string(stray.at.node).and_then(|link| link.strip_prefix(stray.target)).unwrap_or("");
    let link_to = |name: &&str| {
        let link = quoted(&format!("{name}{alias}"));
        Fix::guess(format!("Link to '{name}'"), [replace_value(context.tree, stray.at.node, link)])
    };
    let others = few(&other_containers(context, stray.at)).iter().map(link_to).collect::<Vec<Fix>>();
    others.into_iter().chain(words::removal(context, &stray.at)).collect()
}
