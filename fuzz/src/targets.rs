//! What holds for every text, as functions that a fuzzer calls with anything. The tests of `ecs-document` call the
//! same functions with a few hundred texts.

use ecs_document::convert::{Target, export, register_inputs};
use ecs_document::forms::Form;
use ecs_document::schema::{self, Tolerance, shapes};
use ecs_document::syntax::{Kind, Parsed, Tree, parse_hcl, parse_json, parse_yaml};
use ecs_document::text::apply_edits;
use ecs_document::{JudgeOptions, apply_fixes, judge};

/// Every notation: spans lie in the text and on its characters, children in their parents, repairs apply.
pub fn tree(text: &str) {
    for read in [parse_json, parse_yaml, parse_hcl] {
        let Parsed { tree, problems, .. } = read(text);
        spans_fit(&tree);
        for problem in &problems {
            assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
            assert!(apply_edits(text, &problem.repair).is_ok(), "{problem:?}");
        }
    }
}

fn spans_fit(tree: &Tree) {
    for node in tree.subtree(tree.root()) {
        let span = tree.span(node);
        assert!(tree.text().get(span.range()).is_some(), "{span:?}");
        if let Some(key) = tree.key_span(node) {
            assert!(tree.text().get(key.range()).is_some(), "{key:?}");
        }
        if tree.kind(node) == Kind::String {
            assert!(tree.string(node).is_some());
        }
        if let Some(parent) = tree.parent(node) {
            assert!(
                tree.children(parent).any(|child| child == node) || tree.children(parent).nth(50).is_some()
            );
        }
    }
}

/// The tables find nothing outside of the tree, and the schema's walk comes to an end.
pub fn schema(text: &str) {
    for read in [parse_json, parse_yaml] {
        let tree = read(text).tree;
        for tolerance in [Tolerance::default(), Tolerance { nulls: true, read_only: true }] {
            for violation in schema::check(&tree, tree.root(), &shapes::TASK_DEFINITION, tolerance) {
                assert!(tree.source(violation.node).len() <= text.len());
            }
        }
    }
}

/// Findings lie in the text, and their fixes apply, one by one and all together.
pub fn lint(text: &str) {
    let judgement = judge(text, &JudgeOptions::default());
    for found in judgement.diagnostics() {
        assert!(text.get(found.span.range()).is_some(), "{found:?}");
        assert!(found.related.iter().all(|related| text.get(related.span.range()).is_some()), "{found:?}");
        assert!(found.fixes.iter().all(|fix| apply_edits(text, &fix.edits).is_ok()), "{found:?}");
    }
    for with_unsafe in [false, true] {
        drop(apply_fixes(text, judgement.diagnostics(), with_unsafe));
    }
    judgement.definitions().for_each(drop);
}

/// What any form is converted to is JSON, converts to itself, and is read in every form it is exported to.
pub fn forms(text: &str) {
    for input in register_inputs(text) {
        assert!(serde_json::from_str::<serde_json::Value>(&input.json).is_ok(), "{}", input.json);
        // An unknown member may look like a resource of CloudFormation.
        if judge(&input.json, &JudgeOptions::default()).form() == Form::RegisterInput {
            let again = register_inputs(&input.json);
            assert!(again.iter().all(|again| again.json == input.json), "{}", input.json);
        }
        assert!(input.notes.iter().all(|note| text.get(note.span.range()).is_some()));
        for target in Target::ALL {
            let exported = export(&input.json, target);
            assert!(exported.ends_with('\n'));
            drop(judge(&exported, &JudgeOptions::default()));
        }
    }
}
