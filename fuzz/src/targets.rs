//! What holds for every text, as functions that a fuzzer calls with anything. The tests of `ecs-document` call the
//! same functions with a few hundred texts.

use ecs_document::convert::{Target, export, register_inputs};
use ecs_document::diagnostics::MAX_DIAGNOSTICS;
use ecs_document::forms::Form;
use ecs_document::lint::{Applicability, Fix};
use ecs_document::schema::{self, Tolerance, Violation, ViolationKind, shapes};
use ecs_document::syntax::{
    Kind, Lexer, MAX_DEPTH, MAX_PROBLEMS, NodeId, Parsed, Syntax, Tree, parse_hcl, parse_json, parse_yaml,
};
use ecs_document::text::{LineIndex, apply_edits};
use ecs_document::{JudgeOptions, Judgement, apply_fixes, judge};

/// Every notation: the text is kept, spans lie in it and on its characters, nodes hang together, repairs apply.
pub fn tree(text: &str) {
    let tokens: String = Lexer::new(text).map(|token| token.span.of(text)).collect();
    assert_eq!(tokens, text, "tokens give back the text");
    for read in [parse_json, parse_yaml, parse_hcl] {
        let Parsed { tree, problems, .. } = read(text);
        assert_eq!(tree.text(), text);
        spans_fit(&tree);
        hangs_together(&tree);
        assert!(problems.len() <= MAX_PROBLEMS);
        for problem in &problems {
            assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
            assert!(
                apply_edits(text, &problem.repair).is_ok_and(|it| it != text || problem.repair.is_empty())
            );
        }
    }
    agrees_with_serde(text);
}

fn spans_fit(tree: &Tree) {
    for node in tree.subtree(tree.root()) {
        let span = tree.span(node);
        assert!(tree.text().get(span.range()).is_some(), "{span:?}");
        if let Some(key) = tree.key_span(node) {
            assert!(tree.text().get(key.range()).is_some(), "{key:?}");
        }
        // An alias of YAML stands for a value that is elsewhere.
        if let Some(parent) = tree.parent(node).filter(|_| tree.syntax() != Syntax::Yaml) {
            assert!(tree.span(parent).contains(tree.entry_span(node)), "{span:?} is outside of its parent");
        }
        assert_eq!(tree.string(node).is_some(), tree.kind(node) == Kind::String);
        assert_eq!(tree.number(node).is_some(), tree.kind(node) == Kind::Number);
    }
}

/// Every node but the root is among the children of its parent, and those are all there are.
fn hangs_together(tree: &Tree) {
    let mut reached = 1;
    for node in tree.subtree(tree.root()) {
        for child in tree.children(node) {
            reached += 1;
            assert_eq!(tree.parent(child), Some(node));
            assert_eq!(tree.key(child).is_some(), tree.kind(node) == Kind::Object);
            assert_eq!(tree.ordinal(child).is_some(), tree.kind(node) == Kind::Array);
        }
    }
    assert_eq!(reached, tree.subtree(tree.root()).count());
}

