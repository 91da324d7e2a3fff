//! What holds for every text.

use crate::data::{amount, entries, here, inputs, read};
use crate::launches::launches;
use ecs_document::lint::Applicability;
use ecs_document::syntax::{Kind, Lexer, NodeId, ProblemKind, Tree, first_complaint, parse_json};
use ecs_document::text::apply_edits;
use ecs_document::{JudgeOptions, judge};
use proptest::prelude::*;

/// Every fixture of the crate.
fn fixtures() -> Vec<String> {
    let rules = entries(&here("tests/rules")).into_iter();
    let folders = rules.flat_map(|rule| [rule.join("accepted"), rule.join("refused")]);
    let folders = folders.chain([here("tests/broken"), here("tests/forms"), here("tests/convert")]);
    folders.flat_map(|folder| inputs(&folder)).map(|path| read(&path)).collect()
}

/// Whatever the text: tokens cover it, spans lie inside it and nest, pointers lead back, fixes apply.
fn check_everything(text: &str) {
    check_judged(text, &JudgeOptions::default());
}

fn check_judged(text: &str, options: &JudgeOptions) {
    drop(check_tree(text));
    let judgement = judge(text, options);
    let tree = judgement.tree();
    let is_ambiguous = has_namesakes(tree);
    for found in judgement.diagnostics() {
        assert!(text.get(found.span.range()).is_some(), "{found:?}");
        // Several members may lack their name.
        let is_nameless = format!("{}/", found.pointer).contains("//");
        let is_clear = !is_ambiguous && !is_nameless;
        assert!(!is_clear || tree.at_pointer(&found.pointer).is_some(), "{found:?} {text:?}");
        for fix in &found.fixes {
            let fixed = apply_edits(text, &fix.edits);
            assert!(fixed.is_ok(), "{found:?} {text:?}");
            assert!(
                fix.applicability == Applicability::DisplayOnly || fixed.as_deref() != Ok(text),
                "{found:?}"
            );
        }
    }
}

/// Launches with everything that a rule asks for, on Fargate and on EC2.
fn launched() -> JudgeOptions {
    JudgeOptions {
        launches: launches(&read(&here("tests/every-member.launch.json"))),
        ..JudgeOptions::default()
    }
}

/// Whether a JSON Pointer can mean several places: it leads to the last member of a name, not to what stands
/// in the others. In broken text members without a name count as namesakes, whose name is empty.
fn has_namesakes(tree: &Tree) -> bool {
    tree.subtree(tree.root()).filter(|&node| tree.kind(node) == Kind::Object).any(|object| {
        let mut names: Vec<&str> =
            tree.children(object).map(|child| tree.key(child).unwrap_or_default()).collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    })
}

fn check_tree(text: &str) -> Tree {
    let tokens: String = Lexer::new(text).map(|token| token.span.of(text)).collect();
    assert_eq!(tokens, text, "tokens give back the text");
    let tree = parse_json(text).tree;
    for node in tree.subtree(tree.root()) {
        let span = tree.span(node);
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
        if let Some(parent) = tree.parent(node) {
            assert!(
                tree.span(parent).contains(tree.entry_span(node)),
                "{node:?} lies in its parent: {text:?}"
            );
        }
    }
    tree
}

/// Longer fixtures are about length; their prefixes say nothing that those of the others do not.
const LONGEST_FIXTURE: usize = 4096;

/// There are thousands of fixtures, much alike: of each one every so many prefixes are read, in the next one
/// those between. A whole judgement takes longer than a tree, and is made of fewer still.
const STRIDE: usize = 4;

fn stride_of_judgements() -> usize {
    STRIDE * amount(13, 101)
}

#[test]
fn prefixes_of_every_fixture_are_read() {
    for (number, text) in fixtures().iter().enumerate() {
        check_everything(text);
        let prefixes = text.char_indices().take_while(|_| text.len() <= LONGEST_FIXTURE);
        for (place, (end, _)) in prefixes.enumerate() {
            let place = place + number;
            if place.is_multiple_of(stride_of_judgements()) {
                check_everything(&text[..end]);
            } else if place.is_multiple_of(STRIDE) {
                check_tree(&text[..end]);
            }
        }
    }
}

