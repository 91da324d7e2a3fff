//! Fixes of a converted text as fixes of what was pasted.
//!
//! The edits are applied to the converted text; what changed in its structure is written into the pasted text,
//! and read again. Only when that says exactly what the fixed text said is the fix offered: nothing is ever
//! corrupted, whatever notation or template stands there.

use super::naming::{Naming, shape_of};
use super::{Converted, Origin, value_at};
use crate::document::Document;
use crate::forms::Form;
use crate::schema::Shape;
use crate::syntax::rewrite::{self, Change};
use crate::syntax::{Kind, NodeId, Tree, parse_json};
use crate::text::{Edit, apply_edits, quoted};

/// How many bytes are read again at most to prove the fixes of one text; the fixes of huge documents beyond it
/// are not offered.
const PROOF_BUDGET: usize = 1 << 20;

/// Objects with more members are not compared: no shape has as many.
const MOST_MEMBERS: usize = 200;

pub(crate) struct FixWriter<'d> {
    document: &'d Document,
    converted: &'d Converted,
    naming: Naming,
    budget: usize,
}

impl<'d> FixWriter<'d> {
    pub fn new(document: &'d Document, converted: &'d Converted) -> Self {
        let naming = Naming::of(document.recognised.form);
        Self { document, converted, naming, budget: PROOF_BUDGET }
    }

    /// `edits` of the converted text as edits of the pasted one, if they can be written there.
    pub fn write(&mut self, edits: &[Edit]) -> Option<Vec<Edit>> {
        if self.document.recognised.form == Form::Compose {
            // Its values are no values of the API: `5` is no duration there.
            return None;
        }
        let source = &self.document.source.tree;
        self.budget = self.budget.checked_sub(source.text().len() + self.converted.tree.text().len())?;
        let fixed = apply_edits(self.converted.tree.text(), edits).ok()?;
        let fixed = parse_json(&fixed).tree;
        let mut changes = Vec::new();
        compare((&self.converted.tree, self.converted.tree.root()), (&fixed, fixed.root()), &mut changes)?;
        let mut written = Vec::new();
        for change in &changes {
            written.extend(self.written(&fixed, change)?);
        }
        self.is_proven(&written, &fixed).then_some(written)
    }

    /// Whether the pasted text with `edits` says what `fixed` says.
    fn is_proven(&self, edits: &[Edit], fixed: &Tree) -> bool {
        let Ok(text) = apply_edits(self.document.source.tree.text(), edits) else { return false };
        let again = Document::read(&text);
        let problems = again.source.problems.len();
        again.converted.is_some_and(|again| same(&again.tree, again.tree.root(), fixed, fixed.root()))
            && problems <= self.document.source.problems.len()
    }

    fn written(&self, fixed: &Tree, change: &Difference) -> Option<Vec<Edit>> {
        let source = &self.document.source.tree;
        let origin = |node| self.converted.origin(node);
        match *change {
            Difference::Replaced(old, new) => {
                let json = self.spelled(fixed, new, self.shape_at(old));
                let change = Change::Replace { node: self.own(old)?, json: &json };
                rewrite::change(source, &change)
            }
            Difference::Renamed(old, new) => {
                let object = self.converted.tree.parent(old)?;
                let name = self.name(self.shape_at(object), fixed.key(new)?);
                origin(old).key?;
                rewrite::change(source, &Change::Rename { node: origin(old).node, name: &name })
            }
            Difference::Removed(old) => rewrite::change(source, &Change::Remove { node: self.own(old)? }),
            Difference::Inserted { object, new, after } => {
                let shape = self.shape_at(object);
                let name = self.name(shape, fixed.key(new)?);
                let inner = shape.and_then(|shape| shape_of(&shape.member(fixed.key(new)?)?.value));
                let json = self.spelled(fixed, new, inner);
                let after = after.and_then(|after| self.own(after));
                let object = self.own(object)?;
                rewrite::change(source, &Change::Insert { object, name: &name, json: &json, after })
            }
        }
    }

    /// The node of the pasted text that `node` was written from, if it is that node as a whole.
    fn own(&self, node: NodeId) -> Option<NodeId> {
        let Origin { node: own, span, .. } = self.converted.origin(node);
        (self.document.source.tree.span(own) == span).then_some(own)
    }

    /// The shape of the objects at `node` of the converted text.
    fn shape_at(&self, node: NodeId) -> Option<&'static Shape> {
        let root = self.converted.root_of(node)?;
        value_at(&self.converted.tree, root, node).and_then(shape_of)
    }

    /// What the member `api` of `shape` is called in the pasted text.
    fn name(&self, shape: Option<&'static Shape>, api: &str) -> String {
        match shape.and_then(|shape| Some((shape, shape.member(api)?))) {
            Some((shape, member)) => self.naming.member(shape, member.name).into_owned(),
            None => api.to_owned(),
        }
    }

    /// The value at `node` as JSON on one line, with members named as the pasted text names them.
    fn spelled(&self, tree: &Tree, node: NodeId, shape: Option<&'static Shape>) -> String {
        match tree.kind(node) {
            Kind::Object => {
                let members = tree.children(node).map(|member| {
                    let key = tree.key(member).unwrap_or("");
                    let inner = shape.and_then(|shape| shape_of(&shape.member(key)?.value));
                    let value = self.spelled(tree, member, inner);
                    format!("{}: {value}", quoted(&self.name(shape, key)))
                });
                format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
            }
            Kind::Array => {
                let elements = tree.children(node).map(|element| self.spelled(tree, element, shape));
                format!("[{}]", elements.collect::<Vec<_>>().join(", "))
            }
            Kind::String => quoted(tree.string(node).unwrap_or("")),
            _ => tree.source(node).to_owned(),
        }
    }
}

