//! What is said about a definition beyond its problems comes to an end for every text, and fits it.

use crate::data::{entries, here, inputs, large, read};
use ecs_document::assist::{complete, definition_of, hover, references, rename};
use ecs_document::effective::{effective, effective_definitions};
use ecs_document::lens::ready_for;
use ecs_document::lint::Target;
use ecs_document::outline::{outlines, sentences};
use ecs_document::syntax::parse_json;
use ecs_document::text::{Edit, apply_edits};
use proptest::prelude::*;

/// Definitions of every form, whole and broken.
fn fixtures() -> Vec<String> {
    let folders = ["broken", "forms", "effective", "outline", "lens", "assist/complete", "assist/names"];
    let folders = folders.map(|folder| here("tests").join(folder));
    let advice = entries(&here("tests/rules")).into_iter().map(|rule| rule.join("refused"));
    let paths = folders.into_iter().chain(advice).flat_map(|folder| inputs(&folder));
    paths.map(|path| read(&path)).filter(|text| text.len() < 8192).collect()
}

fn check_help(text: &str, offset: u32) {
    for completion in complete(text, offset, None) {
        let comma = completion.comma_at.map(|at| Edit::insert(at, ","));
        let cursor = completion.cursor as usize;
        assert!(completion.text.is_char_boundary(cursor), "{completion:?}");
        let edits: Vec<Edit> =
            comma.into_iter().chain([Edit::replace(completion.replaces, completion.text)]).collect();
        assert!(apply_edits(text, &edits).is_ok(), "{edits:?}");
    }
    let explained = hover(text, offset).map(|hover| hover.span);
    assert!(explained.is_none_or(|span| text.get(span.range()).is_some()));
    let places = references(text, offset);
    assert_eq!(definition_of(text, offset).is_some(), places.iter().any(|place| place.defines));
    if let Ok(edits) = rename(text, offset, "another-name") {
        assert_eq!(edits.len(), places.len());
        let renamed = apply_edits(text, &edits).expect("names do not overlap");
        assert!(places.is_empty() || renamed.contains("another-name"), "{renamed}");
    }
}

fn check_reading(text: &str) {
    for filled in effective(text, None) {
        assert!(text.is_char_boundary(filled.at as usize), "{filled:?}");
    }
    for definition in effective_definitions(text, None) {
        let problems = parse_json(&definition).problems;
        assert!(problems.is_empty(), "{problems:?}\n{definition}");
    }
    for outline in outlines(text) {
        assert!(sentences(&outline).iter().all(|sentence| sentence.text.ends_with('.')));
        let steps = outline.containers.iter().filter(|container| container.step.is_some()).count();
        assert_eq!(outline.start_order.iter().map(Vec::len).sum::<usize>(), steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Fixtures cut, spliced and disturbed.
    #[test]
    fn broken_definitions_are_helped_and_read(
        fixture in prop::sample::select(fixtures()),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..12,
        noise in "[\\PC\"{}\\[\\]:,]{0,6}",
        target in prop::sample::select(Target::ALL.to_vec()),
    ) {
        let boundary = |mut at: usize| {
            at = at.min(fixture.len());
            while !fixture.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(at.index(fixture.len() + 1));
        let text = format!("{}{noise}{}", &fixture[..start], &fixture[boundary(start + cut).max(start)..]);
        check_help(&text, (start + noise.len()) as u32);
        check_help(&text, start as u32);
        check_reading(&text);
        prop_assert!(apply_edits(&text, &ready_for(&text, target).edits).is_ok());
    }
}

/// Far more than AWS takes, and time that is linear: a quadratic reader would need hours.
#[test]
fn large_texts_come_to_an_end() {
    let containers = [
        r#"{"name": "a", "image": "b", "links": ["a"], "mountPoints": [{"sourceVolume": "v"}]},"#,
        r#"{"name": "a"#,
        "[[{",
        r#""a": {"#,
        "{},",
    ];
    for container in containers {
        let list = container.repeat(large() / container.len());
        let text =
            format!(r#"{{"family": "f", "volumes": [{{"name": "v"}}], "containerDefinitions": [{list}"#);
        let middle = text.find("image").unwrap_or(text.len() / 2) as u32;
        for offset in [14, middle, text.len() as u32] {
            check_help(&text, offset);
        }
        check_reading(&text);
    }
}

#[test]
fn large_texts_in_other_notations_come_to_an_end() {
    for (before, container) in [
        ("family: f\ncontainerDefinitions:\n", "  - name: a\n    image: b\n    links: [a]\n"),
        ("family: f\ncontainerDefinitions:\n", "  - name: \"a\n"),
        ("Type: AWS::ECS::TaskDefinition\nProperties:\n  ContainerDefinitions:\n", "    - Name: !Sub a\n"),
        (
            "resource \"aws_ecs_task_definition\" \"w\" {\n  container_definitions = jsonencode([\n",
            "{ name = \"a\"\nimage = b.c },\n",
        ),
        ("resource \"aws_ecs_task_definition\" \"w\" {\n", "volume {\n  name = \"${a}\n"),
        ("container_definitions = <<A\n[", "{\"name\": \"${a[\"b\"]}\"},\n"),
    ] {
        let text = format!("{before}{}", container.repeat(large() / 2 / container.len()));
        let middle = text.find("name").unwrap_or(text.len() / 2) as u32;
        for offset in [14, middle, text.len() as u32] {
            check_help(&text, offset);
        }
    }
}
