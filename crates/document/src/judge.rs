//! The entry: a text goes in, everything there is to say about it comes out.

use crate::convert::{Converted, FixWriter, Note};
use crate::diagnostics::{Diagnostic, Diagnostics, Summary};
use crate::document::{Document, beginning};
use crate::effective::{Filled, fill_all};
use crate::forms::{Form, Root, recognise_json, syntax_of};
use crate::launch::Launch;
use crate::lint::{Applicability, Fix, Target, diagnose, read_with};
use crate::syntax::{Kind, Parsed, Syntax, Tree, parse_json};
use crate::task_definition::{Reader, TaskDefinition};
use crate::text::{Edit, apply_edits};

/// What a text is judged for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgeOptions {
    /// A launch type to judge for, instead of those the definition requires.
    pub target: Option<Target>,
    /// The services and tasks that are to be launched. Each is held against the definitions of its family.
    pub launches: Vec<Launch>,
    /// Leaves out the fixes of notes, for who does not show them. In a text that is not input of the API every fix
    /// is proven by reading the whole text again, and nearly all that is found in most texts is notes.
    pub notes_without_fixes: bool,
}

/// A text, read and judged.
pub struct Judgement {
    document: Document,
    diagnostics: Diagnostics,
}

/// A definition found in a text.
pub struct Definition<'t> {
    /// Where it is in [`Judgement::definition_tree`], and whether it is a whole task definition.
    pub root: Root,
    /// Its members as types. The nodes of their places are those of [`Judgement::definition_tree`], the spans
    /// those of the text that was judged.
    pub task_definition: TaskDefinition<'t>,
}

/// A text, read but not judged.
pub struct Reading {
    tree: Tree,
    roots: Vec<Root>,
    /// The definitions as register input, where the text is something else.
    converted: Option<Converted>,
}

impl Reading {
    /// The definitions in the text, as types.
    pub fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
        match &self.converted {
            Some(converted) => definitions(Reader::of_converted(converted), &converted.roots),
            None => definitions(Reader::new(&self.tree), &self.roots),
        }
    }
}

/// Reads the definitions in `text`, whatever its form, and asks no rules. Never fails; of texts longer than
/// [`MAX_TEXT`] only the beginning is read.
#[must_use]
pub fn read(text: &str) -> Reading {
    let Document { source, recognised, converted } = Document::read(text);
    Reading { tree: source.tree, roots: recognised.roots, converted }
}

/// Reads the definitions in `text`, which is JSON: the way of who has had it judged, and needs neither the rules
/// nor the readers of other notations. Never fails; nothing is found in texts of other forms and beyond [`MAX_TEXT`].
#[must_use]
pub fn read_json(text: &str) -> Reading {
    let tree = parse_json(beginning(text)).tree;
    let roots = recognise_json(&tree).roots;
    Reading { tree, roots, converted: None }
}

/// Reads and judges `text`. Never fails; of texts longer than [`MAX_TEXT`] only the beginning is read.
#[must_use]
pub fn judge(text: &str, options: &JudgeOptions) -> Judgement {
    let document = Document::read(text);
    let diagnostics = diagnose(&document, options);
    Judgement { document, diagnostics }
}

impl Judgement {
    /// The form of the text.
    #[must_use]
    pub fn form(&self) -> Form {
        self.document.recognised.form
    }

    /// The text and its structure.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.document.source.tree
    }

    /// The tree that the definitions were read from: that of the text where it is input of the API, else that of
    /// the register input it was converted to.
    #[must_use]
    pub fn definition_tree(&self) -> &Tree {
        self.document.definitions().0
    }

    /// The definitions as register input, where the text is something else; several stand in a list.
    #[must_use]
    pub fn register_input(&self) -> Option<&str> {
        self.document.converted.as_ref().map(|converted| converted.tree.text())
    }

    /// Edits of [`Judgement::definition_tree`] as edits of the text that was judged; `None` where they cannot be
    /// written in its notation.
    #[must_use]
    pub fn edits_of_text(&self, edits: &[Edit]) -> Option<Vec<Edit>> {
        match &self.document.converted {
            None => Some(edits.to_vec()),
            Some(converted) => FixWriter::new(&self.document, converted).write(edits),
        }
    }

    /// What was left out, filled in or could not be known when the text was converted to register input.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        self.document.converted.as_ref().map_or(&[], |converted| &converted.notes)
    }

    /// What was found, in document order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics.list
    }

    /// How much was found of each severity, with what is beyond the limit of [`Judgement::diagnostics`].
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.diagnostics.summary
    }

    /// How many findings are beyond the limit of [`Judgement::diagnostics`].
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.diagnostics.omitted()
    }

    /// What ECS fills in, in document order; `options` are those that the text was judged with.
    #[must_use]
    pub fn effective(&self, options: &JudgeOptions) -> Vec<Filled> {
        fill_all(&self.document, options)
    }

    /// The definitions in the text, as types.
    pub fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
        let (tree, roots) = self.document.definitions();
        let reader = match &self.document.converted {
            Some(converted) => Reader::of_converted(converted),
            None => Reader::new(tree),
        };
        definitions(reader, roots)
    }
}

