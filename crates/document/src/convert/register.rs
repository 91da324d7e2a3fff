use super::Note;
use super::writer::Writer;
use crate::document::Document;
use crate::forms::{Form, Recognised, Root, RootKind, clean_up};
use crate::lint::Mark;
use crate::syntax::rewrite::remove_entries;
use crate::syntax::{NodeId, Tree, parse_json};
use crate::text::apply_edits;

/// A definition as input of `RegisterTaskDefinition`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterInput {
    /// The input, as JSON.
    pub json: String,
    /// What was left out, filled in or is not known, in the order of the pasted text; of several definitions in
    /// one text, the first has the notes of all.
    pub notes: Vec<Note>,
}

/// The family of a definition that names none.
const FAMILY: &str = "my-task";

/// Every definition in `text`, whatever its form, as register input: without what only AWS's answers have, and
/// with what a bare list of containers lacks to be one.
///
/// What is not known stands in the JSON as a template token, `"${Name}"`.
#[must_use]
pub fn register_inputs(text: &str) -> Vec<RegisterInput> {
    let document = Document::read(text);
    let mut notes = document.converted.as_ref().map_or(Vec::new(), |converted| converted.notes.clone());
    let (tree, roots) = document.definitions();
    let form = document.recognised.form;
    let mut inputs = Vec::with_capacity(roots.len());
    for &root in roots {
        let (json, left_out) = match form.is_described() {
            true => (described(tree, form, root), Vec::new()),
            false => written(tree, root),
        };
        notes.extend(left_out.into_iter().map(|note| match &document.converted {
            Some(converted) => {
                Note { span: converted.span(&document.source.tree, Mark::Bytes(note.span)), ..note }
            }
            None => note,
        }));
        inputs.push(RegisterInput { json: without_shadowed(&json), notes: Vec::new() });
    }
    ecs_sort::sort_by_key(&mut notes, |note| note.span);
    if let Some(first) = inputs.first_mut() {
        first.notes = notes;
    }
    inputs
}

/// The definition at `root`, written anew as JSON, and what was left out.
fn written(tree: &Tree, root: Root) -> (String, Vec<Note>) {
    let mut writer = Writer::of_json(tree);
    let at = writer.at(root.node);
    match root.kind {
        RootKind::TaskDefinition => writer.copy(root.node),
        RootKind::ContainerList | RootKind::Container => {
            writer.open_object(at);
            writer.member("family", None);
            writer.string(FAMILY, at);
            writer.member("containerDefinitions", None);
            if root.kind == RootKind::Container {
                writer.open_list(at);
                writer.element();
            }
            writer.copy(root.node);
            if root.kind == RootKind::Container {
                writer.close();
            }
            writer.close();
        }
    }
    (writer.text, writer.notes)
}

/// Without wrapper, read-only members and nulls: AWS wrote the text.
fn described(tree: &Tree, form: Form, root: Root) -> String {
    let recognised = Recognised { form, roots: vec![root] };
    match apply_edits(tree.text(), &clean_up(tree, &recognised)) {
        Ok(cleaned) => {
            let tree = parse_json(&cleaned).tree;
            written(&tree, Root { node: tree.root(), kind: RootKind::TaskDefinition }).0
        }
        Err(_) => written(tree, root).0,
    }
}

/// Without members that a later one of the same name hides.
fn without_shadowed(json: &str) -> String {
    let tree = parse_json(json).tree;
    let objects = tree.subtree(tree.root());
    let shadowed: Vec<NodeId> =
        objects.flat_map(|object| tree.shadowed_members(object)).map(|(earlier, _)| earlier).collect();
    if shadowed.is_empty() {
        return json.to_owned();
    }
    apply_edits(json, &remove_entries(&tree, &shadowed)).unwrap_or_else(|_| json.to_owned())
}
