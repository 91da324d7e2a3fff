//! Texts that are meant to break the reader: each must come to an end, with something to say.

use crate::data::{amount, large};
use ecs_document::diagnostics::MAX_DIAGNOSTICS;
use ecs_document::lint::Severity;
use ecs_document::syntax::{Lexer, parse_yaml};
use ecs_document::{JudgeOptions, judge};

fn speaks_about(text: &str) -> &'static str {
    let judgement = judge(text, &JudgeOptions::default());
    assert!(judgement.diagnostics().len() <= MAX_DIAGNOSTICS);
    judgement.diagnostics().first().map_or("", |found| found.code)
}

#[test]
fn small_oddities_have_a_clear_message() {
    for (text, code) in [
        ("", "TD-DOC-001"),
        (" \n\t", "TD-DOC-001"),
        ("null", "TD-DOC-002"),
        ("42", "TD-DOC-002"),
        ("\"text\"", "TD-DOC-002"),
        ("[]", "TD-DOC-002"),
        ("[[]]", "TD-DOC-002"),
        ("hello", "TD-DOC-001"),
        ("\u{fffd}\u{fffd}", "TD-DOC-001"),
        ("{", "TD-FAM-001"),
        ("}", "TD-DOC-001"),
        ("{\"family\": \"<script>alert(1)</script>\", \"containerDefinitions\": []}", "TD-FAM-003"),
    ] {
        assert_eq!(speaks_about(text), code, "{text:?}");
    }
}

#[test]
fn numbers_beyond_64_bits_are_no_whole_numbers_of_the_api() {
    let container = r#"{"name": "a", "image": "b", "memory": 123456789012345678901234567890}"#;
    let text = format!(r#"{{"family": "f", "containerDefinitions": [{container}]}}"#);
    let judgement = judge(&text, &JudgeOptions::default());
    let errors = judgement.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    assert_eq!(errors.map(|found| found.code).collect::<Vec<_>>(), ["TD-DOC-008"]);
}

#[test]
fn megabytes_of_anything_come_to_an_end() {
    let pieces = [
        "[", "]", "{", "}", "{\"a\":", "[{", "\"", "'", "\\", "\\\"", "\"\\", ",", ":", "/", "/*", "//\n",
        "#\n", "<", "<a", "${", "{{", "{{a}}", "“", "‘", "a ", "1 ", "\"a\" ", "\"a\":1 ", "\"\n",
        "\"\\\"\n", "\n", " ", "\u{feff}", "é",
    ];
    let of_templates = ["{{ a \"b\" c }} ", "{% if a %}", "{% else %}\n"];
    for piece in pieces.into_iter().chain(of_templates) {
        for prefix in ["", "{\"family\": ", "[", "{\"family\": \"a "] {
            let text = format!("{prefix}{}", piece.repeat(large() / piece.len() / 4));
            assert!(!speaks_about(&text).is_empty(), "{prefix}{piece}…");
        }
    }
}

/// Long enough that a look back to the beginning of the string for each of its quotes would take minutes.
#[test]
fn quotes_in_tokens_of_one_string_are_each_looked_at_once() {
    let text = format!("\"{}\"", "{{ a \"b\" c }} ".repeat(1 << 18));
    assert_eq!(Lexer::new(&text).count(), 1);
}

/// The same for a line of YAML, in which a token of another kind would be searched for to its end.
#[test]
fn tokens_of_one_line_are_each_looked_for_once() {
    let text = format!("family: {}\n", "{{ a }} ".repeat(1 << 18));
    assert!(parse_yaml(&text).problems.is_empty());
}

#[test]
fn thousands_of_wrong_containers_are_counted() {
    let container =
        r#"{"name": "a b", "image": "i", "portMappings": [{"containerPort": "80"}], "nope": 1, "cpu": null}"#;
    let count = amount(10_000, 2_000);
    let text =
        format!(r#"{{"family": "f", "containerDefinitions": [{}]}}"#, vec![container; count].join(","));
    let judgement = judge(&text, &JudgeOptions::default());
    assert_eq!(judgement.diagnostics().len(), MAX_DIAGNOSTICS);
    assert!(judgement.summary().errors >= 3 * count, "{:?}", judgement.summary());
    assert_eq!(
        judgement.omitted() + MAX_DIAGNOSTICS,
        judgement.summary().errors + judgement.summary().warnings + judgement.summary().notes
    );
}

/// Texts that begin like one of the forms that are converted, and go on with the same piece to the end.
#[test]
fn megabytes_of_any_form_come_to_an_end() {
    let beginnings = [
        "family: web\n",
        "Resources:\n  Web:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n",
        "services:\n",
        "resource \"aws_ecs_task_definition\" \"web\" {\n",
        "container_definitions = ",
    ];
    let pieces = [
        "- ",
        "a:\n ",
        "a: &a *a\n",
        "? ",
        "!Ref ",
        "{{a}}",
        "${a}",
        "'",
        "\"",
        "[",
        "{",
        "a: {b: ",
        "<<: *a\n",
        "|\n x\n",
        "<<A\n",
        "a {",
        "a = ",
        "a = [",
        "jsonencode(",
        "\"${\"",
        "# c\n",
        "x:\n",
        "  x: 1\n",
        "- a: 1\n",
        "      Cpu: 1\n",
        "volume {}\n",
        "  w:\n    ports: [1]\n",
        "é",
    ];
    for beginning in beginnings {
        for piece in pieces {
            let text = format!("{beginning}{}", piece.repeat(large() / piece.len() / 8));
            let judgement = judge(&text, &JudgeOptions::default());
            assert!(judgement.diagnostics().len() <= MAX_DIAGNOSTICS, "{beginning}{piece}…");
        }
    }
}
