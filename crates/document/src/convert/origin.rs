use super::Note;
use crate::forms::{Root, RootKind, root_around};
use crate::lint::Mark;
use crate::syntax::{Kind, NodeId, Syntax, Tree};
use crate::text::Span;

/// Where a value of a converted text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The node of the pasted text.
    pub node: NodeId,
    /// The bytes of its value.
    pub span: Span,
    /// The bytes of its name, if it has one there.
    pub key: Option<Span>,
}

/// The definitions of a text, written as register input.
#[derive(Clone, Debug)]
pub(crate) struct Converted {
    /// The text written, and its structure. Several definitions stand in a list.
    pub tree: Tree,
    /// The definitions, in the order of the pasted text.
    pub roots: Vec<Root>,
    /// What was left out or is not known.
    pub notes: Vec<Note>,
    /// The origin of each node of the tree, in document order.
    origins: Vec<Origin>,
}

impl Converted {
    /// `starts` are the positions of the definitions among the nodes.
    pub fn new(tree: Tree, starts: &[(usize, RootKind)], origins: Vec<Origin>, notes: Vec<Note>) -> Self {
        let root = |&(position, kind)| Some(Root { node: tree.node_at(position)?, kind });
        let roots = starts.iter().filter_map(root).collect();
        Self { tree, roots, notes, origins }
    }

    /// Where `node` of the converted text comes from.
    pub fn origin(&self, node: NodeId) -> Origin {
        let nowhere = Origin { node: NodeId::default(), span: Span::default(), key: None };
        self.origins.get(self.tree.position(node)).copied().unwrap_or(nowhere)
    }

    /// The nodes of the converted text that `source` of the pasted text became, in document order.
    pub fn written_from(&self, source: NodeId) -> impl Iterator<Item = NodeId> {
        let of_it = self.origins.iter().enumerate().filter(move |(_, origin)| origin.node == source);
        of_it.filter_map(|(position, _)| self.tree.node_at(position))
    }

    /// The definition that `node` of the converted text belongs to.
    pub fn root_of(&self, node: NodeId) -> Option<Root> {
        root_around(&self.tree, &self.roots, node)
    }

    /// The bytes of the pasted text that a mark in the converted text is about.
    pub fn span(&self, source: &Tree, mark: Mark) -> Span {
        match mark {
            Mark::Value(node) => self.origin(node).span,
            Mark::Name(node) => {
                let origin = self.origin(node);
                origin.key.unwrap_or(origin.span)
            }
            Mark::Opening(node) => opening(source, self.origin(node)),
            Mark::Bytes(span) => self.origin(self.tree.innermost(span)).span,
        }
    }

    /// The JSON Pointer into the pasted text of what is marked.
    pub fn pointer(&self, source: &Tree, mark: Mark) -> String {
        match mark {
            Mark::Value(node) | Mark::Name(node) | Mark::Opening(node) => {
                source.pointer(self.origin(node).node)
            }
            Mark::Bytes(span) => source.pointer(self.origin(self.tree.innermost(span)).node),
        }
    }
}

/// Where something is missing from an object: its bracket; in a block, which has none, its name or that of its
/// first member.
fn opening(source: &Tree, origin: Origin) -> Span {
    let Span { start, end } = origin.span;
    let has_bracket =
        source.syntax() == Syntax::Json || origin.span.of(source.text()).starts_with(['{', '[']);
    if has_bracket || !matches!(source.kind(origin.node), Kind::Object | Kind::Array) {
        return Span { start, end: end.min(start + 1) };
    }
    let first = source.children(origin.node).next().and_then(|first| source.key_span(first));
    origin.key.or(first).unwrap_or(Span { start, end: end.min(start + 1) })
}
