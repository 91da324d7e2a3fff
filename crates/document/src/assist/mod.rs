//! What helps while a definition is written: completion, explanations, and names that refer to each other.
//!
//! All of it works in half-written text, in time linear in its length. Offsets are bytes of the text.

mod complete;
mod cursor;
mod hover;
mod keys;
mod legality;
mod names;
mod units;

pub use complete::{Completion, CompletionKind, complete};
pub use hover::{Fact, Hover, hover};
pub use names::{Named, NotRenamed, Occurrence, definition_of, references, rename};
pub(crate) use units::of_1024;
pub use units::{Unit, unit_of};

use crate::convert::is_register_input;
use crate::forms::{Recognised, Root, RootKind, recognise};
use crate::schema::{self, Located, Value};
use crate::syntax::{NodeId, Tree, parse_json};

/// A text, read and not judged.
struct Read {
    tree: Tree,
    recognised: Recognised,
}

impl Read {
    /// `None` for a text too long to be read.
    fn of(text: &str) -> Option<Self> {
        if text.len() > crate::MAX_TEXT {
            return None;
        }
        let tree = parse_json(text).tree;
        let mut recognised = recognise(&tree);
        if !is_register_input(&tree, recognised.form) {
            // The tables have the API's names, which another form does not use.
            recognised.roots.clear();
        }
        Some(Self { tree, recognised })
    }

    /// The definition that `offset` is in or after; in a text with several, the last that begins before it.
    fn root_at(&self, offset: u32) -> Option<Root> {
        let begins_before = |root: &&Root| self.tree.span(root.node).start <= offset;
        self.recognised.roots.iter().rev().find(begins_before).copied()
    }
}

/// What the tables say belongs at `node` of the definition `root`.
fn located(tree: &Tree, root: Root, node: NodeId) -> Option<Located> {
    schema::locate(tree, root.node, outermost(root.kind), node)
}

fn outermost(kind: RootKind) -> &'static Value {
    match kind {
        RootKind::TaskDefinition => &schema::WHOLE_DEFINITION,
        RootKind::ContainerList => &schema::CONTAINERS,
        RootKind::Container => &schema::CONTAINER,
    }
}
