//! What no lint checks: that nothing of a rule is missing, and that files stay short.

use crate::data::{entries, here, inputs, name, read, report};
use crate::pages;
use ecs_document::lint::{Class, Finder, Grade, catalogue::RULES};
use ecs_document::schema::{ListOf, Required, Shape, Value, ValueKind, shapes};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most lines of a source file.
const LONGEST_FILE: usize = 600;

#[test]
fn the_catalogue_is_in_order_and_without_duplicates() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut ordered = codes.clone();
    ordered.sort_unstable();
    ordered.dedup();
    assert_eq!(codes, ordered);
}

#[test]
fn every_rule_has_file_page_and_fixtures() {
    let mut missing = Vec::new();
    for rule in RULES {
        let file = format!("src/lint/rules/{}.rs", rule.code.to_lowercase().replace('-', "_"));
        let fixtures = here("tests/rules").join(rule.code);
        let needed = [here(&file), pages::folder().join(format!("{}.md", rule.code))];
        missing.extend(needed.iter().filter(|path| !path.exists()).map(|path| path.display().to_string()));
        for kind in ["accepted", "refused"] {
            if rule.decided_elsewhere().is_none() && inputs(&fixtures.join(kind)).is_empty() {
                missing.push(fixtures.join(kind).display().to_string());
            }
        }
    }
    report(missing);
}

#[test]
fn every_rule_file_and_fixture_folder_belongs_to_a_rule() {
    let known: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let files = entries(&here("src/lint/rules")).into_iter().map(|path| name(&path));
    let files = files.filter_map(|file| Some(file.strip_suffix(".rs")?.to_uppercase().replace('_', "-")));
    let folders = entries(&here("tests/rules")).into_iter().map(|path| name(&path));
    let strangers = files.chain(folders).filter(|code| code != "MOD" && !known.contains(code));
    report(strangers.collect());
}

#[test]
fn titles_and_sources_are_phrases() {
    let odd = RULES.iter().filter(|rule| {
        let ends_plainly = !rule.title.ends_with(['.', '!', ' ']) && !rule.title.is_empty();
        !ends_plainly || rule.title.contains('!') || rule.source.is_empty() || rule.finders.is_empty()
    });
    report(odd.map(|rule| format!("{}: {:?} {:?}", rule.code, rule.title, rule.source)).collect());
}

/// A refusal that is only documented must not sound as if it had been seen.
#[test]
fn documented_refusals_say_that_aws_documents_them() {
    let mut complaints = Vec::new();
    for rule in RULES {
        let refuses = !matches!(rule.class, Class::Advice | Class::FailsAtRuntime | Class::RejectedAtLaunch);
        if rule.grade != Grade::D || !refuses {
            continue;
        }
        for path in inputs(&here("tests/rules").join(rule.code).join("refused")) {
            if !read(&path.with_extension("expect")).contains("AWS documents") {
                complaints.push(format!("{}: no message says \"AWS documents\"", path.display()));
            }
        }
    }
    report(complaints);
}

/// Which rules the tables name and the catalogue does not have yet; printed, and never a rule that only finds
/// its own places while the table relies on it to word a missing member or a wrong type.
#[test]
fn the_tables_name_rules_of_the_catalogue() {
    let named: BTreeSet<&str> = shapes::ALL.iter().flat_map(|shape| codes_of(shape)).collect();
    let (built, open): (BTreeSet<&str>, BTreeSet<&str>) =
        named.into_iter().partition(|code| RULES.iter().any(|rule| rule.code == *code));
    println!("named by the tables and not built yet: {open:?}");
    let required =
        shapes::ALL.iter().flat_map(|shape| shape.members).filter_map(|member| match member.required {
            Required::ByClient(code) => Some(code),
            _ => None,
        });
    let silent = required.filter(|code| built.contains(code)).filter(|code| {
        let rule = RULES.iter().find(|rule| rule.code == *code).unwrap();
        !rule.finders.iter().any(|finder| matches!(finder, Finder::Schema { .. }))
    });
    report(silent.map(|code| format!("{code} has no words for a missing member")).collect());
}

fn codes_of(shape: &'static Shape) -> Vec<&'static str> {
    let mut codes: Vec<&str> = shape.strangers.iter().map(|(_, code)| *code).collect();
    for member in shape.members {
        match member.required {
            Required::ByClient(code) | Required::ByService(code) => codes.push(code),
            Required::No => {}
        }
        codes_of_value(&member.value, &mut codes);
    }
    codes
}

fn codes_of_value(value: &Value, codes: &mut Vec<&'static str>) {
    codes.extend(value.mistaken.iter().map(|(_, code)| *code));
    match &value.kind {
        ValueKind::Text(text) => {
            codes.extend(text.shortest.iter().chain(&text.longest).map(|limit| limit.code));
            codes.extend(text.pattern.map(|(_, code)| code));
        }
        ValueKind::Choice(choice) => codes.push(choice.code),
        ValueKind::Integer(integer) => {
            codes.extend(integer.least.iter().chain(&integer.greatest).map(|limit| limit.code));
        }
        ValueKind::List(ListOf { element, fewest, most }) => {
            codes.extend(fewest.iter().chain(most).map(|limit| limit.code));
            codes_of_value(element, codes);
        }
        ValueKind::Map(element) => codes_of_value(element, codes),
        ValueKind::Boolean | ValueKind::Object(_) => {}
    }
}

#[test]
fn no_source_file_is_too_long() {
    let mut long = Vec::new();
    for folder in ["src", "tests/suite", "examples"] {
        for path in files(&here(folder)) {
            let lines = read(&path).lines().count();
            if lines > LONGEST_FILE {
                long.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    report(long);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let nested = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries(folder).into_iter().flat_map(nested).collect()
}
