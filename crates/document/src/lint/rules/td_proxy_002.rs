use crate::lint::names::{choose_from, container_names};
use crate::lint::prelude::*;

/// An App Mesh proxy in a container that the task does not have.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-002",
    title: reference("Unknown proxy container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-proxy-configuration-*"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Stray<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Stray<'c>> {
    let names = container_names(&context.definition)?;
    let (&name, at) = context.definition.proxy_configuration.known()?.container_name.known_at()?;
    names.binary_search(&name).is_err().then_some(Stray { name, at })
}

fn words<'c>(_: &'c Context<'c>, stray: &Stray<'c>) -> Finding {
    let name = words::shortened(stray.name);
    let message =
        format!("There is no container '{name}' in this task. The proxy runs in one of its containers.");
    Finding::at(stray.at, message).aws(format!("Proxy container [{}] does not exist.", stray.name))
}

/// The name in another letter case when there is one, else those there are.
fn fixes<'c>(context: &'c Context<'c>, stray: &Stray<'c>) -> Vec<Fix> {
    let names = container_names(&context.definition).unwrap_or_default();
    let same = names.iter().position(|name| name.eq_ignore_ascii_case(stray.name));
    let names = match same.and_then(|place| names.get(place..=place)) {
        Some(same) => same,
        None => &names,
    };
    choose_from(context, stray.at, names)
}
