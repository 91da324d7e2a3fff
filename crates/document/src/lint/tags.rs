//! What rules about tags share.

use super::Fix;
use crate::syntax::rewrite::remove_entries;
use crate::syntax::{NodeId, Tree};

/// The tag with the key or value `node` goes, and the list with it when nothing else is in it: an empty one is
/// refused.
#[must_use]
pub fn removed(tree: &Tree, node: NodeId) -> Vec<Fix> {
    let Some(tag) = tree.parent(node) else { return Vec::new() };
    let alone = tree.parent(tag).filter(|&list| tree.children(list).count() == 1);
    vec![Fix::guess("Remove this tag", remove_entries(tree, &[alone.unwrap_or(tag)]))]
}
