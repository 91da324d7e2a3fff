//! Findings as they are shown, stored and printed.

mod markdown;
pub mod silence;

pub use markdown::markdown;

use crate::lint::{Class, Finding, Fix, Grade, Mark, Rule, Severity};
use crate::syntax::Tree;
use crate::text::{LineIndex, Span, are_disjoint};
use serde::Serialize;

/// How many findings of one text are kept. A text of megabytes can break rules in every line; nobody reads
/// more than this, and showing them must not take minutes.
pub const MAX_DIAGNOSTICS: usize = 2000;

/// A finding of a rule, in the wire format of `ecsp check --format json`, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// The rule's id.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What becomes of the definition.
    pub class: Class,
    /// How well that is known.
    pub grade: Grade,
    /// Observation, reason, what to do.
    pub message: String,
    /// AWS's exact words with the document's values, where they are known.
    pub aws_message: Option<String>,
    /// JSON Pointer into the text.
    pub pointer: String,
    /// Bytes of the text.
    pub span: Span,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in UTF-16 units.
    pub column: u32,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// Repairs, the best one first.
    pub fixes: Vec<Fix>,
}

/// Another place that has to do with a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Related {
    /// JSON Pointer into the text.
    pub pointer: String,
    /// Bytes of the text.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// AWS or its client refuses these.
    pub errors: usize,
    /// These fail later, or may be refused.
    pub warnings: usize,
    /// These are worth knowing.
    pub notes: usize,
}

/// All findings of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings in document order, at most [`MAX_DIAGNOSTICS`].
    pub list: Vec<Diagnostic>,
    /// How many there are, with those that were not kept.
    pub summary: Summary,
}

impl Diagnostics {
    /// How many findings were not kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        let Summary { errors, warnings, notes } = self.summary;
        (errors + warnings + notes).saturating_sub(self.list.len())
    }

    pub(crate) fn sorted(tree: &Tree, mut list: Vec<Diagnostic>) -> Self {
        ecs_sort::sort_by(&mut list, |one, other| {
            (one.span, one.severity, one.code).cmp(&(other.span, other.severity, other.code))
        });
        list.dedup();
        let summary = Summary::of(&list);
        list.truncate(MAX_DIAGNOSTICS);
        locate(tree, &mut list);
        Self { list, summary }
    }
}

impl Summary {
    /// Counts `list`.
    #[must_use]
    pub fn of(list: &[Diagnostic]) -> Self {
        let count = |severity| list.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// Where marks stand in the text that was judged.
pub(crate) trait Places {
    /// The bytes marked.
    fn span(&self, mark: Mark) -> Span;
    /// The JSON Pointer of what is marked.
    fn pointer(&self, mark: Mark) -> String;
}

/// The places of a tree in its own text.
pub(crate) struct Placed<'t> {
    /// The tree.
    pub tree: &'t Tree,
}

impl Places for Placed<'_> {
    fn span(&self, mark: Mark) -> Span {
        mark.span(self.tree)
    }

    fn pointer(&self, mark: Mark) -> String {
        mark.pointer(self.tree)
    }
}

impl Diagnostic {
    /// The finding of `rule`, still without line and column.
    pub(crate) fn new(places: &impl Places, rule: &Rule, finding: Finding) -> Self {
        let severity = finding.severity_by(rule);
        let related = finding.related.into_iter().map(|(mark, message)| Related {
            pointer: places.pointer(mark),
            span: places.span(mark),
            message,
        });
        Self {
            code: rule.code,
            severity,
            class: rule.class,
            grade: rule.grade,
            message: finding.message,
            aws_message: finding.aws,
            pointer: places.pointer(finding.mark),
            span: places.span(finding.mark),
            line: 0,
            column: 0,
            related: related.collect(),
            // In a broken document a repair may come to nothing, or get in its own way.
            fixes: finding
                .fixes
                .into_iter()
                .filter(|fix| !fix.edits.is_empty() && are_disjoint(&fix.edits))
                .collect(),
        }
    }
}

/// Fills in lines and columns; the text is indexed only when there is something to find in it.
fn locate(tree: &Tree, list: &mut [Diagnostic]) {
    if list.is_empty() {
        return;
    }
    let index = LineIndex::new(tree.text());
    for diagnostic in list {
        let place = index.line_column(diagnostic.span.start);
        diagnostic.line = place.line;
        diagnostic.column = place.column;
    }
}
