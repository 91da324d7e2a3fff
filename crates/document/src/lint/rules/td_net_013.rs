use super::td_net_011::links_are_allowed;
use crate::lint::prelude::*;
use crate::schema::Pattern;

/// A link that is neither a name nor a name and an alias.
pub static RULE: Rule = Rule {
    code: "TD-NET-013",
    title: reference("Malformed link"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Malformed<'c> {
    link: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Malformed<'c>> {
    if !links_are_allowed(context) {
        return Vec::new();
    }
    let links = context.definition.containers().flat_map(|container| container.links.items_at());
    links.filter(|(link, _)| !is_link(link)).map(|(&link, at)| Malformed { link, at }).collect()
}

/// Whether `link` has the form `name` or `name:alias`.
pub(super) fn is_link(link: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && Pattern::Identifier.matches(name);
    let (name, alias) = link.split_once(':').unwrap_or((link, "alias"));
    is_name(name) && is_name(alias)
}

fn words<'c>(_: &'c Context<'c>, malformed: &Malformed<'c>) -> Finding {
    let link = words::shortened(malformed.link);
    let message = format!(
        "Link '{link}' is not of the form that AWS documents: the name of a container, or name:alias, in letters, \
         digits, underscores and hyphens."
    );
    Finding::at(malformed.at, message)
}

/// The part of the link that is one, and doing without it.
fn fixes<'c>(context: &'c Context<'c>, malformed: &Malformed<'c>) -> Vec<Fix> {
    let parts: Vec<&str> = malformed.link.splitn(3, ':').collect();
    let link = match parts.as_slice() {
        [name, "", ..] | [name] => (*name).to_owned(),
        [name, alias, ..] => format!("{name}:{alias}"),
        [] => String::new(),
    };
    let write = |link: &String| {
        Fix::guess(format!("Write '{link}'"), [replace_value(context.tree, malformed.at.node, quoted(link))])
    };
    let shortened = Some(&link).filter(|link| is_link(link)).map(write);
    shortened.into_iter().chain(words::removal(context, &malformed.at)).collect()
}
