use super::{Context, Mark};
use crate::schema::{Violation, ViolationKind, client_text};
use crate::syntax::{NodeId, Tree};

/// Something the tables found, for a rule to word and fix.
pub struct Case<'c> {
    /// The definition.
    pub context: &'c Context<'c>,
    /// What was found.
    pub violation: &'c Violation,
}

impl<'c> Case<'c> {
    /// In what way the document departs from the tables.
    #[must_use]
    pub fn kind(&self) -> ViolationKind {
        self.violation.kind
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &'c Tree {
        self.context.tree
    }

    /// The value it is about; for a missing member the object that lacks it.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.violation.node
    }

    /// The name of the member; for an element, that of the list it is in.
    #[must_use]
    pub fn member(&self) -> &'c str {
        let tree = self.tree();
        let mut node = self.node();
        loop {
            match (tree.key(node), tree.parent(node)) {
                (Some(key), _) => return key,
                (None, Some(parent)) => node = parent,
                (None, None) => return "the document",
            }
        }
    }

    /// The string at this place, or `""`.
    #[must_use]
    pub fn string(&self) -> &'c str {
        self.tree().string(self.node()).unwrap_or("")
    }

    /// The value as it is written.
    #[must_use]
    pub fn source(&self) -> &'c str {
        self.tree().source(self.node())
    }

    /// The name of the container this is in, for AWS's words: `null` where it has none.
    #[must_use]
    pub fn container(&self) -> &'c str {
        self.context.container_name(self.node()).unwrap_or("null")
    }

    /// What the client says about it.
    #[must_use]
    pub fn client_text(&self) -> Option<String> {
        client_text(self.tree(), self.context.client_root(), self.violation)
    }

    /// The place to mark.
    #[must_use]
    pub fn mark(&self) -> Mark {
        match self.kind() {
            ViolationKind::Missing(..) => Mark::Opening(self.node()),
            ViolationKind::Unknown(..) => Mark::Name(self.node()),
            _ => Mark::Value(self.node()),
        }
    }
}
