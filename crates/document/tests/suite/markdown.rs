//! `tests/markdown`: documents and their findings as they are pasted into a pull request.

use crate::data::{expect, here, inputs, name, options, read, report};
use ecs_document::diagnostics::{Diagnostic, markdown};
use ecs_document::judge;

/// The rules that the documents are about: what others find in them is no matter here.
const RULES: [&str; 4] = ["TD-DOC-005", "TD-EFS-001", "TD-EFS-011", "TD-NET-001"];

#[test]
fn findings_read_as_markdown() {
    let complaints = inputs(&here("tests/markdown")).into_iter().filter_map(|path| {
        let judgement = judge(&read(&path), &options(&path));
        let found: Vec<Diagnostic> =
            judgement.diagnostics().iter().filter(|found| RULES.contains(&found.code)).cloned().collect();
        expect(&path, &markdown(&name(&path), &found, 0)).err()
    });
    report(complaints.collect());
}

/// What stands in a document must not become a mention, markup or a line of its own.
#[test]
fn words_of_the_document_have_no_effect() {
    let text = r#"{"family": "web", "containerDefinitions": [], "networkMode": "host", "tags": []}"#;
    let found = judge(text, &Default::default());
    let hostile = Diagnostic {
        message: "'@octocat' #12 <img> **b** [a](b) `c`\n# h | \\ 50 %".into(),
        aws_message: Some("a `b` ``c``\n`d`".into()),
        ..found.diagnostics()[0].clone()
    };
    let shown = markdown("a`\n# b", &[hostile], 3);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "### ``a` # b``: 1 error");
    assert!(
        lines[2].ends_with(r"'@<!-- -->octocat' #<!-- -->12 \<img\> \*\*b\*\* \[a\](b) \`c\` # h \| \\ 50 %"),
        "{}",
        lines[2]
    );
    assert_eq!(lines[3], "  - AWS: ``` a `b` ``c`` ```");
    assert_eq!(lines[4], "  - AWS: `` `d` ``");
    assert_eq!(shown.lines().last(), Some("- 3 more are not shown."));
}
