use crate::lint::prelude::*;
use crate::lint::proxy::{container_of, setting};

/// A proxy container that runs as whatever user its image says. The agent wants to be told.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-008",
    title: reference("Proxy container without a user"),
    class: Class::FailsAtRuntime,
    grade: Grade::T,
    source: reference("AG agent/api/task/task.go"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Userless<'c> {
    container: At,
    named: At,
    user: &'c str,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Userless<'c>> {
    let proxy = context.definition.proxy_configuration.known()?;
    let container = container_of(context, proxy).filter(|container| container.user.is_absent())?;
    let user = setting(proxy, "IgnoredUID").unwrap_or("1337");
    Some(Userless { container: container.at, named: proxy.container_name.at()?, user })
}

fn words<'c>(_: &'c Context<'c>, userless: &Userless<'c>) -> Finding {
    let message = "'user' of the proxy container is missing. By its user the traffic of the proxy is told from that of the \
                   application, and an ECS agent that is set up with another pause container refuses a proxy without \
                   one. Write that of IgnoredUID.";
    Finding::at(Mark::missing_in(userless.container), message)
        .related(userless.named, "This makes it the proxy.")
        .aws("user needs to be specified for proxy container")
        // With its own pause container the agent does not look at the user.
        .quiet()
}

fn fixes<'c>(context: &'c Context<'c>, userless: &Userless<'c>) -> Vec<Fix> {
    let user = userless.user;
    let edit = insert_member(context.tree, userless.container.node, "user", &quoted(user), &["image"]);
    vec![Fix::guess(format!("Add user \"{}\"", words::shortened(user)), [edit])]
}
