//! `docs/rules/README.md` says what families, classes and grades there are; the catalogue agrees.

use crate::data::{read, report};
use crate::pages;
use ecs_document::lint::{Class, Grade, catalogue::RULES};
use std::collections::BTreeSet;

/// The rows of the table below a heading, without its head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = read(&pages::folder().join("README.md"));
    let section = pages::section(&page, heading).unwrap_or_else(|| panic!("no section {heading}")).to_owned();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.map(cells).collect()
}

#[test]
fn classes_and_grades_mean_what_the_page_says() {
    let classes = Class::ALL.map(|class| vec![class.as_str().to_owned(), class.meaning().to_owned()]);
    assert_eq!(table("Classes"), classes);
    let grades = Grade::ALL.map(|grade| vec![grade.letter().to_string(), grade.meaning().to_owned()]);
    assert_eq!(table("Grades"), grades);
}

/// Ids are counted through: the page says how many rules a family has, and each of them is there.
#[test]
fn the_catalogue_is_complete() {
    let expected: BTreeSet<String> = table("Families")
        .into_iter()
        .flat_map(|row| {
            let last: u32 = row[2].parse().unwrap();
            (1..=last).map(move |number| format!("{}-{number:03}", row[0]))
        })
        .collect();
    let built: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let missing = expected.difference(&built).map(|code| format!("{code} is not built"));
    let strange = built.difference(&expected).map(|code| format!("{code} is beyond the end of its family"));
    report(missing.chain(strange).collect());
}
