//! Trees as the tests of the readers write them.

use super::{Kind, NodeId, Tree};

/// The tree on one line: keys, strings in quotes, other scalars as they are.
pub fn shown(tree: &Tree, node: NodeId) -> String {
    let children = || tree.children(node).map(|child| shown(tree, child)).collect::<Vec<_>>().join(" ");
    let value = match tree.kind(node) {
        Kind::Object => format!("{{{}}}", children()),
        Kind::Array => format!("[{}]", children()),
        Kind::String => format!("{:?}", tree.string(node).unwrap_or("")),
        Kind::Number => tree.number(node).unwrap_or("").to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Null => "null".to_owned(),
        Kind::Placeholder => format!("<{}>", tree.source(node)),
        Kind::Missing => "?".to_owned(),
    };
    tree.key(node).map_or(value.clone(), |key| format!("{key}={value}"))
}
