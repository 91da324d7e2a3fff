//! The pages of the rules, from docs/rules.

/// Code and page of each rule.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// What the folder says about itself: families, classes, grades, sources.
const README: &str = include_str!("../../../docs/rules/README.md");

/// The page of the rule called `code`, as Markdown.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(known, _)| *known == code).map(|(_, page)| *page)
}

/// The codes that have a page, in order.
pub fn codes() -> impl DoubleEndedIterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// What the rules of a family such as `TD-NET` are about.
pub fn about(family: &str) -> Option<&'static str> {
    README.lines().find_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        cells.next().filter(|first| *first == family)?;
        cells.next()
    })
}
