use super::tree::{Kind, Node, NodeId, StringEntry, Syntax, Tree};
use crate::text::Span;

/// Makes a [`Tree`]: nodes are opened and closed in document order.
pub(super) struct TreeBuilder {
    nodes: Vec<Node>,
    strings: Vec<StringEntry>,
    open: Vec<OpenNode>,
}

/// The place of the string of a node that has none.
const NO_STRING: u32 = u32::MAX;

/// A state of a [`TreeBuilder`].
pub(super) struct Checkpoint {
    nodes: usize,
    strings: usize,
    open: usize,
    children: u32,
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
        let id = self.push(kind, key, Span::empty(start), NO_STRING);
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
        self.push(kind, key, span, NO_STRING);
    }

    /// Adds a number whose digits are not those at its place.
    pub fn number(&mut self, key: Option<Key>, digits: StringEntry) {
        let (span, content) = (digits.span, self.strings.len() as u32);
        self.strings.push(digits);
        self.push(Kind::Number, key, span, content);
    }

    pub fn string(&mut self, key: Option<Key>, string: StringEntry) {
        let (span, content) = (string.span, self.strings.len() as u32);
        self.strings.push(string);
        self.push(Kind::String, key, span, content);
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The state now, to come back to with [`TreeBuilder::rollback`].
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            nodes: self.nodes.len(),
            strings: self.strings.len(),
            open: self.open.len(),
            children: self.open.last().map_or(0, |open| open.children),
        }
    }

    /// Takes back everything since `checkpoint`. What was open then must still be.
    pub fn rollback(&mut self, checkpoint: Checkpoint) {
        self.nodes.truncate(checkpoint.nodes);
        self.strings.truncate(checkpoint.strings);
        self.open.truncate(checkpoint.open);
        if let Some(open) = self.open.last_mut() {
            open.children = checkpoint.children;
        }
    }

    /// The finished tree of `text`. All nodes must be closed.
    pub fn finish(mut self, text: &str, syntax: Syntax) -> Tree {
        while !self.open.is_empty() {
            self.close(text.len() as u32);
        }
        if self.nodes.is_empty() {
            self.leaf(Kind::Missing, None, Span::empty(text.len() as u32));
        }
        Tree { text: text.into(), nodes: self.nodes, strings: self.strings, syntax, has_directives: false }
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
