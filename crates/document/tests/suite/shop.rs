//! The first document of the product, of the kind that introductory articles show.

use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Applicability, Severity};
use ecs_document::{JudgeOptions, Judgement, apply_fixes, judge};

const SHOP: &str = r#"{
  // one web server, published on port 80 of its instance
  "family": "shop",
  "networkMode": "bridge",
  "containerDefinitions": [
    {
      "name": "web", "image": "nginx:latest", "memory": 512, "cpu": 256,
      "environment": [ { "name": "GREETING", "value": "hello" } ],
      "portMappings": [ { "containerPort": 80, "hostPort": 80 } ]
    }
  ]
}
"#;

fn judged(text: &str) -> Judgement {
    judge(text, &JudgeOptions::default())
}

fn found<'j>(judgement: &'j Judgement, code: &str) -> &'j Diagnostic {
    judgement.diagnostics().iter().find(|found| found.code == code).unwrap_or_else(|| panic!("no {code}"))
}

#[test]
fn its_comment_is_an_error_in_the_clients_words_with_a_safe_fix() {
    let judgement = judged(SHOP);
    let comment = found(&judgement, "TD-DOC-001");
    assert_eq!(comment.severity, Severity::Error);
    assert_eq!(comment.span.of(SHOP), "// one web server, published on port 80 of its instance");
    assert_eq!((comment.line, comment.column), (2, 3));
    assert_eq!(
        comment.aws_message.as_deref(),
        Some(
            "Error parsing parameter '--cli-input-json': Invalid JSON: Expecting property name enclosed in double \
             quotes: line 2 column 3 (char 4)"
        )
    );
    assert_eq!(comment.fixes[0].applicability, Applicability::Safe);
    let (fixed, applied) = apply_fixes(SHOP, judgement.diagnostics(), false);
    assert_eq!(applied, 1);
    assert_eq!(fixed, SHOP.replace("  // one web server, published on port 80 of its instance\n", ""));
    assert_eq!(judged(&fixed).summary().errors, 0);
}

#[test]
fn its_static_host_port_is_advice() {
    let judgement = judged(SHOP);
    let port = found(&judgement, "TD-NET-016");
    assert_eq!(
        (port.severity, port.pointer.as_str()),
        (Severity::Note, "/containerDefinitions/0/portMappings/0/hostPort")
    );
    assert_eq!(judgement.summary().errors, 1, "the comment is all that is refused");
}

#[test]
fn on_fargate_everything_missing_is_said_at_once() {
    let text =
        SHOP.replace("\"networkMode\"", "\"requiresCompatibilities\": [\"FARGATE\"],\n  \"networkMode\"");
    let judgement = judged(&text);
    let mode = found(&judgement, "TD-FG-001");
    assert_eq!(mode.aws_message.as_deref(), Some("Fargate only supports network mode ‘awsvpc’."));
    assert_eq!((mode.pointer.as_str(), mode.span.of(&text)), ("/networkMode", "\"bridge\""));
    for (code, member) in [("TD-SIZE-004", "cpu"), ("TD-SIZE-005", "memory")] {
        let words = format!("Fargate requires that '{member}' be defined at the task level.");
        assert_eq!(found(&judgement, code).aws_message, Some(words));
    }
    let (fixed, _) = apply_fixes(&text, judgement.diagnostics(), true);
    let summary = judged(&fixed).summary();
    assert_eq!((summary.errors, summary.warnings), (0, 0), "{fixed}");
}

#[test]
fn the_wire_format_is_that_of_version_1() {
    let judgement = judged(SHOP);
    let json = serde_json::to_value(found(&judgement, "TD-NET-016")).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "code": "TD-NET-016", "severity": "note", "class": "advice", "grade": "D",
            "message": json["message"], "awsMessage": null,
            "pointer": "/containerDefinitions/0/portMappings/0/hostPort",
            "span": {"start": 340, "end": 342}, "line": 9, "column": 60, "related": [],
            "fixes": [{
                "title": "Use a dynamic host port", "applicability": "unsafe",
                "edits": [{"start": 340, "end": 342, "text": "0"}]
            }]
        })
    );
}
