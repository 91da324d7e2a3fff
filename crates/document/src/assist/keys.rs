//! The usual names of maps: options of the log driver, of the log router.

use crate::schema::{LOG_OPTIONS, Located, MapKey, ROUTER_OPTIONS};
use crate::syntax::{NodeId, Tree};

/// The names that the map `map` usually has.
pub(super) fn map_keys(tree: &Tree, map: NodeId, located: Located) -> impl Iterator<Item = &'static MapKey> {
    let (keys, of) = match located.member.map(|(shape, member)| (shape.name, member.name)) {
        Some(("LogConfiguration", "options")) => (LOG_OPTIONS, beside(tree, map, "logDriver")),
        Some(("FirelensConfiguration", "options")) => (ROUTER_OPTIONS, ""),
        _ => (&[][..], ""),
    };
    let of = of.to_owned();
    keys.iter().filter(move |key| key.of == of)
}

/// The string of the member `name` that stands beside `map`, or nothing.
fn beside<'t>(tree: &'t Tree, map: NodeId, name: &str) -> &'t str {
    let member = tree.parent(map).and_then(|object| tree.member(object, name));
    member.and_then(|node| tree.string(node)).unwrap_or("")
}
