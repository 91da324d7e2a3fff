use crate::convert::{Naming, Origin, located_at};
use crate::document::Document;
use crate::forms::{Form, Root, root_around};
use crate::schema::Located;
use crate::syntax::{NodeId, Tree};

/// A text, read and not judged.
///
/// The tables have the API's names and shapes. What is asked about a text in another form is asked of the register
/// input it is converted to, and answered at the places that came from.
pub(super) struct Read {
    document: Document,
}

impl Read {
    /// `None` for a text too long to be read.
    pub fn of(text: &str) -> Option<Self> {
        (text.len() <= crate::MAX_TEXT).then(|| Self { document: Document::read(text) })
    }

    /// The same of a text whose form is known.
    pub fn as_form(text: &str, form: Form) -> Option<Self> {
        (text.len() <= crate::MAX_TEXT).then(|| Self { document: Document::read_as(text, form) })
    }

    pub fn form(&self) -> Form {
        self.document.recognised.form
    }

    /// How the text spells the names of members.
    pub fn naming(&self) -> Naming {
        Naming::of(self.form())
    }

    /// The structure of the text itself.
    pub fn source(&self) -> &Tree {
        &self.document.source.tree
    }

    /// The structure of the definitions as register input.
    pub fn tree(&self) -> &Tree {
        self.document.definitions().0
    }

    /// The definitions, nodes of [`Read::tree`].
    pub fn roots(&self) -> &[Root] {
        self.document.definitions().1
    }

    /// Whether the text is itself the register input.
    pub fn is_register_input(&self) -> bool {
        self.document.converted.is_none()
    }

    /// The definition that `node` belongs to.
    pub fn root_of(&self, node: NodeId) -> Option<Root> {
        root_around(self.tree(), self.roots(), node)
    }

    /// Where `node` of the definitions stands in the text.
    pub fn place(&self, node: NodeId) -> Origin {
        match &self.document.converted {
            Some(converted) => converted.origin(node),
            None => {
                let tree = self.source();
                Origin { node, span: tree.span(node), key: tree.key_span(node) }
            }
        }
    }

    /// The nodes of the definitions that `node` of the text became, in document order.
    pub fn became(&self, node: NodeId) -> Vec<NodeId> {
        match &self.document.converted {
            Some(converted) => converted.written_from(node).collect(),
            None => vec![node],
        }
    }

    /// What the tables say belongs at `node` of the definitions.
    pub fn located(&self, node: NodeId) -> Option<Located> {
        located_at(self.tree(), self.root_of(node)?, node)
    }
}