/// In what two trees differ, by nodes of the old one and the new one.
enum Difference {
    Replaced(NodeId, NodeId),
    Renamed(NodeId, NodeId),
    Removed(NodeId),
    Inserted { object: NodeId, new: NodeId, after: Option<NodeId> },
}

/// Collects how `new` differs from `old`; `None` when names are written twice and it cannot be told.
fn compare(old: (&Tree, NodeId), new: (&Tree, NodeId), found: &mut Vec<Difference>) -> Option<()> {
    let ((before, old), (after, new)) = (old, new);
    if before.source(old) == after.source(new) {
        return Some(());
    }
    match (before.kind(old), after.kind(new)) {
        (Kind::Object, Kind::Object) => compare_members(before, old, after, new, found),
        (Kind::Array, Kind::Array) => compare_elements(before, old, after, new, found),
        _ => {
            if !same(before, old, after, new) {
                found.push(Difference::Replaced(old, new));
            }
            Some(())
        }
    }
}

fn compare_members(
    before: &Tree,
    old: NodeId,
    after: &Tree,
    new: NodeId,
    found: &mut Vec<Difference>,
) -> Option<()> {
    if before.children(old).nth(MOST_MEMBERS).is_some() || after.children(new).nth(MOST_MEMBERS).is_some() {
        return None;
    }
    let counterpart = |tree: &Tree, object, name| {
        tree.children(object).filter(|&member| tree.key(member) == Some(name)).count()
    };
    let mut gone = Vec::new();
    for member in before.children(old) {
        let name = before.key(member)?;
        match (counterpart(before, old, name), counterpart(after, new, name)) {
            (1, 1) => compare((before, member), (after, after.member(new, name)?), found)?,
            (_, 0) => gone.push(member),
            // One of several of the same name may be gone; which one, their order tells only when all are alike.
            (many, left) if many == left => {}
            (many, _) => {
                gone.extend(shadowed(before, old, name, many, after, new)?.filter(|&it| it == member))
            }
        }
    }
    let mut previous = None;
    for member in after.children(new) {
        let name = after.key(member)?;
        if let Some(known) = before.member(old, name) {
            previous = Some(known);
            continue;
        }
        match gone.iter().position(|&left| same(before, left, after, member)) {
            Some(renamed) => {
                let left = gone.remove(renamed);
                previous = Some(left);
                found.push(Difference::Renamed(left, member));
            }
            None => found.push(Difference::Inserted { object: old, new: member, after: previous }),
        }
    }
    found.extend(gone.into_iter().map(Difference::Removed));
    Some(())
}

/// The members called `name` that are gone when only the last of `many` is left.
fn shadowed<'t>(
    before: &'t Tree,
    old: NodeId,
    name: &'t str,
    many: usize,
    after: &Tree,
    new: NodeId,
) -> Option<impl Iterator<Item = NodeId> + 't> {
    let (last, left) = (before.member(old, name)?, after.member(new, name)?);
    let only_last = after.children(new).filter(|&it| after.key(it) == Some(name)).count() == 1;
    let of_name = before.children(old).filter(move |&it| before.key(it) == Some(name));
    (only_last && same(before, last, after, left)).then(|| of_name.take(many - 1))
}

fn compare_elements(
    before: &Tree,
    old: NodeId,
    after: &Tree,
    new: NodeId,
    found: &mut Vec<Difference>,
) -> Option<()> {
    let old_elements: Vec<NodeId> = before.children(old).collect();
    let new_elements: Vec<NodeId> = after.children(new).collect();
    if old_elements.len() == new_elements.len() {
        let mut pairs = old_elements.iter().zip(&new_elements);
        return pairs.try_for_each(|(&one, &other)| compare((before, one), (after, other), found));
    }
    let mut left = new_elements.iter().peekable();
    let mut gone = Vec::new();
    for &element in &old_elements {
        match left.next_if(|&&kept| same(before, element, after, kept)) {
            Some(_) => {}
            None => gone.push(Difference::Removed(element)),
        }
    }
    match left.next() {
        None => found.extend(gone),
        Some(_) => found.push(Difference::Replaced(old, new)),
    }
    Some(())
}

/// Whether two subtrees are the same value, their members in any order. Huge objects never are.
fn same(one_tree: &Tree, one: NodeId, other_tree: &Tree, other: NodeId) -> bool {
    match (one_tree.kind(one), other_tree.kind(other)) {
        (Kind::Object, Kind::Object) => {
            let count = one_tree.children(one).take(MOST_MEMBERS + 1).count();
            count <= MOST_MEMBERS
                && count == other_tree.children(other).take(MOST_MEMBERS + 1).count()
                && one_tree.children(one).all(|member| {
                    let name = one_tree.key(member).unwrap_or("");
                    let counterpart = other_tree.member(other, name);
                    let is_last = one_tree.member(one, name) == Some(member);
                    counterpart.is_some_and(|found| !is_last || same(one_tree, member, other_tree, found))
                })
        }
        (Kind::Array, Kind::Array) => {
            let (mut ones, mut others) = (one_tree.children(one), other_tree.children(other));
            loop {
                match (ones.next(), others.next()) {
                    (None, None) => return true,
                    (Some(one), Some(other)) if same(one_tree, one, other_tree, other) => {}
                    _ => return false,
                }
            }
        }
        (Kind::String, Kind::String) => one_tree.string(one) == other_tree.string(other),
        (one_kind, other_kind) => one_kind == other_kind && one_tree.source(one) == other_tree.source(other),
    }
}
