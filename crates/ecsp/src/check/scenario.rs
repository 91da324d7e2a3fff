//! Scenarios: each task definition in one is judged where it stands, with the services that run it.

use ecs_document::diagnostics::Diagnostic;
use ecs_document::syntax::{Kind, NodeId, Tree};
use ecs_document::text::{LineIndex, Span};
use ecs_document::{JudgeOptions, judge};
use ecs_model::scenario::Scenario;

use super::Findings;
use crate::world;

/// Judges the definitions of the scenario that `text` is; `None` when it is none. What is wrong with the
/// scenario itself goes to standard error, under the name `path`.
pub fn findings(path: &str, text: &str, options: &JudgeOptions) -> Option<Findings> {
    let reading = world::is_scenario(text).then(|| Scenario::read(text))?;
    let list = reading.tree.member(reading.tree.root(), "taskDefinitions")?;
    world::show(path, text, &reading.problems);
    let index = LineIndex::new(text);
    let mut all =
        Findings { form: "scenario", has_other_errors: reading.has_errors(), ..Findings::default() };
    let definitions = reading.scenario.task_definitions.iter().zip(reading.scenario.launches());
    for (node, (definition, launches)) in reading.tree.children(list).zip(definitions) {
        let place = Place { tree: &reading.tree, node, index: &index };
        let launches = [launches, options.launches.clone()].concat();
        let options = JudgeOptions { launches, ..options.clone() };
        all.add(place.judged(definition, &options));
    }
    Some(all)
}

/// Where a definition stands in its scenario.
struct Place<'t> {
    tree: &'t Tree,
    node: NodeId,
    index: &'t LineIndex<'t>,
}

impl Place<'_> {
    /// Judges a definition as it stands here, or the text of one that a string holds.
    fn judged(&self, text: &str, options: &JudgeOptions) -> Findings {
        let is_inline = matches!(self.tree.kind(self.node), Kind::Object | Kind::Array);
        let text = if is_inline { self.tree.source(self.node) } else { text };
        let mut findings = Findings::of(&judge(text, options));
        for diagnostic in &mut findings.diagnostics {
            if is_inline { self.shift(diagnostic) } else { self.cover(diagnostic) }
        }
        findings
    }

    /// Moves a finding from the definition's own text to that of the scenario.
    fn shift(&self, diagnostic: &mut Diagnostic) {
        let start = self.tree.span(self.node).start;
        let moved = |span: Span| Span { start: start + span.start, end: start + span.end };
        let pointer = self.tree.pointer(self.node);
        diagnostic.span = moved(diagnostic.span);
        diagnostic.pointer.insert_str(0, &pointer);
        for related in &mut diagnostic.related {
            related.span = moved(related.span);
            related.pointer.insert_str(0, &pointer);
        }
        for edit in diagnostic.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = moved(edit.span);
        }
        self.locate(diagnostic);
    }

    /// Puts a finding to the whole string: places inside it are not those of the text that it holds.
    fn cover(&self, diagnostic: &mut Diagnostic) {
        diagnostic.span = self.tree.span(self.node);
        diagnostic.pointer = self.tree.pointer(self.node);
        diagnostic.related.clear();
        diagnostic.fixes.clear();
        self.locate(diagnostic);
    }

    fn locate(&self, diagnostic: &mut Diagnostic) {
        let start = self.index.line_column(diagnostic.span.start);
        (diagnostic.line, diagnostic.column) = (start.line, start.column);
    }
}