/// The same JSON value, as serde_json reads it.
fn same(tree: &Tree, node: NodeId, value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (tree.kind(node), value) {
        (Kind::Null, Value::Null) => true,
        (Kind::Bool(one), Value::Bool(other)) => one == *other,
        (Kind::Number, Value::Number(number)) => {
            serde_json::from_str::<serde_json::Number>(tree.source(node)).unwrap() == *number
        }
        (Kind::String, Value::String(text)) => tree.string(node) == Some(text),
        (Kind::Array, Value::Array(elements)) => {
            tree.children(node).count() == elements.len()
                && tree.children(node).zip(elements).all(|(node, value)| same(tree, node, value))
        }
        (Kind::Object, Value::Object(members)) => {
            tree.children(node).all(|child| tree.key(child).is_some_and(|key| members.contains_key(key)))
                && members
                    .iter()
                    .all(|(name, value)| tree.member(node, name).is_some_and(|node| same(tree, node, value)))
        }
        _ => false,
    }
}

/// serde_json, the client's reader and ours agree on what is JSON, and on what it says.
fn check_against_serde(text: &str) {
    let parsed = parse_json(text);
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let has_placeholder =
        parsed.tree.subtree(parsed.tree.root()).any(|node| parsed.tree.kind(node) == Kind::Placeholder);
    let is_python = ["NaN", "Infinity"].iter().any(|word| text.contains(word));
    let is_too_deep = parsed.problems.iter().any(|problem| problem.kind == ProblemKind::TooDeep);
    if has_placeholder || is_too_deep {
        return;
    }
    assert_eq!(parsed.problems.is_empty(), is_json, "{text:?} {:?}", parsed.problems);
    assert!(is_python || first_complaint(text).is_none() == is_json, "{text:?} {:?}", first_complaint(text));
    if let Ok(value) = serde_json::from_str(text) {
        assert!(same(&parsed.tree, parsed.tree.root(), &value), "{text:?}");
    }
}

#[test]
fn fixtures_are_read_as_serde_reads_them() {
    fixtures().iter().for_each(|text| check_against_serde(text));
}

/// Text that is nearly JSON: its pieces in any order.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just("\""),
        Just("\"a\""),
        Just("\"b\":"),
        Just("1"),
        Just("-0.5e3"),
        Just("01"),
        Just("true"),
        Just("null"),
        Just("None"),
        Just("\\"),
        Just("\\u12"),
        Just("\n"),
        Just(" "),
        Just("//c\n"),
        Just("/*"),
        Just("*/"),
        Just("'"),
        Just("“"),
        Just("${X}"),
        Just("é🚀"),
        Just("\"family\": "),
        Just("\"containerDefinitions\": ["),
        Just("\t"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A fixture with a few bytes of it replaced.
fn mutated() -> impl Strategy<Value = String> {
    let fixtures: Vec<String> = fixtures().into_iter().filter(|it| it.len() <= LONGEST_FIXTURE).collect();
    let index = 0..fixtures.len();
    (index, any::<prop::sample::Index>(), any::<prop::sample::Index>(), nearly_json()).prop_map(
        move |(which, from, to, new)| {
            let text: Vec<char> = fixtures[which].chars().collect();
            let from = from.index(text.len() + 1);
            let to = (from + to.index(8)).min(text.len());
            let pieces = [text[..from].iter().collect(), new, text[to..].iter().collect::<String>()];
            pieces.concat()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in ".{0,60}") {
        check_everything(&text);
        check_against_serde(&text);
    }

    #[test]
    fn nearly_json_is_read(text in nearly_json()) {
        check_everything(&text);
        check_against_serde(&text);
    }

    #[test]
    fn mutated_documents_are_read(text in mutated()) {
        check_everything(&text);
        check_judged(&text, &launched());
        check_against_serde(&text);
    }
}
