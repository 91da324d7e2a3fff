use crate::text::Span;

/// A node of a [`Tree`]. Ids are in document order; a node's descendants follow it directly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object: its children are the values of its members, each with a key.
    Object,
    /// A list.
    Array,
    /// A string, or a bare word that stands where a string belongs.
    String,
    /// A number, kept as written: it may have any length and may break JSON's number grammar.
    Number,
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// A template token that stands bare in place of a value, such as `${MEMORY}`.
    Placeholder,
    /// A value that is not there, as in `"cpu": ,`, or one nested too deep to be read.
    Missing,
}

/// The notation a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, and what people write instead of it.
    #[default]
    Json,
    /// YAML, in block or flow style.
    Yaml,
    /// Terraform's HCL.
    Hcl,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub span: Span,
    pub parent: u32,
    /// One past the last descendant.
    pub end: u32,
    /// The key's place among the strings for a member, the ordinal for an element.
    pub slot: u32,
    /// The content's place among the strings, for strings, and for numbers that stand elsewhere.
    pub content: u32,
}

/// A string of the text: a key or a value.
#[derive(Clone, Debug)]
pub(super) struct StringEntry {
    /// The bytes with quotes.
    pub span: Span,
    /// The bytes between the quotes.
    pub content: Span,
    /// The text meant, where it differs from the bytes between the quotes.
    pub decoded: Option<Box<str>>,
}

/// A text and its structure: nodes in document order in one flat list.
#[derive(Clone, Debug)]
pub struct Tree {
    pub(super) text: Box<str>,
    pub(super) nodes: Vec<Node>,
    pub(super) strings: Vec<StringEntry>,
    pub(super) syntax: Syntax,
    pub(super) has_directives: bool,
}

impl Tree {
    /// The notation of the text.
    #[must_use]
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// Whether directives of a template decide what of the text is kept.
    #[must_use]
    pub fn has_directives(&self) -> bool {
        self.has_directives
    }

    /// The text that was read, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost value. There always is one; in a text without any value it is [`Kind::Missing`].
    #[must_use]
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// What `node` is.
    #[must_use]
    pub fn kind(&self, node: NodeId) -> Kind {
        self.node(node).map_or(Kind::Missing, |node| node.kind)
    }

    /// The bytes of the value, quotes and brackets included.
    #[must_use]
    pub fn span(&self, node: NodeId) -> Span {
        self.node(node).map_or(Span::default(), |node| node.span)
    }

    /// The bytes of the value as text.
    #[must_use]
    pub fn source(&self, node: NodeId) -> &str {
        self.span(node).of(&self.text)
    }

