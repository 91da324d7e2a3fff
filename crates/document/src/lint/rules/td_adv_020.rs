use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::users::linux_containers;

/// Programs on EC2 that may gain rights while they run. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-020",
    title: reference("Programs may gain rights"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const OPTION: &str = "no-new-privileges";

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    // Where Fargate is required too, the option cannot be set.
    let on_ec2 = context.lens.includes(Compatibility::Ec2) && !context.on_fargate();
    let open = linux_containers(context).filter(|container| {
        let options = &container.docker_security_options;
        let has_option = !options.is_clear() || options.items().any(|option| option.starts_with(OPTION));
        on_ec2 && !has_option && container.privileged.or(false) == Some(false)
    });
    Occurrences::of(open.map(|container| container.at))
}

fn words<'c>(_: &'c Context<'c>, open: &Occurrences) -> Finding {
    open.finding(
        Mark::missing_in,
        "The security option no-new-privileges is not set: a program such as sudo or ping, which runs as root whoever \
         starts it, gains rights in the container. Set it in 'dockerSecurityOptions' if nothing needs that.",
        "The same goes for this container.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, open: &Occurrences) -> Vec<Fix> {
    let container = open.first.node;
    if context.tree.member(container, "dockerSecurityOptions").is_some() {
        return Vec::new();
    }
    let options = format!("[{}]", quoted(OPTION));
    let edit = insert_member(context.tree, container, "dockerSecurityOptions", &options, &["image", "name"]);
    vec![Fix::shown("Set no-new-privileges", [edit])]
}
