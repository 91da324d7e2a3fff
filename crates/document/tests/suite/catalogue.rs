//! `docs/rules/README.md` says what families, classes and grades there are; the catalogue agrees.

use crate::data::{read, report};
use crate::pages;
use ecs_document::lint::{Class, Grade, catalogue::RULES};
use std::collections::BTreeMap;

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

/// Ids are counted through: a number beyond the end of its family is a slip of the pen.
#[test]
fn every_rule_belongs_to_a_family() {
    let families: BTreeMap<String, usize> =
        table("Families").into_iter().map(|row| (row[0].clone(), row[2].parse().unwrap())).collect();
    let complaints = RULES.iter().filter_map(|rule| {
        let (family, number) = rule.code.rsplit_once('-').unwrap();
        let last = families.get(family).copied().unwrap_or(0);
        let is_known = (1..=last).contains(&number.parse().unwrap());
        (!is_known).then(|| format!("{}: the family {family} has {last} rules", rule.code))
    });
    report(complaints.collect());
    println!("{} of {} rules are built", RULES.len(), families.values().sum::<usize>());
}
