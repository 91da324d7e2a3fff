use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::users::{RunsAs, own_linux_containers, runs_as};

/// Capabilities that nobody uses: a user other than root has none of those that Docker gives, and the container
/// asks for no more. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-013",
    title: reference("Capabilities that are not needed"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let idle = own_linux_containers(context).filter(|container| {
        let is_user = runs_as(container) == RunsAs::Other && container.privileged.or(false) == Some(false);
        is_user && keeps_idle_capabilities(container)
    });
    Occurrences::of(idle.map(|container| container.at))
}

/// Whether it certainly asks for no capability, and does not drop all.
fn keeps_idle_capabilities(container: &ContainerDefinition<'_>) -> bool {
    let parameters = match &container.linux_parameters {
        Field::Absent => return true,
        Field::Known { value, .. } => value,
        _ => return false,
    };
    let capabilities = match &parameters.capabilities {
        Field::Absent => return true,
        Field::Known { value, .. } => value,
        _ => return false,
    };
    let asks_for_none = capabilities.add.is_clear() && capabilities.add.elements().is_empty();
    let drops_all = capabilities.drop.items().any(|name| name.eq_ignore_ascii_case("ALL"));
    asks_for_none && capabilities.drop.is_clear() && !drops_all
}

fn words<'c>(_: &'c Context<'c>, idle: &Occurrences) -> Finding {
    idle.finding(
        Mark::missing_in,
        "The container runs as a user other than root and asks for no capabilities, yet keeps those that Docker gives to \
         root. Programs that make themselves root could use them. Drop ALL.",
        "The same goes for this container.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, idle: &Occurrences) -> Vec<Fix> {
    let container = idle.first.node;
    let tree = context.tree;
    let (mut object, mut inner) = (container, "{ \"capabilities\": { \"drop\": [\"ALL\"] } }");
    for (member, next) in
        [("linuxParameters", "{ \"drop\": [\"ALL\"] }"), ("capabilities", "[\"ALL\"]"), ("drop", "")]
    {
        let Some(found) = tree.member(object, member).filter(|&found| tree.kind(found) != Kind::Null) else {
            return vec![Fix::shown(
                "Drop all capabilities",
                [insert_member(tree, object, member, inner, &[])],
            )];
        };
        (object, inner) = (found, next);
    }
    vec![Fix::shown("Drop all capabilities", [replace_value(tree, object, "[\"ALL\"]")])]
}
