use std::collections::BTreeSet;

use super::events::{Item, ItemKind};
use super::scalar::kind_of;
use crate::syntax::MAX_DEPTH;
use crate::syntax::tree::{Kind, StringEntry};
use crate::syntax::tree_builder::{Key, TreeBuilder};
use crate::text::Span;

/// How much aliases may stand for, in nodes and bytes of text together. A document of nine lines can name
/// itself a billion times.
const ALIAS_BUDGET: usize = 1 << 20;

/// Builds the tree of `items`. Returns the first alias that was not followed because the budget was spent.
pub(super) fn build(text: &str, items: &[Item], is_masked: bool, tree: &mut TreeBuilder) -> Option<Span> {
    let mut builder =
        Builder { text, items, is_masked, tree, alias: None, budget: ALIAS_BUDGET, merging: 0, spent: None };
    builder.node(0, None);
    builder.spent
}

struct Builder<'b> {
    text: &'b str,
    items: &'b [Item],
    /// Whether the items are those of a text in which template tokens are written over.
    is_masked: bool,
    tree: &'b mut TreeBuilder,
    /// The alias whose copy is being made: all of the copy stands where the alias stands.
    alias: Option<Span>,
    budget: usize,
    /// How many merge keys are being followed, one inside of the other.
    merging: usize,
    spent: Option<Span>,
}

impl<'b> Builder<'b> {
    /// Adds the node at `position`; nothing when there is none.
    fn node(&mut self, position: usize, key: Option<Key>) {
        let Some(item) = self.items.get(position) else { return };
        let span = self.place(without_properties(self.text, item));
        let cost = match &item.kind {
            ItemKind::Scalar { content, .. } => 1 + content.len(),
            _ => 1,
        };
        if self.alias.is_some() && !self.afford(cost, span) {
            return self.tree.leaf(Kind::Missing, key, span);
        }
        if self.tree.depth() >= MAX_DEPTH {
            return self.tree.leaf(Kind::Missing, key, span);
        }
        match &item.tag {
            Some((name, false)) => self.intrinsic(item, name, key, |builder, key| {
                builder.untagged(position, item, span, Some(key));
            }),
            _ => self.untagged(position, item, span, key),
        }
    }

    /// Where something stands: inside of an alias's copy, where the alias stands.
    fn place(&self, span: Span) -> Span {
        self.alias.unwrap_or(span)
    }

    /// Takes `cost` from the budget of copies; false once it is spent.
    fn afford(&mut self, cost: usize, at: Span) -> bool {
        match self.budget.checked_sub(cost) {
            Some(left) => self.budget = left,
            None => self.spent = self.spent.or(Some(at)),
        }
        self.spent.is_none()
    }

    /// `!Name value` as the object it stands for.
    fn intrinsic(&mut self, item: &Item, name: &str, key: Option<Key>, value: impl FnOnce(&mut Self, Key)) {
        let whole = self.place(item.span);
        let tag = item.span.of(self.text).find('!').unwrap_or(0) as u32 + item.span.start;
        let tag_end = (tag + 1 + name.len() as u32).min(item.span.end.max(tag));
        let tag = self.place(Span { start: tag, end: tag_end });
        let long = match name {
            "Ref" | "Condition" => name.to_owned(),
            _ => format!("Fn::{name}"),
        };
        self.tree.open(Kind::Object, key, whole.start);
        let entry = StringEntry { span: tag, content: tag, decoded: Some(long.into_boxed_str()) };
        let inner = self.tree.key(entry);
        value(self, inner);
        self.tree.close(whole.end.max(tag.end));
    }

    fn untagged(&mut self, position: usize, item: &'b Item, span: Span, key: Option<Key>) {
        match &item.kind {
            ItemKind::Scalar { content, plain } => self.scalar(item, content, *plain, span, key),
            ItemKind::Mapping => {
                self.tree.open(Kind::Object, key, span.start);
                self.members(position, &BTreeSet::new());
                self.tree.close(span.end);
            }
            ItemKind::Sequence => {
                self.tree.open(Kind::Array, key, span.start);
                for element in self.inside(position, 1) {
                    self.node(element, None);
                }
                self.tree.close(span.end);
            }
            ItemKind::Alias(target) => self.alias(*target, position, item.span, key),
        }
    }

    /// A copy of the node that an alias names; one that names a node it stands in is not followed.
    fn alias(&mut self, target: Option<usize>, position: usize, span: Span, key: Option<Key>) {
        let place = self.place(span);
        let outer = self.alias.replace(place);
        match target.filter(|&target| self.is_before(target, position)) {
            Some(target) => self.node(target, key),
            None => self.tree.leaf(Kind::Missing, key, place),
        }
        self.alias = outer;
    }

    /// Whether the node at `target` is complete before `position`.
    fn is_before(&self, target: usize, position: usize) -> bool {
        self.items.get(target).is_some_and(|item| item.end <= position)
    }