    /// The object or list that holds `node`.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.node(node)?.parent;
        (parent != node.0).then_some(NodeId(parent))
    }

    /// The values directly inside `node`, in order; a duplicate key comes as often as it is written.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(node);
        let mut next = node.0 + 1;
        std::iter::from_fn(move || {
            let child = NodeId(next);
            next = self.node(child).filter(|_| next < end)?.end;
            Some(child)
        })
    }

    /// The innermost node whose entry covers `span`; the root when none does.
    #[must_use]
    pub fn innermost(&self, span: Span) -> NodeId {
        let mut node = self.root();
        while let Some(inner) = self.children(node).find(|&child| self.entry_span(child).contains(span)) {
            node = inner;
        }
        node
    }

    /// The position of `node` among all nodes of the tree, which are in document order.
    #[must_use]
    pub(crate) fn position(&self, node: NodeId) -> usize {
        node.0 as usize
    }

    /// The node at `position` in document order.
    #[must_use]
    pub(crate) fn node_at(&self, position: usize) -> Option<NodeId> {
        let id = u32::try_from(position).ok()?;
        self.nodes.get(position).map(|_| NodeId(id))
    }

    /// The entry after `node` in the same object or list.
    #[must_use]
    pub fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let next = self.end(node);
        (next < self.end(self.parent(node)?)).then_some(NodeId(next))
    }

    /// All nodes inside `node`, itself first, in document order.
    pub fn subtree(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (node.0..self.end(node)).map(NodeId)
    }

    /// The name of the member whose value `node` is.
    #[must_use]
    pub fn key(&self, node: NodeId) -> Option<&str> {
        self.key_entry(node).map(|entry| self.content(entry))
    }

    /// The bytes of the member's name, quotes included.
    #[must_use]
    pub fn key_span(&self, node: NodeId) -> Option<Span> {
        self.key_entry(node).map(|entry| entry.span)
    }

    /// The bytes of the whole member or element: from its name, if it has one, to the end of its value.
    #[must_use]
    pub fn entry_span(&self, node: NodeId) -> Span {
        let value = self.span(node);
        self.key_span(node).map_or(value, |key| Span { start: key.start, end: value.end.max(key.end) })
    }

    /// The ordinal of an element in its list, from 0.
    #[must_use]
    pub fn ordinal(&self, node: NodeId) -> Option<u32> {
        let inside_list = self.kind(self.parent(node)?) == Kind::Array;
        inside_list.then(|| self.node(node).map(|node| node.slot)).flatten()
    }

    /// The text meant by a string, escapes resolved.
    #[must_use]
    pub fn string(&self, node: NodeId) -> Option<&str> {
        let node = self.node(node).filter(|node| node.kind == Kind::String)?;
        self.strings.get(node.content as usize).map(|entry| self.content(entry))
    }

    /// The whole number that `node` is, if it is one that fits.
    #[must_use]
    pub fn integer(&self, node: NodeId) -> Option<i64> {
        self.number(node)?.parse().ok()
    }

    /// A number as it is written.
    #[must_use]
    pub fn number(&self, node: NodeId) -> Option<&str> {
        let found = self.node(node).filter(|node| node.kind == Kind::Number)?;
        let elsewhere = self.strings.get(found.content as usize).map(|entry| self.content(entry));
        Some(elsewhere.unwrap_or_else(|| self.source(node)))
    }

    /// Whether a template token stands in `object` for members that are not known yet.
    #[must_use]
    pub fn has_members_to_come(&self, object: NodeId) -> bool {
        self.children(object).any(|child| self.stands_for_members(child))
    }

    /// The value of the member `name` of an object. Of several, it is the last: the one that parsers keep.
    #[must_use]
    pub fn member(&self, object: NodeId, name: &str) -> Option<NodeId> {
        if self.kind(object) != Kind::Object {
            return None;
        }
        self.children(object).filter(|&child| self.key(child) == Some(name)).last()
    }

    /// Members whose name is written again later in the same object, each with the last one of that name,
    /// in document order. Parsers keep only the last.
    #[must_use]
    pub fn shadowed_members(&self, object: NodeId) -> Vec<(NodeId, NodeId)> {
        // Of what directives choose from, one is there.
        let is_certain = self.kind(object) == Kind::Object && !self.has_directives;
        if !is_certain || !self.may_repeat_a_name(object) {
            return Vec::new();
        }
        let named = self.children(object).filter(|&child| !self.stands_for_members(child));
        let mut members: Vec<(&str, NodeId)> =
            named.filter_map(|child| Some((self.key(child)?, child))).collect();
        ecs_sort::sort(&mut members);
        let mut shadowed: Vec<(NodeId, NodeId)> = members
            .chunk_by(|one, next| one.0 == next.0)
            .filter_map(|same| same.split_last())
            .flat_map(|((_, kept), earlier)| earlier.iter().map(|&(_, node)| (node, *kept)))
            .collect();
        ecs_sort::sort(&mut shadowed);
        shadowed
    }

    /// Whether two members of `object` may have the same name: cheap, and false for nearly every object.
    fn may_repeat_a_name(&self, object: NodeId) -> bool {
        let mut seen = [0_u64; 4];
        self.children(object).any(|child| {
            let key = self.key(child).unwrap_or("").as_bytes();
            let letter = |at: usize| key.get(at).copied().map_or(0, usize::from);
            let mixed = key.len() * 7
                + letter(0) * 31
                + letter(key.len() / 2) * 13
                + letter(key.len().max(1) - 1) * 3;
            let bit = 1 << (mixed % 64);
            let repeats = seen.get(mixed / 64 % 4).is_some_and(|word| word & bit != 0);
            if let Some(word) = seen.get_mut(mixed / 64 % 4) {
                *word |= bit;
            }
            repeats
        })
    }

    fn stands_for_members(&self, child: NodeId) -> bool {
        self.kind(child) == Kind::Placeholder && self.key(child) == Some("")
    }

    fn node(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.0 as usize)
    }

    fn end(&self, node: NodeId) -> u32 {
        self.node(node).map_or(0, |node| node.end)
    }

    fn key_entry(&self, node: NodeId) -> Option<&StringEntry> {
        let inside_object = self.kind(self.parent(node)?) == Kind::Object;
        inside_object.then(|| self.strings.get(self.node(node)?.slot as usize)).flatten()
    }

    fn content<'t>(&'t self, entry: &'t StringEntry) -> &'t str {
        entry.decoded.as_deref().unwrap_or_else(|| entry.content.of(&self.text))
    }
}
