use crate::lint::prelude::*;
use crate::schema::Pattern;

/// A port range that is not two ports in ascending order.
pub static RULE: Rule = Rule {
    code: "TD-PORT-016",
    title: reference("Not a range of ports"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-port-range-reversed"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let range = words::shortened(case.string());
    let message =
        format!("'{range}' is no range of ports. Write {}, such as 8000-8010.", Pattern::PortRange.words());
    let words = Words::new(message);
    let container = case.container();
    words.aws(format!("Invalid 'containerPortRange' setting for container '{container}'."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    let Some((first, last)) = ends(case.string()) else { return Vec::new() };
    if first != last {
        let (low, high) = (first.min(last), first.max(last));
        let edit = replace_value(tree, node, quoted(&format!("{low}-{high}")));
        return vec![Fix::guess(format!("Write {low}-{high}"), [edit])];
    }
    let has_port = tree.parent(node).is_some_and(|mapping| tree.member(mapping, "containerPort").is_some());
    let renamed = rename_member(tree, node, "containerPort").filter(|_| !has_port);
    let single = |renamed| {
        Fix::guess(
            format!("Map the one port {first}"),
            [renamed, replace_value(tree, node, first.to_string())],
        )
    };
    renamed.map(single).into_iter().collect()
}

/// The two ports of a range in any order; of a single port, that port twice.
fn ends(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let port = |digits: &str| digits.trim().parse().ok().filter(|&port: &u16| port > 0);
    Some((port(first)?, port(last)?))
}