    /// Positions of the items directly inside of the one at `position`, every `step` of them.
    fn inside(&self, position: usize, step: usize) -> impl Iterator<Item = usize> + use<'b> {
        let items = self.items;
        let end = items.get(position).map_or(0, |item| item.end);
        let mut next = position + 1;
        let all = std::iter::from_fn(move || {
            let current = next;
            next = items.get(current).filter(|_| current < end)?.end;
            Some(current)
        });
        all.step_by(step)
    }

    /// The members of the mapping at `position`, without those in `hidden`.
    fn members(&mut self, position: usize, hidden: &BTreeSet<&'b str>) {
        let items = self.items;
        let name = |key: usize| match items.get(key).map(|item| &item.kind) {
            Some(ItemKind::Scalar { content, .. }) => Some(&**content),
            _ => None,
        };
        for key in self.inside(position, 2) {
            let Some(item) = items.get(key) else { continue };
            let value = item.end;
            match name(key) {
                Some("<<") if matches!(item.kind, ItemKind::Scalar { plain: true, .. }) => {
                    let mut own: BTreeSet<&str> = self.inside(position, 2).filter_map(name).collect();
                    own.extend(hidden);
                    if self.merging < MAX_DEPTH && self.afford(own.len(), self.place(item.span)) {
                        self.merging += 1;
                        self.merge(value, &own);
                        self.merging -= 1;
                    }
                }
                Some(name) if hidden.contains(name) => {}
                _ => self.member(item, value),
            }
        }
    }

    fn member(&mut self, key: &Item, value: usize) {
        let span = self.place(without_properties(self.text, key));
        let source = span.of(self.text);
        let (content, plain) = match &key.kind {
            ItemKind::Scalar { content, plain } => (&**content, *plain),
            _ => (source, true),
        };
        if self.is_masked && source.starts_with("{{") && value_is_null(self.items.get(value)) {
            // The last byte of a token that stands alone was written over by the colon.
            let rest = self.text.get(span.end as usize..).unwrap_or("");
            let span = Span { start: span.start, end: span.end + u32::from(rest.starts_with('}')) };
            let nothing = Span::empty(span.start);
            let key = self.tree.key(StringEntry { span: nothing, content: nothing, decoded: None });
            return self.tree.leaf(Kind::Placeholder, Some(key), span);
        }
        let entry = self.entry(span, content, plain);
        let key = self.tree.key(entry);
        self.node(value, Some(key));
    }

    /// Adds the members of what a merge key names: a mapping, or a list of them, the first of which wins.
    fn merge(&mut self, position: usize, hidden: &BTreeSet<&'b str>) {
        let Some(item) = self.items.get(position) else { return };
        match item.kind {
            ItemKind::Mapping => self.members(position, hidden),
            ItemKind::Sequence => {
                for element in self.inside(position, 1) {
                    self.merge(element, hidden);
                }
            }
            ItemKind::Alias(Some(target)) if self.is_before(target, position) => {
                let outer = self.alias.replace(self.place(item.span));
                self.merge(target, hidden);
                self.alias = outer;
            }
            _ => {}
        }
    }

    fn scalar(&mut self, item: &Item, content: &str, plain: bool, span: Span, key: Option<Key>) {
        let is_string = item.tag.as_ref().is_some_and(|(name, of_yaml)| *of_yaml && &**name == "str");
        let kind = if plain && !is_string { kind_of(content) } else { Kind::String };
        match kind {
            Kind::String => {
                let entry = self.entry(span, content, plain);
                self.tree.string(key, entry);
            }
            // A number is read from its bytes; those of an alias are its name.
            Kind::Number if self.alias.is_some() => {
                self.tree.number(key, StringEntry { span, content: span, decoded: Some(content.into()) });
            }
            kind => self.tree.leaf(kind, key, span),
        }
    }

    /// A string of the text; where template tokens were written over, with the tokens.
    fn entry(&self, span: Span, content: &str, plain: bool) -> StringEntry {
        let raw = span.of(self.text);
        let inner = match (plain, raw.len()) {
            (false, 2..) if raw.starts_with(['"', '\'']) => Span { start: span.start + 1, end: span.end - 1 },
            _ => span,
        };
        let inside = inner.of(self.text);
        let has_token = self.is_masked && ["{{", "${", "{%"].iter().any(|open| inside.contains(open));
        if inside == content || (has_token && self.alias.is_none()) {
            return StringEntry { span, content: inner, decoded: None };
        }
        StringEntry { span, content: inner, decoded: Some(content.into()) }
    }
}

fn value_is_null(item: Option<&Item>) -> bool {
    matches!(item.map(|item| &item.kind), Some(ItemKind::Scalar { content, plain: true }) if content.is_empty())
}

/// The bytes of a node without its anchor and tag, and without blanks at its end.
fn without_properties(text: &str, item: &Item) -> Span {
    let mut rest = item.span.of(text);
    let is_property = |rest: &str| {
        rest.starts_with('&') || (rest.starts_with('!') && (item.tag.is_some() || rest.starts_with("! ")))
    };
    let mut has_property = false;
    while is_property(rest) || (has_property && rest.starts_with('#')) {
        has_property = true;
        let ends: &[char] = if rest.starts_with('#') { &['\n'] } else { &[' ', '\t', '\n', '\r'] };
        let end = rest.find(ends).unwrap_or(rest.len());
        rest = rest.get(end..).unwrap_or("").trim_start();
    }
    let start = item.span.end - rest.len() as u32;
    Span { start, end: start + rest.trim_end().len() as u32 }
}