fn definitions<'t>(reader: Reader<'t>, roots: &'t [Root]) -> impl Iterator<Item = Definition<'t>> {
    roots.iter().map(move |&root| Definition { root, task_definition: read_with(&reader, root) })
}

/// The text with the best fix of each finding applied, as far as fixes do not get in each other's way.
///
/// Fixes marked display-only never are; unsafe ones only when `with_unsafe`. Returns the new text and how many
/// fixes were applied; fixes that were left out show again when the new text is judged.
#[must_use]
pub fn apply_fixes(text: &str, diagnostics: &[Diagnostic], with_unsafe: bool) -> (String, usize) {
    let usable = |fix: &&Fix| match fix.applicability {
        Applicability::Safe => true,
        Applicability::Unsafe => with_unsafe,
        Applicability::DisplayOnly => false,
    };
    let fixes = compatible(diagnostics.iter().filter_map(|diagnostic| diagnostic.fixes.iter().find(usable)));
    // Fixes are right one by one: what there is to compare is asked only for several.
    let faults_before = if fixes.len() > 1 { faults(text) } else { usize::MAX };
    let mut chosen = fixes.as_slice();
    loop {
        let edits: Vec<Edit> = chosen.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
        match apply_edits(text, &edits) {
            Ok(fixed) if chosen.len() < 2 || faults(&fixed) <= faults_before => return (fixed, chosen.len()),
            Err(_) if chosen.len() < 2 => return (text.to_owned(), 0),
            // What is left out now is there again in the text that results.
            _ => chosen = chosen.get(..chosen.len() / 2).unwrap_or(&[]),
        }
    }
}

/// How often `text` departs from its notation, and, where an empty block is one, how many nulls are in it. Fixes that
/// are right one by one may bring more together: two may each take one of the last two members of a block of YAML,
/// and what is left is nothing at all; in JSON one may put a member in front of the only one, which the other takes.
fn faults(text: &str) -> usize {
    if syntax_of(text) == Syntax::Json {
        let Parsed { problems, problems_omitted, .. } = parse_json(text);
        return problems.len() + problems_omitted;
    }
    let document = Document::read(text);
    let (tree, _) = document.definitions();
    let nulls = tree.subtree(tree.root()).filter(|&node| tree.kind(node) == Kind::Null).count();
    document.source.problems.len() + nulls
}

/// Those of `fixes` that can be applied together with the ones before them.
pub(crate) fn compatible<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let mut accepted: Vec<Edit> = Vec::new();
    let mut chosen = Vec::new();
    for fix in fixes {
        if !collides(&accepted, &fix.edits) {
            accepted.extend(fix.edits.iter().cloned());
            ecs_sort::sort_by_key(&mut accepted, |edit| edit.span);
            chosen.push(fix);
        }
    }
    chosen
}

/// A text after its repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The text as it is now.
    pub text: String,
    /// How many fixes were applied.
    pub fixes: usize,
    /// What is still to be said about it.
    pub summary: Summary,
}

/// A fix may uncover another finding: so often a text is judged again.
const MOST_ROUNDS: usize = 10;

/// Applies the best fix of each finding, and of what shows then, until nothing is left to fix.
#[must_use]
pub fn repair(text: &str, options: &JudgeOptions, with_unsafe: bool) -> Repaired {
    repair_selected(text, options, with_unsafe, |_, found| found.to_vec())
}

/// The same for those findings only that `select` takes from what is found in a text.
#[must_use]
pub fn repair_selected(
    text: &str,
    options: &JudgeOptions,
    with_unsafe: bool,
    mut select: impl FnMut(&str, &[Diagnostic]) -> Vec<Diagnostic>,
) -> Repaired {
    let mut judgement = judge(text, options);
    let mut repaired = Repaired { text: text.to_owned(), fixes: 0, summary: judgement.summary() };
    for _ in 0..MOST_ROUNDS {
        let selected = select(&repaired.text, judgement.diagnostics());
        let (fixed, fixes) = apply_fixes(&repaired.text, &selected, with_unsafe);
        if fixes == 0 || fixed == repaired.text {
            break;
        }
        judgement = judge(&fixed, options);
        repaired = Repaired { text: fixed, fixes: repaired.fixes + fixes, summary: judgement.summary() };
    }
    repaired
}

/// Whether one of `edits` conflicts with one of `accepted`, which are disjoint and in order.
fn collides(accepted: &[Edit], edits: &[Edit]) -> bool {
    edits.iter().any(|edit| {
        let near = accepted.partition_point(|other| other.span.end < edit.span.start);
        let candidates = accepted.get(near..).unwrap_or(&[]).iter();
        candidates
            .take_while(|other| other.span.start <= edit.span.end)
            .any(|other| edit.conflicts_with(other))
    })
}
