//! What one module says, the other understands: the verdict on every fixture of the rules comes back as it was.

use std::fs;
use std::path::{Path, PathBuf};

use ecs_document::lint::Target;
use ecs_document::text::{Edit, apply_edits};
use ecs_document::{JudgeOptions, repair};
use ecs_judge::{Repair, Row, Verdict, launch_types, launches, rows_to_json};

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_below(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

#[test]
fn verdicts_on_all_fixtures_cross_unchanged() {
    let mut files = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../document/tests/rules");
    files_below(&folder, &mut files);
    let (mut fixes, mut quoted, mut defaults, mut modes) = (0, 0, 0, 0);
    for file in &files {
        let bytes = fs::read(file).expect("a fixture");
        let verdict = Verdict::of(&String::from_utf8_lossy(&bytes), &JudgeOptions::default());
        assert_eq!(Verdict::from_json(&verdict.to_json()), verdict, "{}", file.display());
        fixes += verdict.problems.iter().map(|problem| problem.fixes.len()).sum::<usize>();
        quoted += verdict.problems.iter().filter(|problem| problem.aws_message.is_some()).count();
        defaults += verdict.defaults.len();
        modes += usize::from(verdict.modes.is_some());
    }
    // Each part of a verdict occurs, or nothing would have been compared.
    assert!(fixes > 50 && quoted > 50 && defaults > 50 && modes > 50, "{fixes} {quoted} {defaults} {modes}");
}

#[test]
fn characters_that_json_escapes_cross_unchanged() {
    for name in ["\"", "\\", "\u{1}", "\u{7f}", "\u{2028}", "😀", "\r\n\t", "</script>"] {
        let text = format!("{{\"family\": {}, \"nonsense\u{1}{name}\": 1}}", serde_json::json!(name));
        let verdict = Verdict::of(&text, &JudgeOptions::default());
        assert!(!verdict.problems.is_empty());
        assert_eq!(Verdict::from_json(&verdict.to_json()), verdict, "{name:?}");
    }
}

#[test]
fn the_hunks_of_a_repair_make_it() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../document/tests/rules"), &mut files);
    files.retain(|file| file.components().any(|part| part.as_os_str() == "refused"));
    let mut repaired = 0;
    for file in &files {
        let bytes = fs::read(file).expect("a fixture");
        // Longer ones are about length.
        if bytes.len() > 4096 {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let repair_of_it = Repair::of(&text, &JudgeOptions::default());
        assert_eq!(Repair::from_json(&repair_of_it.to_json()), repair_of_it, "{}", file.display());
        let edits: Vec<Edit> =
            repair_of_it.hunks.iter().map(|hunk| Edit::replace(hunk.span, hunk.text.clone())).collect();
        let expected = repair(&text, &JudgeOptions::default(), false);
        assert_eq!(apply_edits(&text, &edits).as_ref(), Ok(&expected.text), "{}", file.display());
        for hunk in &repair_of_it.hunks {
            let before = &text[..hunk.span.start as usize];
            assert_eq!(hunk.line as usize, before.matches('\n').count() + 1, "{}", file.display());
        }
        repaired += usize::from(!edits.is_empty());
    }
    assert!(repaired > 50, "{repaired}");
}

#[test]
fn a_service_that_cannot_run_a_definition_does_not_keep_it_from_being_registered() {
    let text = r#"{"family":"web","networkMode":"bridge","containerDefinitions":[{"name":"app","image":"a","memory":64}]}"#;
    let scenario = r#"{"version":1,"clusters":[{"clusterName":"demo"}],
        "services":[{"serviceName":"web","cluster":"demo","taskDefinition":"web","launchType":"FARGATE"}]}"#;
    let options = JudgeOptions { launches: launches(text, scenario), ..JudgeOptions::default() };
    let verdict = Verdict::of(text, &options);
    let codes: Vec<&str> = verdict.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert!(codes.contains(&"TD-RUN-001"), "{codes:?}");
    assert!(verdict.summary.errors > 0 && verdict.refusals() == 0 && verdict.runs(), "{verdict:?}");
    let elsewhere = launches(&text.replace("web", "other"), scenario);
    assert_eq!(elsewhere, [], "a service of another family");
}

#[test]
fn launch_types_cross_unchanged_and_offer_what_helps() {
    let text = r#"{"family":"web","containerDefinitions":[{"name":"app","image":"a","memory":64}]}"#;
    let rows = launch_types(text);
    assert_eq!(Row::list_from_json(&rows_to_json(&rows)), rows);
    assert_eq!(rows.len(), 5);
    let row = |name: &str| rows.iter().find(|row| row.name.contains(name)).expect("a launch type");
    assert_eq!((row("EC2").value.as_str(), row("EC2").action.as_str()), ("Runs as it is", ""));
    let fargate = row("Fargate");
    assert!(fargate.value.starts_with("Needs ") && !fargate.notes.is_empty(), "{fargate:?}");
    let repair = Repair::for_launch_type(text, Target::from_name(&fargate.action).expect("a target"));
    let edits = repair.hunks.iter().map(|hunk| Edit::replace(hunk.span, hunk.text.clone()));
    let ready = apply_edits(text, &edits.collect::<Vec<_>>()).expect("edits that fit");
    let target = Some(Target::Fargate);
    assert!(Verdict::of(&ready, &JudgeOptions { target, ..JudgeOptions::default() }).runs(), "{ready}");
}

#[test]
fn anything_else_is_an_empty_verdict() {
    for text in ["", "null", "[", "{\"problems\": {\"span\": -1}}", "{\"summary\": {\"errors\": \"x\"}}"] {
        let verdict = Verdict::from_json(text);
        assert!(!verdict.runs(), "{text}");
        assert_eq!(verdict.form, "", "{text}");
    }
}