/// Without a problem is what serde_json reads, but for what template tools write into it: tokens that stand bare, and
/// directives, which count as blanks.
fn agrees_with_serde(text: &str) {
    let Parsed { tree, problems, .. } = parse_json(text);
    let is_token = |node| tree.kind(node) == Kind::Placeholder;
    let has_token =
        ["{{", "{%"].iter().any(|it| text.contains(it)) || tree.subtree(tree.root()).any(is_token);
    if problems.is_empty() && !has_token {
        assert!(is_json(text), "serde_json refuses it");
    }
    // It reads deeper than we do.
    let is_shallow = tree.subtree(tree.root()).all(|node| tree.kind(node) != Kind::Missing);
    if is_shallow && is_json(text) {
        assert!(problems.is_empty(), "{problems:?}");
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The tables find nothing outside of the tree, nothing twice, and the same when they are asked again.
pub fn schema(text: &str) {
    for read in [parse_json, parse_yaml, parse_hcl] {
        let tree = read(text).tree;
        for tolerance in [Tolerance::default(), Tolerance { nulls: true, read_only: true }] {
            let violations = schema::check(&tree, tree.root(), &shapes::TASK_DEFINITION, tolerance);
            let mut said: Vec<_> = violations.iter().map(place_and_reason).collect();
            let again = schema::check(&tree, tree.root(), &shapes::TASK_DEFINITION, tolerance);
            assert!(said.iter().copied().eq(again.iter().map(place_and_reason)));
            let nodes = tree.subtree(tree.root()).count();
            assert!(said.len() <= nodes * most_violations_of_a_node());
            assert!(violations.iter().all(|it| text.get(tree.span(it.node).range()).is_some()));
            said.sort_unstable();
            assert!(said.windows(2).all(|pair| pair[0] != pair[1]), "said twice: {said:?}");
        }
    }
}

/// What a violation is about: the place, the rule, and which member is missing there.
fn place_and_reason(violation: &Violation) -> (NodeId, &'static str, Option<&'static str>) {
    let missing = match violation.kind {
        ViolationKind::Missing(_, member) => Some(member.name),
        _ => None,
    };
    (violation.node, violation.code, missing)
}

/// Every member of the greatest shape may be missing, and something be wrong with the value besides.
fn most_violations_of_a_node() -> usize {
    shapes::CONTAINER_DEFINITION.members.len() + 1
}

/// Findings lie in the text, in order and counted; the verdict is the same a second time; fixes apply, one by one
/// and all together, and leave a text that is read as well as before.
pub fn lint(text: &str) {
    let judgement = judge(text, &JudgeOptions::default());
    assert_eq!(judgement.diagnostics(), judge(text, &JudgeOptions::default()).diagnostics());
    counted_and_in_order(&judgement);
    let lines = LineIndex::new(text);
    for found in judgement.diagnostics() {
        assert!(text.get(found.span.range()).is_some(), "{found:?}");
        assert!(found.related.iter().all(|related| text.get(related.span.range()).is_some()), "{found:?}");
        let place = lines.line_column(found.span.start);
        assert_eq!((found.line, found.column), (place.line, place.column), "{found:?}");
        assert!(!found.message.trim().is_empty());
        found.fixes.iter().for_each(|fix| fix_applies(text, fix));
    }
    for with_unsafe in [false, true] {
        fixes_go_together(text, &judgement, with_unsafe);
    }
    judgement.definitions().for_each(drop);
}

fn counted_and_in_order(judgement: &Judgement) {
    let (list, summary) = (judgement.diagnostics(), judgement.summary());
    assert!(list.len() <= MAX_DIAGNOSTICS);
    assert_eq!(summary.errors + summary.warnings + summary.notes, list.len() + judgement.omitted());
    assert!(judgement.omitted() == 0 || list.len() == MAX_DIAGNOSTICS);
    assert!(list.is_sorted_by_key(|found| found.span));
}

/// The edits of a fix fit the text, and change it if they are offered to be applied.
fn fix_applies(text: &str, fix: &Fix) {
    let fixed = apply_edits(text, &fix.edits);
    assert!(fixed.is_ok(), "{fix:?}");
    assert!(fix.applicability == Applicability::DisplayOnly || fixed.as_deref() != Ok(text), "{fix:?}");
}

/// All fixes of a text: JSON stays JSON, and a text without a syntax error gets none.
fn fixes_go_together(text: &str, judgement: &Judgement, with_unsafe: bool) {
    let usable = |fix: &Fix| match fix.applicability {
        Applicability::Safe => true,
        Applicability::Unsafe => with_unsafe,
        Applicability::DisplayOnly => false,
    };
    let has_fix = judgement.diagnostics().iter().any(|found| found.fixes.iter().any(usable));
    let (fixed, count) = apply_fixes(text, judgement.diagnostics(), with_unsafe);
    assert_eq!(count > 0, has_fix, "of fixes that apply, one is applied");
    assert!(count > 0 || fixed == text);
    assert!(!is_json(text) || is_json(&fixed), "no longer JSON:\n{fixed}");
    let after = judge(&fixed, &JudgeOptions::default());
    // Jsonnet is known by two signs, and a fix may take the last of one.
    let may_break = is_broken(judgement) || judgement.form() == Form::Jsonnet;
    assert!(may_break || !is_broken(&after), "a syntax error is new:\n{fixed}");
}

/// Whether the reader of the text has an error to report.
fn is_broken(judgement: &Judgement) -> bool {
    judgement.diagnostics().iter().any(|found| found.code == "TD-DOC-001")
}

/// What any form is converted to is JSON, converts to itself, brings no error of its own, and is read in every form
/// it is exported to.
pub fn forms(text: &str) {
    for input in register_inputs(text) {
        assert!(is_json(&input.json), "{}", input.json);
        assert!(input.notes.iter().all(|note| text.get(note.span.range()).is_some()));
        let judgement = judge(&input.json, &JudgeOptions::default());
        let judgement = (judgement.form() == Form::RegisterInput).then_some(judgement);
        // An unknown member may look like a resource of CloudFormation.
        if judgement.is_some() {
            let again = register_inputs(&input.json);
            assert!(again.iter().all(|again| again.json == input.json), "{}", input.json);
        }
        for target in Target::ALL {
            let exported = export(&input.json, target);
            assert!(exported.ends_with('\n'));
            let back = judge(&exported, &JudgeOptions::default());
            if let Some(judgement) = judgement.as_ref().filter(|it| depth(it.tree()) < MAX_DEPTH / 2) {
                is_read_back(judgement, &back, target);
            }
        }
    }
}

/// How deep values are nested in the text; what a definition is exported to may nest it deeper.
fn depth(tree: &Tree) -> usize {
    let ends = |node: NodeId| tree.subtree(node).last();
    let mut open = Vec::new();
    let depths = tree.subtree(tree.root()).map(|node| {
        while open.last().is_some_and(|&end| end < Some(node)) {
            open.pop();
        }
        open.push(ends(node));
        open.len()
    });
    depths.max().unwrap_or(0)
}

/// An exported definition is of the form that was asked for, without a syntax error.
fn is_read_back(judgement: &Judgement, back: &Judgement, target: Target) {
    let form = match target {
        Target::Register => Form::RegisterInput,
        Target::CloudFormation => Form::CloudFormationTemplate,
        Target::Terraform => Form::Hcl,
        // A shell reads that.
        Target::Cli => return,
    };
    let text = back.tree().text();
    assert_eq!(back.form(), form, "{text}");
    assert!(!is_broken(back), "{text}");
    assert_eq!(back.definitions().count(), judgement.definitions().count(), "{text}");
}
