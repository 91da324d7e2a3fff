//! `docs/rules/TD-….md`: the examples of every page are compiled, and its head is that of the rule.

use crate::data::{entries, here, name, read, report};
use crate::launches::launches;
use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Rule, Severity, catalogue::RULES};
use ecs_document::{JudgeOptions, judge};
use std::path::PathBuf;

/// The pages are part of the repository, not of the crate.
pub fn folder() -> PathBuf {
    here("../../docs/rules")
}

#[test]
fn every_page_is_right_about_its_rule() {
    let complaints = RULES.iter().flat_map(|rule| {
        let page = read(&folder().join(format!("{}.md", rule.code)));
        check(rule, &page).into_iter().map(|complaint| format!("{}: {complaint}", rule.code))
    });
    report(complaints.collect());
}

#[test]
fn every_page_belongs_to_a_rule() {
    let pages = entries(&folder()).into_iter().filter(|path| path.extension().is_some_and(|it| it == "md"));
    let strangers = pages
        .map(|path| name(&path))
        .filter(|name| name != "README.md" && !RULES.iter().any(|rule| format!("{}.md", rule.code) == *name));
    report(strangers.collect());
}

/// The sections of a page: of a rule in the document, of one about a launch, and of one decided elsewhere.
const SECTIONS: [&[&str]; 3] = [
    &["What", "Why", "Failing example", "Fixed example", "What AWS says"],
    &["What", "Why", "Failing example", "Failing launch", "Fixed example", "Fixed launch", "What AWS says"],
    &["What", "Why", "Where it is decided", "What AWS says"],
];

fn check(rule: &Rule, page: &str) -> Vec<String> {
    let head = format!(
        "# {}: {}\n\n- Class: {}\n- Grade: {}\n- Source: {}\n\n",
        rule.code,
        rule.title,
        rule.class.as_str(),
        rule.grade.letter(),
        rule.source
    );
    let mut complaints = Vec::new();
    if !page.starts_with(&head) {
        complaints.push(format!("the page should begin with\n{head}"));
    }
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    if !SECTIONS.contains(&headings.as_slice()) {
        complaints.push(format!("the sections are {headings:?}, not one of {SECTIONS:?}"));
    }
    for heading in headings {
        if section(page, heading).is_none_or(|text| text.trim().is_empty()) {
            complaints.push(format!("the section \"{heading}\" is empty"));
        }
    }
    if let Some(place) = rule.decided_elsewhere() {
        let sentence = format!("It is decided {place}.");
        let says_where = section(page, "Where it is decided").is_some_and(|text| text.contains(&sentence));
        complaints.extend(
            (!says_where).then(|| format!("the section \"Where it is decided\" should say {sentence}")),
        );
        return complaints;
    }
    let (Some(failing), Some(fixed)) = (example(page, "Failing example"), example(page, "Fixed example"))
    else {
        complaints.push("an example is missing".to_owned());
        return complaints;
    };
    let failing = judge(&failing, &launched(page, "Failing launch"));
    match failing.diagnostics().iter().find(|found| found.code == rule.code) {
        Some(found) => complaints.extend(check_words(page, found)),
        None => complaints.push("the failing example does not fail".to_owned()),
    }
    for found in judge(&fixed, &launched(page, "Fixed launch")).diagnostics() {
        if found.code == rule.code || found.severity == Severity::Error {
            complaints.push(format!("the fixed example has {}: {}", found.code, found.message));
        }
    }
    complaints
}

/// Pages about launches show the call beside the definition.
fn launched(page: &str, heading: &str) -> JudgeOptions {
    let launches = example(page, heading).map_or(Vec::new(), |call| launches(&call));
    JudgeOptions { launches, ..JudgeOptions::default() }
}

/// The section "What AWS says" quotes what the failing example brings, or says that there is nothing to quote.
fn check_words(page: &str, found: &Diagnostic) -> Option<String> {
    let quoted = example(page, "What AWS says").map(|text| text.trim_end().to_owned());
    let says_something = section(page, "What AWS says").is_some_and(|text| !text.trim().is_empty());
    let matches = quoted == found.aws_message && says_something;
    (!matches).then(|| format!("the section \"What AWS says\" should quote {:?}", found.aws_message))
}

/// The text under a heading, up to the next one.
pub fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n"))?;
    Some(rest.split_once("\n## ").map_or(rest, |(section, _)| section))
}

/// The fenced text of a section.
fn example(page: &str, heading: &str) -> Option<String> {
    let (_, fenced) = section(page, heading)?.split_once("```")?;
    let (_, body) = fenced.split_once('\n')?;
    Some(body.split_once("```")?.0.to_owned())
}
