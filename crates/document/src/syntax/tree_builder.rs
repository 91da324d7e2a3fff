use super::tree::{Kind, Node, NodeId, StringEntry, Tree};
use crate::text::Span;

/// Makes a [`Tree`]: nodes are opened and closed in document order.
pub(super) struct TreeBuilder {
    nodes: Vec<Node>,
    strings: Vec<StringEntry>,
    open: Vec<OpenNode>,
}

struct OpenNode {
    id: u32,
    children: u32,
}

/// A key that waits for its value.
#[derive(Clone, Copy)]
pub(super) struct Key(u32);

impl TreeBuilder {
    /// A builder for a text of `length` bytes.
    pub fn new(length: usize) -> Self {
        // Definitions have a value about every 16 bytes; a first guess saves growing.
        let guess = (length / 16).min(1 << 16);
        Self { nodes: Vec::with_capacity(guess), strings: Vec::with_capacity(guess), open: Vec::new() }
    }

    pub fn key(&mut self, string: StringEntry) -> Key {
        self.strings.push(string);
        Key(self.strings.len() as u32 - 1)
    }

    /// Adds an object or list that the following nodes are inside of, until [`TreeBuilder::close`].
    pub fn open(&mut self, kind: Kind, key: Option<Key>, start: u32) {
        let id = self.push(kind, key, Span::empty(start), 0);
        self.open.push(OpenNode { id, children: 0 });
    }

    /// Ends the innermost open object or list at byte `end`.
    pub fn close(&mut self, end: u32) {
        let after = self.nodes.len() as u32;
        let Some(open) = self.open.pop() else { return };
        if let Some(node) = self.nodes.get_mut(open.id as usize) {
            node.span.end = end;
            node.end = after;
        }
    }

    pub fn leaf(&mut self, kind: Kind, key: Option<Key>, span: Span) {
        self.push(kind, key, span, 0);
    }

    pub fn string(&mut self, key: Option<Key>, string: StringEntry) {
        let (span, content) = (string.span, self.strings.len() as u32);
        self.strings.push(string);
        self.push(Kind::String, key, span, content);
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The finished tree of `text`. All nodes must be closed.
    pub fn finish(mut self, text: &str) -> Tree {
        while !self.open.is_empty() {
            self.close(text.len() as u32);
        }
        if self.nodes.is_empty() {
            self.leaf(Kind::Missing, None, Span::empty(text.len() as u32));
        }
        Tree { text: text.into(), nodes: self.nodes, strings: self.strings }
    }

    fn push(&mut self, kind: Kind, key: Option<Key>, span: Span, content: u32) -> u32 {
        let id = NodeId(self.nodes.len() as u32).0;
        let (parent, ordinal) = match self.open.last_mut() {
            Some(open) => {
                open.children += 1;
                (open.id, open.children - 1)
            }
            // The root is its own parent.
            None => (id, 0),
        };
        let slot = key.map_or(ordinal, |Key(string)| string);
        self.nodes.push(Node { kind, span, parent, end: id + 1, slot, content });
        id
    }
}
